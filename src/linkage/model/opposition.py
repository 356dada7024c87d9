"""Who says otherwise: claims of different sources that cannot all be right on one matter."""

from dataclasses import dataclass
from enum import StrEnum


class Ground(StrEnum):
    """By what claims oppose one another."""

    DENIAL = "denial"
    FIGURE = "another figure"
    PERPETRATOR = "another perpetrator"
    MOVEMENT = "another account of how people were moved"
    POST = "another holder of the post"
    PLACE = "another place"
    DATE = "another date"


@dataclass(frozen=True, slots=True)
class Position:
    """One of the sides.

    Args:
        label: What it says, in few words.
        claim_ids: The claims that say so, in order of report and offset.
        is_otherwise: Whether it tells otherwise what another side tells first, and denies nothing.
    """

    label: str
    claim_ids: tuple[str, ...]
    is_otherwise: bool = False


@dataclass(frozen=True, slots=True)
class Opposition:
    """What sources say otherwise than others on one matter. No side is chosen.

    Args:
        ground: By what they oppose one another.
        about: Id of the incident, campaign or person.
        matter: What they speak of, in few words.
        sides: Two or more, in the order in which the reports tell them.
    """

    ground: Ground
    about: str
    matter: str
    sides: tuple[Position, ...]

    @property
    def claim_ids(self) -> tuple[str, ...]:
        """The claims of all sides."""
        return tuple(claim_id for side in self.sides for claim_id in side.claim_ids)
