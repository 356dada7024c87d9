"""Whether two figures may count the same people, whatever each source calls them.

The same group is the same people; so are those whose words name one calling ("medics", "members of the medical staff"), one nation, or one
thing more narrowly ("workers", "aid workers"). Two reports may call everybody "people" and "civilians"; within one report the civilians are
mostly a part. Whoever names the dead one by one ("a woman and her child") counts them, unless the words make them a part.
"""

import re
from collections.abc import Mapping
from functools import cache

from linkage.cases.figures import group_of
from linkage.model.claim import Claim
from linkage.model.incident import Figure
from linkage.vocab import load_phrases, load_vocabulary

_WORD = re.compile(r"[^\W\d_]+")
_JOINS = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s+as well as\s+")
_AFTER = re.compile(r"\s+of(?:\s+[^\W\d_]+){1,3}")  # "members of medical staff": a noun that says little by itself
_BEFORE = 60  # characters before a figure in which a word may make it a part
_ALL, _CIVILIANS = "all", "civilians"


def people_of(figure: Figure, claim: Claim, text: str) -> str:
    """Whom a figure counts: its group, or everybody where the persons are named one by one.

    Args:
        figure: The figure.
        claim: Its claim.
        text: The text of its report.
    """
    named = _JOINS.split(figure.victims.casefold().strip())
    singly = all(any(one.startswith(f"{word} ") for word in load_phrases("otherwise", "singly")) for one in named)
    if singly and len(named) > 1 and figure.min == figure.max == len(named) and not _is_part(figure, claim, text):
        return _ALL
    return group_of(figure.victims)


def may_be_same(one: tuple[str, Figure, Claim, str], other: tuple[str, Figure, Claim, str]) -> bool:
    """Whether two figures may count the same people.

    Args:
        one: Whom it counts, as `people_of` says, the figure, its claim and the text of its report.
        other: The same of the other.
    """
    groups = {one[0], other[0]}
    if len(groups) == 1:
        return True
    if groups == {_ALL, _CIVILIANS}:
        return one[1].report_id != other[1].report_id
    if groups & known_groups():
        return False
    first, second = (_nouns(figure.victims) for _, figure, _, _ in (one, other))
    narrower = bool(first and second) and (first <= second or second <= first)
    return narrower or bool(_callings(*one[1:]) & _callings(*other[1:]))


@cache
def known_groups() -> frozenset[str]:
    """The groups that everybody is counted by, such as women or fighters."""
    counted = load_vocabulary("persons")["counted"]
    return frozenset(str(group) for group in counted) if isinstance(counted, dict) else frozenset()


def _is_part(figure: Figure, claim: Claim, text: str) -> bool:
    """Whether the words before the persons make them a part of those who are counted."""
    at = claim.quote.of(text).casefold().find(figure.victims.casefold())
    start = claim.quote.start + max(at, 0)
    before = [word.casefold() for word in _WORD.findall(text[max(0, start - _BEFORE) : start])]
    return bool(before) and before[-1] in load_phrases("otherwise", "opens_part")


def _callings(figure: Figure, claim: Claim, text: str) -> set[str]:
    """The callings that the words for those counted name."""
    at = text.find(figure.victims, claim.quote.start, claim.quote.end) if figure.victims else -1
    more = _AFTER.match(text, at + len(figure.victims)) if at >= 0 else None
    words = _nouns(figure.victims + (more.group() if more else ""))
    return {calling for calling, members in _known_callings().items() if words & members}


def _nouns(words: str) -> set[str]:
    """The words that tell who is counted, in the singular."""
    found = {word.casefold() for word in _WORD.findall(words)}
    return {word.removesuffix("s") for word in found - set(load_phrases("otherwise", "says_nobody"))}


@cache
def _known_callings() -> Mapping[str, frozenset[str]]:
    callings = load_vocabulary("otherwise")["callings"]
    return {str(name): frozenset(members) for name, members in callings.items()} if isinstance(callings, dict) else {}
