"""Sentences of an incident -> the act that they name, where none of its claims says which it was."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from linkage.incidents.scene import Scene
from linkage.incidents.telling import read_tellings
from linkage.vocab import load_lexicon

_WORD = re.compile(r"[^\W\d_]+")
_SENTENCES = 2  # of the telling: further down other acts are told of


@dataclass(frozen=True, slots=True)
class _Word:
    """A printed word, as a lexicon looks it up."""

    lower: str
    lemma: str


def find_act(scenes: Sequence[Scene]) -> str | None:
    """The first act that the sentences of an incident name with a noun ("in an airstrike on the house"); None where they name none.

    Args:
        scenes: The scenes of the incident, in reading order.
    """
    nouns = load_lexicon("acts", "nouns")
    for telling, _ in zip(read_tellings(scenes), range(_SENTENCES), strict=False):
        words = [_Word(w, w.removesuffix("s")) for w in _WORD.findall(telling.text.lower())]
        hits = (nouns.at(words, i) for i in range(len(words)) if nouns.begins(words[i]))
        found = next((h.concept for h in hits if h is not None and h.concept != "other"), None)
        if found is not None:
            return found
    return None
