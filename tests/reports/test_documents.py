"""PDF, Word and mail."""

import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest
from fpdf import FPDF

from linkage.errors import ReportError
from linkage.reports import read_report

SENTENCE = (
    "Witnesses told the monitor that the shelling of market {0} began at dawn and went on until the evening, when the last"
    " ambulance left the district."
)


class Monitor(FPDF):
    """A report with a header and numbered pages."""

    def header(self) -> None:
        self.set_font("helvetica", size=8)
        self.cell(0, 8, "Example Monitor - Yearly Report", new_x="LMARGIN", new_y="NEXT")

    def footer(self) -> None:
        self.set_y(-15)
        self.set_font("helvetica", size=8)
        self.cell(0, 8, f"Page {self.page_no()} of 3")


def make_pdf(pdf: FPDF, pages: int = 3, extra: str = "") -> bytes:
    pdf.set_title("Strikes on the port")
    pdf.set_author("Example Monitor")
    for page in range(pages):
        pdf.add_page()
        pdf.set_font("helvetica", size=12)
        for number in range(3):
            pdf.multi_cell(0, 6, SENTENCE.format(f"{page}{number}"), new_x="LMARGIN", new_y="NEXT")
            pdf.ln(6)
        pdf.multi_cell(0, 6, extra, new_x="LMARGIN", new_y="NEXT") if extra != "" else None
    return bytes(pdf.output())


def make_docx(document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def make_mail(**headers: str) -> EmailMessage:
    message = EmailMessage()
    for name, value in {"From": "Jane Doe <jane@example.org>", "Date": "Fri, 12 Aug 2016 23:30:00 +0300", "Subject": "Bridge hit"}.items():
        message[name] = headers.get(name, value)
    return message


def read(name: str, raw: bytes):
    return read_report(Path(name), raw)


def marked(report) -> set[str]:
    return {span.of(report.text) for span in report.boilerplate}


def test_the_paragraphs_of_a_pdf_are_whole() -> None:
    paragraphs = read("a.pdf", make_pdf(Monitor())).text.split("\n\n")
    assert [p for p in paragraphs if p.startswith("Witnesses")] == [SENTENCE.format(f"{page}{n}") for page in range(3) for n in range(3)]


def test_headers_and_page_numbers_of_a_pdf_are_marked() -> None:
    assert marked(read("a.pdf", make_pdf(Monitor()))) == {"Example Monitor - Yearly Report", "Page 1 of 3", "Page 2 of 3", "Page 3 of 3"}


def test_the_information_of_a_pdf_gives_title_and_author() -> None:
    report = read("a.pdf", make_pdf(Monitor()))
    assert (report.title, report.author, report.media_type) == ("Strikes on the port", "Example Monitor", "application/pdf")


def test_a_date_printed_in_a_pdf_wins_over_the_day_the_file_was_made() -> None:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("helvetica", size=12)
    pdf.multi_cell(0, 6, "Published 3 May 2016", new_x="LMARGIN", new_y="NEXT")
    assert read("a.pdf", make_pdf(pdf, pages=1)).published == "2016-05-03"


def test_a_paragraph_that_runs_over_the_end_of_a_page_is_whole() -> None:
    pdf = Monitor()
    for words in ("The shelling of the port went on until the", "evening of Thursday, when the last ambulance left."):
        pdf.add_page()
        pdf.set_font("helvetica", size=12)
        for line in (
            (words, *["Another sentence stands here alone."] * 4)
            if words[0] == "e"
            else (*["Another sentence stands here alone."] * 4, words)
        ):
            pdf.multi_cell(0, 6, line, new_x="LMARGIN", new_y="NEXT")
            pdf.ln(6)
    assert "The shelling of the port went on until the evening of Thursday" in read("a.pdf", bytes(pdf.output())).text


def test_a_scanned_pdf_is_refused_with_the_tool_to_run() -> None:
    pdf = FPDF()
    pdf.add_page()
    pdf.rect(10, 10, 100, 100)
    with pytest.raises(ReportError, match="ocrmypdf"):
        read("a.pdf", bytes(pdf.output()))


def test_a_page_without_text_among_others_gives_a_note() -> None:
    pdf = FPDF()
    pdf.add_page()
    assert "page 1" in read("a.pdf", make_pdf(pdf, pages=1)).notes[0]


def test_a_pdf_with_a_password_is_refused_with_advice() -> None:
    pdf = FPDF()
    pdf.set_encryption(owner_password="owner", user_password="user")  # noqa: S106 - no secret
    with pytest.raises(ReportError, match="password"):
        read("a.pdf", make_pdf(pdf, pages=1))


def test_a_pdf_that_is_cut_off_is_refused() -> None:
    raw = make_pdf(FPDF(), pages=1)
    with pytest.raises(ReportError, match="cut off"):
        read("a.pdf", raw[: len(raw) // 3])


def test_a_web_page_called_pdf_is_refused() -> None:
    with pytest.raises(ReportError, match="no PDF"):
        read("a.pdf", b"<html>Log in to download</html>")


def test_a_word_document_is_read_in_its_order_with_its_table() -> None:
    document = docx.Document()
    document.add_heading("Bridge hit", 1)
    document.add_paragraph("Two people were killed.")
    table = document.add_table(2, 2)
    for row, values in zip(table.rows, [("Day", "Killed"), ("1 May", "2")], strict=True):
        for cell, value in zip(row.cells, values, strict=True):
            cell.text = value
    document.add_paragraph("The mayor said so.")
    assert (
        read("a.docx", make_docx(document)).text == "Bridge hit\n\nTwo people were killed.\n\nDay | Killed\n1 May | 2\n\nThe mayor said so."
    )


def test_the_properties_of_a_word_document_give_title_and_author() -> None:
    document = docx.Document()
    document.core_properties.title, document.core_properties.author = "Bridge hit at dawn", "Jane Doe"
    document.add_paragraph("Two people were killed.")
    report = read("a.docx", make_docx(document))
    assert (report.title, report.author, report.published) == ("Bridge hit at dawn", "Jane Doe", None)


def test_inserted_words_are_kept_and_deleted_words_left_out() -> None:
    document = docx.Document()
    document.add_paragraph("MARK")
    raw = make_docx(document)
    changed = (
        b"<w:r><w:t>Two people</w:t></w:r><w:ins><w:r><w:t> died</w:t></w:r></w:ins><w:del><w:r><w:delText> slept</w:delText></w:r></w:del>"
    )
    assert read("a.docx", rewrite(raw, {"word/document.xml": (b"<w:r><w:t>MARK</w:t></w:r>", changed)})).text == "Two people died"


def test_footnotes_are_read_after_the_text() -> None:
    document = docx.Document()
    document.add_paragraph("Two people died.")
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    notes = (
        f"<w:footnotes xmlns:w='{space}'><w:footnote><w:p><w:r><w:t>Interview with the mayor.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    stream = io.BytesIO(make_docx(document))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("word/footnotes.xml", notes)
    assert read("a.docx", stream.getvalue()).text == "Two people died.\n\nInterview with the mayor."


def rewrite(raw: bytes, changes: dict[str, tuple[bytes, bytes]]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, content.replace(*changes[name]) if name in changes else content)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("raw", "reason"),
    [(b"\xd0\xcf\x11\xe0" + bytes(600), "password"), (b"PK\x03\x04 cut", "cut off"), (b"plain words", "no Word document")],
    ids=["password-or-old", "truncated", "plain-text"],
)
def test_what_is_no_word_document_is_refused(raw: bytes, reason: str) -> None:
    with pytest.raises(ReportError, match=reason):
        read("a.docx", raw)


def test_a_zip_archive_called_docx_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", "text")
    with pytest.raises(ReportError, match="unpack it"):
        read("a.docx", stream.getvalue())


def test_an_empty_word_document_is_refused() -> None:
    with pytest.raises(ReportError, match="no text"):
        read("a.docx", make_docx(docx.Document()))


def test_a_message_is_its_subject_and_body_with_the_signature_marked() -> None:
    message = make_mail()
    message.set_content("Two people were killed at dawn, the mayor said.\n\n-- \nJane\nPress office\n")
    report = read("a.eml", bytes(message))
    assert report.text == "Bridge hit\n\nTwo people were killed at dawn, the mayor said.\n\n-- \nJane\nPress office"
    assert marked(report) == {"-- \nJane\nPress office"}


def test_the_headers_of_a_message_give_the_metadata_in_the_senders_own_day() -> None:
    message = make_mail(From="Олена Приклад <o@example.org>", Subject="Обстріл мосту")
    message.set_content("Двоє людей загинули.")
    report = read("a.eml", bytes(message))
    assert (report.title, report.author, report.published) == ("Обстріл мосту", "Олена Приклад", "2016-08-12")


def test_an_html_message_is_read() -> None:
    message = make_mail()
    message.set_content("<p>Two people <b>were</b> killed.</p><div style='display:none'>Preview line</div>", subtype="html")
    report = read("a.eml", bytes(message))
    assert "Two people were killed." in report.text
    assert marked(report) == {"Preview line"}


def test_the_plain_form_of_a_message_is_preferred_and_attachments_are_named() -> None:
    message = make_mail()
    message.set_content("Two people were killed.")
    message.add_alternative("<p>Other words.</p>", subtype="html")
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="report.pdf")
    report = read("a.eml", bytes(message))
    assert "Other words" not in report.text
    assert "report.pdf" in report.notes[0]


def test_a_message_with_damaged_headers_is_read() -> None:
    raw = b"From: =?utf-\x80?b?0J7Qu?= <o@example.org>\r\nSubject: =?utf-8?b?0J7Qu?=\r\nDate: yesterday\r\n\r\nTwo people were killed.\r\n"
    report = read("a.eml", raw)
    assert "Two people were killed." in report.text
    assert report.published is None
    report.title.encode()


def test_a_text_called_eml_is_refused() -> None:
    with pytest.raises(ReportError, match="no e-mail"):
        read("a.eml", b"Just some words, and no headers.\n\nMore words.")


def test_a_message_without_text_is_refused_with_advice() -> None:
    message = make_mail()
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="report.pdf")
    with pytest.raises(ReportError, match="attachment"):
        read("a.eml", bytes(message))


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.eml", "a.html", "a.txt"])
def test_damaged_files_give_a_report_or_a_reason_and_nothing_else(name: str) -> None:
    document = docx.Document()
    document.add_paragraph("Two people were killed.")
    message = make_mail()
    message.set_content("Двоє людей загинули.")
    raw = {
        "a.pdf": make_pdf(FPDF(), 1),
        "a.docx": make_docx(document),
        "a.eml": bytes(message),
        "a.html": b"<p>Two people</p>",
        "a.txt": b"Two",
    }[name]
    step = max(1, len(raw) // 40)
    for place in range(0, len(raw), step):
        for damaged in (raw[:place], raw[:place] + bytes([raw[place] ^ 0x95]) + raw[place + 1 :]):
            try:
                read(name, damaged).text.encode()
            except ReportError as error:
                assert error.advice != ""
