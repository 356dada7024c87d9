"""A folder of list files -> the lists, each read whole or refused whole. Formats are told by content, not by file names."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from linkage.entities.lists import eu, ofac, uk, un
from linkage.entities.lists.dates import read_date
from linkage.entities.lists.table import SourceFile, open_source
from linkage.errors import ListError
from linkage.model.listing import SanctionsList

DATES = "dates.yaml"  # file name -> date of the list, for lists that do not tell it
ENDINGS = {".csv", ".xml"}
UNREAD = {".ods", ".xls", ".xlsx", ".json", ".zip", ".pdf", ".html"}  # lists come in these too; to pass one over would be a gap unseen
EXPECTED = (
    "the UK Sanctions List or OFSI's consolidated list (CSV), the EU's consolidated financial sanctions file (CSV with Entity_LogicalId), "
    "OFAC's sdn.csv with alt.csv, the UN consolidated list (XML)"
)
_NAMED_DATE = re.compile(r"(?<!\d)(\d{4})-?(\d\d)-?(\d\d)(?!\d)")

Test = Callable[[SourceFile], bool]

WHOLE: tuple[tuple[Test, Callable[[SourceFile], SanctionsList]], ...] = (
    (un.is_consolidated, un.read_consolidated),
    (eu.is_financial_file, eu.read_financial_file),
    (eu.is_annex, eu.read_annex),
    (uk.is_sanctions_list, uk.read_sanctions_list),
    (uk.is_consolidated_list, uk.read_consolidated_list),
)
# "add" and "identifiers" are known so that they are not refused; nothing in them is used.
PARTS: dict[str, Test] = {
    "sdn": ofac.is_sdn,
    "alt": ofac.is_alt,
    "add": ofac.is_add,
    "subjects": uk.is_subjects,
    "names": uk.is_subject_names,
    "births": uk.is_subject_births,
    "identifiers": uk.is_subject_identifiers,
}


@dataclass(frozen=True, slots=True)
class ListFolder:
    """A folder of lists, read.

    Args:
        lists: The lists, in order of their ids.
        sources: The files that they were read from.
    """

    lists: tuple[SanctionsList, ...]
    sources: tuple[SourceFile, ...]


def read_lists(folder: Path) -> ListFolder:
    """The lists of a folder and its subfolders.

    Args:
        folder: Holds list files as their authorities publish them; notes beside them are passed over. A `dates.yaml` may give the dates of
            lists that do not tell their own.

    Returns:
        The lists with their files.

    Raises:
        ListError: The folder holds no list, a CSV or XML file is no list that is known, a list is malformed, or parts of one are missing.
    """
    if not folder.is_dir():
        raise ListError(f"{folder} is no folder: give the folder that holds the list files, which may be {EXPECTED}")
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    for path in files:
        if path.suffix.lower() in UNREAD:
            raise ListError(f"{path}: lists are read as CSV or XML: fetch it in that form, or take the file out of the folder")
    paths = [path for path in files if path.suffix.lower() in ENDINGS]
    sources = [open_source(path) for path in paths]
    lists = read_sources(sources, folder_dates(folder))
    if not lists:
        raise ListError(f"{folder} holds no list: expected are {EXPECTED}")
    used = {file.sha256 for one in lists for file in one.files}
    return ListFolder(lists, tuple(source for source in sources if source.sha256 in used))


def read_sources(sources: Iterable[SourceFile], dates: dict[str, str]) -> tuple[SanctionsList, ...]:
    """The lists that the files hold.

    Args:
        sources: The files.
        dates: File name -> ISO date of the list, for lists that do not tell it.

    Returns:
        The lists, in order of their ids.

    Raises:
        ListError: A file is no list that is known, a list is malformed, or parts do not belong together.
    """
    lists = []
    parts: dict[str, SourceFile] = {}
    for source in sources:
        read = next((read for is_one, read in WHOLE if is_one(source)), None)
        if read is not None:
            lists.append(_dated(read(source), dates))
            continue
        part = next((name for name, is_one in PARTS.items() if is_one(source)), None)
        if part is None:
            raise source.fault(1, "not the beginning of a list that is known", f"take the file out of the folder; expected are {EXPECTED}")
        if part in parts:
            raise source.fault(1, f"the same table as {parts[part].name}", "keep one of the two files")
        parts[part] = source
    lists += [_dated(one, dates) for one in _read_parts(parts)]
    return tuple(sorted(_numbered(lists), key=lambda one: one.id))


def _read_parts(parts: dict[str, SourceFile]) -> list[SanctionsList]:
    """The lists that consist of several files."""
    lists = []
    for leading, others in (("sdn", ("alt", "add")), ("subjects", ("names", "births", "identifiers"))):
        strays = [parts[name] for name in others if name in parts]
        if leading not in parts and strays:
            raise strays[0].fault(
                1, f"a part of a list whose main table ({leading}) is not in the folder", f"put the {leading} table beside it"
            )
    if "sdn" in parts:
        lists.append(ofac.read_sdn(parts["sdn"], parts.get("alt")))
    if "subjects" in parts:
        if "names" not in parts:
            raise parts["subjects"].fault(1, "subjects without their table of names", "put the table of names beside it")
        lists.append(uk.read_subjects(parts["subjects"], parts["names"], parts.get("births")))
    return lists


def folder_dates(folder: Path) -> dict[str, str]:
    """The dates that `dates.yaml` gives to files of the folder.

    Args:
        folder: The folder of the lists.

    Returns:
        File name -> ISO date; empty where there is no such file.

    Raises:
        ListError: It is not a list of file names with their dates.
    """
    path = folder / DATES
    if not path.is_file():
        return {}
    try:
        given = yaml.safe_load(path.read_text("utf-8"))
    except (yaml.YAMLError, ValueError) as error:
        raise ListError(f"{path}: not valid YAML ({' '.join(str(error).split())}); write lines such as `sdn.csv: 2022-06-03`") from error
    dates = {str(name): read_date(str(value)) for name, value in given.items()} if isinstance(given, dict) else {}
    if not dates or not all(len(one) == len("2022-06-03") for one in dates.values()):
        raise ListError(f"{path}: write one line a file, its name and its date, such as `sdn.csv: 2022-06-03`")
    return dates


def _dated(one: SanctionsList, dates: dict[str, str]) -> SanctionsList:
    """The list with the date that `dates.yaml` or a file's name gives, where it does not tell its own."""
    if one.as_of:
        return one
    given = [dates[file.file] for file in one.files if file.file in dates]
    named = [read_date("-".join(found.groups())) for file in one.files if (found := _NAMED_DATE.search(file.file))]
    return replace(one, as_of=next((date for date in (*given, *named) if date), ""))


def _numbered(lists: Sequence[SanctionsList]) -> list[SanctionsList]:
    """The lists, those of one authority numbered where there are several."""
    count = Counter(one.id for one in lists)
    seen: Counter[str] = Counter()
    numbered = []
    for one in sorted(lists, key=lambda one: (one.id, one.name, one.files[0].sha256)):
        seen[one.id] += 1
        id_ = one.id if count[one.id] == 1 else f"{one.id}-{seen[one.id]}"
        numbered.append(replace(one, id=id_, listings=tuple(replace(listing, list_id=id_) for listing in one.listings)))
    return numbered
