"""What the index of a case answers with: rows that a page can show without the rest of the case."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from linkage.model.claim import ClaimKind, Stance
from linkage.model.decision import Mark, Subject
from linkage.model.entity import EntityType
from linkage.model.report import Report
from linkage.model.review import Review, Status
from linkage.model.telling import UNLIKE

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class ClaimCounts:
    """How many claims there are of those asked for, each way of sorting them by itself.

    Args:
        total: All.
        kinds: By kind, most first.
        stances: By stance, most first.
        statuses: By status, most first.
        is_cut: Whether there are more than were counted.
    """

    total: int
    kinds: tuple[tuple[ClaimKind, int], ...]
    stances: tuple[tuple[Stance, int], ...]
    statuses: tuple[tuple[Status, int], ...]
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class ToDo:
    """What is left to do in a case.

    Args:
        proposed: Claims that nobody has checked.
        disputed: Claims on which persons differ.
        failed: Files, or parts of them, that could not be read.
        suggestions: Persons and bodies that may be the same as another.
        lost: Decisions whose claim is no longer there.
    """

    proposed: int
    disputed: int
    failed: int
    suggestions: int
    lost: int


@dataclass(frozen=True, slots=True)
class Listing(Generic[Row]):
    """One page of rows.

    Args:
        rows: The rows.
        after: Give it back to get the next page; "" where this is the last.
    """

    rows: tuple[Row, ...]
    after: str = ""


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim in a list.

    Args:
        id: The id that names it in the workbench (`Review.id`).
        kind: Its kind.
        quote: The words, of the claim as it stands.
        source: Who says so; None for the report's own voice.
        stance: The source's stance.
        when: EDTF; "" where it has no time.
        place: Its place as written; "" where it has none.
        status: How far it was checked.
        version: `Review.version`.
        confidence: The reader's own estimate that an analyst would accept it.
        report_id: The report.
        number: The report's number, as it is cited: [n].
        start: Offset of the quote.
        end: Offset after the quote.
        event_id: The incident, else the campaign, that it tells of; "" where none.
        is_corrected: Whether it stands otherwise than it was read.
        checked_by: Persons whose decision on it stands.
        before: The words of the report before the quote, with who says so (`vocab.context`).
        after: The words behind it.
        is_passed_on: Whether only a report that denies or doubts the same passes on that its source alleges it.
    """

    id: str
    kind: ClaimKind
    quote: str
    source: str | None
    stance: Stance
    when: str
    place: str
    status: Status
    version: str
    confidence: float
    report_id: str
    number: int
    start: int
    end: int
    event_id: str
    is_corrected: bool
    checked_by: tuple[str, ...] = ()
    before: str = ""
    after: str = ""
    is_passed_on: bool = False


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """A claim by itself.

    Args:
        row: As in a list.
        review: The claim as read, as it stands, and every decision on it.
        entities: Role ("source" too) -> id and name of what it names.
    """

    row: ClaimRow
    review: Review
    entities: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report in a list.

    Args:
        id: Its id.
        number: As it is cited: [n].
        file: Base name of the file.
        title: The headline.
        publisher: Who put it out; "" where unknown.
        published: ISO date; "" where unknown.
        language: ISO 639-1, or "und".
        media_type: For example "application/pdf".
        claims: How many claims were read in it.
        proposed: How many of them nobody has checked.
        is_graphic: Whether it is marked as graphic.
        excerpt: For a search: words around what was found, which stands between U+0002 and U+0003; "" otherwise.
        mark: That it was corrected, retracted or replaced, or rests on one that was retracted; "" where nothing says so.
    """

    id: str
    number: int
    file: str
    title: str
    publisher: str
    published: str
    language: str
    media_type: str
    claims: int
    proposed: int
    is_graphic: bool
    excerpt: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class ReportCard:
    """A report by itself: its text, and its claims in order of their quotes."""

    row: ReportRow
    report: Report
    claims: tuple[ClaimRow, ...]


@dataclass(frozen=True, slots=True)
class EntityRow:
    """A person, body, place or state in a list.

    Args:
        id: Its id, which may change when more is read.
        type: What it is.
        name: Its fullest name.
        names: All names.
        claims: How many claims name it.
        reports: How many reports do.
        marks: What it is marked as.
        subject: One "<claim id>:<role>" that names it: what a decision about it takes as its subject.
        reasons: Why its names were joined.
        suggestions: Ids of entities that may be the same.
    """

    id: str
    type: EntityType
    name: str
    names: tuple[str, ...]
    claims: int
    reports: int
    marks: tuple[Mark, ...]
    subject: str
    reasons: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()


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


@dataclass(frozen=True, slots=True)
class PossibleJoinRow:
    """Two entities, or two incidents, that may be one.

    Args:
        about: Whether entities or incidents.
        first: Id of the one.
        second: Id of the other.
        score: How well they agree, from 0 to 1; it orders the list.
        reasons: What speaks for one.
        against: What speaks for two.
    """

    about: Subject
    first: str
    second: str
    score: float
    reasons: tuple[str, ...]
    against: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AuditRow:
    """A decision in the audit list.

    Args:
        seq: Number of its ledger entry.
        id: Its id, to undo it by.
        type: What was decided.
        about: What it is about.
        subjects: Its subjects.
        person: Who.
        decided_at: When.
        why: The reason given.
        is_undone: Whether a later decision withdrew it.
        is_lost: Whether nothing in the case answers to its subjects any more ("decision without its claim").
        mark: What was marked or unmarked; None where nothing was.
        names: What each subject was called when it was decided, "" for claims; empty where the decision does not say.
        set_anew: What was set anew of a report, each with its field ("published"); "" for not known.
    """

    seq: int
    id: str
    type: str
    about: str
    subjects: tuple[str, ...]
    person: str
    decided_at: str
    why: str
    is_undone: bool
    is_lost: bool
    mark: Mark | None = None
    names: tuple[str, ...] = ()
    set_anew: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class CaseCounts:
    """The numbers of the overview.

    Args:
        name: The case's name.
        reports: Reports.
        claims: Claims, rejected ones too.
        by_status: Claims a status.
        by_kind: Claims a kind.
        by_entity_type: Entities a type.
        incidents: Incidents.
        campaigns: Campaigns.
        issues: What was seen and left out.
        publishable: Claims that the case's bar lets out.
        bar: The bar.
    """

    name: str
    reports: int
    claims: int
    by_status: tuple[tuple[Status, int], ...]
    by_kind: tuple[tuple[ClaimKind, int], ...]
    by_entity_type: tuple[tuple[EntityType, int], ...]
    incidents: int
    campaigns: int
    issues: int
    publishable: int
    bar: str


@dataclass(frozen=True, slots=True)
class Freshness:
    """How far the index answers to the ledger.

    Args:
        head: Hash of the ledger entry up to which decisions are in it.
        resolved: Hash of the ledger entry for which entities and incidents were worked out.
        pending: Decisions since then that entities and incidents do not show yet.
        unread: Reports since then that are not in the index: build the case.
    """

    head: str
    resolved: str
    pending: int
    unread: int

    @property
    def is_stale(self) -> bool:
        """Whether a build would show more."""
        return self.pending > 0 or self.unread > 0
