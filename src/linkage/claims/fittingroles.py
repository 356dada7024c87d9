"""The roles of a claim: each once, none that contradicts another, none missing without which it says nothing."""

from linkage.claims.finding import Finding
from linkage.claims.standing import Standing
from linkage.model.claim import ROLES, ClaimKind, Role

_OF_PEOPLE = frozenset({"civilians", "journalists", "aid"})  # types of target that are no buildings


def fitting_roles(finding: Finding, standing: Standing) -> tuple[Role, ...]:
    """The roles of a finding in the order of its kind, without those that a parser or a pronoun can only have got wrong.

    Args:
        finding: What a rule found; of two roles of one name the first counts.
        standing: Who says so.
    """
    roles = {r.name: r for r in reversed(finding.roles) if not _is_source(r, standing)}
    for drop in (_own_attacker, _doer_as_place, _sufferer_as_place):
        for name in drop(finding.kind, roles):
            roles.pop(name, None)
    return tuple(roles[name] for name in ROLES[finding.kind] if name in roles)


def is_whole(kind: ClaimKind, roles: tuple[Role, ...]) -> bool:
    """Whether the roles without which the claim says nothing are filled.

    Args:
        kind: The kind of claim.
        roles: Its roles.
    """
    names = {r.name for r in roles}
    if kind is ClaimKind.ATTACK:
        return "act" in names and bool(names & {"target", "place"})
    return kind is not ClaimKind.DAMAGE or {"object", "extent"} <= names


def _is_source(role: Role, standing: Standing) -> bool:
    """Whether a rule took the words of the source for what was hit."""
    source = standing.chain[0].span if standing.chain else None
    return source is not None and role.span is not None and role.name in ("target", "victims", "object") and role.span.overlaps(source)


def _own_attacker(_: ClaimKind, roles: dict[str, Role]) -> tuple[str, ...]:
    """Nobody is told to have attacked himself; within the words for the doer ("fighters of X pushed towards them") the target is wrong."""
    by, target = roles.get("perpetrator"), roles.get("target")
    if by is None or target is None:
        return ()
    if by.value == target.value:
        return ("perpetrator",)
    return ("target", "target_type") if str(target.value).lower() in str(by.value).lower() else ()


def _doer_as_place(_: ClaimKind, roles: dict[str, Role]) -> tuple[str, ...]:
    """A state that is blamed is not where it happened: "blame the government and Russia for the attack"."""
    doer, place = roles.get("accused") or roles.get("perpetrator"), roles.get("place")
    if doer is None or place is None or doer.span is None or place.span is None:
        return ()
    return ("place",) if doer.span.overlaps(place.span) else ()


def _sufferer_as_place(kind: ClaimKind, roles: dict[str, Role]) -> tuple[str, ...]:
    """A person is no place: "X was arrested", where a parser takes the name for a place elsewhere."""
    place, sufferer, sort = roles.get("place"), roles.get("target") or roles.get("victims"), roles.get("target_type")
    person = kind is ClaimKind.CASUALTIES or (sort is not None and sort.value in _OF_PEOPLE)
    return ("place",) if person and place is not None and sufferer is not None and place.value == sufferer.value else ()
