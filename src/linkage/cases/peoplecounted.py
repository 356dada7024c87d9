"""Figures -> whom each counts: everybody, a group that many sources count by, or whom the source's own words name.

Who names the dead one by one ("a baker and her son"), and counts no more in the same report, counts everybody of whom they tell. Where
the words before make them a part ("among them a baker and her son"), or the same source counts more there, they are a group.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from linkage.model.claim import Claim
from linkage.model.counted import EVERYBODY
from linkage.model.incident import Figure
from linkage.vocab import load_phrases, load_vocabulary

_WORD = re.compile(r"[^\W\d_]+")
_OPENS = re.compile(r"\b(?:including|among|mostly|who|which|most of)\b")  # what follows tells of a part of those counted
_JOINS = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s+as well as\s+")
_BEFORE = 60  # characters before a figure in which a word may make it a part


def read_people(figures: Sequence[Figure], claims: Mapping[str, Claim], texts: Mapping[str, str]) -> tuple[str, ...]:
    """Whom each figure counts: "all", one of the groups of `persons.yaml`, or the words themselves.

    Args:
        figures: Every figure of one incident or campaign.
        claims: The claims that carry them, by id.
        texts: The texts of their reports, by id.
    """
    groups = [group_of(figure.victims) for figure in figures]
    whole = [figure for figure, group in zip(figures, groups, strict=True) if group == EVERYBODY]
    return tuple(
        EVERYBODY
        if names_each(figure) and not _is_part(figure, claims[figure.claim_id], texts[figure.report_id]) and not _counts_more(figure, whole)
        else group
        for figure, group in zip(figures, groups, strict=True)
    )


def group_of(victims: str) -> str:
    """Whom the words for those counted mean: one of the groups of `persons.yaml`, "all" for people without more, else the words themselves.

    Args:
        victims: Who is counted, as written.
    """
    words = [w for w in _WORD.findall(_OPENS.split(victims.casefold())[0]) if w not in _plain()]
    if not words:
        return EVERYBODY
    found = {group for word in words for group, members in _counted().items() if word in members or word.removesuffix("s") in members}
    narrower = found - {EVERYBODY}
    if len(narrower) == 1:
        return narrower.pop()
    return EVERYBODY if found == {EVERYBODY} else victims


def names_each(figure: Figure) -> bool:
    """Whether the persons are named one by one, and no others are counted.

    Args:
        figure: A figure.
    """
    named = _JOINS.split(figure.victims.casefold().strip())
    singly = all(any(one.startswith(f"{word} ") for word in load_phrases("otherwise", "singly")) for one in named)
    return singly and len(named) > 1 and figure.min == figure.max == len(named)


def named_one_by_one(figure: Figure, group: str) -> str:
    """The words in which a source names those whom it counts one by one, where these are everybody of whom it tells; "" elsewhere.

    Args:
        figure: A figure.
        group: Whom it counts, as `read_people` says.
    """
    return f"“{figure.victims}”" if group == EVERYBODY and group_of(figure.victims) != EVERYBODY else ""


def known_groups() -> tuple[str, ...]:
    """The groups that many sources count by, such as everybody, women or fighters."""
    return tuple(_counted())


def _counts_more(figure: Figure, whole: Sequence[Figure]) -> bool:
    """Whether the same source counts more people in the same report, of whom these are a part."""
    kind = (figure.report_id, figure.source, figure.outcome, figure.movement, figure.scope)
    return any(
        (one.report_id, one.source, one.outcome, one.movement, one.scope) == kind and (one.max is None or one.number > figure.number)
        for one in whole
    )


def _is_part(figure: Figure, claim: Claim, text: str) -> bool:
    """Whether the words before the persons make them a part of those who are counted."""
    at = claim.quote.of(text).casefold().find(figure.victims.casefold())
    start = claim.quote.start + max(at, 0)
    before = [word.casefold() for word in _WORD.findall(text[max(0, start - _BEFORE) : start])]
    return bool(before) and before[-1] in load_phrases("otherwise", "opens_part")


@cache
def _counted() -> Mapping[str, frozenset[str]]:
    counted = load_vocabulary("persons")["counted"]
    return {str(group): frozenset(members) for group, members in counted.items()} if isinstance(counted, dict) else {}


@cache
def _plain() -> frozenset[str]:
    plain = load_vocabulary("persons")["plain"]
    return frozenset(plain) if isinstance(plain, list) else frozenset()
