"""CaseFile -> what its pages show: each person's claims, sorted for reading; the conduct of two campaigns beside each other."""

from linkage.cases.conduct import compare_conduct, compare_declared
from linkage.cases.people import profile_people
from linkage.cases.settings import read_settings
from linkage.cases.views import view_case

__all__ = ["compare_conduct", "compare_declared", "profile_people", "read_settings", "view_case"]
