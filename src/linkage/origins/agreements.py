"""Claims -> agreements: claims that say the same, whoever says it."""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence

from linkage.model.claim import UNWORDED, Claim, ClaimKind, Stance
from linkage.model.entity import Entity
from linkage.origins.publishers import fold_publisher

# What must be the same for two claims of a kind to say the same; "event" is the incident or campaign that they tell of.
TENOR: dict[ClaimKind, tuple[str, ...]] = {
    ClaimKind.POST: ("person", "organization"),
    ClaimKind.COMMAND: ("superior", "subordinate", "event"),
    ClaimKind.RESPONSIBILITY: ("accused", "event"),
    ClaimKind.ATTACK: ("act", "perpetrator", "event"),
    ClaimKind.CASUALTIES: ("outcome", "min", "max", "event"),
    ClaimKind.DAMAGE: ("object", "event"),
    ClaimKind.DEPRIVATION: ("what", "event"),
    ClaimKind.DESIGNATION: ("person", "authority", "instrument"),
    ClaimKind.STATEMENT: ("speaker", "utterance"),
    ClaimKind.AFFILIATION: ("person", "other"),
    ClaimKind.IDENTITY: ("person", "attribute", "value"),
    ClaimKind.SIMILARITY: ("first", "second"),
}
_FALLBACK = {"organization": "title", "subordinate": "operation"}  # what stands for a role that a claim leaves open
_PLACES = ("place", "target", "act")  # what stands for an incident that is not known


def agree(claims: Sequence[Claim], entities: Sequence[Entity], events: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    """Claims that say the same: of one kind, on the same persons, bodies, things and numbers, of one incident or campaign.

    A denial never says the same as what it denies.

    Args:
        claims: The claims.
        entities: Who is who, over spellings and languages.
        events: Claim id -> the incident or campaign that it tells of.

    Returns:
        Ids of the claims that say the same; a claim that no other repeats stands alone. In order of the claims.
    """
    named = {(n.claim_id, n.role): e.id for e in entities for n in e.namings}
    found: dict[Hashable, list[str]] = defaultdict(list)
    for claim in claims:
        found[_tenor(claim, named, events)].append(claim.id)
    return tuple(tuple(ids) for ids in found.values())


def _tenor(claim: Claim, named: Mapping[tuple[str, str], str], events: Mapping[str, str]) -> Hashable:
    values: list[Hashable] = []
    told = 0
    for role in TENOR[claim.kind]:
        value = _event(claim, named, events) if role == "event" else _value(claim, role, named)
        if value is None and role in _FALLBACK:
            value = _value(claim, _FALLBACK[role], named)
        told += value is not None
        values.append(value)
    if told < min(2, len(values)):
        return claim.id  # says too little to be the same as another
    return claim.kind, claim.stance is Stance.DENIED, tuple(values)


def _event(claim: Claim, named: Mapping[tuple[str, str], str], events: Mapping[str, str]) -> Hashable:
    if claim.id in events:
        return events[claim.id]
    return next((value for role in _PLACES if (value := _value(claim, role, named)) is not None), None)


def _value(claim: Claim, role: str, named: Mapping[tuple[str, str], str]) -> Hashable:
    if (claim.id, role) in named:
        return named[claim.id, role]
    value = claim.value(role)
    if isinstance(value, str) and role not in UNWORDED:
        return fold_publisher(value)
    return tuple(sorted(value)) if isinstance(value, tuple) else value
