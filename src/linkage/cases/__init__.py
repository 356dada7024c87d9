"""CaseFile -> what its pages show: each person's claims, sorted for reading."""

from linkage.cases.people import profile_people
from linkage.cases.settings import read_settings

__all__ = ["profile_people", "read_settings"]
