"""A timeline: what is told of when, as data to draw."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Lane(StrEnum):
    """What a timeline sets beside each other, in the order in which it is drawn."""

    CAMPAIGN = "campaigns"
    INCIDENT = "incidents"
    POST = "posts, as told"
    DESIGNATION = "listings"
    STATEMENT = "statements"
    FIGURE = "figures, by the day they were given"


CASE_SETTINGS = "the case's settings (case.yaml)"  # who gives the days of a campaign that the case declares: no report does


@dataclass(frozen=True, slots=True)
class Extent:
    """The days that a time can cover, and those that it is told for.

    Args:
        first: The first day that it can be; None where the start is open.
        last: The last day that it can be; None where the end is open.
        sure_first: The first day that it is told for; None where it is told for no single day.
        sure_last: The last day that it is told for.
        stretches: The days that it is told for, each stretch with its first and last day, where not every day between `sure_first` and
            `sure_last` is one.
        approximate: Whether the wording makes it approximate: EDTF "~".
        uncertain: Whether the wording doubts it: EDTF "?".
        known_first: The first day that is told in any way; None where no day is.
        known_last: The last day that is.

    Source: EDTF (ISO 8601-2:2019), qualification and intervals; the four dates of the Security Force Monitor for what lasts.
    """

    first: date | None
    last: date | None
    sure_first: date | None = None
    sure_last: date | None = None
    approximate: bool = False
    uncertain: bool = False
    stretches: tuple[tuple[date, date], ...] = ()
    known_first: date | None = field(init=False)
    known_last: date | None = field(init=False)

    def __post_init__(self) -> None:
        days = [day for day in (self.first, self.sure_first, self.sure_last, self.last) if day is not None]
        object.__setattr__(self, "known_first", min(days, default=None))
        object.__setattr__(self, "known_last", max(days, default=None))

    @property
    def sure(self) -> tuple[tuple[date, date], ...]:
        """The stretches of days that it is told for, every day of each."""
        if self.stretches or self.sure_first is None or self.sure_last is None:
            return self.stretches
        return ((self.sure_first, self.sure_last),)


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """One thing told of.

    Args:
        lane: What it is.
        key: The id of the incident or campaign; the id of the first claim of anything else.
        label: What is told, in a few words.
        said_by: Who says so, each once; not who denies or doubts it.
        time: The time as the claims give it (EDTF, or the four dates in words); "" where they give none.
        extent: The days of it; None where it has none that can be drawn.
        claim_ids: The claims that tell of it.
        coded: Whether only rows of tables tell of it.
        denied_by: Who says that it was not so, each once.
        doubted_by: Who passes it on in words that doubt it, each once.
        wider: Of an incident, who denies it in wider terms, and of what, each once ("Northland (of strikes on hospitals)").
        apart: Of an incident, (how, who) of whoever neither tells of it nor denies it: who tells it otherwise, blames others or is only
            passed on.
        dated_by: Of an incident, who gives its time, where not everybody who tells of it does.
    """

    lane: Lane
    key: str
    label: str
    said_by: tuple[str, ...]
    time: str
    extent: Extent | None
    claim_ids: tuple[str, ...]
    coded: bool = False
    denied_by: tuple[str, ...] = ()
    doubted_by: tuple[str, ...] = ()
    wider: tuple[str, ...] = ()
    apart: tuple[tuple[str, tuple[str, ...]], ...] = ()
    dated_by: tuple[str, ...] = ()

    @property
    def unlike(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """(how, who) of whoever is named with it and does not say so; kinds without anybody are left out."""
        kinds = (("denied by", self.denied_by), ("doubted by", self.doubted_by), ("denied in wider terms by", self.wider), *self.apart)
        return tuple((how, names) for how, names in kinds if names)

    @property
    def is_declared(self) -> bool:
        """Whether its days are those of the case's settings, and no claim's."""
        return self.said_by == (CASE_SETTINGS,)


@dataclass(frozen=True, slots=True)
class Timeline:
    """What is told of a case, campaign or person, in order of time.

    Args:
        title: What it is of.
        items: What has days, the earliest first.
        undated: What has none.
    """

    title: str
    items: tuple[TimelineItem, ...]
    undated: tuple[TimelineItem, ...]
