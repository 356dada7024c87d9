"""The conduct of two campaigns beside each other, as the sources tell it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from linkage.model.amount import amount
from linkage.model.incident import Campaign
from linkage.model.origincount import NO_ORIGINS, OriginCount
from linkage.model.sharedentity import SharedEntity
from linkage.model.span import Span


class Documented(StrEnum):
    """What the claims give for one feature of one campaign; never whether it is true.

    The values are codes for programs and stay what they are; people read `FeatureCell.state_in_words`.
    """

    DOCUMENTED = "documented"
    ALLEGED = "alleged only"
    DENIED = "denied"
    BOTH = "documented and denied"
    ALLEGED_AND_DENIED = "alleged only, and denied"
    DOUBTED = "doubted"
    RETRACTED = "told by retracted reports and copies of them only"
    NO_INFORMATION = "no information"


@dataclass(frozen=True, slots=True)
class UnreadWords:
    """A sentence with words of something that no claim was read of: what the reader may have passed over, and never evidence.

    Args:
        report_id: Its report.
        span: Where it stands in the report's text.
    """

    report_id: str
    span: Span


@dataclass(frozen=True, slots=True)
class BlamedSide:
    """A side that claims name as the doer: a state whose forces did it, else whoever did.

    Args:
        key: Tells one side from another.
        name: Its name.
        claims: How many claims name a doer of it.
        either: How many of these name it as one of several of whom one did it.
        jointly: How many of these name it as having done it together with others.
        origins: From how many independent origins these claims come.
        by_posts: How many of these name only a person, whose posts or commands are of it.
    """

    key: str
    name: str
    claims: int
    either: int = 0
    jointly: int = 0
    origins: OriginCount = NO_ORIGINS
    by_posts: int = 0

    @property
    def is_named(self) -> bool:
        """Whether a claim names it without leaving open whether it was another."""
        return self.claims > self.either


@dataclass(frozen=True, slots=True)
class FeatureCell:
    """The claims that bear on one feature in one campaign.

    Args:
        told: Ids of the claims that tell of it, in reading order.
        denied: Ids of the claims that deny it.
        wider: Ids of claims by which a side that is blamed for it denies it of what holds the campaign, or of no single act.
        doubted: Ids of the claims by which a report passes it on in words that doubt it.
        quotes: Of the claims that tell of it, one for each stretch of words: claims of one source may share their words.
        alleged: How many of the claims that tell of it do so as an accusation or as unconfirmed.
        origins: How many independent origins those that tell of it come from.
        first: ISO date of the earliest day that a claim which tells of it gives, or its incident; None where neither gives a date.
        last: ISO date of the latest such day.
        dated: How many of the claims that tell of it give a day.
        dated_by_incident: How many others are of an incident to which other claims give one.
        doers: Whom the claims that tell of it name as those who did it, with the number of claims, the most named first.
        by_side: The states whose forces those are, or whoever else they are, with the number of claims, the most named first.
        naming: How many of the claims that tell of it name a side.
        unnamed: How many of the claims that tell of it are read as being about the campaign, which their words do not name.
        otherwise: (how, ids of the claims) of whoever gives another account of the incidents of which claims tell it: tells it otherwise,
            blames others, or is only passed on.
        unread: Where no claim bears on it, sentences with its words in reports that have claims of the campaign, in reading order.
    """

    told: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()
    wider: tuple[str, ...] = ()
    doubted: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    alleged: int = 0
    origins: OriginCount = NO_ORIGINS
    first: str | None = None
    last: str | None = None
    dated: int = 0
    dated_by_incident: int = 0
    doers: tuple[tuple[str, int], ...] = ()
    by_side: tuple[BlamedSide, ...] = ()
    naming: int = 0
    unnamed: int = 0
    otherwise: tuple[tuple[str, tuple[str, ...]], ...] = ()
    unread: tuple[UnreadWords, ...] = ()

    @property
    def sides(self) -> frozenset[str]:
        """The keys of the sides that a claim names as the doer, without leaving open whether it was another."""
        return frozenset(side.key for side in self.by_side if side.is_named)

    @property
    def names_no_side(self) -> bool:
        """Whether claims tell of it and none names whose doing it was: their words may."""
        return self.told != () and self.by_side == ()

    @property
    def naming_none(self) -> int:
        """How many of the claims that tell of it name no side."""
        return len(self.told) - self.naming

    @property
    def against(self) -> tuple[str, ...]:
        """Ids of the claims that deny or doubt it: never folded away."""
        return (*self.denied, *self.wider, *self.doubted)

    @property
    def other_accounts(self) -> tuple[str, ...]:
        """Ids of the claims of whoever gives another account, each once."""
        return tuple(dict.fromkeys(claim_id for _, claim_ids in self.otherwise for claim_id in claim_ids))

    @property
    def is_alleged(self) -> bool:
        """Whether all that tell of it do so as an accusation or as unconfirmed."""
        return 0 < self.alleged == len(self.told)

    @property
    def is_retracted(self) -> bool:
        """Whether only retracted reports and copies of them tell of it."""
        return self.origins.standing == 0 and self.origins.retracted > 0

    @property
    def rests_on_denials(self) -> bool:
        """Whether it is known only from reports that deny or doubt it."""
        return self.origins.standing == 0 and self.origins.passed_on > 0

    def dated_in_words(self, word_date: Callable[[str], str] = str) -> str:
        """The first and last day, how many of its claims have them by their own words, how many by others of its incident; "" without one.

        Args:
            word_date: Words an ISO date; as it is unless something else is given.
        """
        if self.first is None or self.last is None:
            return ""
        days = word_date(self.first) if self.first == self.last else f"{word_date(self.first)} to {word_date(self.last)}"
        if self.dated == len(self.told):
            return f"dated {days}"
        parts = [f"{self.dated:,} of them dated"] if self.dated else []
        parts += [f"{self.dated_by_incident:,} by the time of the incident only"] if self.dated_by_incident else []
        return f"{', '.join(parts)}: {days}"

    @property
    def state(self) -> Documented:
        """What the claims give."""
        if self.is_retracted:
            return Documented.RETRACTED
        if self.told and self.is_alleged:
            return Documented.ALLEGED_AND_DENIED if self.denied or self.wider else Documented.ALLEGED
        if self.told:
            return Documented.BOTH if self.denied or self.wider else Documented.DOCUMENTED
        if self.denied or self.wider:
            return Documented.DENIED
        return Documented.DOUBTED if self.doubted else Documented.NO_INFORMATION

    @property
    def state_in_words(self) -> str:
        """What people read: "told", for "documented" would read as a finding; who only alleges, denies or doubts is said too."""
        if self.is_retracted:
            return str(Documented.RETRACTED)
        parts = (("denied", self.denied), ("denied in wider terms", self.wider), ("doubted", self.doubted))
        against = [word for word, ids in parts if ids]
        if not self.told:
            return " and ".join(against) or str(Documented.NO_INFORMATION)
        told = "alleged only" if self.is_alleged else "told, in part only alleged" if self.alleged else "told"
        return f"{told}, and {' and '.join(against)}" if against else told

    @property
    def counts_in_words(self) -> str:
        """How many claims tell of it, in how many quotes, and from how many origins; "" where none does."""
        if not self.told:
            return ""
        claims = amount(len(self.told), "claim")
        quoted = f" in {amount(len(self.quotes), 'quote')}" if len(self.quotes) < len(self.told) else ""
        allege = f" ({self.alleged} {'alleges' if self.alleged == 1 else 'allege'} it)" if self.alleged and not self.is_alleged else ""
        unnamed = "" if self.unnamed == 0 else f", {self.unnamed} of them in words that name neither the campaign nor its place"
        return f"{claims}{quoted}{allege}, {self.origins.in_words}{unnamed}"

    @property
    def unread_in_words(self) -> str:
        """What stands above the sentences that no claim was read from; "" where there are none."""
        if not self.unread:
            return ""
        have = "sentence has" if len(self.unread) == 1 else "sentences have"
        return f"{len(self.unread):,} {have} words of it, which nobody has judged"

    @property
    def doers_in_words(self) -> str:
        """Whom claims name as those who did it, so that what two sides did is not read as one; "" where none tells of it."""
        silent = len(self.told) - sum(number for _, number in self.doers)
        whose = "its" if silent == 1 else "their"
        unread = f"{amount(silent, 'claim')} in which no doer was read, though {whose} words may name one" if silent else ""
        if not self.doers:
            return unread
        return f"ascribed to {', '.join(f'{name} ({number})' for name, number in self.doers)}" + (f"; {unread}" if unread else "")


@dataclass(frozen=True, slots=True)
class BaseRate:
    """How often the rest of the ledger tells of a feature.

    Args:
        campaigns: Other campaigns of which it is told.
        all_campaigns: Other campaigns.
        incidents: Incidents outside of both campaigns of which it is told.
        all_incidents: Incidents outside of both campaigns.
        told_by: For the first few of those of which it is told, campaigns first: its id, and the id of a claim that tells it.
        others: Ids of the other campaigns in which it was looked for.
    """

    campaigns: int
    all_campaigns: int
    incidents: int
    all_incidents: int
    told_by: tuple[tuple[str, str], ...] = ()
    others: tuple[str, ...] = ()

    @property
    def told(self) -> int:
        """Other campaigns, and incidents outside of both, of which it is told."""
        return self.campaigns + self.incidents

    @property
    def all_told(self) -> int:
        """Other campaigns, and incidents outside of both."""
        return self.all_campaigns + self.all_incidents

    @property
    def in_words(self) -> str:
        """How often, in words."""
        campaigns = f"{self.campaigns:,} of {amount(self.all_campaigns, 'other campaign')}" if self.all_campaigns else "no other campaign"
        incidents = f"{self.incidents:,} of {amount(self.all_incidents, 'other incident')}" if self.all_incidents else "no other incident"
        return f"{campaigns}; {incidents}"


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
        """Whether claims tell of it in both campaigns, other than only in retracted reports, copies of them, or reports that doubt it."""
        return all(cell.told and not (cell.is_retracted or cell.rests_on_denials) for cell in (self.first, self.second))

    @property
    def of_one_side(self) -> bool:
        """Whether claims tell of it in both campaigns, and name a doer of one side, or a person whose posts are of it, in both."""
        return self.in_both and not self.first.sides.isdisjoint(self.second.sides)

    @property
    def blame_in_words(self) -> str:
        """Whom claims blame for it in the one and in the other: that the same was done by one side is said only where claims name it."""
        cells = (self.first, self.second)
        none = f"; claims that name no side: {' | '.join(str(cell.naming_none) for cell in cells)}"
        if not self.of_one_side:
            named = " | ".join(_list_sides(cell.by_side, cell) or "no side named" for cell in cells)
            return f"no doer of one side is named in both: {named}{none}"
        shared = self.first.sides & self.second.sides
        parts = []
        for key in (side.key for side in self.first.by_side if side.key in shared):
            first, second = (next(side for side in cell.by_side if side.key == key) for cell in cells)
            parts.append(f"{first.name} ({_count_side(first, self.first)} | {_count_side(second, self.second)})")
        others = [_list_sides([side for side in cell.by_side if side.key not in shared], cell) for cell in cells]
        apart = f"; other sides named: {' | '.join(words or 'none' for words in others)}" if any(others) else "; no other side is named"
        return f"claims name one side, or persons whose posts are of it, in both: {', '.join(parts)}{apart}{none}"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two campaigns side by side.

    Args:
        first: One campaign.
        second: The other.
        rows: Every feature of `vocab/conduct.yaml`, in its order.
        first_denials: Ids of claims by somebody accused in the first campaign that deny something of it, or of what may hold it.
        second_denials: The same of the second.
        wider: Ids of those that deny something of what may hold a campaign.
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
    wider: tuple[str, ...] = ()

    @property
    def in_both(self) -> tuple[FeatureRow, ...]:
        """The features that claims tell of in both campaigns."""
        return tuple(row for row in self.rows if row.in_both)

    @property
    def of_one_side(self) -> tuple[FeatureRow, ...]:
        """Those of them in which claims name a doer of one side, or a person whose posts are of it, in both."""
        return tuple(row for row in self.rows if row.of_one_side)

    @property
    def in_both_only(self) -> tuple[FeatureRow, ...]:
        """Those of them that claims tell of in no other campaign or incident of the ledger, where it has others."""
        return tuple(row for row in self.in_both if row.base.all_told > 0 and row.base.told == 0)


def _list_sides(sides: Sequence[BlamedSide], cell: FeatureCell) -> str:
    """Sides with what claims of a cell name a doer of each."""
    return ", ".join(f"{side.name} ({_count_side(side, cell)})" for side in sides)


def _count_side(side: BlamedSide, cell: FeatureCell) -> str:
    """How many of all claims of a cell name a side, from how many origins; in how many it stands jointly, or by a person's posts alone."""
    parts = [f"{side.claims} of {amount(len(cell.told), 'claim')}", side.origins.in_words]
    parts += [f"{number} {how}" for number, how in ((side.jointly, "jointly"), (side.either, "as one or the other")) if number]
    if side.by_posts:
        parts.append(f"{side.by_posts} {'names' if side.by_posts == 1 else 'name'} only a person whose posts are of it")
    return ", ".join(parts)


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
