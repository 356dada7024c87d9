"""The pages of persons."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from linkage.exports.html.addresses import address_campaign, address_entity, address_incident
from linkage.exports.html.caseindex import CaseIndex
from linkage.exports.html.drawings import Drawings
from linkage.exports.html.listings import list_listings
from linkage.exports.html.matrixlist import address_left
from linkage.exports.html.oppositions import line_courses, line_opposed
from linkage.exports.html.page import Page, number_pages
from linkage.exports.html.sections import (
    DENIES_WIDER,
    SourceRows,
    chunk,
    group_by_saying,
    list_person_sections,
    list_wider_denials,
    paginate,
    say_none,
)
from linkage.model.amount import amount
from linkage.model.claim import Claim, ClaimKind, Stance
from linkage.model.entity import Entity
from linkage.model.profile import PersonProfile
from linkage.model.report import Report

SAID_TO_ADMIT = "Said to have admitted command or harm"
_MOST_ALIKE = 10  # shown of one entity; JSON has all


@dataclass(frozen=True, slots=True)
class NameUse:
    """A name as written, and the reports that write it."""

    name: str
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One line of the list of persons.

    Args:
        profile: The person.
        address: The person's page.
        accused: How many claims accuse the person of a harm, of how many sources and independent origins, in words; "" where none does.
        commands: How many claims say that the person commanded, ordered or planned something, or served under somebody.
        admitted: How many claims say that the person admitted command or harm.
        denied: How many claims deny or doubt what is said of the person, or the incidents of which the person is accused or had command.
        wider: How many deny these incidents, or the campaigns that claims tie to the person, in wider terms.
    """

    profile: PersonProfile
    address: str
    accused: str
    commands: int
    admitted: int
    denied: int
    wider: int


def list_names(entity: Entity, index: CaseIndex) -> list[NameUse]:
    """Every name under which the claims mention an entity, fullest first, with the reports that write it."""
    reports: dict[str, set[int]] = defaultdict(set)
    for naming in entity.namings:
        claim = index.claims.get(naming.claim_id)
        if claim is None:
            continue
        called = claim.word("value") if claim.kind is ClaimKind.IDENTITY else None
        for name in {naming.text, called} - {None}:
            reports[str(name)].add(index.numbers[claim.report_id])
    return [NameUse(name, tuple(index.case_file.reports[n - 1] for n in sorted(reports.get(name, ())))) for name in entity.names]


@dataclass(frozen=True, slots=True)
class AlikeLine:
    """Another entity that may be the same one; nobody has decided it.

    Args:
        name: Its name.
        address: Its page; None where it has none.
        score: How well the names match, from 0 to 1.
        reasons: What speaks for and against.
    """

    name: str
    address: str | None
    score: float
    reasons: tuple[str, ...]


def list_alike(entity: Entity, index: CaseIndex) -> list[AlikeLine]:
    """The entities that may be the same, the likeliest first."""
    found = [(index.entities[s.entity_id], s) for s in entity.suggestions if s.entity_id in index.entities]
    return [AlikeLine(other.name, address_entity(other), s.score, s.reasons) for other, s in found[:_MOST_ALIKE]]


def line_person(profile: PersonProfile, index: CaseIndex) -> PersonLine:
    """A person's line in a list."""
    address = address_entity(profile.entity)
    if address is None:
        raise ValueError(f"a profile is of a person, got the {profile.entity.type} {profile.entity.id}")
    burdens = (*profile.accusations, *profile.commands)
    denied = len(profile.denied_or_doubted if burdens else profile.denials_by_others)  # who only spoke of an incident answers for none
    wider = len(list_wider_denials(profile, index)) if burdens else 0
    return PersonLine(profile, address, _word_accused(profile, index), len(profile.commands), len(_admitted(profile)), denied, wider)


def _admitted(profile: PersonProfile) -> list[Claim]:
    """The claims that the person admitted command or harm, each as a report tells it or quotes the person."""
    return [claim for claim in (*profile.accusations, *profile.commands) if claim.stance is Stance.ADMITTED]


def _word_accused(profile: PersonProfile, index: CaseIndex) -> str:
    claims = profile.accusations
    if claims == ():
        return ""
    origins = index.case_file.origins.count([claim.id for claim in claims]).in_words
    only = ", all alleged" if all(claim.stance is Stance.ALLEGED for claim in claims) else ""
    return f"{amount(len(claims), 'claim')}{only}; {amount(len(profile.accusers), 'source')} as written, {origins}"


def list_glance(profile: PersonProfile, index: CaseIndex) -> list[tuple[str, str, list[SourceRows]]]:
    """What a reader asks first of a person, each with its section and with who says so and how they stand to it."""
    admitted = _admitted(profile)
    asked = (
        ("Accused of a harm, according to", "accusations", profile.accusations),
        ("Said to command, or to have ordered or planned, according to", "command", profile.commands),
        (SAID_TO_ADMIT, "command" if any(c in profile.commands for c in admitted) else "accusations", admitted),
        ("Listed, according to", "listings", profile.listings),
        ("Says that it was not so", "denials", profile.denials),
        ("Others who deny or doubt what is said of the person", "denials-by-others", profile.denials_by_others),
        ("Denies or doubts the incidents and campaigns they are tied to, or what these hold", "incident-denials", profile.incident_denials),
        (f"{DENIES_WIDER}, in wider terms", "wider", tuple(row.claim for row in list_wider_denials(profile, index))),
    )
    return [(label, anchor, group_by_saying([index.row(claim) for claim in claims])) for label, anchor, claims in asked]


def make_people_pages(profiles: Sequence[PersonProfile], index: CaseIndex, drawings: Drawings) -> Iterator[Page]:
    """The list of persons, and a page a person.

    Args:
        profiles: The persons, in the order of the list.
        index: The case.
        drawings: The timelines of persons.
    """
    lines = [line_person(profile, index) for profile in profiles]
    yield from number_pages("people.html", "people.html.j2", "People", "people", chunk(lines), {"total": len(lines)})
    for line in lines:
        profile = line.profile
        shared = {
            "line": line,
            "profile": profile,
            "glance": list_glance(profile, index),
            "listed": list_listings(profile.entity, index.case_file.screening),
            "no_evidence": say_none(index.report_count),
            "timeline": drawings.timeline(profile.entity.id, "../"),
            "names": list_names(profile.entity, index),
            "alike": list_alike(profile.entity, index),
            "incidents": [(index.incidents[i], address_incident(index.incidents[i])) for i in profile.incident_ids],
            "matrices": index.matrices_of(profile.entity.id),
            "matrices_left": index.matrices_left_of(profile.entity.id),
            "left_address": address_left(index, profile.entity),
            "opposed": line_opposed(profile.entity.id, index),
            "courses": line_courses(index.courses_of(profile.entity.id), index, profile.entity.id),
            "campaigns": [(index.campaigns[c], address_campaign(index.campaigns[c])) for c in profile.campaign_ids],
        }
        pages = paginate(list_person_sections(profile, index))
        yield from number_pages(line.address, "person.html.j2", profile.entity.name, "people", pages, shared)
