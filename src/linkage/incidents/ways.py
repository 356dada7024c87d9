"""Scenes of a deportation -> from where to where people were moved, and the one place that stands for the whole way."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from linkage.incidents.scene import Scene
from linkage.vocab.movements import read_ways


@dataclass(frozen=True, slots=True)
class Way:
    """From where to where claims say that people were moved; every place as written.

    Args:
        starts: Where they were taken from; "" where no claim says so.
        ends: Where they were taken to; "" where no claim says so.
        destinations: Every place that is told as one to which they were taken, and as none from which.
    """

    starts: str
    ends: str
    destinations: frozenset[str]

    @property
    def is_told(self) -> bool:
        """Whether a claim tells either end."""
        return self.starts != "" or self.ends != ""

    @property
    def in_words(self) -> str:
        """ "from Karst to Vell"; "" where neither end is told."""
        return " ".join(f"{way} {place}" for way, place in (("from", self.starts), ("to", self.ends)) if place != "")

    def stands_for(self, scene: Scene) -> bool:
        """Whether the place of a scene may stand for the way: where people were taken from, and never where they were taken to.

        Args:
            scene: A scene of the deportation.
        """
        place = scene.claim.word("place")
        return place is not None and (place == self.starts if self.starts != "" else place not in self.destinations)


def read_way(scenes: Sequence[Scene]) -> Way:
    """The way that most claims of a deportation tell.

    Args:
        scenes: The scenes of one deportation.
    """
    places = sorted({place for s in scenes if (place := s.claim.word("place")) is not None})
    told = Counter(end for s in scenes for end in read_ways(s.claim, s.report.text, places))
    starts, ends = ({place: n for (way, place), n in told.items() if way == wanted} for wanted in ("from", "to"))
    return Way(_most(starts), _most(ends), frozenset(ends.keys() - starts.keys()))


def _most(counts: dict[str, int]) -> str:
    return min(counts, key=lambda place: (-counts[place], place), default="")
