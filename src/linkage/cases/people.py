"""CaseFile -> PersonProfile: what the claims say about each person."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from linkage.cases.jointnames import JointNames
from linkage.model.case import CaseFile
from linkage.model.claim import Attribution, Claim, ClaimKind
from linkage.model.entity import Entity, EntityType
from linkage.model.incident import Campaign, Incident
from linkage.model.profile import PersonProfile
from linkage.vocab.admissions import chain_of_tellers
from linkage.vocab.doubts import speaks_against

Item = TypeVar("Item", bound=Hashable)

SOURCE_ROLE = "source"  # the role under which `Naming` records who says so

# In which section a claim stands, by its kind and the role that names the person; every other claim is one of the "others".
SECTIONS: dict[tuple[ClaimKind, str], str] = {
    (ClaimKind.IDENTITY, "person"): "identity",
    (ClaimKind.POST, "person"): "posts",
    (ClaimKind.AFFILIATION, "person"): "ties",
    (ClaimKind.AFFILIATION, "other"): "ties",
    (ClaimKind.COMMAND, "superior"): "commands",
    (ClaimKind.COMMAND, "subordinate"): "commands",
    (ClaimKind.RESPONSIBILITY, "accused"): "accusations",
    (ClaimKind.ATTACK, "perpetrator"): "accusations",
    (ClaimKind.STATEMENT, "speaker"): "statements",
    (ClaimKind.DESIGNATION, "person"): "listings",
}

_BURDENS = frozenset(kind for (kind, _), section in SECTIONS.items() if section == "accusations")


def profile_people(case_file: CaseFile) -> tuple[PersonProfile, ...]:
    """One profile for each person of the case, those named by most claims first.

    Args:
        case_file: The case, resolved.

    Returns:
        Profiles in order of the number of claims that name the person, then of the name: being named is not being accused.
    """
    claims = {claim.id: claim for claim in case_file.claims}
    incident_ids = _holders((incident.id, incident.claim_ids) for incident in case_file.incidents)
    campaign_ids = _holders((campaign.id, campaign.claim_ids) for campaign in case_file.campaigns)
    reports = {report.id: report for report in case_file.reports}
    against = frozenset(key for key, claim in claims.items() if speaks_against(claim, reports[claim.report_id].text))
    told: list[Incident | Campaign] = [*case_file.incidents, *case_file.campaigns]
    incident_denials = {one.id: [claims[c] for c in one.claim_ids if c in against] for one in told}
    order = {report.id: n for n, report in enumerate(case_file.reports)}
    joint = JointNames(claims)
    tellers = {key: chain_of_tellers(claim, reports[claim.report_id]) for key, claim in claims.items() if claim.kind in _BURDENS}
    profiles = [
        _profile(entity, joint, claims, against, incident_ids, campaign_ids, incident_denials, order, tellers)
        for entity in case_file.entities
        if entity.type is EntityType.PERSON
    ]
    return tuple(sorted(profiles, key=lambda p: (-len(p.claims), p.entity.name, p.entity.id)))


def _holders(members: Iterable[tuple[str, tuple[str, ...]]]) -> dict[str, list[str]]:
    """For each claim, the ids of what holds it."""
    holders: dict[str, list[str]] = defaultdict(list)
    for holder_id, claim_ids in members:
        for claim_id in claim_ids:
            holders[claim_id].append(holder_id)
    return holders


def _profile(
    entity: Entity,
    joint: JointNames,
    claims: Mapping[str, Claim],
    against: frozenset[str],
    incident_ids: Mapping[str, list[str]],
    campaign_ids: Mapping[str, list[str]],
    incident_denials: Mapping[str, list[Claim]],
    order: Mapping[str, int],
    tellers: Mapping[str, Sequence[Attribution]],
) -> PersonProfile:
    """The claims of one person, each in its section, in order of report and offset."""
    roles: dict[str, list[str]] = defaultdict(list)
    for naming in entity.namings:
        if naming.claim_id in claims:
            roles[naming.claim_id].append(naming.role)
    for claim_id, role in joint.roles(entity):
        if role not in roles[claim_id]:
            roles[claim_id].append(role)
    named = sorted((claims[c] for c in roles), key=lambda claim: (order.get(claim.report_id, len(order)), claim.quote, claim.id))
    sections: dict[str, list[Claim]] = defaultdict(list)
    for claim in named:
        sections[_section(claim, roles[claim.id], is_against=claim.id in against)].append(claim)
    about = [claim for claim in named if set(roles[claim.id]) != {SOURCE_ROLE}]
    incidents = _unique(i for claim in about for i in incident_ids.get(claim.id, ()))
    campaigns = _unique(i for claim in about for i in campaign_ids.get(claim.id, ()))
    return PersonProfile(
        entity=entity,
        **{name: tuple(found) for name, found in sections.items()},
        incident_denials=_unique(d for i in (*incidents, *campaigns) for d in incident_denials[i] if d.id not in roles),
        incident_ids=incidents,
        campaign_ids=campaigns,
        report_ids=_unique(claim.report_id for claim in named),
        accusers=_unique(chain[0].source if (chain := tellers[claim.id]) else None for claim in sections["accusations"]),
    )


def _section(claim: Claim, roles: list[str], *, is_against: bool) -> str:
    """The section of `PersonProfile` in which a claim stands, given the roles that name the person, and whether it denies or doubts."""
    if is_against:
        return "denials" if SOURCE_ROLE in roles else "denials_by_others"
    for role in roles:
        if (claim.kind, role) in SECTIONS:
            return SECTIONS[claim.kind, role]
    return "said" if roles == [SOURCE_ROLE] else "others"


def _unique(items: Iterable[Item]) -> tuple[Item, ...]:
    """The items, each once, in the order of first sight."""
    return tuple(dict.fromkeys(items))
