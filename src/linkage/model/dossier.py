"""One person or one campaign as a document: what belongs in it, with every claim that it rests on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from linkage.model.command import CampaignCommand, CommandChain
from linkage.model.comparison import Comparison
from linkage.model.counted import SubjectFigures
from linkage.model.course import Course
from linkage.model.entity import Entity
from linkage.model.incident import Campaign, Incident
from linkage.model.matrix import Matrix, MatrixPair
from linkage.model.norm import IncidentNorms
from linkage.model.opposition import Opposition
from linkage.model.origincount import OriginCount
from linkage.model.placemap import PlaceMap
from linkage.model.profile import PersonProfile
from linkage.model.telling import Telling
from linkage.model.timeline import Timeline


class FactKind(StrEnum):
    """What the summary of a dossier counts, in its order."""

    ACCUSED = "accused"
    COMMAND = "command"
    POSTS = "posts"
    TIES = "ties"
    STATEMENTS = "statements"
    LISTINGS = "listings"
    DENIALS = "denials"
    INCIDENT_DENIALS = "incident-denials"
    OTHER_DENIALS = "other-denials"
    ANSWERABLE = "answerable"
    COMMANDED = "commanded"
    INCIDENTS = "incidents"
    DEPRIVATION = "deprivation"
    CAMPAIGN_DENIALS = "campaign-denials"
    WIDER_DENIALS = "wider-denials"
    LIKENESS = "likeness"


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the summary: how often something is claimed, and never that it is so.

    Args:
        kind: What is counted.
        claim_ids: The claims; empty where no evidence was found.
        origins: How many independent origins they come from.
    """

    kind: FactKind
    claim_ids: tuple[str, ...]
    origins: OriginCount


@dataclass(frozen=True, slots=True)
class Dossier:
    """What a document on one person or one campaign holds.

    Args:
        subject: The person or campaign.
        facts: The summary.
        profile: What the claims say about the person; None for a campaign.
        chain: The posts and command around the person; None for a campaign.
        command: Who is said to have commanded the campaign; None for a person.
        matrices: The person with each campaign, or each person of interest with the campaign, where a claim ties them.
        incident_matrices: Those of the same persons with single incidents of the dossier, as far as it holds them.
        matrices_left: What claims bring together too, and of which it holds no matrix: too many, or of nobody whom the case declares.
        untied: The declared campaigns to which no claim ties the person, or the persons of interest whom none ties to the campaign.
        beside: By id of these, the claims of the person whose sentence names the campaign in words that tie nobody to it.
        figures: The figures of the campaign and of the incidents of the dossier.
        incidents: The incidents that a claim ties to the person, or that the campaign holds, in order of time.
        denial_ids: Claims that say it was not so; those in wider terms only stand apart.
        oppositions: Claims of different sources on the subject or its incidents that cannot all be right.
        courses: What sources say otherwise later on the subject or its incidents, and tolls that may have risen.
        comparisons: The declared campaigns of the dossier, set beside each other.
        norms: The rules that the reported facts of the incidents bear on.
        timeline: What is told of when.
        place_map: Where the incidents are told to have been; None where there is none.
        wider: Id of a campaign or incident -> the claims that deny it in wider terms.
        wider_ids: These claims, one for each sentence of a source.
        telling: Id of an incident of the dossier -> who tells of it, and who is none of those.
    """

    subject: Entity | Campaign
    facts: tuple[Fact, ...]
    profile: PersonProfile | None
    chain: CommandChain | None
    command: CampaignCommand | None
    matrices: tuple[Matrix, ...]
    incident_matrices: tuple[Matrix, ...]
    matrices_left: tuple[MatrixPair, ...]
    untied: tuple[Entity | Campaign, ...]
    figures: tuple[SubjectFigures, ...]
    incidents: tuple[Incident, ...]
    denial_ids: tuple[str, ...]
    oppositions: tuple[Opposition, ...]
    courses: tuple[Course, ...]
    comparisons: tuple[Comparison, ...]
    norms: tuple[IncidentNorms, ...]
    timeline: Timeline
    place_map: PlaceMap | None
    wider: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    wider_ids: tuple[str, ...] = ()
    telling: Mapping[str, Telling] = field(default_factory=dict)
    beside: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def all_matrices(self) -> tuple[Matrix, ...]:
        """Every linkage matrix that it holds: of campaigns, then of incidents."""
        return (*self.matrices, *self.incident_matrices)
