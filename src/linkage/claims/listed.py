"""Words of a sanctions record that mean the person or body whom it lists."""

import re
from functools import cache

from rapidfuzz import fuzz

from linkage.model.parse import Token
from linkage.vocab import load_phrases

_ALIKE = 80  # of 100: two spellings of one surname, where the first names are the same


@cache
def _bodies() -> frozenset[str]:
    return frozenset(w for section in ("bodies", "units", "firms") for w in load_phrases("bodies", section))


def names_body(name: str) -> bool:
    """Whether a name holds a word for bodies, units or firms."""
    return any(w.lower() in _bodies() for w in re.findall(r"\w+", name))


def same_name(short: str, full: str) -> bool:
    """Whether all words of a name are in the full one; the last may be spelled another way where the first is the same."""
    words, others = (re.findall(r"[\w'’-]+", name.lower()) for name in (short, full))
    if not words or not others or len(words[-1]) < 3:
        return False
    if all(w in others for w in words):
        return True
    return len(words) > 1 and words[0] == others[0] and fuzz.ratio(words[-1], others[-1]) >= _ALIKE


def stands_for_listed(head: Token, *, body: bool) -> bool:
    """Whether a noun phrase means whom the record lists: "the person concerned", "the company".

    Args:
        head: The noun, with "the" before it.
        body: Whether the record lists a body.
    """
    if head.tag in ("NNS", "NNPS") or any(c.dep in ("poss", "appos", "relcl") for c in head.children):
        return False
    if head.lemma in ("person", "individual", "entity") and any(c.lower in ("concerned", "listed", "designated") for c in head.children):
        return True
    return body and head.lemma in _bodies() and not any(c.dep in ("prep", "acl", "amod", "compound") for c in head.children)
