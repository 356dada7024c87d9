"""A case -> what it may let out: the claims that pass its bar, and no name that is withheld, before anything is worked out again."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from linkage.model.case import CaseFile, CaseSettings, DeclaredCampaign
from linkage.model.claim import Claim
from linkage.model.decision import Decision
from linkage.model.entity import EntityType
from linkage.model.issue import Issue
from linkage.model.listing import Listing
from linkage.model.report import Report
from linkage.model.review import Bar, Review, Status, passes
from linkage.model.screening import Screening
from linkage.reviews.marks import find_marked
from linkage.reviews.masks import find_names, mask, names_withheld, withhold_in_status, withhold_names
from linkage.reviews.namedperson import ONE_ALPHABET, Alphabets
from linkage.reviews.namefinder import NameFinder
from linkage.reviews.names import WithheldNames
from linkage.vocab.gazetteer import load_gazetteer

SOMEBODY = "somebody who works on the case"  # readers are not told who decided, and why


@dataclass(frozen=True, slots=True)
class LetOut:
    """What a case lets out, to be worked out again.

    Args:
        settings: The settings, without the names that are withheld.
        reports: The reports, the names withheld in their texts and in what is known of them.
        claims: The claims that pass the bar, likewise.
        decisions: The decisions, about the claims as they are named now, without who decided and why.
        issues: The issues, likewise.
        statuses: Id of a claim -> how far it was checked.
        held_back: Claims that do not pass the bar.
        masked: Names that are withheld.
        names: They themselves, for words that come from elsewhere.
    """

    settings: CaseSettings
    reports: tuple[Report, ...]
    claims: tuple[Claim, ...]
    decisions: tuple[Decision, ...]
    issues: tuple[Issue, ...]
    statuses: Mapping[str, Status]
    held_back: int
    masked: int
    names: WithheldNames


def standing_claims(reviews: Iterable[Review], bar: Bar) -> tuple[Claim, ...]:
    """The claims as they stand, as far as they pass the bar, each once.

    Args:
        reviews: Claims with their status.
        bar: How far they must have been checked.
    """
    return tuple({r.claim.id: r.claim for r in reviews if passes(r.status, bar)}.values())


def withhold(case_file: CaseFile, decisions: Sequence[Decision], alphabets: Alphabets = ONE_ALPHABET) -> LetOut:
    """What a case may let out.

    Args:
        case_file: The case, with everything in it.
        decisions: The decisions that stand.
        alphabets: How names are told in other alphabets.
    """
    settings = case_file.settings
    claims = standing_claims(case_file.reviews, settings.publish.bar)
    reports_of = {claim.id: claim.report_id for claim in case_file.claims}
    names = names_withheld(case_file.entities, find_marked(decisions), reports_of)
    withheld = find_names(names, case_file.reports, case_file.entities, alphabets)
    masked = mask(case_file.reports, claims, list(case_file.issues), withheld, _countries(case_file) if settings.publish.coarsen else {})
    moved = (
        replace(d, subjects=tuple(_renamed(subject, masked.ids) for subject in d.subjects), anchors=(), person=SOMEBODY, why="")
        for d in decisions
        if d.description is None  # its words are in the reports by now
    )
    files = {old.file: new.file for old, new in zip(case_file.reports, masked.reports, strict=True)}
    statuses = {masked.ids[r.claim.id]: r.status for r in case_file.reviews if r.claim.id in masked.ids}
    return LetOut(
        settings=_settings(settings, withheld, files),
        reports=tuple(masked.reports),
        claims=tuple(masked.claims),
        decisions=tuple(moved),
        issues=tuple(masked.issues),
        statuses=statuses,
        held_back=len(case_file.claims) - len(claims),
        masked=len(names),
        names=withheld,
    )


def withhold_in_screening(screening: Screening, names: WithheldNames) -> Screening:
    """A screening without the names that are withheld in what the authorities say of others.

    Args:
        screening: The screening.
        names: The names.
    """
    return replace(screening, matches=tuple(replace(match, listing=_listing(match.listing, names)) for match in screening.matches))


def _listing(listing: Listing, names: WithheldNames) -> Listing:
    finder = NameFinder(names, (listing.reasons, listing.remarks))

    def words(text: str) -> str:
        return withhold_names(text, finder)

    return replace(
        listing,
        names=tuple(replace(name, text=words(name.text)) for name in listing.names),
        positions=tuple(words(position) for position in listing.positions),
        reasons=words(listing.reasons),
        remarks=words(listing.remarks),
        records=tuple(replace(record, text=words(record.text)) for record in listing.records),
    )


def _settings(settings: CaseSettings, withheld: WithheldNames, files: Mapping[str, str]) -> CaseSettings:
    """The settings without the names that are withheld; reports are named by their files as they are called now."""
    finder, whole = NameFinder.of_surnames(withheld), NameFinder(withheld)

    def words(text: str) -> str:
        return withhold_names(text, finder)

    def is_free(group: Sequence[str]) -> bool:  # others who bear the surname stay in the case
        return not any(whole.spans(name) or (" " not in name and finder.spans(name)) for name in group)

    same, different = (
        tuple(tuple(files.get(file, words(file)) for file in group) for group in groups)
        for groups in (settings.same_origin, settings.different_origin)
    )
    return replace(
        settings,
        name=words(settings.name),
        campaigns=tuple(_campaign(campaign, n, words) for n, campaign in enumerate(settings.campaigns, start=1)),
        persons=tuple(spellings for spellings in settings.persons if is_free(spellings)),
        places=tuple(place for place in settings.places if not finder.spans(place)),
        different=tuple(group for group in settings.different if is_free(group)),
        figure_sources=tuple(source for source in settings.figure_sources if is_free((source,))),
        corrections=tuple(
            replace(c, report=files.get(c.report, words(c.report)), status=withhold_in_status(c.status, words))
            for c in settings.corrections
        ),
        same_origin=same,
        different_origin=different,
    )


def _campaign(campaign: DeclaredCampaign, number: int, words: Callable[[str], str]) -> DeclaredCampaign:
    """A campaign without the names that are withheld; its id is in addresses and names of files."""
    classification = campaign.classification
    return replace(
        campaign,
        id=campaign.id if words(campaign.id) == campaign.id else f"campaign-{number}",
        name=words(campaign.name),
        place=words(campaign.place),
        names=tuple(words(name) for name in campaign.names),
        classification=replace(classification, according_to=words(classification.according_to)),
    )


def _countries(case_file: CaseFile) -> dict[str, str]:
    """Claim id -> what its place is called where it is told by its country only."""
    gazetteer = load_gazetteer()
    found = {}
    for entity in case_file.entities:
        place = None if entity.place_id is None else gazetteer.by_id(entity.place_id)
        country = None if place is None else gazetteer.country(place.country)
        if entity.type is EntityType.PLACE and country is not None:
            found.update({naming.claim_id: f"[a place in {country.name}]" for naming in entity.namings if naming.role == "place"})
    return {claim.id: found.get(claim.id, "[place withheld]") for claim in case_file.claims}


def _renamed(subject: str, ids: Mapping[str, str]) -> str:
    claim_id, colon, role = subject.partition(":")
    return f"{ids.get(claim_id, claim_id)}{colon}{role}"
