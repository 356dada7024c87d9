"""A case -> what it may let out: the claims that pass its bar, and no name that is withheld, before anything is worked out again."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from linkage.model.case import CaseFile, CaseSettings
from linkage.model.claim import Claim
from linkage.model.decision import Decision
from linkage.model.entity import EntityType
from linkage.model.issue import Issue
from linkage.model.report import Report
from linkage.model.review import Bar, Review, passes
from linkage.reviews.marks import find_marked
from linkage.reviews.masks import mask, names_withheld, withhold_names
from linkage.reviews.names import WithheldNames
from linkage.vocab.gazetteer import load_gazetteer


@dataclass(frozen=True, slots=True)
class LetOut:
    """What a case lets out, to be worked out again.

    Args:
        settings: The settings, without the names that are withheld.
        reports: The reports, the names withheld in their texts and in what is known of them.
        claims: The claims that pass the bar, likewise.
        decisions: The decisions, about the claims as they are named now.
        issues: The issues, likewise.
        held_back: Claims that do not pass the bar.
        masked: Names that are withheld.
    """

    settings: CaseSettings
    reports: tuple[Report, ...]
    claims: tuple[Claim, ...]
    decisions: tuple[Decision, ...]
    issues: tuple[Issue, ...]
    held_back: int
    masked: int


def standing_claims(reviews: Iterable[Review], bar: Bar) -> tuple[Claim, ...]:
    """The claims as they stand, as far as they pass the bar, each once.

    Args:
        reviews: Claims with their status.
        bar: How far they must have been checked.
    """
    return tuple({r.claim.id: r.claim for r in reviews if passes(r.status, bar)}.values())


def withhold(case_file: CaseFile, decisions: Sequence[Decision]) -> LetOut:
    """What a case may let out.

    Args:
        case_file: The case, with everything in it.
        decisions: The decisions that stand.
    """
    settings = case_file.settings
    claims = standing_claims(case_file.reviews, settings.publish.bar)
    names = names_withheld(case_file.entities, find_marked(decisions))
    masked = mask(case_file.reports, claims, list(case_file.issues), names, _countries(case_file) if settings.publish.coarsen else {})
    moved = (replace(d, subjects=tuple(_renamed(subject, masked.ids) for subject in d.subjects), anchors=()) for d in decisions)
    files = {old.file: new.file for old, new in zip(case_file.reports, masked.reports, strict=True)}
    kept = _settings(settings, names, files)
    held_back = len(case_file.claims) - len(claims)
    return LetOut(kept, tuple(masked.reports), tuple(masked.claims), tuple(moved), tuple(masked.issues), held_back, len(names))


def _settings(settings: CaseSettings, names: Sequence[tuple[str, ...]], files: Mapping[str, str]) -> CaseSettings:
    """The settings without the names that are withheld; reports are named by their files as they are called now."""
    known, withheld = {name for spellings in names for name in spellings}, WithheldNames(names)

    def words(text: str) -> str:
        return withhold_names(text, withheld)

    same, different = (
        tuple(tuple(files.get(file, file) for file in group) for group in groups)
        for groups in (settings.same_origin, settings.different_origin)
    )
    return replace(
        settings,
        name=words(settings.name),
        campaigns=tuple(replace(c, name=words(c.name), names=tuple(words(name) for name in c.names)) for c in settings.campaigns),
        persons=tuple(spellings for spellings in settings.persons if known.isdisjoint(spellings)),
        different=tuple(group for group in settings.different if known.isdisjoint(group)),
        corrections=tuple(
            replace(c, report=files.get(c.report, c.report), status=replace(c.status, note=words(c.status.note)))
            for c in settings.corrections
        ),
        same_origin=same,
        different_origin=different,
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
