"""CaseFile -> what its pages show: persons' claims, the linkage matrix, rules that reported facts bear on, conduct compared."""

from linkage.cases.asked import find_actor, find_person, find_subject
from linkage.cases.command import Command
from linkage.cases.conduct import compare_conduct, compare_declared
from linkage.cases.figures import count_figures
from linkage.cases.matrix import MatrixMaker
from linkage.cases.people import profile_people
from linkage.cases.settings import read_settings
from linkage.cases.views import view_case

__all__ = [
    "Command",
    "MatrixMaker",
    "compare_conduct",
    "compare_declared",
    "count_figures",
    "find_actor",
    "find_person",
    "find_subject",
    "profile_people",
    "read_settings",
    "view_case",
]
