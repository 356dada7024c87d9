"""What a case file shows beyond the case itself: views worked out of its claims."""

from dataclasses import dataclass

from linkage.model.command import CampaignCommand, CommandChain
from linkage.model.comparison import Comparison
from linkage.model.correction import NO_CORRECTIONS, Corrections
from linkage.model.course import Course
from linkage.model.matrix import Matrix
from linkage.model.norm import IncidentNorms
from linkage.model.opposition import Opposition
from linkage.model.profile import PersonProfile


@dataclass(frozen=True, slots=True)
class CaseViews:
    """Views of one case, each with pages of its own.

    Args:
        profiles: The persons, in the order in which they are listed.
        matrices: The linkage matrices that have a page.
        norms: The rules that the reported facts of each incident bear on.
        commands: Who is said to have been in command of each campaign.
        chains: What is told of each person who is said to command or to stand under somebody.
        comparisons: Pairs of campaigns, in the order in which they are listed.
        oppositions: Who says otherwise.
        courses: What changes over time in what one source says.
        corrections: Reports that were corrected, retracted or replaced.
    """

    profiles: tuple[PersonProfile, ...] = ()
    matrices: tuple[Matrix, ...] = ()
    norms: tuple[IncidentNorms, ...] = ()
    commands: tuple[CampaignCommand, ...] = ()
    chains: tuple[CommandChain, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    oppositions: tuple[Opposition, ...] = ()
    courses: tuple[Course, ...] = ()
    corrections: Corrections = NO_CORRECTIONS
