"""Whom "they" and "it" stand for where no body is named: the gunmen, the villagers or the army of the clause or the sentence before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from linkage.claims.clauses import clause_head
from linkage.claims.relative import antecedent
from linkage.model.parse import SUBJECTS, Sentence, Token
from linkage.vocab import load_lexicon, load_phrases

_ONE, _SEVERAL = frozenset({"it", "its"}), frozenset({"they", "their"})
_REACH = 3  # sentences that may begin with "they" one after the other


def people_before(sentences: Sequence[Sentence], pronoun: Token, *, does: bool) -> Token | None:
    """The nearest noun for several people that "they" can stand for, or for a force that "it" can, or None.

    Subjects of its own sentence come first, then what the sentence before is about. Who is told to have done something must be a party,
    and not somebody to whom something was done: no victim is taken for a doer.

    Args:
        sentences: Those of the report.
        pronoun: "they", "their", "it" or "its".
        does: Whether the pronoun tells who did something, and not to whom it was done.
    """
    own = clause_head(pronoun)
    above = _tellers_of(own) if does else []
    for subject in _subjects_before(pronoun):
        if subject.head is not own and subject.head not in above:
            noun = antecedent(subject) or subject
            if _fits(pronoun, noun, subject, does=does):
                return noun
    current = pronoun.sentence
    for _ in range(_REACH):
        before = sentences[current.i - 1] if current.i else None
        if before is None or current.paragraph - before.paragraph > 1:
            return None
        topic = _about(before)
        if topic is None:
            return None
        if topic.lower not in _ONE | _SEVERAL:
            return topic if _fits(pronoun, topic, topic, does=does) else None
        current = before
    return None


def people_done_to(pronoun: Token) -> Token | None:
    """The people of an earlier clause of the sentence to whom something was done: "dragged men out and executed them".

    Args:
        pronoun: "them".
    """
    own = clause_head(pronoun)
    for token in reversed(pronoun.sentence.tokens[: pronoun.i]):
        if token.dep in ("dobj", "nsubjpass") and token.head is not own and token.tag == "NNS" and token.lemma in _people():
            return token
    return None


def _subjects_before(pronoun: Token) -> Iterator[Token]:
    """The subjects of its sentence that stand before a pronoun, the nearest first."""
    return (t for t in reversed(pronoun.sentence.tokens[: pronoun.i]) if t.dep in SUBJECTS)


def _tellers_of(clause: Token) -> list[Token]:
    """The verbs of telling over a clause: whoever says "they" of those who did something means others."""
    return [a for a in clause.ancestors if a.lemma in load_phrases("stance", "tellings")]


def _about(sentence: Sentence) -> Token | None:
    """Whom a sentence is about: the subject of its main clause, or of what somebody is told to have said in it."""
    verb = sentence.root
    told = next((c for c in verb.children if c.dep == "ccomp"), None) if verb.lemma in load_phrases("stance", "tellings") else None
    for clause in (told, verb):
        subject = next((c for c in clause.children if c.dep in SUBJECTS), None) if clause is not None else None
        if subject is not None:
            return subject
    return None


def _fits(pronoun: Token, noun: Token, subject: Token, *, does: bool) -> bool:
    if pronoun.lower in _ONE:
        return does and noun.tag == "NN" and subject.dep == "nsubj" and noun.lemma in _forces()
    if noun.tag not in ("NNS", "NNPS"):
        return False
    words = {noun.lemma, noun.lower.removesuffix("s")}  # "Rebels" at the start of a sentence, taken for a name
    if does:
        return subject.dep == "nsubj" and not words.isdisjoint(_parties())
    return not words.isdisjoint(_people() | _parties())


@cache
def _parties() -> frozenset[str]:
    """Nouns of who takes part in a fight."""
    return frozenset((*load_phrases("responsibility", "parties"), *load_phrases("acts", "on_foot"), *load_phrases("acts", "parties")))


@cache
def _forces() -> frozenset[str]:
    """Nouns of one body that fights or governs."""
    return frozenset((*load_phrases("bodies", "called"), *load_phrases("bodies", "organs")))


@cache
def _people() -> frozenset[str]:
    """Nouns of people who are counted, and of those who can be hit."""
    lexicon = load_lexicon("targets")
    return frozenset((*load_phrases("persons", "groups"), *(w for w in lexicon.words() if lexicon.concept(w) == "civilians")))


def said_of_itself(pronoun: Token) -> Token | None:
    """Of whom "the army said that it shelled the town" tells: the subject of the verb of telling, of which "it" is the subject below.

    Args:
        pronoun: A pronoun.
    """
    clause = pronoun.head
    if pronoun.lower not in ("it", "they") or pronoun.dep not in ("nsubj", "nsubjpass") or clause.dep != "ccomp":
        return None
    told = clause.head
    if told.lemma not in load_phrases("stance", "tellings"):
        return None
    several = pronoun.lower == "they"  # "the rebels said they had taken X"
    subjects = (c for c in told.children if c.dep == "nsubj" and c.pos in ("NOUN", "PROPN"))
    return next((c for c in subjects if not several or c.lemma.lower() in bodies_that_act()), None)


@cache
def bodies_that_act() -> frozenset[str]:
    """Nouns of bodies that say and do things: "the army command"."""
    return frozenset((*load_phrases("responsibility", "parties"), *load_phrases("bodies", "units")))
