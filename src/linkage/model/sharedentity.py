"""Who is named in two campaigns: how near to each campaign, and whether only by who denies or doubts it."""

from dataclasses import dataclass
from enum import StrEnum

from linkage.model.amount import amount
from linkage.model.entity import Entity
from linkage.model.matrix import Nearness


class Told(StrEnum):
    """How a claim that names somebody stands to what it tells; all but FOR in the words that say what a naming rests on."""

    FOR = "told"
    DENIED = "words that deny what is told of them"
    OWN_DENIAL = "their own denial"
    DOUBTED = "words that doubt what is told of them"
    NARRATIVE = "what others call propaganda"


@dataclass(frozen=True, slots=True)
class NamedIn:
    """A claim that names somebody, seen from one campaign.

    Args:
        claim_id: The claim.
        nearness: How near it is to the campaign.
        told: Whether it tells it, denies it or doubts it.
    """

    claim_id: str
    nearness: Nearness
    told: Told = Told.FOR

    @property
    def tells_of_it(self) -> bool:
        """Whether it tells something of the campaign, and neither denies it nor names it in passing only."""
        return self.told is Told.FOR and self.nearness is not Nearness.PASSING


@dataclass(frozen=True, slots=True)
class TimedPost:
    """A post that somebody is said to hold, seen from one campaign.

    Args:
        claim_id: The claim.
        timing: How its time stands to that of the campaign, in plain words.
    """

    claim_id: str
    timing: str


@dataclass(frozen=True, slots=True)
class NamedSide:
    """What names somebody in one campaign.

    Args:
        named: The claims that do, otherwise than as their source, in reading order.
        apart: Ids of claims grouped with the campaign that tell of the person or body alone: they name neither its place nor its time,
            and are no naming in it.
        posts: Posts they are said to hold, seen from the campaign.
    """

    named: tuple[NamedIn, ...]
    apart: tuple[str, ...] = ()
    posts: tuple[TimedPost, ...] = ()

    @property
    def claim_ids(self) -> tuple[str, ...]:
        """Ids of the claims that name them."""
        return tuple(one.claim_id for one in self.named)

    @property
    def by_nearness(self) -> tuple[tuple[Nearness, tuple[str, ...]], ...]:
        """(how near, ids of the claims), the nearest first."""
        found = ((near, tuple(one.claim_id for one in self.named if one.nearness is near)) for near in Nearness)
        return tuple((near, ids) for near, ids in found if ids)

    @property
    def rests_on(self) -> str:
        """What the naming rests on, where no claim that names them tells something of the campaign; "" where one does."""
        if any(one.tells_of_it for one in self.named):
            return ""
        passing = ["words that name the campaign in passing"] if any(one.told is Told.FOR for one in self.named) else []
        told = {one.told for one in self.named}
        return f"named only in {' and in '.join([*(str(how) for how in Told if how is not Told.FOR and how in told), *passing])}"

    @property
    def apart_in_words(self) -> str:
        """What stands before the claims that are no naming in the campaign; "" where there are none."""
        if not self.apart:
            return ""
        told = f"{amount(len(self.apart), 'claim')} told of them alone"
        return f"Not listed: {told}, naming neither this campaign’s place nor its time"


@dataclass(frozen=True, slots=True)
class SharedEntity:
    """A person, unit or body that claims name in both campaigns.

    Args:
        entity: Who.
        first: What names them in the first campaign.
        second: What names them in the second.
    """

    entity: Entity
    first: NamedSide
    second: NamedSide

    @property
    def sides(self) -> tuple[NamedSide, NamedSide]:
        """The first and the second campaign."""
        return self.first, self.second
