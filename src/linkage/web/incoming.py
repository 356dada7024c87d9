"""Files that were handed over and wait to be read: kept in the case folder, so that a stop of the server loses none of them.

A *batch* is what was handed over in one go: the files of one drop in their folders (a sidecar is found beside its report), or one path on
this machine. Nothing is unpacked or run here, and a name that a file was given can lead nowhere but into its batch.
"""

import json
import os
import re
import secrets
import shutil
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from linkage.errors import InputError
from linkage.model.issue import Issue, Severity
from linkage.reports.reading import LARGEST_FILE_MB

FOLDER = "incoming"  # in the case folder
READY = "batch.json"  # beside the files of a batch that was handed over whole; holds the path, where it is one
LONGEST_NAME = 180  # bytes of UTF-8, below what file systems take
DEEPEST = 12  # folders
CHUNK = 1 << 20
KEPT_FREE = 200_000_000  # bytes of the disk that are left alone
BATCH_ID = re.compile(r"[0-9a-f]{16}")
DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)  # names that are no files on Windows


@dataclass(frozen=True, slots=True)
class Batch:
    """What was handed over in one go.

    Args:
        id: Its name.
        path: What is to be read: the folder of its files, or the path that was named.
        number: How many files it holds; 0 where it is a path.
    """

    id: str
    path: Path
    number: int


class Incoming:
    """The batches of a case that wait.

    Args:
        case_dir: The case.
    """

    def __init__(self, case_dir: Path) -> None:
        self._folder = case_dir / FOLDER

    def open(self) -> str:
        """A new batch; it is read once it is closed."""
        batch = secrets.token_hex(8)
        self._files(batch).mkdir(parents=True)
        return batch

    def put(self, batch: str, name: str, content: BinaryIO) -> Issue | None:
        """Keeps one file.

        Args:
            batch: The batch.
            name: The name that it was given, with its folders; anything at all.
            content: Its bytes.

        Returns:
            Why it is not kept; None where it is.

        Raises:
            InputError: There is no such open batch, or the disk is full.
        """
        folder = self._open_files(batch)
        safe = safe_name(name)
        if safe is None:
            return _refused(name, "hidden files and files without a name are passed over", "give the file a name that begins with a letter")
        path = folder / safe
        if path.exists():
            return _refused(name, "two files of this name were handed over together", "add the second one by itself")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if shutil.disk_usage(folder).free < KEPT_FREE:
                raise InputError("the disk is almost full: free space, then add the files again")
            return None if _write(content, path) else _too_large(name, path)
        except OSError as error:
            path.unlink(missing_ok=True)
            return _refused(name, f"it cannot be kept ({error.strerror})", "give it a shorter name, or free space on the disk")

    def close(self, batch: str) -> tuple[Issue, ...]:
        """Says that a batch is whole.

        Args:
            batch: The batch.

        Returns:
            What will be passed over in it: metadata that came without its report.

        Raises:
            InputError: There is no such open batch.
        """
        folder = self._open_files(batch)
        files = [path for path in folder.rglob("*") if path.is_file()]
        if not files:
            shutil.rmtree(folder.parent)
            return ()
        reports = {path.with_suffix("") for path in files if path.suffix.lower() != ".json"}
        lone = sorted(path.name for path in files if path.suffix.lower() == ".json" and path.with_suffix("") not in reports)
        self._mark(batch, None)
        return tuple(_refused(name, "no report of this name came with it", "add it together with its report") for name in lone)

    def name_path(self, path: Path) -> str:
        """A batch that is one path on this machine; its files are read where they are.

        Args:
            path: A file or folder that is there.

        Returns:
            The batch.
        """
        batch = self.open()
        self._mark(batch, path)
        return batch

    def waiting(self) -> tuple[Batch, ...]:
        """The batches that were handed over whole, in the order in which they came."""
        found: list[tuple[int, str, Batch]] = []
        for marker in self._markers():
            with suppress(FileNotFoundError):  # it was read, and taken away, at this moment
                found.append((marker.stat().st_mtime_ns, marker.parent.name, self._batch(marker)))
        return tuple(batch for _, _, batch in sorted(found, key=lambda one: one[:2]))

    def discard(self, batch: str) -> None:
        """Takes a batch away: it was read, or is not wanted."""
        if BATCH_ID.fullmatch(batch):
            shutil.rmtree(self._folder / batch, ignore_errors=True)

    def take_up(self) -> None:
        """Closes what a stopped server left open: what came of it is read. To be called before anybody hands anything over."""
        for folder in self._folder.glob("*/files"):
            if BATCH_ID.fullmatch(folder.parent.name) and not (folder.parent / READY).exists():
                self.close(folder.parent.name)

    def _files(self, batch: str) -> Path:
        return self._folder / batch / "files"

    def _open_files(self, batch: str) -> Path:
        if not BATCH_ID.fullmatch(batch) or not self._files(batch).is_dir() or (self._folder / batch / READY).exists():
            raise InputError("this hand-over was closed: add the files again")
        return self._files(batch)

    def _mark(self, batch: str, path: Path | None) -> None:
        marker = self._folder / batch / READY
        half = marker.with_suffix(".half")
        half.write_text(json.dumps({"path": None if path is None else str(path)}), encoding="utf-8")
        half.replace(marker)

    def _markers(self) -> Iterator[Path]:
        return (marker for marker in self._folder.glob(f"*/{READY}") if BATCH_ID.fullmatch(marker.parent.name))

    def _batch(self, marker: Path) -> Batch:
        named = json.loads(marker.read_text("utf-8"))["path"]
        files = marker.parent / "files"
        if named is not None:
            return Batch(marker.parent.name, Path(named), 0)
        return Batch(marker.parent.name, files, sum(path.is_file() for path in files.rglob("*")))


def safe_name(name: str) -> Path | None:
    """A name of a file, with its folders, that leads nowhere but downwards.

    Args:
        name: What a browser or program gave; anything at all.

    Returns:
        A relative path; None for a hidden file, or where no name is left.
    """
    parts = [part for part in (_safe_part(part) for part in re.split(r"[/\\]", name)) if part not in ("", ".", "..")]
    if not parts or parts[-1].startswith("."):
        return None
    folders = [part.lstrip(".") or "_" for part in parts[:-1]][-DEEPEST:]
    return Path(PurePosixPath(*folders, parts[-1]))


def _safe_part(part: str) -> str:
    """One name without control characters, marks that turn its direction, and what file systems refuse; its ending is kept."""
    known = part.encode("utf-8", errors="replace").decode()
    shown = "".join(c for c in known if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Zl", "Zp") or c in "\u200c\u200d")
    plain = re.sub(r'[<>:"|?*]', "_", shown).strip().rstrip(".") if shown not in (".", "..") else shown
    plain = f"_{plain}" if DEVICES.fullmatch(plain) else plain
    stem, dot, ending = plain.rpartition(".")
    if len(plain.encode()) <= LONGEST_NAME:
        return plain
    if not (dot and stem and len(ending) <= 12):
        stem, dot, ending = plain, "", ""
    return stem.encode()[: LONGEST_NAME - len(ending.encode()) - 1].decode(errors="ignore") + dot + ending


def _write(content: BinaryIO, path: Path) -> bool:
    """Writes the bytes; False where there are more than one report may have."""
    left = LARGEST_FILE_MB * 1_000_000
    with path.open("xb") as file:
        while chunk := content.read(CHUNK):
            left -= len(chunk)
            if left < 0:
                return False
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    return True


def _too_large(name: str, path: Path) -> Issue:
    path.unlink(missing_ok=True)
    return _refused(name, f"the file is larger than {LARGEST_FILE_MB} MB", "split it into single reports")


def _refused(name: str, reason: str, advice: str) -> Issue:
    shown = PurePosixPath(re.sub(r"\\", "/", name)).name.encode("utf-8", errors="replace").decode()[:LONGEST_NAME]
    return Issue(shown, "incoming", reason, advice, Severity.FAILURE)
