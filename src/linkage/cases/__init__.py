"""CaseFile -> what its pages and commands show: persons, command, figures, linkage matrix, norms, conduct compared, timelines, maps."""

from linkage.cases.command import find_command
from linkage.cases.conduct import compare_conduct
from linkage.cases.corrections import find_corrections
from linkage.cases.dossiers import make_campaign_dossier, make_person_dossier
from linkage.cases.figures import count_all, find_figures
from linkage.cases.matrix import find_matrix
from linkage.cases.otherwise import find_otherwise
from linkage.cases.people import profile_people
from linkage.cases.placemaps import PlaceMaps
from linkage.cases.settings import read_settings
from linkage.cases.tellers import find_tellers
from linkage.cases.timeline import Timelines
from linkage.cases.views import view_case
from linkage.cases.widerdenials import find_wider_denials

__all__ = [
    "PlaceMaps",
    "Timelines",
    "compare_conduct",
    "count_all",
    "find_command",
    "find_corrections",
    "find_figures",
    "find_matrix",
    "find_otherwise",
    "find_tellers",
    "find_wider_denials",
    "make_campaign_dossier",
    "make_person_dossier",
    "profile_people",
    "read_settings",
    "view_case",
]
