"""Which act a bare "attack" or "strike" was, as the report told it right before."""

import re
from collections.abc import Sequence
from dataclasses import replace

from linkage.model.claim import Claim, ClaimKind, Role
from linkage.vocab import load_phrases

_REACH = 700  # characters between the telling that names the act and the bare one


def specify_acts(claims: Sequence[Claim], text: str) -> list[Claim]:
    """The claims, with the act of a bare "attack" taken from the nearest attack told before it.

    "Warplanes bombed the market. ... The attack killed five": the attack is an air strike. Only words that name no act of
    their own are specified, and only by an attack at the same place or with the same kind of target,
    or where they point back ("the attack").

    Args:
        claims: All claims of one report, in order of their quotes.
        text: The report's text.
    """
    attacks = [c for c in claims if c.kind is ClaimKind.ATTACK]
    return [_specified(c, attacks, text) if c.kind is ClaimKind.ATTACK and c.value("act") == "other" else c for c in claims]


def _specified(claim: Claim, attacks: Sequence[Claim], text: str) -> Claim:
    act = claim.role("act")
    if act is None or act.span is None or act.span.of(text).lower() not in load_phrases("acts", "bare"):
        return claim
    before = [a for a in attacks if 0 < claim.quote.start - a.quote.start <= _REACH and a.value("act") in load_phrases("acts", "specific")]
    if not _points_back(act.span.start, text):
        if _WORD_BEFORE.search(text[max(0, act.span.start - 30) : act.span.start]) is not None:
            return claim  # "a deadly attack", "a new assault": one that was not told yet
        before = [a for a in before if _same(a, claim, "place") or _same(a, claim, "target_type")]
    if not before:
        return claim
    found = str(before[-1].value("act"))
    doer = (claim.word("perpetrator") or "").lower().rsplit(None, 1)[-1:]
    if found == "airstrike" and doer and doer[0].removesuffix("s") in load_phrases("acts", "on_foot"):
        return claim
    return replace(claim, roles=tuple(Role("act", found, r.span) if r.name == "act" else r for r in claim.roles))


_WORD_BEFORE = re.compile(r"\b(?:a|an|new|another)\s(?:\w+\s)?$")


def _points_back(start: int, text: str) -> bool:
    """Whether the word before the act points to one told before: "the attack", "these strikes"."""
    before = text[max(0, start - 12) : start].lower().split()
    return bool(before) and before[-1] in ("the", "this", "these", "those", "that")


def _same(one: Claim, two: Claim, name: str) -> bool:
    return one.value(name) is not None and one.value(name) == two.value(name) and one.value(name) != "other"
