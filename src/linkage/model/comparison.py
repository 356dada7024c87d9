"""The conduct of two campaigns beside each other, as the sources tell it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from linkage.model.entity import Entity
from linkage.model.incident import Campaign
from linkage.model.origin import NO_ORIGINS, OriginCount


class Documented(StrEnum):
    """What the claims give for one feature of one campaign; never whether it is true.

    The values are codes for programs and stay what they are; people read `in_words`.
    """

    DOCUMENTED = "documented"
    ALLEGED = "alleged only"
    DENIED = "denied"
    BOTH = "documented and denied"
    ALLEGED_AND_DENIED = "alleged only, and denied"
    RETRACTED = "told by retracted reports and copies of them only"
    NO_INFORMATION = "no information"

    @property
    def in_words(self) -> str:
        """What people read: "told", for "documented" would read as a finding."""
        return {Documented.DOCUMENTED: "told", Documented.BOTH: "told, and denied"}.get(self, self.value)


@dataclass(frozen=True, slots=True)
class FeatureCell:
    """The claims that bear on one feature in one campaign.

    Args:
        told: Ids of the claims that tell of it, in reading order.
        denied: Ids of the claims that deny it.
        origins: How many independent origins those that tell of it come from.
        first: ISO date of the earliest day that a claim which tells of it gives; None where none gives a date.
        last: ISO date of the latest such day.
        is_alleged: Whether all that tell of it do so as an accusation or as unconfirmed.
    """

    told: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()
    origins: OriginCount = NO_ORIGINS
    first: str | None = None
    last: str | None = None
    is_alleged: bool = False

    @property
    def is_retracted(self) -> bool:
        """Whether only retracted reports and copies of them tell of it."""
        return self.origins.standing == 0 and self.origins.retracted > 0

    @property
    def state(self) -> Documented:
        """What the claims give."""
        if self.is_retracted:
            return Documented.RETRACTED
        if self.told and self.is_alleged:
            return Documented.ALLEGED_AND_DENIED if self.denied else Documented.ALLEGED
        if self.told:
            return Documented.BOTH if self.denied else Documented.DOCUMENTED
        return Documented.DENIED if self.denied else Documented.NO_INFORMATION


@dataclass(frozen=True, slots=True)
class BaseRate:
    """How often the rest of the ledger tells of a feature.

    Args:
        campaigns: Other campaigns of which it is told.
        all_campaigns: Other campaigns.
        incidents: Incidents outside of both campaigns of which it is told.
        all_incidents: Incidents outside of both campaigns.
    """

    campaigns: int
    all_campaigns: int
    incidents: int
    all_incidents: int


@dataclass(frozen=True, slots=True)
class FeatureRow:
    """One feature in both campaigns.

    Args:
        id: The feature's key in `vocab/conduct.yaml`.
        name: Its name.
        group: The heading under which it stands.
        first: In the first campaign.
        second: In the second campaign.
        base: In the rest of the ledger.
    """

    id: str
    name: str
    group: str
    first: FeatureCell
    second: FeatureCell
    base: BaseRate

    @property
    def in_both(self) -> bool:
        """Whether claims tell of it in both campaigns, other than in retracted reports and copies of them only."""
        return all(cell.told and not cell.is_retracted for cell in (self.first, self.second))


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
class SharedEntity:
    """A person, unit or body that claims name in both campaigns.

    Args:
        entity: Who.
        first: Ids of the claims of the first campaign that name them, otherwise than as their source.
        second: The same of the second.
        first_posts: Posts they are said to hold, seen from the first campaign.
        second_posts: Seen from the second.
    """

    entity: Entity
    first: tuple[str, ...]
    second: tuple[str, ...]
    first_posts: tuple[TimedPost, ...] = ()
    second_posts: tuple[TimedPost, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two campaigns side by side.

    Args:
        first: One campaign.
        second: The other.
        rows: Every feature of `vocab/conduct.yaml`, in its order.
        first_denials: Ids of claims by somebody accused in the first campaign that deny something of it.
        second_denials: The same of the second.
        likenesses: Ids of the claims in which somebody says that the two are alike: somebody's word, apart from the rows.
        shared: Persons, units and bodies named in both.
    """

    first: Campaign
    second: Campaign
    rows: tuple[FeatureRow, ...]
    first_denials: tuple[str, ...]
    second_denials: tuple[str, ...]
    likenesses: tuple[str, ...]
    shared: tuple[SharedEntity, ...]

    @property
    def in_both(self) -> tuple[FeatureRow, ...]:
        """The features that claims tell of in both campaigns."""
        return tuple(row for row in self.rows if row.in_both)

    @property
    def in_both_only(self) -> tuple[FeatureRow, ...]:
        """Those of them that claims tell of in no other campaign of the ledger, where it has others."""
        return tuple(row for row in self.in_both if row.base.all_campaigns > 0 and row.base.campaigns == 0)


def order_by_date(rows: Sequence[FeatureRow], *, second: bool) -> list[tuple[FeatureRow, FeatureCell]]:
    """The features of one campaign in the order in which they are first told to have happened.

    Args:
        rows: The features.
        second: Whether the second campaign is meant.

    Returns:
        Those that a claim dates, with their cell.
    """
    cells = [(row, row.second if second else row.first) for row in rows]
    dated = [(cell.first, n, row, cell) for n, (row, cell) in enumerate(cells) if cell.first is not None]
    return [(row, cell) for _, _, row, cell in sorted(dated, key=lambda found: found[:2])]
