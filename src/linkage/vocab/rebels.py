"""Whether words name those who fight states, by whatever name somebody calls them, or an armed group that is no state's organ."""

import re
from functools import cache, partial

from linkage.vocab.lexicon import load_phrases, load_word_set
from linkage.vocab.states import states_named, take_states

REBELS = "rebels"  # the side that all of them are, beside the codes of states
_WORD = re.compile(r"[^\W\d_]+")
_AGAINST_THEM = re.compile(r"\b(?:anti|counter|анти|контр)[- ]?\w+")  # "anti-terrorist forces"
_SMALL = frozenset({"the", "of"})


def fight_states(words: str) -> bool:
    """Whether a doer is told to be of those who fight states ("rebels"), and of no state's forces.

    What is said of a state's own forces, too ("terrorists"), tells nothing beside the name of a state.

    Args:
        words: Who is said to have done something, as written.
    """
    said = set(_WORD.findall(_AGAINST_THEM.sub(" ", words.casefold())))
    if states_named(words):
        said -= _listed("said_of_states_too")
    return not said.isdisjoint(_listed("against_states"))


def is_armed_group(name: str) -> bool:
    """Whether a name is that of a known armed group, whose name may hold that of a state whose organ it is not.

    Args:
        name: A name, as written.
    """
    return name.casefold().removeprefix("the ") in _armed_groups()


@cache
def _armed_groups() -> frozenset[str]:
    lines = (line.split(" = ") for line in load_phrases("knownbodies", "armed"))
    return frozenset(name.casefold() for names in lines if not any(map(_is_organ, names)) for name in names)


def _is_organ(name: str) -> bool:
    """Whether a name is that of a state's organ ("National Guard of Ruritania")."""
    codes, left = take_states([word for word in _WORD.findall(name.casefold()) if word not in _SMALL])
    return bool(codes) and " ".join(left) in _listed("organs")


_listed = partial(load_word_set, "bodies")
