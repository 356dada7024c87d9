"""What else the index of a case answers with: reports, entities, possible joins, decisions, and the numbers of the case."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from linkage.model.claim import ClaimKind
from linkage.model.claimrow import ClaimRow
from linkage.model.decision import Mark, Subject
from linkage.model.entity import EntityType
from linkage.model.report import Report
from linkage.model.review import Status

Row = TypeVar("Row")


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
