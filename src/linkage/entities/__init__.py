"""Claim -> Entity."""

from linkage.entities.resolve import resolve_entities
from linkage.entities.spelling import fold_word

__all__ = ["fold_word", "resolve_entities"]
