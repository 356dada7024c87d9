"""Paths given by a user -> the files to read."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from linkage.errors import InputError
from linkage.model.issue import Issue, Severity
from linkage.reports.reading import FILE_TYPES, known_types
from linkage.reports.table import MEDIA_TYPES, mapping_path

# Files that stand beside reports and plainly are none: settings, notes on the folder, programs.
BESIDE = frozenset({".json", ".yaml", ".yml", ".md", ".py", ".toml", ".ini", ".cfg", ".log", ".lock"})
# Lines of data, and tables without a mapping, could hold what a user wants read: they are passed over with a notice.
TABLES = frozenset({".csv", ".tsv", ".jsonl"})
SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini"})
ADVICE = {
    ".doc": "open it in a word processor and save it as .docx",
    ".rtf": "open it in a word processor and save it as .docx",
    ".odt": "open it in a word processor and save it as .docx",
    ".msg": "save the message as .eml from the mail program",
    ".mhtml": "open it in a browser and save it as .html",
    ".mht": "open it in a browser and save it as .html",
    ".zip": "unpack it into the folder",
    **dict.fromkeys(
        (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".gif", ".webp"), "run text recognition (OCR) on it and give the text as .txt"
    ),
    **dict.fromkeys((".mp4", ".mov", ".avi", ".mkv", ".mp3", ".wav", ".ogg", ".m4a"), "write down what is said and give it as .txt"),
    **dict.fromkeys((".xlsx", ".xls", ".ods"), "export the rows that hold reports as .txt or .docx"),
    **dict.fromkeys((".pptx", ".ppt", ".odp"), "export it as .pdf"),
}


@dataclass(frozen=True, slots=True)
class FileList:
    """The files to read, and what was found and cannot be read.

    Args:
        files: The files, each once, in a fixed order.
        issues: One for each file or folder that was passed over and might have held a report.
    """

    files: tuple[Path, ...]
    issues: tuple[Issue, ...]


def list_files(paths: Iterable[Path]) -> FileList:
    """The files that a user's paths name, folders searched to the bottom.

    In a folder, hidden files, sidecars (`.json`), settings, notes on the folder and programs are passed over silently, tables without a
    mapping with a notice; any other file that cannot be read is a failure, so that nothing is lost without a word. A file that is named
    itself and cannot be read is always a failure. A file reached twice is listed once.

    Args:
        paths: Files and folders.

    Returns:
        Files in the order of `paths`, those of a folder sorted by their path.

    Raises:
        InputError: A path does not exist or may not be looked at, or no path was given.
    """
    files: dict[Path, Path] = {}
    issues: dict[Path, Issue] = {}
    given = list(paths)
    if given == []:
        raise InputError("no file or folder was given: name at least one")
    for path in given:
        _refuse_missing(path)
        found = walk(path, issues) if path.is_dir() else iter([path])
        for file in found:
            key = file.resolve()
            if file.suffix.lower() in FILE_TYPES or is_mapped_table(file, named=file is path):
                files.setdefault(key, file)
                continue
            issue = issue_for(file, named=file is path)
            if issue is not None:
                issues[key] = issue if key not in issues or issue.severity is Severity.FAILURE else issues[key]
    return FileList(files=tuple(files.values()), issues=tuple(issues.values()))


def walk(folder: Path, issues: dict[Path, Issue]) -> Iterator[Path]:
    """The files of a folder and of the folders in it, sorted; a folder reached again through a link is not entered again.

    Args:
        folder: Where to start.
        issues: Where a folder that may not be read is recorded.

    Yields:
        Files, hidden ones left out.
    """
    seen: set[Path] = set()

    def record(error: OSError) -> None:
        place = Path(error.filename)
        issues[place] = Issue(place.name, "reports", "the folder may not be read", "give yourself the right to read it", Severity.FAILURE)

    for place, folders, names in os.walk(folder, followlinks=True, onerror=record):
        real = Path(place).resolve()
        if real in seen:
            folders.clear()
            continue
        seen.add(real)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(place) / name for name in sorted(names) if not name.startswith("."))


def _refuse_missing(path: Path) -> None:
    try:
        is_there = path.exists()
    except OSError as error:
        raise InputError(f"{path} cannot be looked at ({error.strerror}): give yourself the right to read its folder") from error
    if not is_there:
        raise InputError(f"{path} does not exist: check the path")


def is_mapped_table(file: Path, *, named: bool) -> bool:
    """Whether a file is a table to be read: one with a mapping beside it, or one that the user named, who is told what to write.

    Args:
        file: A file.
        named: Whether the user named the file itself, and not its folder.
    """
    return file.suffix.lower() in MEDIA_TYPES and (named or mapping_path(file).is_file())


def issue_for(file: Path, *, named: bool) -> Issue | None:
    """What to tell about a file that cannot be read.

    Args:
        file: A file of no known type.
        named: Whether the user named the file itself, and not its folder.

    Returns:
        A failure, a notice, or None where nothing need be told.
    """
    ending = file.suffix.lower()
    if not named and (ending in BESIDE or file.name.lower() in SYSTEM_FILES):
        return None
    if not named and ending in TABLES:
        if ending in MEDIA_TYPES:
            reason, advice = "a table without a mapping", f"name {file.name} itself to be shown a {mapping_path(file).name} to begin with"
            return Issue(file.name, "reports", reason, advice, Severity.NOTICE)
        return Issue(file.name, "reports", f"{ending} files are no reports", "nothing need be done", Severity.NOTICE)
    kind = f"files of type {ending} are not read" if ending != "" else "a file without an ending is not read"
    advice = ADVICE.get(ending, f"convert it to one of {known_types()}")
    return Issue(file.name, "reports", kind, advice, Severity.FAILURE)
