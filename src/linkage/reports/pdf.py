"""A PDF -> the text of its text layer, paragraph by paragraph."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from linkage.errors import ReportError
from linkage.model.span import Span
from linkage.reports.captured import Captured
from linkage.reports.metadata import Metadata, clean_value, iso_date
from linkage.reports.normalise import normalise

WIDE_GAP = 1.35  # times the usual distance of lines: a paragraph ends
SHORT_LINE = 0.75  # of the width of the page's longest line: after it and a full stop a paragraph ends
EDGE_LINES = 2  # at the top and at the foot of a page, where headers and footers stand
FEWEST_PAGES = 2  # on which a line must recur to be one
FEWEST_LETTERS = 15  # a page, below which a PDF is taken for a scan
SCANNED = "run text recognition on it first (for example: ocrmypdf in.pdf out.pdf), then give the result"
DATE = re.compile(r"^D:(\d{4})(\d\d)?(\d\d)?")
PAGE_NUMBER = re.compile(r"^(?:page |p\. ?)?\d{1,4}(?: ?(?:/|of) ?\d{1,4})?$", re.IGNORECASE)
LINE_END_HYPHEN = ("\ufffe", "\x02")  # how pdfium gives a hyphen at the end of a line
SENTENCE_END = (".", "!", "?", ":", ";", "”", '"', "»")
UNTITLED = re.compile(r"^(?:untitled|microsoft word - .*|.*\.(?:docx?|indd|pdf|qxd|tmp))$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page.

    Args:
        text: Its text, with a mark of pdfium's at a hyphenated end.
        top: Height of its first character above the foot of the page, in points; None where it is unknown.
        page: Number of the page, from 0.
        number: Its number on the page, from 0.
        last: How many lines of the page follow it.
    """

    text: str
    top: float | None
    page: int
    number: int
    last: int

    @property
    def edge(self) -> bool:
        """Whether it stands where headers and footers do."""
        return self.number < EDGE_LINES or self.last < EDGE_LINES


def capture_pdf(raw: bytes) -> Captured:
    """The text of a PDF with a text layer.

    Lines are joined to paragraphs, words split at a line's end put together. Headers, footers and page numbers are marked as
    boilerplate; where a paragraph runs over the end of a page they stand after it.

    Args:
        raw: The bytes of the file.

    Returns:
        Its text and what its information dictionary says.

    Raises:
        ReportError: It is damaged, asks for a password, or holds no text.
    """
    import pypdfium2

    if b"%PDF-" not in raw[:1024]:
        raise ReportError("the file is no PDF, whatever its name says", "give it the ending of its real type, or capture it again")
    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        raise opening_error(raw, str(error)) from error
    try:
        pages, unread = read_pages(document)
        stated, made = read_information(document.get_metadata_dict(skip_empty=True))
    finally:
        document.close()
    letters = sum(c.isalpha() for page in pages for line in page for c in line.text)
    if letters < FEWEST_LETTERS and len(unread) * 2 > len(pages):
        raise opening_error(raw, "")
    if letters < FEWEST_LETTERS:
        raise ReportError("the PDF holds no text (it is probably a scan)", SCANNED)
    empty = [str(number + 1) for number, page in enumerate(pages) if page == []]
    notes = [f"no text on page {', '.join(empty)}: if it is a scanned page, {SCANNED}"] if empty != [] else []
    if unread != []:
        notes.append(f"page {', '.join(str(number + 1) for number in unread)} is damaged and was not read: capture the file again")
    text, boilerplate = set_paragraphs(pages)
    return Captured(text=text, metadata=stated, made=made, boilerplate=boilerplate, notes=tuple(notes))


def opening_error(raw: bytes, message: str) -> ReportError:
    """Why a PDF cannot be opened."""
    if "password" in message.lower():
        return ReportError("the PDF asks for a password", "open it with the password and save it without (print it to PDF)")
    if b"%%EOF" not in raw[-2048:]:
        return ReportError("the PDF is cut off", "download or copy it again")
    return ReportError("the PDF is damaged", "open it in a PDF viewer and print it to PDF, or download it again")


def read_pages(document: Any) -> tuple[list[list[Line]], list[int]]:  # pypdfium2 has no types
    """The lines of each page, and the numbers of the pages that cannot be read.

    Args:
        document: The opened PDF.

    Returns:
        One list of filled lines a page.
    """
    import pypdfium2

    pages: list[list[Line]] = []
    unread: list[int] = []
    for number in range(len(document)):
        try:
            page = document[number]
            text_page = page.get_textpage()
            pages.append(read_lines(text_page, number))
            text_page.close()
            page.close()
        except pypdfium2.PdfiumError:
            pages.append([])
            unread.append(number)
    return pages, unread


def read_lines(text_page: Any, page: int) -> list[Line]:  # pypdfium2 has no types
    """The filled lines of a page with their heights.

    Args:
        text_page: The text of the page, as pdfium gives it.
        page: Number of the page.

    Returns:
        Lines in reading order.
    """
    import pypdfium2

    found: list[tuple[str, float | None]] = []
    position = 0
    text = text_page.get_text_range()
    exact = len(text) == text_page.count_chars()  # otherwise places in the text are not those of the page
    for line in text.split("\n"):
        filled = len(line) - len(line.lstrip())
        if line.strip() != "":
            try:
                top = text_page.get_charbox(position + filled, loose=True)[1] if exact else None
            except pypdfium2.PdfiumError:
                top = None
            found.append((line.strip(), top))
        position += len(line) + 1
    return [Line(text, top, page, number, len(found) - number - 1) for number, (text, top) in enumerate(found)]


def set_paragraphs(pages: Sequence[Sequence[Line]]) -> tuple[str, tuple[Span, ...]]:
    """The text of all pages, and where headers and footers stand in it.

    Args:
        pages: The lines of each page.

    Returns:
        Paragraphs with an empty line between them, and the spans of boilerplate.
    """
    repeated = find_furniture(pages)
    paragraphs: list[tuple[str, bool]] = []  # text, and whether it is a header or footer
    running: int | None = None  # the paragraph that the page's first line may go on with
    for page in pages:
        body = [line for line in page if line not in repeated]
        furniture = [(normalise(line.text), True) for line in page if line in repeated]
        joined = join_lines(body)
        if running is not None and joined != [] and goes_on(paragraphs[running][0], joined[0]):
            paragraphs[running] = (join(paragraphs[running][0], joined.pop(0)), False)
        paragraphs += furniture + [(text, False) for text in joined]
        running = len(paragraphs) - 1 if joined != [] else running
    spans: list[Span] = []
    position = 0
    finished = [(plain_hyphens(text), mark) for text, mark in paragraphs]
    for text, mark in finished:
        if mark:
            spans.append(Span(position, position + len(text)))
        position += len(text) + 2
    return "\n\n".join(text for text, _ in finished), tuple(spans)


def find_furniture(pages: Sequence[Sequence[Line]]) -> set[Line]:
    """The lines at the edges of pages that are page numbers, or recur from page to page but for a number; no sentence is one.

    Args:
        pages: The lines of each page.

    Returns:
        Headers and footers.
    """
    edges = [line for page in pages for line in page if line.edge and len(page) > 2 * EDGE_LINES and not line.text.endswith(".")]
    places: dict[str, set[int]] = {}
    for line in edges:
        places.setdefault(shape_of(line), set()).add(line.page)
    recurring = {shape for shape, found in places.items() if len(found) >= FEWEST_PAGES and len(found) * 2 > len(pages)}
    numbered = len(pages) > 1
    return {line for line in edges if shape_of(line) in recurring or (numbered and PAGE_NUMBER.match(line.text) is not None)}


def shape_of(line: Line) -> str:
    """A line with the number at its beginning or end, which changes from page to page, left open."""
    return re.sub(r"^\d+\b|\b\d+$", "#", line.text)


def join_lines(lines: Sequence[Line]) -> list[str]:
    """The paragraphs of a page.

    A paragraph ends where the next line stands further below than lines usually do, or, on a page whose heights are unknown, after a
    short line that ends a sentence.

    Args:
        lines: The lines of the page's body.

    Returns:
        One text a paragraph; a hyphen at the end of a page keeps pdfium's mark.
    """
    gaps = [a.top - b.top for a, b in itertools.pairwise(lines) if a.top is not None and b.top is not None and a.top > b.top]
    usual = sorted(gaps)[len(gaps) // 4] if gaps != [] else None  # a quarter: many pages have as many paragraphs as lines
    longest = max((len(line.text) for line in lines), default=0)
    paragraphs: list[str] = []
    previous: Line | None = None
    for line in lines:
        if previous is None or ends_paragraph(previous, line, usual, longest):
            paragraphs.append(line.text)
        else:
            paragraphs[-1] = join(paragraphs[-1], line.text)
        previous = line
    return paragraphs


def ends_paragraph(line: Line, following: Line, usual: float | None, longest: int) -> bool:
    """Whether a paragraph ends between two lines.

    Args:
        line: The upper line.
        following: The line after it.
        usual: The usual distance of lines on the page, in points; None where it is unknown.
        longest: Characters of the page's longest line.

    Returns:
        True where it does.
    """
    if line.text.endswith(LINE_END_HYPHEN):
        return False
    if usual is not None and line.top is not None and following.top is not None:
        gap = line.top - following.top
        if gap > WIDE_GAP * usual or gap < 0:
            return True
    return len(line.text) < SHORT_LINE * longest and line.text.endswith(SENTENCE_END)


def join(before: str, after: str) -> str:
    """Two lines as one; a word split between them is put together.

    A plain hyphen between two letters stays, since "air-" and "strike" may be "air-strike"; where pdfium saw a hyphen that only the
    line's end made, it goes.
    """
    if before.endswith(LINE_END_HYPHEN):
        return before[:-1] + after
    if re.search(r"[^\W\d_]-$", before) is not None and after[:1].isalpha():
        return before + after
    return f"{before} {after}"


def goes_on(before: str, after: str) -> bool:
    """Whether a paragraph goes on after the end of a page: no sentence ends there, and no capital begins."""
    return before.endswith(LINE_END_HYPHEN) or (not before.endswith(SENTENCE_END) and after[:1].islower())


def plain_hyphens(text: str) -> str:
    """A paragraph normalised; a mark of pdfium's that joined nothing is a hyphen."""
    for mark in LINE_END_HYPHEN:
        text = text.replace(mark, "-")
    return normalise(text)


def read_information(values: dict[str, str]) -> tuple[Metadata, str | None]:
    """What the PDF's information dictionary says.

    Args:
        values: The dictionary, empty values left out.

    Returns:
        Title and author (a title that is only the name of a file is left out), and the day on which the file was made.
    """
    title = clean_value(values.get("Title"))
    if title is not None and UNTITLED.match(title) is not None:
        title = None
    found = DATE.match(values.get("CreationDate", ""))
    made = None if found is None else iso_date("-".join(part for part in found.groups() if part is not None))
    return Metadata(title=title, author=clean_value(values.get("Author"))), made
