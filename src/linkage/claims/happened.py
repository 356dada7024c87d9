"""Whether a verb tells that something happened, and does not only wish, order, promise or suppose it."""

from linkage.model.parse import Token
from linkage.vocab import load_phrases

_SUBJECTS = ("nsubj", "nsubjpass")


def is_wish(verb: Token) -> bool:
    """Whether the clause tells of a future, a wish, an order, a threat or a condition: then nothing has happened.

    Args:
        verb: The verb of the clause.
    """
    helpers = _helpers(verb)
    if helpers & set(load_phrases("stance", "future")):
        return True
    if helpers & {"could", "might", "may", "should", "would"} and not helpers & {"have", "'ve"}:
        return True
    if any(c.dep == "mark" and c.lower in ("if", "whether", "unless") for c in verb.children):
        return True
    if _is_order(verb) or _is_promised(verb):
        return True
    if "to" in helpers and verb.dep in ("acl", "advcl", "relcl"):  # "missions to hit targets", "came to storm the city"
        return True
    return verb.dep == "xcomp" and "to" in helpers and verb.head.lemma in load_phrases("stance", "wish")


def is_told(token: Token) -> bool:
    """Whether somebody is said to say it, so that even "did not" tells something.

    Args:
        token: A word of the clause.
    """
    return any(a.lemma in ("say", "deny", "claim", "insist", "state", "maintain", "announce", "stress") for a in token.ancestors)


def _helpers(verb: Token) -> set[str]:
    return {c.lower for c in verb.children if c.dep == "aux"}


def _has_subject(verb: Token) -> bool:
    return any(c.dep in _SUBJECTS for c in verb.children)


def _is_order(verb: Token) -> bool:
    """ "Attack the station": the bare form, with nobody who does it."""
    if verb.tag != "VB" or _helpers(verb) or _has_subject(verb) or verb.dep not in ("ROOT", "conj", "ccomp"):
        return False
    return verb.dep != "conj" or verb.head.pos != "VERB" or (verb.head.tag == "VB" and is_wish(verb.head))


def _is_promised(verb: Token) -> bool:
    """ "Will continue to shell"."""
    leading = verb.head
    follows = verb.dep in ("xcomp", "conj") and leading.pos == "VERB" and leading.i < verb.i and not _has_subject(verb)
    return follows and "to" in _helpers(verb) and bool(_helpers(leading) & set(load_phrases("stance", "future")))
