"""Two names -> how surely they are one, and the keys under which names are looked up."""

from linkage.entities.names.blocking import block_keys
from linkage.entities.names.bodies import match_bodies
from linkage.entities.names.match import MATCH_THRESHOLD, SUGGEST_THRESHOLD, NameKind, NameMatch
from linkage.entities.names.memory import clear_caches
from linkage.entities.names.nearbodies import find_near_bodies
from linkage.entities.names.persons import are_two, match_persons

__all__ = [
    "MATCH_THRESHOLD",
    "SUGGEST_THRESHOLD",
    "NameKind",
    "NameMatch",
    "are_two",
    "block_keys",
    "clear_caches",
    "find_near_bodies",
    "match_names",
]


def match_names(first: str, second: str, kind: NameKind) -> NameMatch:
    """How surely two names are one, whatever their script and school of transliteration.

    Args:
        first: A name as printed.
        second: Another.
        kind: What bears the names.
    """
    return match_persons(first, second) if kind is NameKind.PERSON else match_bodies(first, second)
