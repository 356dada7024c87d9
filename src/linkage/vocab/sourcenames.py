"""Who says so, by name: the body that speaks, or somebody of it; and words that are told and name nobody who tells them."""

import re
from functools import cache

from linkage.model.entity import Entity, EntityType
from linkage.vocab.conditions import Phrases
from linkage.vocab.lexicon import load_phrases
from linkage.vocab.states import plain_words, state_words

_WORD = re.compile(r"[^\W_]+")
_HEARSAY = ("hearsay_alone", "hearsay_qualified", "hearsay_with")


def name_source(written: str, entity: Entity | None) -> str:
    """The name to show of who says so: that of the case, but as written where it is somebody of a body and not the body.

    "An official of the ministry" and "investigators of the council" are not the ministry and the council, though what they say has one
    origin with what those say. Nor is whoever speaks for a state ("the government", its capital, "the regime") shown as the state: that is
    who the case takes them for.

    Args:
        written: The source as the report writes it.
        entity: Whom it is taken for; None where nobody is known.
    """
    if entity is None or (entity.type is not EntityType.PERSON and _is_somebody(written)):
        return written
    return entity.name if entity.type is not EntityType.STATE or _names_state(written, entity) else written


def is_hearsay(source: str) -> bool:
    """Whether a source as written is what is told, and nobody who tells it: "unverified reports", "rumours of a strike".

    It is no source of its own: what is told so is passed on by the report that writes it. Not so "reports by residents".

    Args:
        source: The source as the report writes it.
    """
    words = _WORD.findall(source.casefold())
    words = words[words[:1] in (["a"], ["an"], ["un"], ["una"]) :]
    head = words[: next((n for n, word in enumerate(words) if word in load_phrases("attribution", "hearsay_of")), len(words))]
    kinds = {next((kind for kind in _HEARSAY if _told(kind).begin_with(word)), "") for word in head}
    return "" not in kinds and ("hearsay_alone" in kinds or {"hearsay_qualified", "hearsay_with"} <= kinds)


def _is_somebody(source: str) -> bool:
    """Whether a source as written is somebody of a body, and not the body: "a source in the militia", "an official of the ministry"."""
    words = _WORD.findall(source.casefold())
    is_one = words[:1] != [] and words[0] in load_phrases("attribution", "one_of")
    return is_one or (words != [] and words[-1].removesuffix("s") in {*load_phrases("attribution", "somebody"), *_people_of()})


def _names_state(written: str, state: Entity) -> bool:
    """Whether a source is written by a name of the state itself, and not by its capital or by those who govern it."""
    name = plain_words(written.casefold().removeprefix("the "))
    return name == plain_words(state.name.casefold().removeprefix("the ")) or name in state_words("names")


@cache
def _people_of() -> frozenset[str]:
    return frozenset(load_phrases("attribution", "people_of"))


@cache
def _told(section: str) -> Phrases:
    return Phrases(load_phrases("attribution", section))
