"""Identity: alias, age, birth, nationality, family and education of a person, as prose tells them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from linkage.claims.clauses import read_arguments
from linkage.claims.finding import Finding
from linkage.claims.record import record_subject
from linkage.claims.scene import Scene
from linkage.claims.whereabouts import state_forms
from linkage.model.claim import ClaimKind, Role
from linkage.model.mention import Mention, MentionType
from linkage.model.parse import Sentence, Token
from linkage.model.span import Span
from linkage.vocab import load_lexicon, load_phrases

_NAME = (
    r"[‘'“\"«]?(?P<alias>(?:(?:(?:al|el|ad|ar|as|ash|at|az)-)?[A-Z][\w'’-]+|[‘'“\"«][^’'”\"»]{2,60}[’'”\"»])"
    r"(?:[ -](?:[A-Z][\w'’-]+|al|el|bin|ibn|abu|de|(?:of|for)(?: the)?(?= [A-Z])))*)"
)


def read_identities(scene: Scene, sentence: Sentence) -> Iterator[Finding]:
    """What a sentence tells of who somebody is."""
    yield from _ages(scene, sentence)
    yield from _aliases(scene, sentence)
    yield from _either(scene, sentence)
    yield from _dubbed(scene, sentence)
    yield from _family(scene, sentence)
    yield from _nationalities(scene, sentence)
    yield from _births(scene, sentence)


def _make(anchor: Token, person: Mention, attribute: str, value: Span, text: str, words: list[Token]) -> Finding:
    roles = [Role("person", person.text, person.span), Role("attribute", attribute), Role("value", value.of(text), value)]
    return Finding(ClaimKind.IDENTITY, anchor, roles, words=words)


def _ages(scene: Scene, sentence: Sentence) -> Iterator[Finding]:
    """ "X, 85,", "the 59-year-old", "21-year-old X", "X, aged 40"."""
    tokens = sentence.tokens
    for token in tokens:
        if not token.text.isdigit() or not 1 <= int(token.text) <= 110:
            continue
        following = scene.text[token.span.end : token.span.end + 9].lower()
        if re.match(r"[- ]years?[- ]old", following):
            ahead = next((m for m in scene.in_sentence(sentence, MentionType.PERSON) if 0 <= m.span.start - token.span.end <= 30), None)
            behind = next((m for m in scene.in_sentence(sentence, MentionType.PERSON) if 0 <= token.span.start - m.span.end <= 20), None)
            if ahead is not None and _is_another(tokens, token, ahead):
                continue  # "the 49-year-old victim was stabbed by X"
            person = ahead or behind
            if person is None and token.i and tokens[token.i - 1].lower == "the":
                person = scene.topic_person()
            if person is not None:
                yield _make(token, person, "age", token.span, scene.text, [token])
            continue
        before = scene.text[max(0, token.span.start - 6) : token.span.start]
        after = scene.text[token.span.end : token.span.end + 1]
        if re.search(r"\d, $", before) or re.match(r", \d{3}\b", following):
            continue  # "the commanders of 1, 2 and 7 Division", "in Northern Province, 4, 101 people"
        person = next((m for m in scene.in_sentence(sentence, MentionType.PERSON) if 0 <= token.span.start - m.span.end <= 7), None)
        if person is not None and (
            (before.endswith(", ") and after in (",", ".", ")", "")) or before.endswith("aged ") or (before.endswith("(") and after == ")")
        ):
            yield _make(token, person, "age", token.span, scene.text, [token])
        elif before.endswith("I am ") and (quotation := scene.in_quotation(token.span)) is not None:
            speaker = _speaker_of(scene, quotation)
            if speaker is not None:
                yield _make(token, speaker, "age", token.span, scene.text, [token])


def _is_another(tokens: list[Token], age: Token, person: Mention) -> bool:
    """Whether a verb or "by" stands between an age and the name behind it: it is somebody else's age."""
    between = [t for t in tokens if t.i > age.i and t.span.end <= person.span.start]
    return any(t.pos in ("VERB", "AUX") or t.lower == "by" for t in between)


def _speaker_of(scene: Scene, quotation: Span) -> Mention | None:
    """The person named nearest behind a quotation."""
    people = [m for m in scene.parsed.mentions if m.type is MentionType.PERSON and 0 <= m.span.start - quotation.end <= 80]
    return people[0] if people else None


def _aliases(scene: Scene, sentence: Sentence) -> Iterator[Finding]:
    """ "X, also known as Y", "X (a.k.a. Y)", "X, nom de guerre Y"."""
    cues = "|".join(sorted((re.escape(c) for c in load_phrases("identity", "alias")), key=len, reverse=True))
    text = sentence.span.of(scene.text)
    for match in re.finditer(
        rf"\b(?:{cues})\b[.:]?(?: (?:by|as|under))?(?: (?:his|her|the|its|their))?"
        rf"(?: (?:alias|nom de guerre|nickname|name|pseudonym|names))?(?: (?:of|is|was))? ?{_NAME}",
        text,
    ):
        span = scene.trimmed(Span(sentence.span.start + match.start("alias"), sentence.span.start + match.end("alias")))
        span = _unquoted(span, scene.text)
        cue_start = sentence.span.start + match.start()
        named = [
            m
            for m in scene.in_sentence(sentence, MentionType.PERSON) + scene.in_sentence(sentence, MentionType.ORGANIZATION)
            if m.span.end <= cue_start and not m.span.overlaps(span)
        ]
        near = [m for m in named if cue_start - m.span.end <= 60]
        near = [] if _of_nameless_body(scene, sentence, cue_start) else near
        person = max(near, key=lambda m: m.span.end) if near else None
        anchor = next((t for t in sentence.tokens if t.span.start >= cue_start), sentence.tokens[0])
        if person is not None and len(span):
            for name in (span, *_further_names(scene, sentence, span)):
                yield _make(anchor, person, "alias", name, scene.text, [anchor])


def _of_nameless_body(scene: Scene, sentence: Sentence, start: int) -> bool:
    """Whether the words before "known as X" are of a body that has no other name: "founded a company known as X"."""
    before = next((t for t in reversed(sentence.tokens) if t.span.end <= start), None)
    bodies = (*load_phrases("bodies", "units"), *load_phrases("bodies", "bodies"), *load_phrases("ties", "firms"))
    return before is not None and before.pos == "NOUN" and before.dep != "appos" and before.lemma in bodies and scene.named(before) is None


_NEXT_NAME = re.compile(rf"[’'”\"»]?(?:\s+or|\s+and|(?P<comma>,)|, or)\s+{_NAME}")


def _further_names(scene: Scene, sentence: Sentence, first: Span) -> Iterator[Span]:
    """The other names of "also known as X or Y"; after a comma only within brackets, where nothing but names stands."""
    text = sentence.span.of(scene.text)
    here = first.end - sentence.span.start
    closing = text.find(")", here)
    inside = closing > 0 and text.rfind("(", 0, here) > text.rfind(")", 0, here)
    while (match := _NEXT_NAME.match(text, here)) is not None:
        if match["comma"] is not None and not (inside and match.end() <= closing):
            return
        here = match.end()
        name = Span(sentence.span.start + match.start("alias"), sentence.span.start + match.end("alias"))
        if "and" in match.group()[:6] and scene.text[name.start - 1 : name.start + 1].strip()[:1] not in "‘'“\"«":
            return  # "X, also known as Y, and Z": Z is another one
        yield _unquoted(scene.trimmed(name), scene.text)


def _either(scene: Scene, sentence: Sentence) -> Iterator[Finding]:
    """ "The Valley Front or Jabhat al-Valley": two names of one body, which share a word."""
    bodies = [m for m in scene.in_sentence(sentence, MentionType.ORGANIZATION) if len(m.text) > 1]
    names = sorted([*bodies, *scene.in_sentence(sentence, MentionType.PERSON)], key=lambda m: m.span.start)
    for first, second in pairwise(names):
        joint = scene.text[first.span.end : second.span.start].strip() == "or"
        if joint and first in bodies and _own_words(first.text) & _own_words(second.text):
            anchor = next(t for t in sentence.tokens if t.span.start >= first.span.end)
            yield _make(anchor, first, "alias", second.span, scene.text, [anchor])


def _own_words(name: str) -> set[str]:
    """The words of a name that tell it from others: no article, and no word that says what sort of body it is."""
    general = {*load_phrases("bodies", "units"), *load_phrases("bodies", "bodies")}
    return {w.lower() for w in re.findall(r"[A-Z]\w{3,}", name)} - {g.lower() for g in general}


def _dubbed(scene: Scene, sentence: Sentence) -> Iterator[Finding]:
    """ "He has been dubbed 'Y'", "is nicknamed 'Y'": the quoted words are the alias."""
    for token in sentence.tokens:
        if token.lemma not in load_phrases("identity", "dubbing") or token.pos not in ("VERB", "ADJ", "PROPN", "NOUN"):
            continue
        quoted = next((q for q in scene.quotations if 0 <= q.start - token.span.end <= 12 and sentence.span.covers(q)), None)
        if quoted is None:
            continue
        arguments = read_arguments(token)
        subject = arguments.undergoer if arguments.passive else None
        subject = subject or next((c for c in token.children if c.dep in ("dobj", "nsubjpass", "nsubj")), None)
        if subject is None:
            continue
        person = scene.named(subject) or scene.referent(subject)
        if person is None and scene.report.record and subject.pos == "NOUN" and token.lower in ("named", "called", "nicknamed", "dubbed"):
            role = scene.role("person", subject)  # "a unit named 'Y'"
            person = None if role is None or role.span is None else Mention(MentionType.PERSON, role.span, str(role.value))
        if person is not None and (person.type is MentionType.PERSON or scene.report.record):
            yield _make(token, person, "alias", _unquoted(scene.trimmed(quoted), scene.text), scene.text, [token, subject])


def _unquoted(span: Span, text: str) -> Span:
    """The stretch without the single mark that closes it: elsewhere the same sign ends a possessive ("the states’")."""
    opened = text[max(0, span.start - 1) : span.start] in ("‘", "'")
    return Span(span.start, span.end - 1) if opened and span.of(text).endswith(("’", "'")) else span


def _family(scene: Scene, sentence: Sentence) -> Iterator[Finding]:
    """ "X, son of Y", "Y's brother X"."""
    for hit in load_lexicon("identity", "family").find(sentence.tokens):
        inside = sentence.tokens[hit.start : hit.end]
        head = next((t for t in inside if t.head_i == t.i or t.head not in inside), inside[-1])  # "brother" of "brother-in-law"
        if head.pos != "NOUN":
            continue
        behind = inside[-1].next
        other = read_arguments(inside[-1]).phrase("of") or read_arguments(head).phrase("of")
        owner = next((c for c in head.children if c.dep == "poss"), None)
        relative = other or owner
        name = scene.named(behind)
        if owner is not None and owner.pos == "PRON" and head.dep == "appos" and name is not None and name.span != head.head.span:
            above = scene.named(head.head)  # "his mother X, his brother Y": Y is the brother
            if above is not None and above.span.end < head.span.start and name.type is above.type is MentionType.PERSON:
                yield _make(head, name, "family", Span(owner.span.start, head.span.end), scene.text, [head])
                continue
        person: Mention | None = None
        top = head
        while top.dep == "conj" and top.head.pos in ("NOUN", "PROPN"):  # "is a trader and the eldest son of X"
            top = top.head
        if top.dep == "appos" or (top.dep == "attr" and top.head.lemma == "be"):
            holder = top.head if top.dep == "appos" else read_arguments(top.head).doer
            person = scene.named(holder) or (scene.referent(holder) if holder is not None else None)
        elif head.head_i == head.i and head.i == hit.start == 0 and scene.report.record:  # "Brother of X": whom the record lists
            person = record_subject(scene.report)
        else:
            person = scene.named(behind) if behind is not None else None
        if owner is not None and owner.pos == "PRON" and scene.report.record and person is not None and behind is not None:
            whose = scene.referent(owner)  # "his brother Y": the listed one has a brother Y
            if whose is not None and whose.text != person.text and head.dep != "appos":
                yield _make(head, whose, "family", Span(head.span.start, person.span.end), scene.text, [head])
                continue
        if person is None or person.type is not MentionType.PERSON or relative is None:
            continue
        if not scene.is_person(relative) and relative.pos != "PRON":
            continue
        start = owner.subtree[0].span.start if owner is not None else sentence.tokens[hit.start].span.start
        end = other.span.end if other is not None else head.span.end
        mention = scene.named(other) if other is not None else None
        span = Span(start, max(end, mention.span.end if mention is not None else 0))
        yield _make(head, person, "family", span, scene.text, [head])


def _nationalities(scene: Scene, sentence: Sentence) -> Iterator[Finding]:
    """ "Russian billionaire X", "X, a Syrian national", "holds Syrian citizenship": not where the adjective belongs to an office."""
    for token in sentence.tokens:
        if token.pos in ("NOUN", "PROPN") and token.lemma in load_phrases("identity", "nationality"):
            yield from _citizens(scene, token)
            continue
        form = state_forms().get(token.lower)
        if form is None or form[1] != "demonyms":
            continue
        head = token.head
        if token.dep == "acomp" and head.lemma == "be":
            person = _who(scene, read_arguments(head).doer)
            if person is not None:
                yield _make(token, person, "nationality", token.span, scene.text, [head])
            continue
        following = token.next
        if following is None or following.pos != "NOUN" or following.lemma in load_phrases("posts", "titles"):
            continue
        after = following.next
        person = scene.named(after) if after is not None else None
        if (
            person is not None
            and person.type is MentionType.PERSON
            and person.span.start == (after.span.start if after is not None else -1)
        ):
            yield _make(token, person, "nationality", token.span, scene.text, [following])


def _citizens(scene: Scene, noun: Token) -> Iterator[Finding]:
    """ "Is a Syrian and Cypriot national", "citizen of Cyprus", "holds Cypriot citizenship": each state is one claim."""
    top, verb = noun, noun.head
    while top.dep == "conj" and top.head.pos in ("NOUN", "PROPN"):
        top, verb = top.head, top.head.head
    holder = verb if top.dep == "appos" else read_arguments(verb).doer if top.dep == "attr" else None
    if top.dep in ("dobj", "obj") and verb.lemma in load_phrases("identity", "having"):
        holder = read_arguments(verb).doer
    person = _who(scene, holder)
    if person is None:
        return
    of = read_arguments(noun).phrase("of")
    states = [t for t in (*noun.subtree, *(of.subtree if of is not None else ())) if t.lower in state_forms()]
    for word in dict.fromkeys(states):
        if word.i < noun.i or of is not None:
            yield _make(noun, person, "nationality", word.span, scene.text, [noun])


def _who(scene: Scene, holder: Token | None) -> Mention | None:
    """The person of whom a clause tells, also where it only says "he"."""
    mention = None if holder is None else scene.named(holder) or (scene.referent(holder) if holder.pos == "PRON" else None)
    return mention if mention is not None and mention.type is MentionType.PERSON else None


def _births(scene: Scene, sentence: Sentence) -> Iterator[Finding]:
    """ "born in Kirov on 20 May 1997": the place and the date are two claims."""
    for token in sentence.tokens:
        if token.lower != "born":
            continue
        arguments = read_arguments(token)
        holder = arguments.undergoer
        person = (scene.named(holder) or scene.referent(holder)) if holder is not None else None
        if person is None or person.type is not MentionType.PERSON:
            continue
        for mention in scene.in_sentence(sentence, MentionType.PLACE) + scene.in_sentence(sentence, MentionType.DATE):
            if 0 <= mention.span.start - token.span.end <= 40:
                words = mention.text
                lead = re.match(r"(?:in|on|at|near)\s+", words)
                span = Span(mention.span.start + (lead.end() if lead else 0), mention.span.end)
                yield _make(token, person, "born", span, scene.text, [token])
