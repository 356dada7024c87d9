"""What stands between names of several in one wording: "X and Y", "X or Y", where it is left open which of them is meant."""

import re
from functools import cache

from linkage.vocab.lexicon import load_phrases


def split_joint(text: str) -> list[str]:
    """The parts of a wording between commas and words that join, without space around them; empty ones are left out.

    Args:
        text: A wording that may be of several ("Northland, Southland and their allies").
    """
    return [part for piece in _between().split(text) if (part := piece.strip())]


def is_either(text: str) -> bool:
    """Whether a wording leaves open which of several it is of ("Northland or Southland").

    Args:
        text: The wording.
    """
    return _either().search(text) is not None


@cache
def _between() -> re.Pattern[str]:
    phrases = sorted((*load_phrases("elements", "joining"), *load_phrases("elements", "either")), key=len, reverse=True)
    return re.compile(rf"[,;]|\b(?:{'|'.join(map(re.escape, phrases))})\b", re.IGNORECASE)


@cache
def _either() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, load_phrases('elements', 'either')))})\b", re.IGNORECASE)
