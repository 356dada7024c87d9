"""CaseFile -> what its pages show: each person's claims, sorted for reading."""

from linkage.cases.people import profile_people

__all__ = ["profile_people"]
