"""Capitalised words that stand where places do: which of them name a place after all, and which none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, partial

from linkage.model.mention import Mention, MentionType
from linkage.model.parse import Token
from linkage.model.span import Span
from linkage.vocab import load_phrases, load_vocabulary, load_word_set

_bodies = partial(load_word_set, "bodies")
_placewords = partial(load_word_set, "placewords")


@cache
def _parts() -> frozenset[str]:
    """Words of longer names that name no place by themselves."""
    return frozenset(str(load_vocabulary("placewords")["parts"]).split()) | _bodies("not_person")


def names_no_place(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether what stands where a place does is none: a lone "Street", "in Arabic", "in Toyota trucks", "in Operation Quiet River".

    Args:
        tokens: The sentence.
        start: The first word of the name.
        end: Its last word.
    """
    words = [t.lower for t in tokens[start : end + 1]]
    if words[0] in _bodies("operations") or words[-1] in _placewords("languages"):
        return True
    following = tokens[end].next
    if start == end and words[0] in _placewords("directions"):  # "West of the city", but "the West"
        return following is not None and following.lower == "of"
    if start == end and words[0] in _parts():
        return True
    return following is not None and following.lower in _placewords("made_things")


def numbered_street(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a lone word for a street has its number before it: "15th Avenue".

    Args:
        tokens: The sentence.
        start: The first word of the name.
        end: Its last word.
    """
    return (
        start == end
        and start > 0
        and tokens[start].lower in _placewords("streets")
        and _ORDINAL.fullmatch(tokens[start - 1].lower) is not None
    )


_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)")


def is_family(tokens: Sequence[Token], end: int) -> bool:
    """Whether a name is that of a family, by the noun behind it: "the X family", "the X residence".

    Args:
        tokens: The sentence.
        end: The last word of the name.
    """
    following = tokens[end].next
    return following is not None and following.text in _placewords("families")


def is_called_settlement(tokens: Sequence[Token], end: int) -> bool:
    """Whether words behind a name say that it is a settlement: "X, a village south of Y".

    Args:
        tokens: The sentence.
        end: The last word of the name.
    """
    i = end + 1
    while i < len(tokens) and tokens[i].pos == "PUNCT":
        i += 1
    behind = tokens[i : i + 6]
    if not behind or behind[0].lower not in ("a", "an"):  # "the city" behind a comma may open the clause itself
        return False
    noun = next((t for t in behind[1:] if t.pos in ("NOUN", "PROPN", "PUNCT", "VERB", "ADP")), None)
    following = noun.next if noun is not None else None
    return (
        noun is not None
        and noun.lower in load_phrases("bodies", "settlements")
        and (following is None or following.pos not in ("NOUN", "VERB", "AUX"))
    )


def is_of_age(tokens: Sequence[Token], start: int) -> bool:
    """Whether an age stands right before a name, which is then a person's: "44-year-old X".

    Args:
        tokens: The sentence.
        start: The first word of the name.
    """
    before = tokens[start - 1].lower if start else ""
    return before.endswith("year-old") or (before == "old" and start > 1 and tokens[start - 2].lower in ("-", "years", "year"))


def is_so_named(tokens: Sequence[Token], start: int) -> bool:
    """Whether words before a name say that somebody is called so: "a witness named X", "a man identified as X".

    Args:
        tokens: The sentence.
        start: The first word of the name.
    """
    words = [t.lower for t in tokens[max(0, start - 3) : start]]
    naming = words[-1:] in (["named"], ["called"]) or words[-2:] == ["identified", "as"]
    noun = words[-2 if words[-1:] != ["as"] else -3 :][:1]
    people = (*load_phrases("persons", "groups"), *load_phrases("attribution", "somebody"))
    return naming and noun != [] and noun[0] in people


def council_area(tokens: Sequence[Token], start: int, end: int) -> int | None:
    """The last word of the area of a council with which a run begins: "X Local Government Area of Y State"; None where it begins with none.

    Args:
        tokens: The sentence.
        start: The first word of the run.
        end: Its last word.
    """
    for i in range(start + 1, end):
        if (tokens[i].lower, tokens[i + 1].lower) == ("local", "government"):
            area = i + 2 <= end and tokens[i + 2].lower in ("area", "areas")
            told = start > 0 and tokens[start - 1].lower in _placewords("told_before")
            return i + 2 if area else (i + 1 if told else None)
    return None


_NAME = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?"
_ROW = rf"({_NAME}(?:, {_NAME})*,? and {_NAME})"


@cache
def _rows() -> re.Pattern[str]:
    several = "|".join(load_phrases("placewords", "several"))
    return re.compile(rf"\b(?:{several}) of {_ROW}|{_ROW} (?:{several})\b")


def places_in_rows(mentions: list[Mention], text: str) -> list[Mention]:
    """The names, with all of a row as places where a noun says what they are: "the villages of X, Y and Z", "X and Y villages".

    Args:
        mentions: The names of a report, in order.
        text: Its text.
    """
    spans: list[Span] = []
    for row in _rows().finditer(text):
        group = 1 if row[1] is not None else 2
        start = row.start(group)
        spans.extend(Span(start + name.start(), start + name.end()) for name in re.finditer(_NAME, row[group]))
    if not spans:
        return mentions
    spans = [s for s in spans if not any(m.span.overlaps(s) and not s.covers(m.span) for m in mentions)]
    places = [m for s in spans for m in mentions if m.type is MentionType.PLACE and s.covers(m.span)]
    new = [Mention(MentionType.PLACE, s, s.of(text)) for s in spans if not any(s.covers(m.span) for m in places)]
    rest = [m for m in mentions if not any(n.span.overlaps(m.span) for n in new)]
    return sorted([*rest, *new], key=lambda m: m.span.start)
