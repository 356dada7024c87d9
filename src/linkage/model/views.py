"""What a case file shows beyond the case itself: views worked out of its claims."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from linkage.model.command import CampaignCommand, CommandChain
from linkage.model.comparison import Comparison
from linkage.model.counted import SubjectFigures
from linkage.model.course import Course
from linkage.model.matrix import Matrix, MatrixPair
from linkage.model.norm import IncidentNorms
from linkage.model.opposition import Opposition
from linkage.model.placemap import PlaceMap
from linkage.model.profile import BodyProfile, PersonProfile
from linkage.model.timeline import Timeline


@dataclass(frozen=True, slots=True)
class CaseViews:
    """Views of one case, each with pages of its own.

    Args:
        profiles: The persons, in the order in which they are listed.
        bodies: The organisations, units and states.
        pairs: The persons and incidents or campaigns whose linkage matrix has a page.
        pairs_left: Those that claims bring together too, and whose matrix has no page: the pages say so.
        matrices: The matrix of each of `pairs`, in their order; each is made when it is asked for, and a large case never holds all.
        norms: The rules that the reported facts of each incident bear on.
        commands: Who is said to have been in command of each campaign.
        chains: What is told of each person who is said to command or to stand under somebody.
        comparisons: Pairs of campaigns, in the order in which they are listed.
        figures: The casualty figures of each campaign and incident that has any.
        oppositions: Who says otherwise.
        courses: What changes over time in what one source says.
        timeline: The timeline of the whole case; None where it was not asked for.
        timelines: Id of a campaign or person -> the timeline of it.
        places: The map of the whole case; None where it was not asked for.
        details: Maps of the surroundings of the places with most incidents.
        maps: Id of a campaign or person -> the map of it.
        wider_denials: Id of a campaign or incident -> the claims that deny it in wider terms.
    """

    profiles: tuple[PersonProfile, ...] = ()
    bodies: tuple[BodyProfile, ...] = ()
    pairs: tuple[MatrixPair, ...] = ()
    pairs_left: tuple[MatrixPair, ...] = ()
    matrices: Iterable[Matrix] = ()
    norms: tuple[IncidentNorms, ...] = ()
    commands: tuple[CampaignCommand, ...] = ()
    chains: tuple[CommandChain, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    figures: tuple[SubjectFigures, ...] = ()
    oppositions: tuple[Opposition, ...] = ()
    courses: tuple[Course, ...] = ()
    timeline: Timeline | None = None
    timelines: Mapping[str, Timeline] = field(default_factory=dict)
    places: PlaceMap | None = None
    details: tuple[PlaceMap, ...] = ()
    maps: Mapping[str, PlaceMap] = field(default_factory=dict)
    wider_denials: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
