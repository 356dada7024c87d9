"""Makes the PDF and the Word file among the examples, byte for byte the same in every run.

Run from anywhere, with the development tools installed: `python examples/make_files.py`.
"""

import datetime as dt
import io
import sys
import zipfile
from pathlib import Path

from docx import Document
from fpdf import FPDF

HERE = Path(__file__).parent
MOMENT = dt.datetime(2022, 6, 30, 12, 0, tzinfo=dt.UTC)

THEATRE_NOTE = (
    "Written for the Linkage examples; restates: Amnesty International, 30 June 2022, EUR 50/5713/2022, "
    "https://www.amnesty.org/en/documents/eur50/5713/2022/en/"
)
THEATRE = """
At least a dozen people died in the attack on the drama theatre of Mariupol, and many more deaths have probably not
been reported, Amnesty International said in a report published on Thursday.

The organisation says that Russian aircraft almost certainly carried out the attack on 16 March 2022. Two bombs of 500
kilograms each were probably dropped on the building, according to the report, and they exploded close to each other
and at the same time.

Hundreds of civilians had taken shelter in the theatre. Many of them left in the days before the attack, and most of
those who stayed were in the basement or in other parts of the building that were spared the full force of the blast.
For this reason the organisation gives a smaller number than others did. The city council had spoken of about 300
dead. In May the Associated Press had put the number at about 600.

Amnesty International concluded that the attack was a war crime. "Now we can clearly say it was one, committed by the
Russian armed forces," Oksana Pokalchuk, the head of the organisation's office in Ukraine, told the news agency AFP.

The report found no evidence that Ukrainian soldiers had used the theatre as a base. Russia has denied the strike and
has blamed fighters of the Azov regiment.
"""

TOLL_NOTE = (
    "Written for the Linkage examples; restates: UN High Commissioner for Human Rights, 16 June 2022, "
    "https://www.ohchr.org/en/statements/2022/06/high-commissioner-updates-human-rights-council-mariupol-ukraine; "
    "Council of the European Union, 3 June 2022, https://eur-lex.europa.eu/eli/reg_impl/2022/878/oj; The Guardian, 16 June 2022"
)
TOLL = """
How many people died in Mariupol? The answer depends on what is counted, and on who counts.

Michelle Bachelet, the UN High Commissioner for Human Rights, told the Human Rights Council on Thursday that her
office had verified the deaths of 1,348 civilians in the city, including 70 children. The true number is likely to be
thousands higher, she said. Her office had no access to Mariupol and counts only deaths that it can confirm one by
one.

At least 22,000 people were killed in the siege, according to Tetiana Lomakina, a representative of the Ukrainian
government. She said that 47,000 residents had been forcibly transferred to Russia or to territory under its control.
Russia denies that it moves people against their will.

The High Commissioner also spoke of what is left of the city. Up to 90 per cent of the residential buildings have been
damaged or destroyed, according to her office, and an estimated 350,000 people were forced to leave. For more than a
month residents lived in basements without water, heating or medical care.

On 3 June the Council of the European Union imposed sanctions on Colonel General Mikhail Mizinsev. Its notice calls
him the commander who oversaw the siege of Mariupol, and it says that he drew on tactics used earlier in the siege of
Aleppo.
"""


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text, each on one line.

    Args:
        text: Paragraphs wrapped over lines, with an empty line between two.

    Returns:
        The paragraphs, in order.
    """
    return [" ".join(paragraph.split()) for paragraph in text.strip().split("\n\n")]


class Page(FPDF):
    """A page with the publication's name above and the page number below."""

    def header(self) -> None:
        """Print the publication's name."""
        self.set_font("helvetica", size=9)
        self.cell(0, 8, "Example Rights Digest", new_x="LMARGIN", new_y="NEXT")
        self.ln(8)

    def footer(self) -> None:
        """Print the page number."""
        self.set_y(-15)
        self.set_font("helvetica", size=9)
        self.cell(0, 8, f"Page {self.page_no()}", align="C")


def make_pdf() -> bytes:
    """The digest on the theatre as a PDF of two pages with a text layer.

    Returns:
        The bytes of the file.
    """
    pdf = Page(format=(148, 210))
    pdf.set_creation_date(MOMENT)
    pdf.set_title("A dozen, three hundred, six hundred: the dead of the theatre")
    pdf.set_author("Example Rights Digest")
    pdf.set_lang("en")
    pdf.set_auto_page_break(auto=True, margin=20)
    pdf.add_page()
    pdf.set_font("helvetica", size=8)
    pdf.multi_cell(0, 4, THEATRE_NOTE, new_x="LMARGIN", new_y="NEXT")
    pdf.ln(6)
    pdf.set_font("helvetica", style="B", size=15)
    pdf.multi_cell(0, 8, "A dozen, three hundred, six hundred: the dead of the theatre", align="L", new_x="LMARGIN", new_y="NEXT")
    pdf.ln(4)
    pdf.set_font("helvetica", size=9)
    pdf.cell(0, 8, "30 June 2022", new_x="LMARGIN", new_y="NEXT")
    pdf.ln(4)
    pdf.set_font("helvetica", size=13)
    for paragraph in paragraphs(THEATRE):
        with pdf.unbreakable() as whole:
            whole.multi_cell(0, 7, paragraph, align="L", new_x="LMARGIN", new_y="NEXT")
        pdf.ln(3)
    return bytes(pdf.output())


def make_docx() -> bytes:
    """The review of the figures for the whole city as a Word file.

    Returns:
        The bytes of the file.
    """
    document = Document()
    properties = document.core_properties
    properties.title = "Counting the dead of Mariupol"
    properties.author = "Example Weekly Review"
    properties.language = "en"
    properties.created = properties.modified = dt.datetime(2022, 6, 18, 9, 0)  # noqa: DTZ001 - the format holds UTC without a zone
    document.add_paragraph(TOLL_NOTE)
    document.add_heading("Counting the dead of Mariupol", level=1)
    for paragraph in paragraphs(TOLL):
        document.add_paragraph(paragraph)
    raw = io.BytesIO()
    document.save(raw)
    return with_fixed_times(raw.getvalue())


def with_fixed_times(archive: bytes) -> bytes:
    """The same zip archive with one fixed time on every part, so that its bytes do not depend on the clock.

    Args:
        archive: The bytes of a zip archive.

    Returns:
        The bytes of the new archive.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in sorted(old.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            part = zipfile.ZipInfo(name, date_time=(2022, 6, 18, 9, 0, 0))
            part.compress_type = zipfile.ZIP_DEFLATED
            part.create_system = 3
            new.writestr(part, old.read(name))
    return packed.getvalue()


def main() -> None:
    """Write both files beside this script."""
    for name, raw in (("05-theatre-amnesty.pdf", make_pdf()), ("09-counting-the-dead.docx", make_docx())):
        (HERE / name).write_bytes(raw)
        sys.stdout.write(f"wrote {name}, {len(raw)} bytes\n")


if __name__ == "__main__":
    main()
