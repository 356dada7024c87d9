"""Claim -> Entity."""

from linkage.entities.resolve import resolve_entities

__all__ = ["resolve_entities"]
