"""Takes in the bytes of each file before anything is read in them."""

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG

from linkage.ledger import Archive
from linkage.model.issue import Issue, Severity
from linkage.reports.reading import LARGEST_FILE_MB


@dataclass(frozen=True, slots=True)
class Capture:
    """A file whose bytes are known.

    Args:
        path: The file as the user gave it; its name is the report's.
        sha256: Hash of its bytes: the report's id.
        stored: Where exactly these bytes are: in the archive, or the file itself where nothing is kept.
    """

    path: Path
    sha256: str
    stored: Path

    @property
    def file(self) -> str:
        """The file's base name, as `file_name` gives it."""
        return file_name(self.path)


@dataclass(frozen=True, slots=True)
class Captured:
    """What was taken in.

    Args:
        captures: One a file that gave bytes not seen before, in the order of the files.
        issues: Files that could not be opened, and files with the same bytes as another one; each with its sha256 where there is one.
    """

    captures: tuple[Capture, ...]
    issues: tuple[tuple[Issue, str | None], ...]


def capture_files(files: Iterable[Path], archive: Archive | None = None) -> Captured:
    """The files with the hashes of their bytes; the bytes themselves go into the archive.

    Capturing comes first, so that a file that changes or goes while others are being read is read as it was, and the bytes of a file that
    gives no report are kept too.

    Args:
        files: The files, in the order in which they are to be read.
        archive: Where the bytes are kept; None to keep nothing.

    Returns:
        The captures and what could not be captured.

    Raises:
        LedgerError: The archive cannot be written to.
    """
    captures: dict[str, Capture] = {}
    issues: list[tuple[Issue, str | None]] = []
    for path in files:
        try:
            unfit = _unfit(path)
            if unfit is not None:
                issues.append((unfit, None))
                continue
            raw = path.read_bytes()
        except OSError as error:
            reason = f"the file cannot be opened ({error.strerror})"
            advice = "check that it is there and that you may read it, then run this again"
            issues.append((Issue(file_name(path), "reports", reason, advice, Severity.FAILURE), None))
            continue
        sha256 = hashlib.sha256(raw).hexdigest()
        first = captures.get(sha256)
        if first is not None:
            reason = f"the same bytes as {first.file}"
            issues.append((Issue(file_name(path), "reports", reason, "nothing to do: it was taken in once", report_id=sha256), sha256))
            continue
        if archive is not None:
            archive.keep(raw)
        captures[sha256] = Capture(path, sha256, path if archive is None else archive.path(sha256))
    return Captured(tuple(captures.values()), tuple(issues))


def _unfit(path: Path) -> Issue | None:
    """Why a file is not even opened; None where it is."""
    found = path.stat()
    if not S_ISREG(found.st_mode):  # a pipe would keep everything waiting
        reason, advice = "this is a pipe or a device, not a file", "save what it gives to a file and give that"
    elif found.st_size == 0:
        reason, advice = "the file is empty (0 bytes)", "save, download or copy it again"
    elif found.st_size > LARGEST_FILE_MB * 1_000_000:
        reason, advice = f"the file is larger than {LARGEST_FILE_MB} MB", "split it into single reports"
    else:
        return None
    return Issue(file_name(path), "reports", reason, advice, Severity.FAILURE)


def file_name(path: Path) -> str:
    """The base name of a file as text that can be stored and shown, whatever bytes the name is made of.

    Args:
        path: The file.

    Returns:
        Its name; bytes that are no UTF-8 are shown as the replacement character.
    """
    return os.fsencode(path.name).decode("utf-8", errors="replace")
