"""A `.txt` file -> its text."""

from linkage.reports.captured import Captured
from linkage.reports.decoding import decode
from linkage.reports.normalise import keep_offsets

LONGEST_TITLE = 250  # characters; a longer first line is a paragraph


def capture_plain(raw: bytes) -> Captured:
    """The text of a plain-text file, with its first line as the title.

    Args:
        raw: The bytes of the file.

    Returns:
        Text whose offsets are those of the file's own decoded text.

    Raises:
        ReportError: The bytes are no text, or their encoding cannot be told.
    """
    decoded, notes = decode(raw)
    text = keep_offsets(decoded)
    return Captured(text=text, notes=notes)


def first_line(text: str) -> str | None:
    """The first line that holds anything, without the blanks at its ends.

    Args:
        text: The text of a report.

    Returns:
        The line; where it is as long as a paragraph, its beginning up to a full stop or a word's end, and "…".
    """
    line = next((line.strip() for line in text.split("\n") if line.strip() != ""), None)
    if line is None or len(line) <= LONGEST_TITLE:
        return line
    stop = line.find(". ", 20, LONGEST_TITLE)
    return line[:stop] + "…" if stop > 0 else line[: line.rfind(" ", 20, LONGEST_TITLE)].rstrip(" ,;:") + "…"
