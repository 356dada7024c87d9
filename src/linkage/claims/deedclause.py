"""Clauses of deeds: what only fills out another deed, what somebody was sent or ordered to do."""

from __future__ import annotations

from linkage.claims.clauses import read_arguments
from linkage.model.parse import Token
from linkage.vocab import load_pairs, load_phrases


def is_in_deed(verb: Token) -> bool:
    """Whether a parser joins to an object what goes on with the deed: "suppressed protests, killing and injuring villagers"."""
    first = verb
    while first.dep == "conj" and first.head.pos == "VERB":
        first = first.head
    if first.tag != "VBG" or first.dep != "conj" or first.head.pos != "NOUN" or first.head.dep != "dobj":
        return False
    above = first.head.head
    return above.lemma in load_phrases("responsibility", "harmful") and (read_arguments(above).doer or deployed(above)) is not None


def deployed(verb: Token) -> Token | None:
    """Who was sent to do what a verb says: "the unit was deployed to suppress X"; None where nobody is told to have been sent."""
    while verb.dep == "conj" and verb.head.tag == "VB":
        verb = verb.head
    sent = verb.head if verb.dep in ("xcomp", "advcl") and verb.tag == "VB" else None
    if sent is None or sent.tag != "VBN" or sent.lemma not in load_phrases("commands", "deploying"):
        return None
    return next((c for c in sent.children if c.dep == "nsubjpass"), None)


def is_ordered(verb: Token) -> bool:
    """Whether the verb only tells what somebody was ordered or offered to do: "orders to shoot and to arrest"."""
    while verb.dep == "conj" and verb.head.tag == "VB":
        verb = verb.head
    orders = (
        {*load_phrases("commands", "orders"), *load_phrases("stance", "prospects")}
        if verb.head.pos == "NOUN"
        else load_phrases("commands", "ordering")
    )
    aim = verb.head.lower == "order" and verb.head.head.lower == "in"  # "in order to suppress X"
    return verb.tag == "VB" and verb.dep in ("acl", "xcomp", "ccomp") and verb.head.lemma in orders and not aim


def is_told_of(verb: Token) -> bool:
    """Whether the clause only fills out another: what somebody is responsible for, by what means, with what effect."""
    first = verb
    while first.dep == "conj" and first.head.pos == "VERB":
        first = first.head
    if first.dep == "advcl" and first.tag == "VBG":
        return True
    cues = load_pairs("responsibility", "responsible")
    return first.dep == "pcomp" and any(t.lower in cues or t.lemma in cues for t in verb.sentence.tokens[: first.i])
