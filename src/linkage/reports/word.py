"""A Word document (.docx) -> its text."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from linkage.errors import ReportError
from linkage.reports.captured import Captured
from linkage.reports.metadata import Metadata, clean_value
from linkage.reports.normalise import fold_blanks, normalise

OLE = b"\xd0\xcf\x11\xe0"  # the container of old Word files, and of new ones under a password
NAMESPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# What zipfile and python-docx raise on parts that are damaged, missing, encrypted or of another kind than their names say.
UNREADABLE = (zipfile.BadZipFile, zlib.error, LookupError, ValueError, EOFError, OSError, RuntimeError, AttributeError, TypeError)
LARGEST_CONTENT_MB = 300  # unpacked; more is no report but an attack or an accident
NOTES_PARTS = ("word/footnotes.xml", "word/endnotes.xml")


def capture_word(raw: bytes) -> Captured:
    """The text of a Word document in its order, then its footnotes and endnotes.

    Inserted text is kept and deleted text left out, where changes are tracked. Tables are kept in place, one line a row.

    Args:
        raw: The bytes of the file.

    Returns:
        One paragraph a block, and what the document's core properties say.

    Raises:
        ReportError: It is damaged, asks for a password, or is no Word document.
    """
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from lxml import etree

    check_container(raw)
    try:
        document = docx.Document(io.BytesIO(raw))
        blocks = list(read_body(document.element.body))
        blocks += read_notes(raw)
        metadata = read_properties(document.core_properties)
    except (*UNREADABLE, PackageNotFoundError, etree.XMLSyntaxError) as error:
        raise ReportError("the Word document is damaged", "open it in a word processor and save it again, or copy it again") from error
    return Captured(text="\n\n".join(blocks), metadata=metadata)


def check_container(raw: bytes) -> None:
    """Refuses what cannot be a Word document, saying what it is instead.

    Args:
        raw: The bytes of the file.

    Raises:
        ReportError: They are no zip archive with a document in it, or it unpacks to too much.
    """
    if raw.startswith(OLE):
        reason = "the document asks for a password, or is an old Word file (.doc) under a new name"
        raise ReportError(reason, "open it in a word processor and save it as .docx without a password")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
            names = set(archive.namelist())
    except zipfile.BadZipFile as error:
        reason = "the Word document is cut off" if raw.startswith(b"PK") else "the file is no Word document, whatever its name says"
        raise ReportError(reason, "download or copy it again") from error
    if size > LARGEST_CONTENT_MB * 1_000_000:
        raise ReportError(f"the document unpacks to more than {LARGEST_CONTENT_MB} MB", "save its text as a smaller document")
    if "[Content_Types].xml" not in names:
        raise ReportError("the file is no Word document, whatever its name says", "unpack it and give the files that are in it")


def read_body(body: Any) -> Iterator[str]:  # an lxml element of a class of python-docx, which has no types
    """The paragraphs and tables of a document, in order.

    Args:
        body: The element that holds them.

    Yields:
        A paragraph, or all rows of a table.
    """
    for element in body:
        if element.tag == f"{NAMESPACE}p":
            text = paragraph_text(element)
            if text != "":
                yield text
        elif element.tag == f"{NAMESPACE}tbl":
            rows = [row for row in (row_text(row) for row in element.iter(f"{NAMESPACE}tr")) if row != ""]
            if rows != []:
                yield "\n".join(rows)
        elif element.tag in (f"{NAMESPACE}sdt", f"{NAMESPACE}sdtContent", f"{NAMESPACE}ins"):
            yield from read_body(element)


def row_text(row: Any) -> str:  # an lxml element, as above
    """The cells of a table row between bars; "" where all are empty."""
    cells = [fold_blanks(" ".join(paragraph_text(p) for p in cell.iter(f"{NAMESPACE}p"))) for cell in row.iter(f"{NAMESPACE}tc")]
    return " | ".join(cells) if any(cell != "" for cell in cells) else ""


def paragraph_text(paragraph: Any) -> str:  # an lxml element, as above
    """The words of a paragraph with those of its links, insertions and text boxes; not those deleted."""
    parts: list[str] = []
    for element in paragraph.iter(f"{NAMESPACE}t", f"{NAMESPACE}tab", f"{NAMESPACE}br", f"{NAMESPACE}cr", f"{NAMESPACE}noBreakHyphen"):
        if any(ancestor.tag in (FALLBACK, f"{NAMESPACE}del", f"{NAMESPACE}tabs") for ancestor in element.iterancestors()):
            continue
        name = element.tag.removeprefix(NAMESPACE)
        parts.append({"t": element.text or "", "tab": " ", "noBreakHyphen": "-"}.get(name, "\n"))
    return normalise("".join(parts)).strip()


def read_notes(raw: bytes) -> list[str]:
    """The footnotes and endnotes of a document, which python-docx does not read.

    Args:
        raw: The bytes of the file.

    Returns:
        One paragraph a note.
    """
    from lxml import etree

    notes: list[str] = []
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        for part in NOTES_PARTS:
            if part not in archive.namelist():
                continue
            root = etree.fromstring(archive.read(part), etree.XMLParser(resolve_entities=False, no_network=True))
            texts = (" ".join(paragraph_text(p) for p in note.iter(f"{NAMESPACE}p")) for note in root)
            notes += [text.strip() for text in texts if text.strip() != ""]
    return notes


def read_properties(properties: Any) -> Metadata:  # python-docx has no types
    """What the document's core properties say.

    Args:
        properties: Its core properties.

    Returns:
        Title, author and language; the day it was last saved is no date of publication and is left out.
    """
    author = clean_value(properties.author)
    title = clean_value(properties.title)
    return Metadata(
        title=None if title is not None and re.match(r"^(?:untitled|document\d*|word document)$", title, re.IGNORECASE) else title,
        author=None if author == "python-docx" else author,
        language=None,
    )
