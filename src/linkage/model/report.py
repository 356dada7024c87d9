"""One captured document and its text."""

from collections.abc import Callable
from dataclasses import dataclass

from linkage.model.correction import Status
from linkage.model.span import Span
from linkage.model.table import TABLE_TYPES

NEWS_DAYS = 30  # what a news report tells without a day happened within so many days before it
YOUNGER = "whose words may be younger"  # of a record that was listed on a day


@dataclass(frozen=True, slots=True)
class Report:
    """One captured document, its text normalised once.

    Args:
        id: sha256 of the raw bytes, in hex.
        file: Base name of the file it came from.
        media_type: For example "text/html".
        text: NFC text with plain newlines; every offset in the ledger is a code point of this text. The text of a `.txt` file keeps
            the file's own characters, so that its offsets are the file's.
        title: The headline, as printed.
        publisher: The outlet or authority that put it out; None where nothing says so.
        author: The byline; None where there is none.
        published: ISO date of publication, as precise as it is known ("2022-04-01", "2022-04", "2022").
        url: Where it was published.
        language: ISO 639-1 code, or "und" where the text is too short to tell.
        boilerplate: Stretches that are the page's and not the report's ("You may also like"): marked, never cut.
        translation_signs: Why this looks like a translation, in plain words; empty where nothing suggests it.
        record: Whether the text is an entry of a sanctions list (lines of fields) and no prose report.
        captured_at: When the bytes were captured, ISO 8601; None where nothing says so.
        mapping: What the columns of a table mean, as its publisher or the user wrote it down; "" for what is no table.
        status: What its sidecar says of a correction, retraction or replacement; None where it says nothing.
        notes: What the user should know about the way the file was read, in plain words (each becomes a notice).
    """

    id: str
    file: str
    media_type: str
    text: str
    title: str
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    language: str = "und"
    boilerplate: tuple[Span, ...] = ()
    translation_signs: tuple[str, ...] = ()
    record: bool = False
    captured_at: str | None = None
    notes: tuple[str, ...] = ()
    mapping: str = ""
    status: Status | None = None

    def __post_init__(self) -> None:
        if len(self.id) != 64:
            raise ValueError(f"a report's id is a sha256 in hex, got {self.id!r}")

    def __hash__(self) -> int:
        return hash(self.id)

    @property
    def short_id(self) -> str:
        """The first eight characters of the id: enough to cite by."""
        return self.id[:8]

    @property
    def dated(self) -> str:
        """Its day as a program or a terminal is told it, with the date as ISO has it."""
        return self.word_day()

    @property
    def dating(self) -> str:
        """The same where it is all that dates what it tells."""
        return self.word_dating()

    def word_day(self, word_date: Callable[[str], str] = str) -> str:
        """Its day as a reader is told it: an entry of a list was listed on it, and says nothing of when its words were written.

        Args:
            word_date: Words an ISO date; as it is unless something else is given.
        """
        if self.published is None:
            return "date unknown"
        day = word_date(self.published)
        return f"listed on {day}" if self.record else day

    def word_dating(self, word_date: Callable[[str], str] = str) -> str:
        """Its day where it is all that dates what it tells: the words of an entry of a list may have come later.

        Args:
            word_date: Words an ISO date; as it is unless something else is given.
        """
        day = self.word_day(word_date)
        return day if self.published is None or not self.record else f"{day}, {YOUNGER}"

    @property
    def is_table(self) -> bool:
        """Whether it is a table of coded incidents and no text."""
        return self.media_type in TABLE_TYPES

    def is_boilerplate(self, span: Span) -> bool:
        """Whether the stretch touches what was marked as boilerplate."""
        return any(span.overlaps(b) for b in self.boilerplate)
