"""Where words stand on a printed page, held against the picture of the page."""

import io
import struct
import zlib

import numpy as np
import pypdfium2
import pytest
from fpdf import FPDF

from linkage.errors import ReportError
from linkage.model.span import Span
from linkage.reports import draw_page, find_on_page

SENTENCE = "The harbour council said that twelve people were killed."


def make_pdf(*pages: str, turned: int = 0, format_: str = "A4") -> bytes:
    """A PDF with a line or paragraph a page."""
    pdf = FPDF(format=format_)
    pdf.set_font("Helvetica", size=12)
    for text in pages:
        pdf.add_page()
        pdf.multi_cell(0, 8, text)
    raw = bytes(pdf.output())
    if turned == 0:
        return raw
    document = pypdfium2.PdfDocument(raw)
    for page in document:
        page.set_rotation(turned)
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


def pixels(png: bytes) -> np.ndarray:
    """The picture's pixels, read back: height x width x 3."""
    width, height = struct.unpack(">II", png[16:24])
    start = png.index(b"IDAT")
    length = struct.unpack(">I", png[start - 4 : start])[0]
    rows = np.frombuffer(zlib.decompress(png[start + 4 : start + 4 + length]), np.uint8).reshape(height, 1 + width * 3)
    return rows[:, 1:].reshape(height, width, 3)


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
@pytest.mark.parametrize("format_", ["A4", "Letter"])
def test_the_boxes_lie_on_the_ink_of_the_words(turned: int, format_: str) -> None:
    raw = make_pdf(SENTENCE, turned=turned, format_=format_)
    place, png = find_on_page(raw, SENTENCE, Span(0, len(SENTENCE))), draw_page(raw, 1)
    assert place is not None
    assert png is not None
    picture = pixels(png)
    scale = picture.shape[1] / place.width
    assert picture.shape[0] / place.height == pytest.approx(scale, rel=0.01)
    down, across = np.nonzero(picture.min(axis=2) < 128)
    ((left, top, width, height),) = place.boxes
    assert across.min() / scale == pytest.approx(left, abs=3)
    assert across.max() / scale == pytest.approx(left + width, abs=3)
    assert down.min() / scale == pytest.approx(top, abs=4)
    assert down.max() / scale == pytest.approx(top + height, abs=4)


def test_words_that_a_page_breaks_over_lines_have_a_box_a_line() -> None:
    text = " ".join([SENTENCE] * 3)
    place = find_on_page(make_pdf(text), text, Span(0, len(text)))
    assert place is not None
    assert len(place.boxes) >= 2


def test_of_two_like_sentences_the_right_one_is_found() -> None:
    text = f"{SENTENCE}\n\n{SENTENCE}"
    raw = make_pdf(SENTENCE, SENTENCE)
    pages = [find_on_page(raw, text, Span(at, at + len(SENTENCE))) for at in (0, len(SENTENCE) + 2)]
    assert [place.page for place in pages if place is not None] == [1, 2]


def test_words_that_run_over_the_end_of_a_page_are_marked_where_they_begin() -> None:
    raw = make_pdf("The harbour council said that", "twelve people were killed.")
    place = find_on_page(raw, SENTENCE, Span(0, len(SENTENCE)))
    assert place is not None
    assert (place.page, len(place.boxes)) == (1, 1)


def test_words_that_are_on_no_page_have_no_place() -> None:
    assert find_on_page(make_pdf(SENTENCE), "Something else.", Span(0, 9)) is None
    assert find_on_page(make_pdf(SENTENCE), "… — …", Span(0, 5)) is None


def test_there_is_no_picture_of_a_page_that_is_not_there() -> None:
    assert draw_page(make_pdf(SENTENCE), 2) is None
    assert draw_page(make_pdf(SENTENCE), 0) is None


def test_a_file_that_is_no_pdf_is_told() -> None:
    with pytest.raises(ReportError):
        draw_page(b"no pdf", 1)
