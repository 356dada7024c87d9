"""Words around a name by which it is a person's, whatever a parser or a list of places takes it for: its age, its kin, its office."""

from __future__ import annotations

from collections.abc import Sequence

from linkage.model.parse import Token
from linkage.vocab import load_phrases, rank_lexicon, title_lexicon

_LONGEST_RANK = 3  # words
_SHORTEST, _LONGEST = 2, 3  # words of a name that an office opens


def is_persons_name(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether the words around a name say that it is a person's.

    Args:
        tokens: The sentence.
        start: The first word of the name.
        end: Its last word.
    """
    behind = tokens[end + 1 :]
    return (
        _has_age_behind(behind)
        or _has_kin_behind(behind)
        or (start == end and _is_behind_rank(tokens, start))
        or _is_behind_office(tokens, start, end)
    )


def _has_age_behind(behind: Sequence[Token]) -> bool:
    """ "X, 34, said", "X, a 29-year-old teacher"."""
    if len(behind) < 3 or behind[0].text != ",":
        return False
    age = behind[1].text.isdecimal() and len(behind[1].text) == 2 and behind[2].text in (",", ".", ";")
    words = [t.lower for t in behind[1:7]]
    told = words[0] in ("a", "an", "aged") or words[0].isdecimal()
    return age or (told and any(w == "year-old" or w.endswith("-year-old") for w in words[1:3])) or words[1:5] == _parted(words)


def _parted(words: Sequence[str]) -> list[str]:
    """How a parser parts "29-year-old" behind an article."""
    return [words[1], "-", "year", "-"] if len(words) > 4 and words[1].isdecimal() else ["-"]


def _has_kin_behind(behind: Sequence[Token]) -> bool:
    """ "X, whose son was killed", "X's widow"."""
    words = [t.lower for t in behind[:3]]
    whose = words[:2] == [",", "whose"] or words[:1] in (["'s"], ["’s"])
    kin = words[2:3] if words[:1] == [","] else words[1:2]
    return whose and bool(kin) and kin[0] in load_phrases("identity", "family")


def _is_behind_rank(tokens: Sequence[Token], start: int) -> bool:
    """ "Major X", "Gov X": one name right behind a rank or a form of address; but "the General Staff"."""
    if tokens[start].lower in (*load_phrases("attribution", "people_of"), *load_phrases("bodies", "sites")):
        return False
    if start and tokens[start - 1].lower.rstrip(".") in load_phrases("persons", "addresses"):
        return tokens[start - 1].text[0].isupper()
    for i in range(max(0, start - _LONGEST_RANK), start):
        hit = rank_lexicon().at(tokens, i)
        if hit is not None and hit.end == start:
            return tokens[i].text[0].isupper() and not (i and (tokens[i - 1].text[0].isdigit() or tokens[i - 1].tag == "NNP"))
    return False


def _is_behind_office(tokens: Sequence[Token], start: int, end: int) -> bool:
    """ "As Deputy Minister of Trade since 2019, X has ...": whom the office that opens the sentence is told of."""
    if not _SHORTEST <= end - start + 1 <= _LONGEST or tokens[0].lower != "as" or tokens[start - 1].text != ",":
        return False
    first = next((t.i for t in tokens if t.text == ","), None)
    office = next((i for i in (1, 2) if title_lexicon().at(tokens, i) is not None), None)
    return first == start - 1 and office is not None
