"""Sentences of an incident -> the act that they name, where none of its claims says which it was."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from linkage.incidents.scene import Scene
from linkage.incidents.telling import read_tellings
from linkage.model.incident import ActAround
from linkage.vocab import load_lexicon

_WORD = re.compile(r"[^\W\d_]+")
_SENTENCES = 2  # of the telling: further down other acts are told of
# "Attack" is no closer; how people were killed, words beside a figure do not settle ("after the killing", "hope hung by a thread").
_NEVER = frozenset(["other", "execution"])


@dataclass(frozen=True, slots=True)
class _Word:
    """A printed word, as a lexicon looks it up."""

    lower: str
    lemma: str


def find_act(scenes: Sequence[Scene], given: AbstractSet[str] = frozenset()) -> ActAround | None:
    """The first act that the sentences of an incident name with a noun ("in an airstrike on the house"), with its words.

    No claim gives it, so it is nobody's word: it is shown as what stands around a claim, and no heading has it.

    Args:
        scenes: The scenes of the incident, in reading order.
        given: The acts that claims give.
    """
    nouns = load_lexicon("acts", "nouns")
    for _, telling in zip(range(_SENTENCES), read_tellings(scenes), strict=False):
        printed = list(_WORD.finditer(telling.text))
        words = [_Word(w, w.removesuffix("s")) for w in (m.group().lower() for m in printed)]
        hits = (nouns.at(words, i) for i in range(len(words)) if nouns.begins(words[i]))
        hit = next((h for h in hits if h is not None and h.concept not in _NEVER), None)
        if hit is not None:
            found = telling.text[printed[hit.start].start() : printed[hit.end - 1].end()]
            return None if hit.concept in given else ActAround(hit.concept, found, telling.scene.claim.id)
    return None
