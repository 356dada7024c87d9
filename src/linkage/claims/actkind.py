"""Which act a bare "attack" was, as the report told it right before; by what means a massacre was done, as it tells right after."""

import re
from collections.abc import Sequence
from dataclasses import replace

from linkage.model.claim import LONGEST_QUOTE, Claim, ClaimKind, Role
from linkage.model.span import Span
from linkage.vocab import load_phrases

_REACH = 700  # characters between the telling that names the act and the bare one
_RIGHT_AFTER = 300  # characters between a massacre and how its victims died


def specify_acts(claims: Sequence[Claim], text: str) -> list[Claim]:
    """The claims, with the act of a bare "attack" taken from the nearest attack told before it.

    "Warplanes bombed the market. ... The attack killed five": the attack is an air strike. Only words that name no act of
    their own are specified, and only by an attack at the same place or with the same kind of target,
    or where they point back ("the attack"). "A massacre killed 25. The victims were shelled": it was shelling.

    Args:
        claims: All claims of one report, in order of their quotes.
        text: The report's text.
    """
    attacks = [c for c in claims if c.kind is ClaimKind.ATTACK]
    means = {id(c): found for c in attacks if (found := _means_of(c, attacks, text)) is not None}
    folded = set(map(id, means.values()))
    specified = []
    for claim in claims:
        if id(claim) in means:
            how = means[id(claim)]
            both = Span(claim.quote.start, how.quote.end)
            specified.append(replace(_with_act(claim, how.role("act")), quote=both))
        elif id(claim) not in folded:
            bare = claim.kind is ClaimKind.ATTACK and claim.value("act") == "other"
            specified.append(_specified(claim, attacks, text) if bare else claim)
    return specified


def _means_of(claim: Claim, attacks: Sequence[Claim], text: str) -> Claim | None:
    """The attack, told right after a massacre, of which its victims died; None where the claim is no massacre, or nothing tells."""
    act = claim.role("act")
    if (
        claim.value("act") != "execution"
        or act is None
        or act.span is None
        or act.span.of(text).lower() not in load_phrases("acts", "slaughters")
    ):
        return None
    after = (
        a for a in attacks if 0 < a.quote.start - claim.quote.start <= _RIGHT_AFTER and a.quote.end - claim.quote.start <= LONGEST_QUOTE
    )
    told = (a for a in after if a.value("act") in load_phrases("acts", "specific") and a.source == claim.source)
    return next((a for a in told if (a.word("target") or "").lower() in load_phrases("acts", "its_victims")), None)


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
    alike = [a for a in before if _same(a, claim, "target_type")]  # "the attack on the clinic", whatever was told since
    found = str((alike or before)[-1].value("act"))
    doer = (claim.word("perpetrator") or "").lower().rsplit(None, 1)[-1:]
    if found == "airstrike" and doer and doer[0].removesuffix("s") in load_phrases("acts", "on_foot"):
        return claim
    return _with_act(claim, Role("act", found, act.span))


def _with_act(claim: Claim, act: Role | None) -> Claim:
    return replace(claim, roles=tuple(act if r.name == "act" and act is not None else r for r in claim.roles))


_WORD_BEFORE = re.compile(r"\b(?:a|an|new|another)\s(?:\w+\s)?$")


def _points_back(start: int, text: str) -> bool:
    """Whether the word before the act points to one told before: "the attack", "these strikes"."""
    before = text[max(0, start - 12) : start].lower().split()
    return bool(before) and before[-1] in ("the", "this", "these", "those", "that")


def _same(one: Claim, two: Claim, name: str) -> bool:
    return one.value(name) is not None and one.value(name) == two.value(name) and one.value(name) != "other"
