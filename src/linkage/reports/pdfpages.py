"""Pages of a PDF as they were printed: a picture of one, and where a stretch of the report's text stands on it."""

import struct
import threading
import unicodedata
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from linkage.model.pageplace import PagePlace
from linkage.model.span import Span
from linkage.reports.pdf import opening_error

SCALE = 1.6  # pixels a point: an A4 page is 950 pixels wide
PNG = b"\x89PNG\r\n\x1a\n"
TRUECOLOUR, GREYSCALE = 2, 0

Sides = tuple[float, float, float, float]

_one_at_a_time = threading.Lock()  # PDFium is not made for threads


def find_on_page(raw: bytes, text: str, span: Span) -> PagePlace | None:
    """Where a stretch of a report's text stands on the pages of its PDF.

    Only letters and digits are compared, as a report's text joins lines and words that a page breaks.

    Args:
        raw: The bytes of the PDF.
        text: The report's text.
        span: The stretch.

    Returns:
        The page on which it begins, with the boxes of as much of it as stands there; None where no page holds it.

    Raises:
        ReportError: The PDF cannot be opened.
    """
    wanted = _squeeze(span.of(text))[0]
    if wanted == "":
        return None
    before = _squeeze(text[: span.start])[0]
    ordinal = _count(before + wanted, wanted) - 1
    with _opened(raw) as document:
        squeezed, offsets = [], [0]
        for number in range(len(document)):
            squeezed.append(_squeeze(_page_text(document, number)))
            offsets.append(offsets[-1] + len(squeezed[-1][0]))
        whole = "".join(page for page, _ in squeezed)
        at = _nth(whole, wanted, ordinal)
        if at is None:
            return None
        page = max(n for n in range(len(squeezed)) if offsets[n] <= at)
        places = squeezed[page][1][at - offsets[page] : at - offsets[page] + len(wanted)]
        return _place(document, page, places[0], places[-1] + 1)


def draw_page(raw: bytes, number: int) -> bytes | None:
    """A picture of one page.

    Args:
        raw: The bytes of the PDF.
        number: Number of the page, from 1.

    Returns:
        A PNG; None where the PDF has no such page.

    Raises:
        ReportError: The PDF cannot be opened.
    """
    with _opened(raw) as document:
        if not 1 <= number <= len(document):
            return None
        bitmap = document[number - 1].render(scale=SCALE, grayscale=False, rev_byteorder=True)
        return _png(bitmap.to_numpy())


@contextmanager
def _opened(raw: bytes) -> Iterator[Any]:  # pypdfium2 has no types
    import pypdfium2

    with _one_at_a_time:
        try:
            document = pypdfium2.PdfDocument(raw)
        except pypdfium2.PdfiumError as error:
            raise opening_error(raw, str(error)) from error
        try:
            yield document
        finally:
            document.close()


def _page_text(document: Any, number: int) -> str:
    """The text of a page, one character for each that PDFium counts; "" where the page is damaged."""
    import pypdfium2
    import pypdfium2.raw as pdfium

    try:
        text_page = document[number].get_textpage()
    except pypdfium2.PdfiumError:
        return ""
    count = text_page.count_chars()
    text = str(text_page.get_text_range()) if count > 0 else ""
    if len(text) == count:
        return text
    return "".join(chr(pdfium.FPDFText_GetUnicode(text_page.raw, n)) for n in range(count))


def _squeeze(text: str) -> tuple[str, list[int]]:
    """The letters and digits of a text, folded, and where each stands in it."""
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for part in unicodedata.normalize("NFKC", character).casefold():
            if part.isalnum():
                letters.append(part)
                places.append(place)
    return "".join(letters), places


def _count(text: str, wanted: str) -> int:
    """How often a text holds the words, overlapping ones too."""
    count, at = 0, text.find(wanted)
    while at >= 0:
        count, at = count + 1, text.find(wanted, at + 1)
    return count


def _nth(text: str, wanted: str, ordinal: int) -> int | None:
    """Where the words stand for the n-th time; the last time before that where they stand less often."""
    found = None
    at = text.find(wanted)
    while at >= 0 and ordinal >= 0:
        found, at, ordinal = at, text.find(wanted, at + 1), ordinal - 1
    return found


def _place(document: Any, number: int, start: int, end: int) -> PagePlace:
    page = document[number]
    text_page = page.get_textpage()
    sheet, turned = page.get_bbox(), page.get_rotation()  # the boxes that a page inherits count too
    width, height = page.get_size()
    rectangles = (text_page.get_rect(n) for n in range(text_page.count_rects(start, end - start)))
    boxes = tuple(_turn(rectangle, sheet, turned) for rectangle in rectangles)
    return PagePlace(number + 1, width, height, boxes)


def _turn(rectangle: Sides, sheet: Sides, turned: int) -> tuple[float, float, float, float]:
    """(left, top, width, height) on the sheet as it is shown of (left, bottom, right, top) on the sheet as it is stored.

    Args:
        rectangle: On the sheet.
        sheet: The part of the sheet that is shown.
        turned: By how many degrees it is turned clockwise to be shown: 0, 90, 180 or 270.
    """
    left, bottom, right, top = sheet
    a, b, c, d = rectangle
    if turned == 90:
        return b - bottom, a - left, d - b, c - a
    if turned == 180:
        return right - c, b - bottom, c - a, d - b
    if turned == 270:
        return top - d, right - c, d - b, c - a
    return a - left, top - d, c - a, d - b


def _png(pixels: Any) -> bytes:
    """Rows of pixels (height x width x 3 or 4, red first; or height x width) as a PNG."""
    if pixels.ndim == 3:
        pixels = pixels[:, :, 0] if pixels.shape[2] == 1 else pixels[:, :, :3]
    colour = TRUECOLOUR if pixels.ndim == 3 else GREYSCALE
    height, width = pixels.shape[:2]
    rows = b"".join(b"\0" + row.tobytes() for row in pixels)
    header = struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, 0)
    return PNG + _part(b"IHDR", header) + _part(b"IDAT", zlib.compress(rows, 1)) + _part(b"IEND", b"")


def _part(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
