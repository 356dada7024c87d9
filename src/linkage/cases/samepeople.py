"""Whether two figures may count the same people, whatever each source calls them.

The same group is the same people; so are those whose words name one calling ("medics", "members of the medical staff"), one nation, or one
thing more narrowly ("workers", "aid workers"). Two reports may call everybody "people" and "civilians"; within one report the civilians are
mostly a part.
"""

import re
from collections.abc import Mapping
from functools import cache

from linkage.cases.peoplecounted import known_groups
from linkage.model.claim import Claim
from linkage.model.incident import Figure
from linkage.vocab import load_phrases, load_vocabulary

_WORD = re.compile(r"[^\W\d_]+")
_AFTER = re.compile(r"\s+of(?:\s+[^\W\d_]+){1,3}")  # "members of medical staff": a noun that says little by itself
_ALL, _CIVILIANS = "all", "civilians"


def may_be_same(one: tuple[str, Figure, Claim, str], other: tuple[str, Figure, Claim, str]) -> bool:
    """Whether two figures may count the same people.

    Args:
        one: Whom it counts, as `read_people` says, the figure, its claim and the text of its report.
        other: The same of the other.
    """
    groups = {one[0], other[0]}
    if len(groups) == 1:
        return True
    if groups == {_ALL, _CIVILIANS}:
        return one[1].report_id != other[1].report_id
    if groups.intersection(known_groups()):
        return False
    first, second = (_nouns(figure.victims) for _, figure, _, _ in (one, other))
    narrower = bool(first and second) and (first <= second or second <= first)
    return narrower or bool(_callings(*one[1:]) & _callings(*other[1:]))


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
