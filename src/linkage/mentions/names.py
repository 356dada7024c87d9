"""Sentences -> names: persons, bodies and places, from the pipeline's own names, the gazetteer and the vocabularies."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from linkage.mentions.headlines import headline_deed
from linkage.mentions.markednames import body_heads, marked_body
from linkage.mentions.nametypes import JOINS, NUMBER, PLACE_LABELS, common_words, is_city, listed_words, outlets, split_run, state_words
from linkage.mentions.placenames import places_in_rows
from linkage.model.mention import Mention, MentionType
from linkage.model.parse import Sentence, Token
from linkage.model.span import Span
from linkage.vocab import load_vocabulary
from linkage.vocab.gazetteer import Gazetteer, load_gazetteer

_PERSONS = {"PERSON"}
_BODIES = {"ORG"}


def read_names(sentences: Sequence[Sentence], labelled: Sequence[tuple[Span, str]], text: str) -> list[Mention]:
    """The persons, bodies and places that the sentences name, in order, without overlaps.

    Args:
        sentences: The parsed sentences.
        labelled: The names that the pipeline found, with its labels.
        text: The report's text.
    """
    by_start = sorted(labelled, key=_start)
    gazetteer = load_gazetteer()
    mentions: list[Mention] = []
    for sentence in sentences:
        beginning = by_start[bisect_left(by_start, sentence.span.start, key=_start) : bisect_right(by_start, sentence.span.end, key=_start)]
        own = [(span, label) for span, label in beginning if sentence.span.covers(span)]
        for first, last, sort in _typed_runs(sentence, own, gazetteer):
            if sort is MentionType.PERSON and last > first and sentence.tokens[last].lower in listed_words("bodies", "events"):
                continue
            if sort is MentionType.PERSON and last > first and _names_no_person(sentence.tokens[first : last + 1]):
                sort = MentionType.ORGANIZATION
            span = Span(sentence.tokens[first].span.start, sentence.tokens[last].span.end)
            mentions.append(Mention(sort, span, span.of(text)))
    return places_in_rows(_fighting_bodies(_surnames(mentions, text), text), text)


def _names_no_person(words: Sequence[Token]) -> bool:
    """Whether what was taken for a person is a body or an operation: "Northern Dockyard Limited", "Operation Clear Sky"."""
    return words[-1].lower in body_heads() or words[0].lower in listed_words("bodies", "operations")


def _start(name: tuple[Span, str]) -> int:
    """Where a name that the pipeline found begins."""
    return name[0].start


def _typed_runs(sentence: Sentence, labelled: Sequence[tuple[Span, str]], gazetteer: Gazetteer) -> Iterator[tuple[int, int, MentionType]]:
    tokens = sentence.tokens
    labels: dict[int, str] = {}
    for span, label in labelled:
        for token in sentence.words_in(span):
            labels[token.i] = label
    run = _Runs(tokens, labels)
    i = 0
    while i < len(tokens):
        outlet = outlets().at(tokens, i) if tokens[i].text[0].isupper() else None
        if outlet is not None and (outlet.end >= len(tokens) or not run.is_name_word(outlet.end) or outlet.end - i > 1):
            yield i, outlet.end - 1, MentionType.ORGANIZATION
            i = outlet.end
        elif not run.headline and (marked := marked_body(tokens, i)) is not None:
            yield marked[0], marked[1], MentionType.ORGANIZATION
            i = marked[2]
        elif run.is_name_word(i) and not run.does(i):
            end = run.end(i)
            for first, last, sort in split_run(tokens, run.start(i), end, labels, gazetteer):
                yield _with_number(tokens, first, last, sort), last, sort
            i = end + 1
        else:
            i += 1


def _with_number(tokens: Sequence[Token], first: int, last: int, sort: MentionType) -> int:
    """The first word of a name, which for a unit is its number: "64th Motor Rifle Brigade", "7 Division"."""
    unit = sort is MentionType.ORGANIZATION and tokens[last].lower in listed_words("bodies", "units")
    return first - 1 if unit and first and NUMBER.fullmatch(tokens[first - 1].text) is not None else first


@cache
def _calendar() -> frozenset[str]:
    """Months and weekdays, long and short: they end a name and are none."""
    words: set[str] = set()
    for section in ("months", "weekdays"):
        table = load_vocabulary("times")[section]
        words |= set(table) if isinstance(table, dict) else set()
    return frozenset(words | {w[:3] for w in words} | {f"{w[:3]}." for w in words} | {f"{w}s" for w in words})


class _Runs:
    """The runs of name words of one sentence."""

    def __init__(self, tokens: Sequence[Token], labels: dict[int, str]) -> None:
        self.tokens, self.labels = tokens, labels
        words = [t for t in tokens if t.text[0].isalpha() and len(t.text) > 3]
        small = any(t.pos in ("VERB", "NOUN") and t.text[0].islower() for t in words)
        self.headline = len(words) > 3 and not small and sum(t.text[0].isupper() for t in words) * 5 >= len(words) * 3

    def is_name_word(self, i: int) -> bool:
        """Whether the word can be part of a name."""
        token = self.tokens[i]
        if not token.text[0].isupper() or token.lower in _NEVER or token.lower in _calendar():
            return False
        if (self.headline or i == 0) and (token.lemma in common_words() or token.lower in common_words()):
            return False
        following = token.next
        if i == 0 and token.pos == "ADJ" and self.labels.get(i) in _BODIES and following is not None and following.text.islower():
            return False  # "Fierce clashes"
        if self.labels.get(i) in _PERSONS | _BODIES | PLACE_LABELS | {"NORP"}:
            return token.pos not in ("DET", "PRON", "ADP", "VERB", "AUX") or i > 0
        return token.pos == "PROPN" or (i > 0 and token.pos in ("NOUN", "ADJ", "X"))

    def start(self, i: int) -> int:
        """The first word of the name: a particle joined to it by a hyphen belongs to it ("al-Zahra")."""
        tokens = self.tokens
        glued = i >= 2 and tokens[i - 1].text == "-" and tokens[i - 1].span.end == tokens[i].span.start
        return i - 2 if glued and tokens[i - 2].lower in listed_words("bodies", "particles") else i

    def end(self, i: int) -> int:
        """The last word of the run that starts at `i`; "of the" is crossed inside the name of a body."""
        tokens, end = self.tokens, i
        while end + 1 < len(tokens):
            j = end + 1
            if j + 1 < len(tokens) and tokens[j].lower in ("'s", "’s") and tokens[end].lower in listed_words("bodies", "owners"):
                j += 1  # "the Sava People's Army"
            while (
                j < len(tokens) and j - end <= 3 and (tokens[j].lower in JOINS or tokens[j].text == "-") and not tokens[j].text[0].isupper()
            ):
                j += 1
            if j >= len(tokens) or not self.is_name_word(j) or not self._joined(i, end, j) or self.does(j):
                break
            end = j
        return self._with_small_part(end)

    def does(self, i: int) -> bool:
        """Whether the word says in a headline what the party before it does: "Commits" of "Regime Commits Massacre"."""
        return self.headline and headline_deed(self.tokens[i]) is not None

    def _with_small_part(self, end: int) -> int:
        """The last word of a person's name with the part behind its hyphen that is written small: "Kim Lee-soo"."""
        behind = self.tokens[end + 1 : end + 3]
        if len(behind) < 2 or behind[0].text != "-" or not behind[1].text.isalpha() or self.labels.get(end + 2) not in _PERSONS:
            return end
        glued = self.tokens[end].span.end == behind[0].span.start and behind[0].span.end == behind[1].span.start
        return end + 2 if glued and self.labels.get(end) in _PERSONS else end

    def _joined(self, start: int, end: int, following: int) -> bool:
        tokens = self.tokens
        between = tokens[end + 1 : following]
        if not between:
            return True
        if tokens[end + 1].lower in ("'s", "’s"):
            return following == end + 2 and any(t.lower in body_heads() and t.text[0].isupper() for t in tokens[following : following + 5])
        chain = tokens[end : following + 1]
        glued = all(one.span.end == two.span.start for one, two in pairwise(chain))
        words = [t.lower for t in between]
        if "-" in words:
            joined = words[-1] == "-" and between[-1].span.end == tokens[following].span.start
            return glued or (joined and words[0] in listed_words("bodies", "particles"))
        if all(w in listed_words("bodies", "particles") | {"'", "&"} for w in words):
            return True
        named = {t.lower for t in tokens[start : end + 1]}
        head = tokens[end].head
        if words == ["and"] and tokens[end].dep in ("nmod", "compound") and head.i >= following and head.lower in body_heads():
            return not named & body_heads()  # "Sea Studies and Research Centre"
        if words in (["of"], ["of", "the"], ["for"], ["for", "the"]):
            other = any(t.lower in body_heads() - {"rights"} and t.text[0].isupper() for t in tokens[following : following + 4])
            aims = words == ["for"] and not other and tokens[following].lower in listed_words("bodies", "aims")  # "Amal for Human Rights"
            return aims or bool(named & (body_heads() | listed_words("bodies", "natural")))
        return (
            words == ["and"]
            and bool(named & body_heads())
            and tokens[following].lower in body_heads()
            and tokens[end].lower not in body_heads()
        )


_NEVER = frozenset(
    {
        "the",
        "a",
        "an",
        "i",
        "he",
        "she",
        "it",
        "they",
        "we",
        "in",
        "on",
        "at",
        "mr",
        "mr.",
        "mrs",
        "mrs.",
        "dr",
        "dr.",
        "ms",
        "ms.",
        "tags",
        "updated",
        "published",
        "read",
    }
)


def _surnames(mentions: list[Mention], text: str) -> list[Mention]:
    """A lone name that is the last word of a person named in full in the same report is that person's; a known place stays a place."""
    full = [m for m in mentions if m.type is MentionType.PERSON and " " in m.text]
    surnames = {m.text.split()[-1].lower() for m in full} | set(_short_names(full, text))
    gazetteer = load_gazetteer()

    def is_surname(mention: Mention) -> bool:
        word = mention.text.lower()
        if word not in surnames:
            return False
        before = text[max(0, mention.span.start - _NEAR_BY) : mention.span.start].split()
        placed = bool(before) and before[-1].lower() in _INTO_PLACES
        if len(before) > 1 and before[-1].lower() == "of":  # "the town of X", but "the militias of X"
            placed = before[-2].lower() in listed_words("bodies", "not_person")
        unknown = word not in state_words() and not is_city(word, gazetteer) and not placed
        return mention.type is MentionType.ORGANIZATION or (mention.type is MentionType.PLACE and unknown)

    return [Mention(MentionType.PERSON, m.span, m.text) if is_surname(m) else m for m in mentions]


def _short_names(full: Sequence[Mention], text: str) -> Iterator[str]:
    """The words of a full name that stand in brackets behind it: "Koan" of "Jon Koan Chel (Koan)"."""
    for person in full:
        short = re.match(r" \(([\w'’-]+)\)", text[person.span.end : person.span.end + 40])
        if short is not None and short[1] in person.text.split():
            yield short[1].lower()


_NEAR_BY = 60  # characters
_INTO_PLACES = frozenset({"in", "near", "at", "around", "outside", "towards", "toward", "from", "to", "into", "of"})


def _fighting_bodies(mentions: list[Mention], text: str) -> list[Mention]:
    """A name that has fighters is a body and no place, wherever the report uses it: "X militants", "X fighters"."""
    gazetteer = load_gazetteer()
    names = {m.text for m in mentions if not (m.type is MentionType.PERSON and " " in m.text)}
    names = {name for name in names if name.lower() not in state_words() and not is_city(name.lower(), gazetteer)}
    having = {name for name in names if any(f"{name} {word}" in text for word in listed_words("bodies", "fighters"))}
    return [Mention(MentionType.ORGANIZATION, m.span, m.text) if m.text in having else m for m in mentions]
