"""Mentions -> relations: which rank, title, role and body belongs to which person.

Every rank, title, role or body has at most one person. A trained sum of weights over what stands between the two (`relations.json`) chooses
the person nearby that it fits best, or none.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from linkage.model.mention import Mention, MentionType, Relation, RelationType
from linkage.model.parse import Sentence, Token
from linkage.vocab.weights import Weights, load_weights

WEIGHTS = "relations.json"  # beside this file; made by `python -m training relations`
KINDS = {
    MentionType.RANK: RelationType.HAS_RANK,
    MentionType.TITLE: RelationType.HAS_TITLE,
    MentionType.ROLE: RelationType.HAS_ROLE,
    MentionType.ORGANIZATION: RelationType.IS_POSTED,
}
_FAR = 60  # words between the two
_NEAR = 4  # words that are looked at one by one
_TELLING = frozenset(
    [
        ",", ";", ".", "of", "and", "the", "who", "is", "was", "while", "to", "from", "by", "replaced", "new", "(", ")", "former",
        "formerly", "now", "for", "at", "over", "that", "as", "with",
    ]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """A mention by the numbers of its first and last word in the report."""

    mention: Mention
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Pair:
    """A person and a rank, title, role or body nearby, with what is seen of the two."""

    person: Mention
    other: Mention
    signs: frozenset[str]


def load_model() -> Weights:
    """The model that comes with the package; below its threshold a pair is none.

    Raises:
        SetupError: Its weights are missing or not of their shape.
    """
    return load_weights("linkage.mentions", WEIGHTS)


def read_relations(sentences: Sequence[Sentence], mentions: Iterable[Mention], model: Weights | None = None) -> list[Relation]:
    """The relations among the mentions of a report.

    Args:
        sentences: Its sentences.
        mentions: Its mentions; all but persons, ranks, titles, roles and bodies are passed over.
        model: Chooses; None takes the model of the package.

    Returns:
        In order of the ranks, titles, roles and bodies; the head of each is a person.

    Raises:
        SetupError: The weights of the model are missing.
    """
    model = model or load_model()
    found = []
    for pairs in read_pairs(sentences, mentions):
        best, likely = max(((pair, model.estimate(pair.signs)) for pair in pairs), key=lambda scored: scored[1])
        if likely >= model.threshold:
            found.append(Relation(KINDS[best.other.type], best.person.span, best.other.span))
    return found


def relate_neighbours(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> Iterator[Relation]:
    """A rank or title right before a person's name is that person's.

    Args:
        sentences: The sentences of a report, in any language.
        mentions: Its mentions.

    Yields:
        In order of the ranks and titles.
    """
    people = {m.span.start: m for m in mentions if m.type is MentionType.PERSON}
    offices = sorted((m for m in mentions if m.type in (MentionType.RANK, MentionType.TITLE)), key=lambda m: m.span.start)
    starts = [m.span.start for m in offices]
    for sentence in sentences:
        words = [t.span.start for t in sentence.tokens]
        for mention in offices[bisect_left(starts, sentence.span.start) : bisect_left(starts, sentence.span.end)]:
            behind = bisect_left(words, mention.span.end)
            following = words[behind] if behind < len(words) and sentence.span.covers(mention.span) else None
            if following in people:
                yield Relation(KINDS[mention.type], people[following].span, mention.span)


def read_pairs(sentences: Sequence[Sentence], mentions: Iterable[Mention]) -> Iterator[list[Pair]]:
    """For each rank, title, role and body: the persons near enough, with what is seen of each pair.

    Args:
        sentences: The sentences of a report.
        mentions: Its mentions.

    Yields:
        The pairs of one rank, title, role or body; at least one.
    """
    tokens = [t for s in sentences for t in s.tokens]
    starts = [t.span.start for t in tokens]
    places = sorted(
        (_place(m, starts) for m in mentions if m.type in KINDS or m.type is MentionType.PERSON), key=lambda p: (p.first, p.last)
    )
    people = [p for p in places if p.mention.type is MentionType.PERSON]
    firsts = [p.first for p in people]
    for place in places:
        if place.mention.type is MentionType.PERSON:
            continue
        near = people[bisect_left(firsts, place.first - _FAR) : bisect_right(firsts, place.last + _FAR)]
        pairs = [Pair(p.mention, place.mention, frozenset(_signs(p, place, tokens, places))) for p in near if _gap(p, place) <= _FAR]
        if pairs:
            yield pairs


def _place(mention: Mention, starts: Sequence[int]) -> Place:
    first = max(bisect_right(starts, mention.span.start) - 1, 0)
    return Place(mention, first, max(bisect_left(starts, mention.span.end) - 1, first))


def _between(person: Place, other: Place) -> tuple[int, int]:
    return (other.last + 1, person.first) if person.first > other.last else (person.last + 1, other.first)


def _gap(person: Place, other: Place) -> int:
    low, high = _between(person, other)
    return high - low


def _signs(person: Place, other: Place, tokens: Sequence[Token], places: Sequence[Place]) -> Iterator[str]:
    sort = "title" if other.mention.type is MentionType.ROLE else str(other.mention.type)
    low, high = _between(person, other)
    side = f"{sort} {'after' if person.first > other.last else 'before'}"
    gap = max(high - low, 0)
    middle = tokens[low:high]
    inside = [p for p in places if p.first >= low and p.last < high]
    sorts = Counter(_sort(p) for p in inside)
    yield side
    yield f"{side} gap={gap if gap < 7 else 7 + gap // 8}"
    one, two = sorted((tokens[person.first].sentence.i, tokens[other.first].sentence.i))
    yield f"{sort} sentences={min(two - one, 3)}"
    for name in ("person", sort):
        yield f"{side} {name} between={min(sorts[name], 2)}"
    yield from (f"{side} holds {name}" for name in sorts)
    yield from (f"{side} word {word}" for word in {t.lower for t in middle} & _TELLING)
    yield f"{side} order={'-'.join(_sort(p)[0] for p in inside[:5])}"
    if gap <= _NEAR:
        named = {i: _sort(p) for p in inside for i in range(p.first, p.last + 1)}
        yield f"{side} middle={' '.join(named.get(low + i, t.lower) for i, t in enumerate(middle))}"
    if len({t.sentence.paragraph for t in (tokens[person.first], tokens[other.first])}) > 1:
        yield f"{sort} other paragraph"


def _sort(place: Place) -> str:
    return "title" if place.mention.type is MentionType.ROLE else str(place.mention.type)
