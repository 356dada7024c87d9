"""Keeps the raw bytes of every file, by their hash."""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from linkage.errors import LedgerError


class Archive:
    """A folder of raw bytes: `ab/abcdef...`, each file named by the sha256 of what it holds.

    Args:
        folder: The folder; made when the first bytes are kept.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, sha256: str) -> Path:
        """Where the bytes of that hash are, or would be."""
        return self.folder / sha256[:2] / sha256

    def keep(self, raw: bytes) -> str:
        """Keeps the bytes; nothing is half-written, and what is there already is left alone.

        Args:
            raw: The bytes.

        Returns:
            Their sha256 in hex.

        Raises:
            LedgerError: The folder cannot be written to.
        """
        sha256 = hashlib.sha256(raw).hexdigest()
        path = self.path(sha256)
        if path.exists():
            return sha256
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
                file.write(raw)
                file.flush()
                os.fsync(file.fileno())
            Path(file.name).replace(path)
            _sync_folder(path.parent)
        except OSError as error:
            raise LedgerError(
                f"cannot keep a report's bytes in {path.parent}: {error.strerror}; free space or choose another folder"
            ) from error
        return sha256

    def bytes_of(self, sha256: str) -> bytes | None:
        """The bytes kept under that hash, unchecked; None where there are none."""
        path = self.path(sha256)
        return path.read_bytes() if path.is_file() else None

    def hashes(self) -> Iterator[str]:
        """The names of all kept files, sorted; half-written ones of a killed run are passed over."""
        for path in sorted(self.folder.glob("??/*")):
            if not path.name.startswith("."):
                yield path.name


def _sync_folder(folder: Path) -> None:
    """Makes a rename in the folder outlast a power cut, where the system can."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
