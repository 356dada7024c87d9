"""CaseFile -> PersonProfile: what the claims say about each person."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from linkage.cases.actkinds import ActKinds
from linkage.cases.casewords import CaseWords
from linkage.cases.jointnames import JointNames
from linkage.cases.sides import Sides
from linkage.cases.tiedto import TiedTo
from linkage.cases.widerdenials import WiderDenials
from linkage.model.case import CaseFile
from linkage.model.claim import Attribution, Claim, ClaimKind
from linkage.model.entity import Entity, EntityType
from linkage.model.profile import PersonProfile
from linkage.vocab.admissions import chain_of_tellers

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


def profile_people(case_file: CaseFile, words: CaseWords | None = None, wider: WiderDenials | None = None) -> tuple[PersonProfile, ...]:
    """One profile for each person of the case, those named by most claims first.

    Args:
        case_file: The case, resolved.
        words: The same, indexed, where that is at hand.
        wider: Its denials in wider terms, where these are.

    Returns:
        Profiles in order of the number of claims that name the person, then of the name: being named is not being accused.
    """
    words = CaseWords(case_file) if words is None else words
    tied = TiedTo(words, WiderDenials(words, Sides(words), ActKinds(words)) if wider is None else wider)
    reports = {report.id: report for report in case_file.reports}
    order = {report.id: n for n, report in enumerate(case_file.reports)}
    joint = JointNames(tied.claims)
    tellers = {key: chain_of_tellers(claim, reports[claim.report_id]) for key, claim in tied.claims.items() if claim.kind in _BURDENS}
    profiles = [_profile(entity, joint, tied, order, tellers) for entity in case_file.entities if entity.type is EntityType.PERSON]
    return tuple(sorted(profiles, key=lambda p: (-len(p.claims), p.entity.name, p.entity.id)))


def _profile(
    entity: Entity, joint: JointNames, tied: TiedTo, order: Mapping[str, int], tellers: Mapping[str, Sequence[Attribution]]
) -> PersonProfile:
    """The claims of one person, each in its section, in order of report and offset."""
    roles: dict[str, list[str]] = defaultdict(list)
    for naming in entity.namings:
        if naming.claim_id in tied.claims:
            roles[naming.claim_id].append(naming.role)
    for claim_id, role in joint.roles(entity):
        if role not in roles[claim_id]:
            roles[claim_id].append(role)
    named = sorted((tied.claims[c] for c in roles), key=lambda claim: (order.get(claim.report_id, len(order)), claim.quote, claim.id))
    sections: dict[str, list[Claim]] = defaultdict(list)
    for claim in named:
        sections[_section(claim, roles[claim.id], is_against=claim.id in tied.against)].append(claim)
    ties = tied.of(entity, (claim.id for claim in named if set(roles[claim.id]) != {SOURCE_ROLE}), roles)
    return PersonProfile(
        entity=entity,
        **{name: tuple(found) for name, found in sections.items()},
        incident_denials=ties.denials,
        wider_denials=ties.wider,
        incident_ids=ties.incident_ids,
        campaign_ids=ties.campaign_ids,
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
