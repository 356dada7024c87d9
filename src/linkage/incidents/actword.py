"""Sentences of an incident -> the act that they name, where none of its claims says which it was."""

import re
from collections.abc import Iterator, Sequence
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
    for _, telling in zip(range(_SENTENCES), read_tellings(scenes), strict=False):
        named = next(((act, found) for act, found in _acts_in(telling.text) if act not in _NEVER), None)
        if named is not None:
            act, found = named
            return None if act in given else ActAround(act, found, telling.scene.claim.id)
    return None


def names_act(scene: Scene, act: str) -> bool:
    """Whether the quote of a scene names an act with a noun, be it no role of its claim ("ten killed in the shelling").

    Args:
        scene: A scene.
        act: The act, as a closed word.
    """
    return any(found == act for found, _ in _acts_in(scene.claim.quote.of(scene.report.text)))


def _acts_in(text: str) -> Iterator[tuple[str, str]]:
    """The acts that a text names with a noun, in order, each with its words."""
    nouns = load_lexicon("acts", "nouns")
    printed = list(_WORD.finditer(text))
    words = [_Word(w, w.removesuffix("s")) for w in (m.group().lower() for m in printed)]
    hits = (nouns.at(words, i) for i in range(len(words)) if nouns.begins(words[i]))
    yield from ((h.concept, text[printed[h.start].start() : printed[h.end - 1].end()]) for h in hits if h is not None)
