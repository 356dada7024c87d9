"""CaseFile -> CaseViews: everything that has pages of its own in the case file."""

from linkage.cases.bodies import profile_bodies
from linkage.cases.casewords import CaseWords
from linkage.cases.command import Command
from linkage.cases.conduct import Conduct
from linkage.cases.courses import Courses
from linkage.cases.figures import count_all
from linkage.cases.matrixpages import MatrixPages
from linkage.cases.norms import engage_norms
from linkage.cases.oppositions import Oppositions
from linkage.cases.people import profile_people
from linkage.cases.placemaps import PlaceMaps
from linkage.cases.timeline import Timelines
from linkage.model.case import CaseFile
from linkage.model.views import CaseViews
from linkage.vocab.gazetteer import load_gazetteer


def view_case(case_file: CaseFile) -> CaseViews:
    """The views of a case; the same for the same case.

    Args:
        case_file: The case, resolved.
    """
    words = CaseWords(case_file)
    command = Command(words)
    conduct = Conduct(words)
    profiles = tuple(profile_people(case_file, words, conduct.wider))
    chains = command.persons()
    maps = PlaceMaps(case_file, load_gazetteer())
    matrices = MatrixPages(case_file, words)
    timelines = Timelines(words, chains, conduct.wider)
    return CaseViews(
        profiles=profiles,
        bodies=profile_bodies(case_file, words, conduct.wider),
        pairs=matrices.shown,
        pairs_left=matrices.left,
        matrices=matrices,
        norms=tuple(engage_norms(case_file)),
        commands=tuple(command.of_campaign(c) for c in sorted(case_file.campaigns, key=lambda c: not c.declared)),
        chains=chains,
        comparisons=conduct.compare_declared(),
        wider_denials=conduct.wider.all(),
        figures=count_all(case_file),
        oppositions=Oppositions(words, command).find(),
        courses=Courses(words).find(),
        timeline=timelines.whole(),
        timelines={
            **{campaign.id: timelines.of_campaign(campaign) for campaign in case_file.campaigns},
            **{profile.entity.id: timelines.of_person(profile) for profile in profiles},
        },
        places=maps.whole(),
        details=maps.details(),
        maps={
            **{campaign.id: maps.of_campaign(campaign) for campaign in case_file.campaigns},
            **{profile.entity.id: maps.of_person(profile) for profile in profiles if profile.incident_ids},
        },
    )
