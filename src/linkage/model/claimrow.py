"""A claim as the index of a case answers with it, in a list or by itself, and how many there are of each sort."""

from dataclasses import dataclass

from linkage.model.claim import ClaimKind, Stance
from linkage.model.review import Review, Status


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
