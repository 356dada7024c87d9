"""What one file format gives before it becomes a report."""

from dataclasses import dataclass, field

from linkage.model.span import Span
from linkage.reports.metadata import Metadata


@dataclass(frozen=True, slots=True)
class Captured:
    """The text of one file with what the format itself says about it.

    Args:
        text: The text, normalised (see `normalise.py`).
        metadata: What the format states about the report; what it does not state is None.
        made: ISO date on which the file was made, near the date of publication; a date that the text prints wins over it.
        boilerplate: Stretches that the format shows to be the page's and not the report's.
        notes: What the user should know about the way the file was read, in plain words.
    """

    text: str
    metadata: Metadata = field(default_factory=Metadata)
    made: str | None = None
    boilerplate: tuple[Span, ...] = ()
    notes: tuple[str, ...] = ()
