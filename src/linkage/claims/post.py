"""Posts: a person held an office."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, partial

from linkage.claims.finding import Finding
from linkage.claims.negation import own_negations
from linkage.claims.officerpost import agree_on_posts, read_officer_posts
from linkage.claims.personrank import rank_of
from linkage.claims.postbody import body_at, body_of
from linkage.claims.postfragment import read_fragment
from linkage.claims.postholder import holder_of, holder_said, is_listed_body, listed_holder
from linkage.claims.postrow import end_of_joined, goes_on_from, held_by
from linkage.claims.posttitle import is_part_of_title, whole_title
from linkage.claims.record import record_subject
from linkage.claims.scene import Scene
from linkage.claims.term import read_term, term_time
from linkage.model.claim import ClaimKind, Role, Stance
from linkage.model.mention import Mention, MentionType
from linkage.model.parse import Sentence, Token
from linkage.model.span import Span
from linkage.vocab import load_phrases, load_word_set, rank_lexicon, title_lexicon

_listed = partial(load_word_set, "posts")


def read_posts(scene: Scene, sentence: Sentence) -> Iterator[Finding]:
    """The posts that a sentence tells of: a title before a name, beside it, or said of it."""
    if scene.report.record and (fragment := read_fragment(scene, sentence)):
        yield from fragment
        return
    yield from _by_rank(scene, sentence)
    yield from agree_on_posts(scene, list(_by_title(scene, sentence)), list(read_officer_posts(scene, sentence)))


def _by_title(scene: Scene, sentence: Sentence) -> Iterator[Finding]:
    i = 0
    tokens = sentence.tokens
    last: Finding | None = None
    while i < len(tokens):
        hit = title_lexicon().at(tokens, i)
        if hit is None or tokens[hit.end - 1].pos not in ("NOUN", "PROPN", "ADJ"):
            i += 1
            continue
        end = end_of_joined(tokens, hit.start, hit.end)
        found = _at(scene, tokens, hit.start, end, last)
        if found is not None:
            last = found
            yield found
        i = end


def _at(scene: Scene, tokens: list[Token], start: int, end: int, before: Finding | None) -> Finding | None:
    first, last = whole_title(scene, tokens, start, end)
    head = next((t for t in tokens[start:end] if not start <= t.head_i < end), tokens[end - 1])
    title_span = scene.trimmed(Span(tokens[first].span.start, tokens[last].span.end))
    if tokens[end - 1].lemma == "member" and first and tokens[first - 1].lower == "family":
        return None  # "family members of X"
    second = tokens[end - 1].lemma == "deputy" or tokens[start].lower == "second"
    if second and end < len(tokens) and tokens[end].lower == "to":
        return None  # "deputy to General X" is a tie to X
    body, after = body_of(scene, tokens, first, last, head)
    person = listed_holder(scene, head) or holder_of(scene, tokens, first, last, after, head)
    acts = head.dep in ("nsubj", "nsubjpass")  # "is a member of X, and the president of Y met him"
    if person is None and before is not None and not acts and goes_on_from(tokens, first, before):
        same = held_by(before)
        person = (same, []) if same is not None else None
    if person is None or (is_listed_body(scene, person[0]) and tokens[end - 1].lemma not in _listed("of_bodies")):
        return None
    if body is None and scene.lists_body and head.dep == "nsubj" and any(c.lower in ("the", "its") for c in head.children):
        listed = record_subject(scene.report)  # "The founder is X", in the record of a body
        body = Role("organization", listed.text, listed.span) if listed is not None else None
    if body is not None and tokens[last].lemma in load_phrases("ties", "nouns") and _is_person(scene, tokens, body):
        return None  # "a partner of X" is a tie
    mention, words = person
    if body is None and mention.span.start >= title_span.end:
        body = _body_behind_name(scene, tokens, mention)
    if body is None and not _stands_alone(tokens[start:end]):
        return None
    roles = [Role("person", mention.text, mention.span), Role("title", title_span.of(scene.text), title_span)]
    rank = rank_of(scene, mention)
    if rank is not None:
        roles.append(Role("rank", rank.text, rank.span))
    if body is not None:
        roles.append(body)
    roles += read_term(scene, head, appointing=any(a.lemma in _listed("appointed") for a in head.ancestors))
    time = term_time(scene, roles)
    no = own_negations(head.head) if head.dep == "attr" and head.head.lemma in ("be", "become") else []  # "is not the commander"
    stance = Stance.DENIED if no else None
    return Finding(ClaimKind.POST, head, roles, words=[tokens[first], tokens[last], *words, *no], when=time, stance=stance)


def _body_behind_name(scene: Scene, tokens: list[Token], person: Mention) -> Role | None:
    """The body of "Governor X of Northern Province"."""
    k = next((t.i for t in tokens if t.span.start >= person.span.end), len(tokens))
    if k + 1 >= len(tokens) or tokens[k].lower != "of":
        return None
    named = next((m for t in tokens[k + 1 : k + 3] if (m := scene.named(t)) is not None), None)
    known = named is not None and named.type in (MentionType.ORGANIZATION, MentionType.PLACE)
    return body_at(scene, tokens, k + 1)[0] if known else None


def _is_person(scene: Scene, tokens: Sequence[Token], body: Role) -> bool:
    """Whether what stands for the body is a person: "an aide of X"."""
    return any(m.span == body.span for m in scene.in_sentence(tokens[0].sentence, MentionType.PERSON))


def _stands_alone(title: Sequence[Token]) -> bool:
    """Whether an office is one without a body beside it, whatever opens it: "president", "interim president"."""
    words = [t.lemma for t in title]
    endings = {" ".join(words[i:]) for i in range(len(words))}
    return " ".join(words) not in _listed("needs_body") and bool(endings & _listed("standing"))


def _by_rank(scene: Scene, sentence: Sentence) -> Iterator[Finding]:
    """ "He holds the rank of Colonel in X", "was promoted to general of X": a rank in a body that is named."""
    tokens = sentence.tokens
    for hit in rank_lexicon().find(tokens):
        named = _named_at(scene, tokens, hit.end)
        link = named[1] if named is not None else hit.end  # "Colonel X of the 5th Brigade"
        k = link + 1
        if k >= len(tokens) or tokens[link].lower not in ("of", "in", "for", "with", "from"):
            continue
        office = title_lexicon().at(tokens, hit.start)
        if is_part_of_title(tokens, hit.start, hit.end) or (office is not None and office.end >= hit.end):
            continue  # "Director General of X"
        while k + 1 < len(tokens) and tokens[k].lower in ("the", "former"):
            k += 1
        unit = scene.named(tokens[k])
        if unit is None or unit.type is not MentionType.ORGANIZATION:
            continue
        head = next((t for t in tokens[hit.start : hit.end] if not hit.start <= t.head_i < hit.end), tokens[hit.end - 1])
        body, _ = body_at(scene, tokens, k)
        person = (named[0], tokens[hit.end : link]) if named is not None else None
        person = person or listed_holder(scene, head) or _beside(scene, head) or holder_said(scene, head)
        if body is None or person is None:
            continue
        mention, words = person
        rank = Span(tokens[hit.start].span.start, tokens[hit.end - 1].span.end)
        roles = [Role("person", mention.text, mention.span), Role("rank", rank.of(scene.text), rank), body]
        roles += read_term(scene, head, appointing=any(a.lemma in _comes_into() for a in head.ancestors))
        time = term_time(scene, roles)
        yield Finding(ClaimKind.POST, head, roles, words=[*tokens[hit.start : hit.end], *words], when=time)


@cache
def _comes_into() -> frozenset[str]:
    """Verbs of coming into an office or a rank."""
    return frozenset(w for section in ("appointed", "giving", "entering") for w in _listed(section))


def _named_at(scene: Scene, tokens: list[Token], i: int) -> tuple[Mention, int] | None:
    """The person whose name begins at a word, and the index of the word behind it."""
    mention = scene.named(tokens[i]) if i < len(tokens) else None
    if mention is None or mention.type is not MentionType.PERSON or mention.span.start != tokens[i].span.start:
        return None
    return mention, next((t.i for t in tokens[i:] if t.span.start >= mention.span.end), len(tokens))


def _beside(scene: Scene, head: Token) -> tuple[Mention, list[Token]] | None:
    """Of whom an apposition says it: "X, a lieutenant in the 5th Brigade"."""
    mention = scene.named(head.head) if head.dep == "appos" else None
    return None if mention is None or mention.type is not MentionType.PERSON else (mention, [head.head])
