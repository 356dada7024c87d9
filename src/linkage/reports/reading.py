"""One file -> one report: the order in which it happens."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from linkage.errors import ReportError
from linkage.model.report import Report
from linkage.reports.boilerplate import find_boilerplate, merge, without
from linkage.reports.byline import read_byline
from linkage.reports.captured import Captured
from linkage.reports.dateline import read_dateline
from linkage.reports.language import choose_language
from linkage.reports.mail import capture_mail
from linkage.reports.metadata import Metadata
from linkage.reports.pdf import capture_pdf
from linkage.reports.plain import capture_plain, first_line
from linkage.reports.record import is_record
from linkage.reports.runin import find_run_in
from linkage.reports.sidecar import read_sidecar
from linkage.reports.table import MEDIA_TYPES, read_table
from linkage.reports.translation import translation_signs
from linkage.reports.webpage import capture_webpage
from linkage.reports.word import capture_word

LARGEST_FILE_MB = 50


@dataclass(frozen=True, slots=True)
class FileType:
    """A kind of file that can be read.

    Args:
        media_type: Its registered name.
        capture: Takes the bytes to a text with what the format says about it.
    """

    media_type: str
    capture: Callable[[bytes], Captured]


WEBPAGE = FileType("text/html", capture_webpage)
FILE_TYPES = {
    ".txt": FileType("text/plain", capture_plain),
    ".html": WEBPAGE,
    ".htm": WEBPAGE,
    ".xhtml": WEBPAGE,
    ".pdf": FileType("application/pdf", capture_pdf),
    ".docx": FileType("application/vnd.openxmlformats-officedocument.wordprocessingml.document", capture_word),
    ".eml": FileType("message/rfc822", capture_mail),
}


def read_report(path: Path, raw: bytes | None = None) -> Report:
    """The report that a file holds.

    Args:
        path: The file; its ending says how to read it, and a sidecar beside it may give metadata.
        raw: Its bytes, where the caller has them already.

    Returns:
        The report, with the sha256 of its bytes as id. For a `.txt` file every offset is one of the file's own decoded text.

    Raises:
        ReportError: The file cannot be read as a report; the error says why and what to do.
    """
    ending = path.suffix.lower()
    if ending in MEDIA_TYPES:
        return read_table(path, read_bytes(path) if raw is None else raw)
    file_type = FILE_TYPES.get(ending)
    if file_type is None:
        raise ReportError(f"files of type {path.suffix or 'without an ending'} are not read", f"convert it to one of {known_types()}")
    content = read_bytes(path) if raw is None else raw
    captured = file_type.capture(content)
    if captured.text.strip() == "":
        raise ReportError("the file holds no text", "check that it was saved completely")
    given, sidecar_notes = read_sidecar(path)
    return assemble(path, content, captured, given, captured.notes + sidecar_notes)


def assemble(path: Path, raw: bytes, captured: Captured, given: Metadata, notes: tuple[str, ...]) -> Report:
    """The report, once its text and metadata are known.

    Args:
        path: The file.
        raw: Its bytes.
        captured: Its text, and what the format says about it.
        given: What the sidecar says, which wins over the format, which wins over what is printed at the top of the text.
        notes: What the user should know about the way it was read.

    Returns:
        The report, with what its own text says about language and kind.
    """
    text = captured.text
    record = is_record(text)
    boilerplate = captured.boilerplate if record else merge(captured.boilerplate + find_boilerplate(text))
    prose = without(text, boilerplate)
    printed = (
        Metadata(title=first_line(text))
        if record
        else Metadata(title=first_line(prose), published=read_dateline(prose), author=read_byline(prose))
    )
    known = given.filled_from(captured.metadata).filled_from(printed)
    language = given.language if given.language is not None else choose_language(captured.metadata.language, prose)
    return Report(
        id=hashlib.sha256(raw).hexdigest(),
        file=path.name,
        media_type=FILE_TYPES[path.suffix.lower()].media_type,
        text=text,
        title=path.name if known.title is None else known.title,
        publisher=known.publisher,
        author=known.author,
        published=captured.made if known.published is None else known.published,
        url=known.url,
        language=language,
        boilerplate=boilerplate if record else merge(boilerplate + find_run_in(text)),
        translation_signs=translation_signs(prose, language),
        record=record,
        captured_at=known.captured_at,
        notes=notes,
        status=given.standing,
    )


def read_bytes(path: Path) -> bytes:
    """The bytes of a file of ordinary size.

    Args:
        path: The file.

    Returns:
        All of its bytes.

    Raises:
        ReportError: It cannot be opened, is empty, or is too large.
    """
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE_MB * 1_000_000:
            raise ReportError(f"the file is larger than {LARGEST_FILE_MB} MB", "split it into single reports")
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise ReportError("the file is gone", "check the path; it may have been moved while the run went on") from error
    except PermissionError as error:
        raise ReportError("the file may not be read", f"give yourself the right to read it (chmod u+r {path.name})") from error
    except OSError as error:
        raise ReportError(f"the file cannot be read ({error.strerror})", "check the disk or the share it is on") from error
    if content == b"":
        raise ReportError("the file is empty", "capture it again, or remove it")
    return content


def known_types() -> str:
    """The endings that can be read, for messages."""
    return ", ".join(sorted([*FILE_TYPES, *MEDIA_TYPES]))
