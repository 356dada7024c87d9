"""What stands where in a case folder."""

from dataclasses import dataclass
from pathlib import Path

from linkage.errors import CaseFormatError
from linkage.ledger.archive import Archive


@dataclass(frozen=True, slots=True)
class CaseFolder:
    """A case on disk: `ledger.sqlite`, `archive/`, `case.yaml`, `index.sqlite`, `casefile/`.

    Args:
        path: The folder.
    """

    path: Path

    @property
    def ledger_file(self) -> Path:
        """The ledger."""
        return self.path / "ledger.sqlite"

    @property
    def index_file(self) -> Path:
        """The index of the workbench: made from the ledger, and made again by a build where it is missing."""
        return self.path / "index.sqlite"

    @property
    def archive(self) -> Archive:
        """The raw bytes of every file that was taken in."""
        return Archive(self.path / "archive")

    @property
    def settings_file(self) -> Path | None:
        """What the case asks about; None where no build was given any. Whatever else bears its name is given, too, and not passed over."""
        path = self.path / "case.yaml"
        return path if path.exists() else None

    @property
    def pages(self) -> Path:
        """The folder of the case file."""
        return self.path / "casefile"

    def make(self) -> None:
        """Makes the folder where it is missing.

        Raises:
            CaseFormatError: It cannot be made.
        """
        try:
            self.path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CaseFormatError(f"cannot make the case folder {self.path}: {error.strerror}; choose another with -o") from error

    def keep_settings(self, settings: bytes) -> None:
        """Keeps the settings for later runs, in place of any kept before.

        Args:
            settings: The content of a case.yaml that was read without error.

        Raises:
            CaseFormatError: They cannot be written.
        """
        path = self.path / "case.yaml"
        try:
            path.with_suffix(".tmp").write_bytes(settings)
            path.with_suffix(".tmp").replace(path)
        except OSError as error:
            raise CaseFormatError(f"cannot write {path}: {error.strerror}; free space or choose another folder with -o") from error
