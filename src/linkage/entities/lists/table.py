"""CSV file of a list -> rows, each with its line and its words as they stand there."""

import csv
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from linkage.errors import ListError
from linkage.model.listing import ListFile, ListRecord

LONGEST_FIELD = 1 << 22  # characters; some statements of reasons are longer than the csv module's own limit
END_OF_FILE = "\x1a"  # the last line of OFAC's files


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file of a list.

    Args:
        name: Its name.
        sha256: Hash of its bytes.
        text: Its text.
        raw: Its bytes.
    """

    name: str
    sha256: str
    text: str
    raw: bytes

    @property
    def listed(self) -> ListFile:
        """The file as a list names it."""
        return ListFile(self.name, self.sha256)

    def fault(self, line: int, reason: str, advice: str = "fetch the file anew from its publisher") -> ListError:
        """The error that refuses the list because of one line."""
        return ListError(f"{self.name}, line {line}: {reason}; the list is refused whole: {advice}")


@dataclass(frozen=True, slots=True)
class Row:
    """One record of a CSV file.

    Args:
        source: The file.
        line: The line on which it begins, from 1.
        text: Its words as they stand in the file.
        fields: Column -> value, without blanks around it; a headerless file has "0", "1" ...
    """

    source: SourceFile
    line: int
    text: str
    fields: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        """The value of a column; "" where the file has no such column."""
        return self.fields.get(column, "")

    @property
    def record(self) -> ListRecord:
        """The row as evidence."""
        return ListRecord(self.source.sha256, self.source.name, self.line, self.text)

    def fault(self, reason: str) -> ListError:
        """The error that refuses the list because of this row."""
        return self.source.fault(self.line, reason)


def open_source(path: Path) -> SourceFile:
    """The file with its text.

    Args:
        path: The file.

    Returns:
        It.

    Raises:
        ListError: It cannot be read, or is not UTF-8.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise ListError(f"cannot read {path}: {error.strerror}; check that you may read it") from error
    return source_of(path.name, raw)


def source_of(name: str, raw: bytes) -> SourceFile:
    """The file of that name and content.

    Args:
        name: Its name.
        raw: Its bytes.

    Returns:
        It.

    Raises:
        ListError: The bytes are not UTF-8.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ListError(f"{name}, line {line}: not valid UTF-8; the list is refused whole: save it as UTF-8") from error
    return SourceFile(name, hashlib.sha256(raw).hexdigest(), text, raw)


def read_rows(source: SourceFile, delimiter: str = ",", header: Sequence[str] | None = None, skip: int = 0) -> Iterator[Row]:
    """The records of a CSV file.

    Args:
        source: The file.
        delimiter: What parts its fields.
        header: The columns of a headerless file; None where the first record names them.
        skip: Lines before the header.

    Yields:
        Each record; empty lines are passed over.

    Raises:
        ListError: A record has more or fewer fields than there are columns, or its quotation marks do not close.
    """
    csv.field_size_limit(LONGEST_FIELD)
    lines = source.text.splitlines(keepends=True) if "\n" not in source.text else source.text.split("\n")
    lines = [f"{line}\n" for line in lines]
    reader = csv.reader(lines[skip:], delimiter=delimiter, strict=True)
    columns = None if header is None else tuple(header)
    before = skip
    while True:
        try:
            values = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise source.fault(before + 1, f"not a record of the table ({error})") from error
        line, before = before + 1, skip + reader.line_num
        if not values or values == [END_OF_FILE] or (len(values) == 1 and not values[0].strip()):
            continue
        if columns is None:
            columns = tuple(value.strip() for value in values)
            continue
        if len(values) != len(columns):
            raise source.fault(line, f"{len(values)} fields where {len(columns)} columns are named")
        text = "".join(lines[line - 1 : before])[:-1].rstrip("\r")
        yield Row(source, line, text, {column: value.strip() for column, value in zip(columns, values, strict=True)})
