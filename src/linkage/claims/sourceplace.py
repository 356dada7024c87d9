"""Places that only say where somebody sits who tells or does something: "a spokesman in X said", "rebels in X shelled Y"."""

from __future__ import annotations

from linkage.model.parse import Token
from linkage.vocab import load_phrases
from linkage.vocab.speech import speech_verbs

_OF_NOUNS = ("NOUN", "PROPN", "ADP", "ADJ", "VERB")


def is_of_source(place: Token, *, is_state: bool = False) -> bool:
    """Whether a place belongs to the words for who tells what the sentence tells, unless these were there themselves.

    What "residents of X" or "the police in X" tell happened in X as a rule; what a ministry or a spokesman in X tells may have
    happened anywhere.

    Args:
        place: The last word of the place's name.
        is_state: Whether it is the name of a state.
    """
    top, abroad = place, False  # "an activist based in X": somewhere else, where X is a state
    while top.dep in ("pobj", "compound", "prep", "appos", "conj", "nmod", "poss", "amod", "acl") and top.head_i != top.i:
        if top.head.pos not in _OF_NOUNS or (top.head.pos == "VERB" and top.head.lower not in load_phrases("placewords", "seated")):
            break
        abroad = abroad or (is_state and top.dep == "acl" and top.lower in load_phrases("placewords", "seated"))
        if _is_there(top) and not abroad:
            return False
        top = top.head
    if top is place or (_is_there(top) and not abroad):
        return False
    if top.lower == "to" and top.head.lower == "according":
        return True
    return top.dep == "nsubj" and top.pos in ("NOUN", "PROPN") and top.head.pos == "VERB" and top.head.lemma in speech_verbs()


def doer_of(verb: Token) -> Token | None:
    """The people or the force that do what a verb tells: they need not be where they do it ("rebels in X shelled Y").

    Args:
        verb: The verb; any other word has none.
    """
    if verb.pos != "VERB":
        return None
    subject = next((c for c in verb.children if c.dep == "nsubj"), None)
    parties = (*load_phrases("responsibility", "parties"), *load_phrases("persons", "groups"))
    return subject if subject is not None and subject.lemma in parties else None


def _is_there(word: Token) -> bool:
    """Whether the word is for somebody who tells of what is around him, or for a village, which a parser took for who tells it."""
    return word.lemma.lower() in (*load_phrases("placewords", "on_the_spot"), *load_phrases("bodies", "settlements"))
