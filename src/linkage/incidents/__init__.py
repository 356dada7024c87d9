"""Claim -> Incident and Campaign."""

from linkage.incidents.contradictions import find_contradictions
from linkage.incidents.doers import name_doers
from linkage.incidents.figures import withdraw_figures
from linkage.incidents.grading import grade_incidents
from linkage.incidents.group import event_of, group_incidents
from linkage.incidents.passedon import find_passed_on

__all__ = ["event_of", "find_contradictions", "find_passed_on", "grade_incidents", "group_incidents", "name_doers", "withdraw_figures"]
