"""Where a thing is that a report names again: "the attack on the hospital" was where the hospital was hit."""

from collections.abc import Sequence
from dataclasses import replace

from linkage.model.claim import Claim, ClaimKind, Role
from linkage.vocab import load_phrases

_REACH = 1500  # characters between the two tellings
_ENDS = (". ", "\n", "! ", "? ")


def place_again(claims: Sequence[Claim], text: str) -> list[Claim]:
    """The claims, with the place of an attack on a thing that was told before taken from there.

    Only where the words point back to the thing ("the clinic", "this convoy") and their own sentence names no place: else it was taken
    from whatever place the text named last.

    Args:
        claims: All claims of one report, in order of their quotes.
        text: The report's text.
    """
    attacks = [claim for claim in claims if claim.kind is ClaimKind.ATTACK]
    return [_placed(claim, attacks, text) if claim.kind is ClaimKind.ATTACK else claim for claim in claims]


def _placed(claim: Claim, attacks: Sequence[Claim], text: str) -> Claim:
    place = claim.role("place")
    if place is None or not _points_back(claim) or not _before_sentence(place, claim, text):
        return claim
    first = next((found for other in reversed(attacks) if _tells_first(other, claim) and (found := other.role("place")) is not None), None)
    return claim if first is None else replace(claim, roles=tuple(first if role.name == "place" else role for role in claim.roles))


def _points_back(claim: Claim) -> bool:
    return (claim.word("target") or "").lower().startswith(load_phrases("acts", "pointing"))


def _tells_first(other: Claim, claim: Claim) -> bool:
    """Whether another attack, not long before, was on the thing when it was named first: one of its kind, and not one told before."""
    sort = claim.value("target_type")
    near = 0 < claim.quote.start - other.quote.start <= _REACH
    return near and sort in load_phrases("acts", "singled_out") and other.value("target_type") == sort and not _points_back(other)


def _before_sentence(place: Role, claim: Claim, text: str) -> bool:
    """Whether the place stands in an earlier sentence than the claim."""
    return place.span is not None and any(end in text[place.span.end : claim.quote.start] for end in _ENDS)
