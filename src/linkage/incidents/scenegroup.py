"""Scenes of one incident, with what they give together: gathered once, and again only when scenes are added."""

from collections.abc import Iterable
from functools import reduce

from linkage.incidents.figures import order_of
from linkage.incidents.period import Period
from linkage.incidents.scene import DEEDS_AND_HARM, DISTINCT_TARGETS, Scene
from linkage.model.place import Place


class Group:
    """Scenes of one incident under construction.

    Args:
        scenes: The first of them.
    """

    __slots__ = (
        "_deeds", "_others", "acts", "buildings", "dead", "dead_in_numbers", "distinct", "has_deeds", "period", "place_ids", "places",
        "reports", "scenes", "targets", "towns",
    )  # fmt: skip

    def __init__(self, *scenes: Scene) -> None:
        self.scenes: list[Scene] = []
        self.acts: set[str] = set()
        self.targets: set[str] = set()
        self.distinct: set[str] = set()  # targets that are one building, column or crowd
        self.buildings: set[str] = set()
        self.towns: set[Place] = set()
        self.reports: set[str] = set()
        self.dead: set[int] = set()  # the numbers of dead that its claims give, with what words such as "dozens" mean at the least
        self.dead_in_numbers: set[int] = set()  # those without such words
        self.place_ids: set[str] = set()
        self.places: dict[Place, None] = {}  # each once, that named last at the end
        self._deeds: set[Period] = set()  # when deeds were done and harm suffered
        self._others: set[Period] = set()
        self.has_deeds = False
        self.period: Period | None = None
        self.add(scenes)

    @classmethod
    def of_scenes(cls, scenes: Iterable[Scene]) -> "Group":
        """A group of several scenes, or of none."""
        return cls(*scenes)

    def add(self, scenes: Iterable[Scene]) -> None:
        """Add scenes behind those that it has.

        Args:
            scenes: Of the same incident.
        """
        for scene in scenes:
            self.scenes.append(scene)
            self.reports.add(scene.report.id)
            if scene.act:
                self.acts.add(scene.act)
            if scene.target:
                self.targets.add(scene.target)
            if scene.target in DISTINCT_TARGETS:
                self.distinct.add(scene.target)
            if scene.building:
                self.buildings.add(scene.building)
            if scene.town is not None:
                self.towns.add(scene.town)
            if scene.place is not None:
                self.place_ids.add(scene.place.id)
                self.places.pop(scene.place, None)
                self.places[scene.place] = None
            if scene.claim.value("outcome") == "killed" and (dead := scene.claim.number("min")) is not None:
                self.dead.add(dead)
                if not order_of(scene, dead):
                    self.dead_in_numbers.add(dead)
            if scene.claim.kind in DEEDS_AND_HARM:
                self.has_deeds = True
            if scene.period is not None:
                (self._deeds if scene.claim.kind in DEEDS_AND_HARM else self._others).add(scene.period)
        self.period = self._read_period()

    def _read_period(self) -> Period | None:
        """The days that all its scenes allow; those stated count before those taken from reports' dates.

        Deeds and harm alone count where they are told: when somebody was in command, or spoke, is not when it happened.
        """
        periods = self._deeds if self.has_deeds else self._others
        ordered = sorted([p for p in periods if p.stated] or periods, key=lambda p: (p.days, p.start))
        return reduce(Period.narrowed, ordered) if ordered else None
