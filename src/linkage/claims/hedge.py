"""Words by which the report itself says that somebody says so: "reportedly", "is said to", "would have died"."""

from __future__ import annotations

from functools import cache

from linkage.claims.reality import is_guessed
from linkage.model.claim import Stance
from linkage.model.parse import Token
from linkage.vocab import load_phrases, load_vocabulary


@cache
def hedges() -> dict[str, str]:
    """The stance of each word that hedges."""
    content = load_vocabulary("attribution")["hedges"]
    return {word: stance for stance, words in content.items() for word in words} if isinstance(content, dict) else {}


def hedge_of(token: Token) -> Stance | None:
    """The stance of a hedge beside the word ("allegedly", "would have died", "suspected"), or None."""
    first = token.head if token.dep == "conj" and token.pos == "NOUN" else token  # "suspected Northern and Southern airstrikes"
    beside = (*token.children, *(first.children if first is not token else ()))
    before = (c for b in beside if token.pos == "NOUN" and b.dep in ("amod", "compound", "nmod") for c in b.children)
    for child in (*beside, *before):
        stance = hedges().get(child.lower)
        if stance is not None and child.dep in ("advmod", "amod", "compound", "nmod", "acl"):
            return Stance(stance)
    if is_guessed(token) or _is_hearsay(token) or _seems(token):
        return Stance.ALLEGED
    if (
        token.pos in ("VERB", "AUX")
        and any(c.lower == "would" for c in token.children)
        and any(c.lemma == "have" and c.dep == "aux" for c in token.children)
    ):
        return Stance.ALLEGED  # the reportive conditional of translated news: "300 would have died"
    return None


def _seems(verb: Token) -> bool:
    """Whether a verb tells what only seems so: "appears to have shelled the market", "gunmen thought to belong to X"."""
    above = verb.head
    thought = above.tag == "VBN" and above.dep == "acl" and above.lemma in load_phrases("responsibility", "supposing")
    seems = thought or above.lemma in load_phrases("attribution", "seeming")
    return verb.dep == "xcomp" and verb.pos in ("VERB", "AUX") and seems


def hedge_over(verb: Token) -> Stance | None:
    """The stance of a hedge beside the verb that a clause shares its subject with: "was allegedly bombed, killing five people".

    Args:
        verb: The verb of a clause.
    """
    own = any(c.dep in ("nsubj", "nsubjpass", "mark", "aux") for c in verb.children)
    above = verb.head
    joined = verb.dep == "conj" and verb.tag == above.tag  # "reportedly killed six and injured ten"
    follows = verb.dep == "advcl" and verb.tag == "VBG" and verb.i > above.i
    if own or not (joined or follows) or above.pos not in ("VERB", "AUX"):
        return None
    adverbs = (c for c in above.children if c.dep == "advmod" and c.i < above.i)
    return next((Stance(hedges()[c.lower]) for c in adverbs if c.lower in hedges()), None)


def _is_hearsay(noun: Token) -> bool:
    """Whether an act is only what reports or allegations are of: "concern over reports of attacks on X"."""
    above = noun.head
    return (
        noun.dep == "pobj" and above.lower in ("of", "about", "over", "on") and above.head.lemma in load_phrases("attribution", "hearsay")
    )
