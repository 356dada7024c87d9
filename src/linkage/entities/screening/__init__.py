"""Entities and lists -> Screening: who is on which list, by a rule that gives its reasons."""

from linkage.entities.screening.screen import screen, screened_key

__all__ = ["screen", "screened_key"]
