"""What somebody feels about what happened: "X is concerned that Y", "X expressed shock at the killing of Y". It is X who says so."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from linkage.claims.clauses import read_arguments
from linkage.claims.negation import is_negated
from linkage.model.claim import Stance
from linkage.model.parse import Token
from linkage.vocab import Lexicon, load_lexicon, load_phrases


@dataclass(frozen=True, slots=True)
class Feeling:
    """Who feels something about what.

    Args:
        who: Who feels it.
        stance: Asserted, but alleged where somebody is only concerned that it may be so.
        content: The words for what it is about, by their index in the sentence.
        unconvinced: Whether somebody says that he is not convinced of it.
    """

    who: Token
    stance: Stance
    content: frozenset[int]
    unconvinced: bool = False


@cache
def _feelings() -> Lexicon:
    return load_lexicon("attribution", "feelings")


@cache
def feeling_words() -> frozenset[str]:
    """Words for what somebody feels about something that happened."""
    return _feelings().words()


def feeling_of(word: Token) -> Feeling | None:
    """The feeling that an adjective or a noun tells of; None where it tells of none, or nobody is said to have it.

    Args:
        word: "concerned" of "X is concerned that ...", "shock" of "X expressed shock at ...".
    """
    concept = _feelings().concept(word.lower) if word.lower in feeling_words() else None
    if concept is None:
        return None
    passive = any(c.dep == "auxpass" for c in word.children)
    verb = word if passive else word.head
    unconvinced = is_negated(verb)
    if unconvinced and word.lower not in load_phrases("attribution", "convictions"):
        return None
    if word.pos == "NOUN":
        if word.dep != "dobj" or verb.lemma not in load_phrases("attribution", "voicing"):
            return None
        beside = [*word.children, *(c for c in verb.children if c.i > word.i)]
        who = read_arguments(verb).doer
    elif passive or verb.lemma in ("be", "remain", "feel"):
        beside = list(word.children)
        who = next((c for c in verb.children if c.dep in ("nsubj", "nsubjpass")), None)
    else:
        return None
    clauses = [c for c in beside if c.dep in ("ccomp", "acl", "advcl") and any(g.lower == "that" for g in c.children)]
    phrases = [c for c in beside if c.dep in ("prep", "agent") and c.lower in ("at", "about", "over", "by", "for") and c.i > word.i]
    content = frozenset(t.i for c in (*clauses, *phrases) for t in c.subtree)
    if who is None or not content:
        return None
    return Feeling(who, Stance(concept) if clauses else Stance.ASSERTED, content, unconvinced)
