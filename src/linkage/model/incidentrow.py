"""An incident or campaign as the index of a case answers with it: in a list, on the timeline and on the map."""

from dataclasses import dataclass

from linkage.model.telling import UNLIKE


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Claims of one report that set no figure and no grade and count for no independent origin.

    Args:
        number: The report, as it is cited: [n].
        report_id: Its id.
        why: That it was retracted, or on which retracted report the claims rest.
        claims: How many.
    """

    number: int
    report_id: str
    why: str
    claims: int


@dataclass(frozen=True, slots=True)
class RangeRow:
    """Figures of an incident of one outcome, movement, group and scope.

    Args:
        outcome: Code of what happened to those counted, with how they were moved ("displaced-evacuated").
        low: The lowest; None where no source gives one.
        high: The highest; None where a source leaves it open, or no range is made.
        group: Whom they count; "all" is everybody.
        scope: What each counts.
        in_words: The range with whom it counts; of figures counted apart also with the outcome and the scope.
    """

    outcome: str
    low: int | None
    high: int | None
    group: str
    scope: str
    in_words: str


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """An incident or campaign in a list, on the timeline and on the map.

    Args:
        id: Its id, which may change when more is read.
        name: Its heading.
        is_campaign: Whether it is a campaign.
        act: A closed word; "" for a campaign.
        place: Its place; "" where unknown.
        lat: Degrees north; None where unknown.
        lon: Degrees east; None where unknown.
        precision: How well the place is known; "" where it is not.
        when: EDTF; "" where unknown.
        first: ISO first day it may have been on; "" where unknown.
        last: ISO last day; "" where unknown or open.
        grade: Its grade; "" for a campaign.
        grade_reasons: Why that grade.
        campaign_id: The campaign that holds it; "" where none.
        claims: How many claims tell of it.
        reports: How many reports do.
        ranges: Its ranges, as `summed_up` chooses them.
        apart: What is counted apart from these.
        perpetrators: (name as written, who says so) each.
        denied_by: Sources that say it was not so.
        doubted_by: Publishers whose report passes it on in words that doubt it.
        place_id: The place in the gazetteer; "" where unknown.
        said_by: Who tells of it, each once; the publisher for a report's own voice.
        left_out: Claims that tell of it and are counted for nothing.
        denied_in_wider_terms_by: Who denies it in wider terms, and of what, each once.
        told_otherwise_by: Who tells it otherwise and denies nothing.
        others_blamed_by: Who blames others for it than most do.
        passed_on_in_doubt: Who alleges it only as a report that denies or doubts it passes it on.
    """

    id: str
    name: str
    is_campaign: bool
    act: str
    place: str
    lat: float | None
    lon: float | None
    precision: str
    when: str
    first: str
    last: str
    grade: str
    grade_reasons: tuple[str, ...]
    campaign_id: str
    claims: int
    reports: int
    ranges: tuple[RangeRow, ...] = ()
    apart: tuple[RangeRow, ...] = ()
    perpetrators: tuple[tuple[str, str | None], ...] = ()
    denied_by: tuple[str, ...] = ()
    doubted_by: tuple[str, ...] = ()
    place_id: str = ""
    said_by: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    denied_in_wider_terms_by: tuple[str, ...] = ()
    told_otherwise_by: tuple[str, ...] = ()
    others_blamed_by: tuple[str, ...] = ()
    passed_on_in_doubt: tuple[str, ...] = ()

    @property
    def unlike(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """(how, who) of everybody who is named with it and does not tell of it; nobody, no line."""
        return tuple((how, names) for how in UNLIKE if (names := getattr(self, how)))
