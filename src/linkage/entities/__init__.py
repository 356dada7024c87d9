"""Claim -> Entity."""

from linkage.entities.resolve import resolve_entities
from linkage.entities.spelling import fold_word, is_spelling_of

__all__ = ["fold_word", "is_spelling_of", "resolve_entities"]
