"""Posts of officers: the office and the body that the taggers of officers give a person, as a claim that he held it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from linkage.claims.finding import Finding
from linkage.claims.negation import own_negations
from linkage.claims.scene import Scene
from linkage.claims.term import read_term, term_time
from linkage.model.claim import ClaimKind, Role, Stance
from linkage.model.mention import Mention, MentionType, RelationType
from linkage.model.parse import Sentence, Token
from linkage.model.span import Span
from linkage.vocab import load_phrases

_OFFICES = (RelationType.HAS_TITLE, RelationType.HAS_ROLE)
_FAR = 60  # characters between an office and the body of which it is one
_LONGEST = 320  # characters from one end of person, office and body to the other


def read_officer_posts(scene: Scene, sentence: Sentence) -> Iterator[Finding]:
    """The posts that a sentence gives to officers.

    Args:
        scene: The report.
        sentence: One of its sentences.

    Yields:
        A post for each office or role that belongs to a person of the sentence.
    """
    own = [m for m in scene.parsed.officers if sentence.span.covers(m.span)]
    people = {m.span: m for m in own if m.type is MentionType.PERSON}
    holders = {r.tail: r.head for r in scene.parsed.relations if r.type in _OFFICES}
    for office in (m for m in own if m.span in holders):
        person, words = people.get(holders[office.span]), sentence.words_in(office.span)
        if person is None or not words or not _belongs(sentence, words, person):
            continue
        head = next((t for t in words if not words[0].i <= t.head_i <= words[-1].i), words[-1])
        title = _without_owner(office, scene.text)
        roles = [Role("person", person.text, person.span), Role("title", title.of(scene.text), title)]
        body = _body(scene, own, office, person)
        if body is None and title.of(scene.text).lower() in load_phrases("posts", "needs_body"):
            continue  # "the spokesman, X"
        beside = {"rank": _rank(scene, own, person), "organization": body}
        roles += [Role(name, m.text, m.span) for name, m in beside.items() if m is not None]
        if max(r.span.end for r in roles if r.span) - min(r.span.start for r in roles if r.span) > _LONGEST:
            continue
        roles += read_term(scene, head, appointing=any(a.lemma in load_phrases("posts", "appointed") for a in head.ancestors))
        no = _denied(sentence, words, person)
        stance = Stance.DENIED if no else None
        yield Finding(ClaimKind.POST, head, roles, words=[words[0], words[-1], *no], when=term_time(scene, roles), stance=stance)


def _without_owner(office: Mention, text: str) -> Span:
    """An office without the owner of the body behind it, which a tagger drew into it: "head" of "head of Ruritania's (Data Centre)"."""
    owned = _OWNING.search(office.text) or _OWNING.match(text, office.span.end)
    owner = _OWNER.search(office.text) if owned is not None else None
    return office.span if owner is None else Span(office.span.start, office.span.start + owner.start())


_OWNING = re.compile(r"['’]s\b")
_OWNER = re.compile(r"\s+of\s+(?:the\s+)?\S+$")


def _denied(sentence: Sentence, office: Sequence[Token], person: Mention) -> list[Token]:
    """The words between a person and an office that deny the post: "is not the commander"."""
    between = sentence.words_in(Span(person.span.end, office[0].span.start)) if person.span.end < office[0].span.start else []
    return [no for t in between if t.pos in ("AUX", "VERB") for no in own_negations(t)]


def is_in_office(scene: Scene, token: Token) -> bool:
    """Whether a word is a part of an office that the taggers know: "Commanding" of "General Officer Commanding"."""
    return any(m.span.covers(token.span) for m in scene.parsed.officers if m.type in (MentionType.TITLE, MentionType.ROLE))


def _belongs(sentence: Sentence, office: Sequence[Token], person: Mention) -> bool:
    """Whether an office and a person have no verb of another deed between them: "the chief was met by the commander, General X"."""
    before = {t.lower for t in sentence.tokens[max(office[0].i - 4, 0) : office[0].i]}
    ahead = person.span.start < office[0].span.start
    if ahead and "behalf" in before:
        return False
    if before & {"as", "now"}:
        return True
    first, last = sorted((office[0].span, person.span), key=lambda s: s.start)
    verbs = [t for t in sentence.words_in(Span(first.end, last.start)) if t.pos == "VERB"] if first.end < last.start else []
    return not verbs or verbs[-1 if ahead else 0].lemma in _holding()


@cache
def _holding() -> frozenset[str]:
    """Verbs of coming into a post, and of holding or leaving one."""
    sections = ("appointed", "serving", "entering", "holding", "tenures", "left")
    return frozenset(verb for section in sections for verb in load_phrases("posts", section))


def agree_on_posts(scene: Scene, by_rules: Sequence[Finding], by_taggers: Sequence[Finding]) -> Iterator[Finding]:
    """The posts of a sentence, each once: what the grammar of titles finds and what the taggers find are the same where the titles overlap.

    Args:
        scene: The report.
        by_rules: What the grammar finds.
        by_taggers: What `read_officer_posts` finds.

    Yields:
        Of two for one office that agree on the person, the grammar's, which knows terms and denials, with the wider title and a body where
        it has none; of two that do not agree on him, the taggers', but the grammar's where one follows another in the office. What the
        grammar takes for a person where the taggers know a body or an office is left out.
    """
    others = [m.span for m in scene.parsed.officers if m.type is not MentionType.PERSON]
    left = list(by_taggers)
    for found in by_rules:
        person, title = _role(found, "person"), _role(found, "title")
        same = next((f for f in left if title and _overlap(_role(f, "title"), title)), None)
        if same is not None and _surname(_role(same, "person")) != _surname(person):
            if not _takes_over(found):
                continue
            left.remove(same)
            same = None
        if same is not None:
            left.remove(same)
            yield _joined(found, same)
        elif person is None or person.span is None or not any(person.span.overlaps(o) for o in others):
            yield found
    yield from left


def _takes_over(found: Finding) -> bool:
    """Whether the office is one in which somebody follows another, whom taggers take for its holder: "X replaced Y as commander"."""
    link = found.anchor.head
    return found.anchor.dep == "pobj" and link.lower == "as" and link.head.lemma in load_phrases("posts", "replacing")


def _joined(found: Finding, same: Finding) -> Finding:
    """The finding with the wider title of the two, and with the body of the other where it has none or a part of it."""
    roles = {r.name: r for r in found.roles}
    for name in ("title", "organization", "rank"):
        own, other = roles.get(name), _role(same, name)
        if other is not None and (own is None or (_overlap(own, other) and len(str(other.value)) > len(str(own.value)))):
            roles[name] = other
    if _overlap(roles.get("rank"), roles.get("title")):  # "Attorney General"
        del roles["rank"]
    if _overlap(roles.get("organization"), roles.get("title")):  # "Chief of Air Staff": what seemed its body is a part of the title
        del roles["organization"]
        roles |= {r.name: r for r in same.roles if r.name == "organization"}
    return replace(found, roles=list(roles.values()), words=[*found.words, *same.words])


def _role(found: Finding, name: str) -> Role | None:
    return next((r for r in found.roles if r.name == name), None)


def _overlap(one: Role | None, two: Role | None) -> bool:
    return one is not None and two is not None and one.span is not None and two.span is not None and one.span.overlaps(two.span)


def _surname(person: Role | None) -> str:
    return "" if person is None else str(person.value).split()[-1].lower()


def _tails(scene: Scene, own: Sequence[Mention], person: Mention, sort: RelationType) -> list[Mention]:
    """What belongs to the person within the sentence."""
    spans = {r.tail for r in scene.parsed.relations if r.type is sort and r.head == person.span}
    return [m for m in own if m.span in spans]


def _rank(scene: Scene, own: Sequence[Mention], person: Mention) -> Mention | None:
    ranks = _tails(scene, own, person, RelationType.HAS_RANK)
    return min(ranks, key=lambda m: _gap(m.span, person.span), default=None)


def _body(scene: Scene, own: Sequence[Mention], office: Mention, person: Mention) -> Mention | None:
    """The body of the office: the one right behind it, else the nearest of the person's bodies without an office or a person between."""
    bodies = [m for m in own if m.type is MentionType.ORGANIZATION]
    behind = next((b for b in bodies if b.span.start >= office.span.end), None)
    if behind is not None and _stands_behind(scene.text[office.span.end : behind.span.start]):
        return behind
    between = [m.span for m in own if m.type in (MentionType.TITLE, MentionType.ROLE, MentionType.PERSON) and m is not office]
    near = [
        m
        for m in _tails(scene, bodies, person, RelationType.IS_POSTED)
        if _gap(m.span, office.span) <= _FAR and not any(_lies_between(b, m.span, office.span) for b in between)
    ]
    return min(near, key=lambda m: (m.span.start < office.span.start, _gap(m.span, office.span)), default=None)


def _stands_behind(words: str) -> bool:
    """Whether only small words and a short name in brackets stand between an office and a body: "(GOC), of the"."""
    left = re.sub(r"\([^()]{1,12}\)", " ", words)
    return set(re.findall(r"[^\s,]+", left.lower())) <= {"of", "the", "at", "in", "for", "to"}


def _gap(one: Span, two: Span) -> int:
    return max(one.start - two.end, two.start - one.end, 0)


def _lies_between(middle: Span, one: Span, two: Span) -> bool:
    first, second = sorted((one, two), key=lambda s: s.start)
    return first.end <= middle.start and middle.end <= second.start
