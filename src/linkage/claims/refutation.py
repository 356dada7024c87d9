"""Whether what somebody is said to claim is called untrue, or denied: "claims that X are false", "..., which X denies"."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from linkage.claims.sayingverb import speech_verbs
from linkage.model.parse import Token
from linkage.vocab import load_phrases

RELATIVE = ("which", "that")
_COMPLEMENTS = ("acomp", "attr", "oprd", "ccomp", "xcomp")
_SUBJECTS = ("nsubj", "nsubjpass")


@cache
def _words(section: str) -> frozenset[str]:
    return frozenset(load_phrases("stance", section))


@cache
def _owning() -> frozenset[str]:
    return frozenset(load_phrases("responsibility", "owning"))


def is_refuted(noun: Token) -> bool:
    """Whether a noun of speech is called untrue in its clause.

    Args:
        noun: "claims", "reports", "allegations".
    """
    verb = noun.head
    if any(c.lower in _words("untrue") and c.dep == "amod" for c in noun.children):  # "the false claim that ..."
        return True
    if noun.dep in _SUBJECTS and verb.lower in _words("untrue"):  # "are fabricated"; "called (reports baseless)"
        return not _is_denied(verb)
    if noun.dep in (*_SUBJECTS, "dobj"):
        return any(_is_untrue(c, verb) for c in verb.children if c.dep in _COMPLEMENTS)
    holder = verb.head
    if noun.dep == "pobj" and holder.lemma == "truth":
        return any(c.lower == "no" for c in holder.children) or _is_denied(holder.head)
    return False


def refuted_clause(word: Token) -> Token | None:
    """The verb of the clause that a word calls untrue: "it is a lie that X"; None where it calls none so.

    Args:
        word: Any word.
    """
    verb = word.head
    if word.dep not in ("acomp", "attr") or not _is_untrue(word, verb):
        return None
    if not any(c.dep in _SUBJECTS and c.lower == "it" for c in verb.children):
        return None
    clauses = (c for c in (*verb.children, *word.children) if c.pos in ("VERB", "AUX") and c.i > word.i)
    return next((c for c in clauses if any(m.lower == "that" and m.dep == "mark" for m in c.children)), None)


def answers_clause(verb: Token) -> bool:
    """Whether a verb answers the words before it: "..., which it denies", "..., a charge they reject", "..., which he admitted".

    Args:
        verb: Any verb.
    """
    if verb.dep != "relcl" or not (speech_verbs().concept(verb.lemma) in ("denied", "admitted") or verb.lemma in _owning()):
        return False
    return verb.head.lemma in load_phrases("responsibility", "deniable") or any(
        c.dep == "dobj" and c.lower in RELATIVE for c in verb.children
    )


def first_of_answer(words: Iterable[Token]) -> Token | None:
    """The first word of what answers an accusation within it; None where nothing does.

    Args:
        words: The words of the accusation.
    """
    for verb in words:
        if answers_clause(verb):
            inside = verb.head if verb.head.lemma in load_phrases("responsibility", "deniable") else verb
            return inside.subtree[0]
    return None


def _is_untrue(word: Token, verb: Token) -> bool:
    return (word.lower in _words("untrue") and not _is_denied(verb)) or (word.lower == "true" and _is_denied(verb))


def _is_denied(verb: Token) -> bool:
    return any(c.dep == "neg" for c in verb.children)
