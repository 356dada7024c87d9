"""Claim -> Incident and Campaign."""

from linkage.incidents.group import event_of, group_incidents

__all__ = ["event_of", "group_incidents"]
