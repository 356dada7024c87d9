"""EDTF -> a period of days that can be compared."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from linkage.model.edtf import read_edtf
from linkage.model.when import When

FIRST, LAST = date(1900, 1, 1).toordinal(), date(2199, 12, 31).toordinal()


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `start` to `end`, as proleptic ordinals.

    Args:
        start: First day.
        end: Last day.
        stated: Whether the words of the claim give it; False where it was taken from the report's date.
    """

    start: int
    end: int
    stated: bool = True

    @property
    def days(self) -> int:
        """How many days it covers."""
        return self.end - self.start + 1

    @property
    def first_day(self) -> date:
        """Its first day."""
        return date.fromordinal(self.start)

    def overlaps(self, other: "Period", slack_days: int = 0) -> bool:
        """Whether the two share a day, or come within `slack_days` of it."""
        return self.start - slack_days <= other.end and other.start - slack_days <= self.end

    def narrowed(self, other: "Period") -> "Period":
        """What both share; the shorter of the two where they share nothing."""
        if not self.overlaps(other):
            return self if self.days <= other.days else other
        return Period(max(self.start, other.start), min(self.end, other.end), self.stated or other.stated)

    def edtf(self) -> str:
        """The period in EDTF: a day, a month, a year or an interval."""
        start, end = date.fromordinal(self.start), date.fromordinal(self.end)
        if start == end:
            return start.isoformat()
        if start.day == 1 and start.month == end.month and start.year == end.year and end.day == monthrange(end.year, end.month)[1]:
            return f"{start:%Y-%m}"
        if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year:
            return f"{start:%Y}"
        return f"{'..' if self.start == FIRST else start.isoformat()}/{'..' if self.end == LAST else end.isoformat()}"


def read_period(when: When | None) -> Period | None:
    """The days that a time allows; None where it fixes none.

    Args:
        when: A time, its EDTF a date of any precision or an interval.
    """
    return None if when is None else period_of_edtf(when.edtf)


def period_of_edtf(edtf: str) -> Period | None:
    """The days that an EDTF text allows; None where it is empty or of a kind not used here.

    Args:
        edtf: "2022-03-16", "2022-03", "2016", "2016-11-15/..", "2022-02-24/2022-05-20"; qualifiers (~ ? %) are passed over.
    """
    time = read_edtf(edtf)
    if time is None or time.is_backwards:
        return None
    return Period(FIRST if time.first is None else time.first.toordinal(), LAST if time.last is None else time.last.toordinal())
