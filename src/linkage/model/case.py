"""A case: what an investigator asks about, and everything the ledger answers."""

from dataclasses import dataclass, field
from enum import StrEnum

from linkage.model.claim import Claim
from linkage.model.conflict import UNCLASSIFIED, Classification
from linkage.model.contradiction import Contradiction
from linkage.model.correction import NO_CORRECTIONS, Corrections, DeclaredStatus
from linkage.model.counted import FigureRule
from linkage.model.entity import Entity
from linkage.model.incident import Campaign, GradingRule, Incident
from linkage.model.issue import Issue
from linkage.model.origins import Origins
from linkage.model.report import Report
from linkage.model.review import Profile, PublishRule, Review, Status
from linkage.model.screening import Screening


class BordersDrawn(StrEnum):
    """Which borders the maps of a case draw."""

    POLICY = "policy"  # lines as the source of the maps has them, with the disputed territories of the border policy
    SOURCE = "source"  # lines as the source of the maps has them, and nothing else
    NONE = "none"  # land alone


@dataclass(frozen=True, slots=True)
class DeclaredCampaign:
    """A campaign that case.yaml declares.

    Args:
        id: Its key.
        name: Its heading.
        place: The name of its place.
        names: Other wordings by which reports call it.
        start: ISO date (or year, or month) of its first day.
        end: ISO date of its last day; "" where it goes on.
        classification: The class of its conflict, with who says so.
    """

    id: str
    name: str
    place: str
    names: tuple[str, ...] = ()
    start: str = ""
    end: str = ""
    classification: Classification = UNCLASSIFIED


@dataclass(frozen=True, slots=True)
class CaseSettings:
    """What case.yaml says; every part may be left out.

    Args:
        name: The case's name.
        campaigns: Declared campaigns.
        persons: Persons of interest; each a tuple of spellings, the preferred one first.
        places: Places of interest, by name.
        different: Names that are never one person's; each a tuple of names of different persons.
        same_origin: Groups of reports, by file, that share an origin.
        different_origin: Groups of reports, by file, no two of which share one.
        grading: The rule by which incidents are graded.
        figures: The rule that makes low, best and high of figures.
        borders: What maps draw: "policy", "source" or "none" (docs/vocabularies.md).
        figure_sources: Sources whose figures the rule "hierarchy" prefers, the first before the others.
        corrections: What it says of reports that were corrected, retracted or replaced.
        publish: What the case lets out.
    """

    name: str = "Case"
    campaigns: tuple[DeclaredCampaign, ...] = ()
    persons: tuple[tuple[str, ...], ...] = ()
    places: tuple[str, ...] = ()
    different: tuple[tuple[str, ...], ...] = ()
    same_origin: tuple[tuple[str, ...], ...] = ()
    different_origin: tuple[tuple[str, ...], ...] = ()
    grading: GradingRule = GradingRule.AIRWARS
    figures: FigureRule = FigureRule.RANGE
    figure_sources: tuple[str, ...] = ()
    corrections: tuple[DeclaredStatus, ...] = ()
    borders: BordersDrawn = BordersDrawn.POLICY
    publish: PublishRule = field(default_factory=PublishRule)


@dataclass(frozen=True, slots=True)
class CaseFile:
    """Everything a case file shows, resolved from one state of the ledger.

    Args:
        settings: What the case declares.
        reports: In the order in which they entered the ledger; the n-th is cited as [n].
        claims: Every claim, in order of report and offset.
        entities: Who and what the claims are about.
        incidents: What is said to have happened.
        campaigns: What holds the incidents.
        issues: What was seen and left out.
        head: Hash of the ledger's last entry.
        contradictions: Figures of one source that cannot both be right.
        screening: What came of holding the case against sanctions lists; None where it was not.
        origins: Where each claim first came from.
        profile: For whom it is: everything, or what the case lets out.
        reviews: The claims with how far they were checked; the rejected, the held back, and who decided, for profile internal only.
        held_back: Claims that the case does not let out yet; 0 for profile internal.
        masked: Names that are withheld; 0 for profile internal.
        corrections: Reports that were corrected, retracted or replaced.
        head_at: When that entry was made, as the ledger has it; "" where nothing is kept.
        graphic: Ids of the reports that are marked as graphic.
    """

    settings: CaseSettings
    reports: tuple[Report, ...]
    claims: tuple[Claim, ...]
    entities: tuple[Entity, ...]
    incidents: tuple[Incident, ...]
    campaigns: tuple[Campaign, ...]
    issues: tuple[Issue, ...]
    head: str
    contradictions: tuple[Contradiction, ...] = ()
    screening: Screening | None = None
    origins: Origins = field(default_factory=Origins)
    profile: Profile = Profile.INTERNAL
    reviews: tuple[Review, ...] = ()
    held_back: int = 0
    masked: int = 0
    corrections: Corrections = NO_CORRECTIONS
    head_at: str = ""
    graphic: frozenset[str] = frozenset()

    @property
    def statuses(self) -> dict[str, Status]:
        """Id of a claim -> how far it was checked; a claim that stands not among them is proposed."""
        return {review.claim.id: review.status for review in self.reviews}
