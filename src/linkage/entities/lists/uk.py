"""The lists of the United Kingdom: the UK Sanctions List, OFSI's consolidated list, and the former in tables of a third party."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from linkage.entities.lists.dates import latest, read_date
from linkage.entities.lists.table import Row, SourceFile, read_rows
from linkage.model.listing import ListedKind, ListedName, Listing, NamingKind, SanctionsList

AUTHORITY = "United Kingdom"
NAME_PARTS = ("Name 1", "Name 2", "Name 3", "Name 4", "Name 5", "Name 6")  # Name 6 is the surname, or a body's whole name
KINDS = {"individual": ListedKind.PERSON, "entity": ListedKind.BODY, "ship": ListedKind.VESSEL}
_REPORT_DATE = re.compile(r"Report Date:\s*([^,\r\n]+)")
_UPDATED = re.compile(r"Last Updated,\s*(\d\d/\d\d/\d{4})")
_NUMBERED = re.compile(r"(?:^|\s)\(\d+\)\s*")
_LIST_REF = re.compile(r"UK Sanctions List Ref\)?:?\s*([A-Z]{3}\d{4})")


def is_sanctions_list(source: SourceFile) -> bool:
    """Whether it is the UK Sanctions List as CSV: columns "Unique ID", "Name 6", "Name type"; a line "Report Date: ..." may stand above."""
    head = "\n".join(source.text.split("\n", 2)[:2])
    return all(column in head for column in ("Unique ID", "Name 6", "Name type"))


def read_sanctions_list(source: SourceFile) -> SanctionsList:
    """The UK Sanctions List as the Foreign, Commonwealth and Development Office publishes it.

    Args:
        source: The file.

    Returns:
        The list; its date is that of its first line.

    Raises:
        ListError: A row lacks its id, names, or kind.
    """
    told = _REPORT_DATE.match(source.text.split("\n", 1)[0])
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in read_rows(source, skip=1 if told is not None else 0):
        groups[_required(row, "Unique ID")].append(row)
    listings = tuple(_sanctions_listing(id_, rows) for id_, rows in sorted(groups.items()))
    updated = [read_date(row["Last Updated"]) for rows in groups.values() for row in rows]
    dates = [*updated, *(one.listed_on for one in listings)]
    as_of = "" if told is None else read_date(told[1])
    return SanctionsList("uk", AUTHORITY, "UK Sanctions List", as_of, latest(dates), (source.listed,), listings)


def _sanctions_listing(id_: str, rows: Sequence[Row]) -> Listing:
    kinds = [row["Designation Type"] or row["Individual, Entity, Ship"] for row in rows]
    names = []
    for row in rows:
        kind = NamingKind.ALIAS
        if row["Name type"].casefold() == "primary name":
            kind = NamingKind.PRIMARY
        elif "low" in row["Alias strength"].casefold():
            kind = NamingKind.WEAK
        names += [ListedName(_joined(row), kind), ListedName(row["Name non-latin script"], NamingKind.NATIVE)]
    return Listing(
        "uk", id_, _kind(rows[0], kinds[0]), _names(rows[0], names),
        _first(rows, "Regime Name"), read_date(_first(rows, "Date Designated")),
        _births(_parts(rows, "D.O.B")), _parts(rows, "Nationality(/ies)"), _parts(rows, "Position"),
        _first(rows, "UK Statement of Reasons"), _first(rows, "Other Information"), tuple(row.record for row in rows),
    )  # fmt: skip


def is_consolidated_list(source: SourceFile) -> bool:
    """Whether it is OFSI's consolidated list as CSV ("ConList"): a line "Last Updated,..." and columns "Group Type" and "Group ID"."""
    head = source.text.split("\n", 2)
    return len(head) > 1 and _UPDATED.match(head[0]) is not None and all(c in head[1] for c in ("Name 6", "Group Type", "Group ID"))


def read_consolidated_list(source: SourceFile) -> SanctionsList:
    """The consolidated list of the Office of Financial Sanctions Implementation (OFSI).

    A listing's id is that of the UK Sanctions List where a row gives it, else its group.

    Args:
        source: The file.

    Returns:
        The list; its date is that of its first line.

    Raises:
        ListError: A row lacks its id, names, or kind.
    """
    told = _UPDATED.match(source.text)
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in read_rows(source, skip=1):
        groups[_required(row, "Group ID")].append(row)
    listings = tuple(sorted((_consolidated_listing(id_, rows) for id_, rows in groups.items()), key=lambda one: one.id))
    as_of = "" if told is None else read_date(told[1])
    return SanctionsList(
        "uk", AUTHORITY, "OFSI consolidated list", as_of, latest([one.listed_on for one in listings]), (source.listed,), listings
    )


def _consolidated_listing(id_: str, rows: Sequence[Row]) -> Listing:
    names = []
    for row in rows:
        kind = NamingKind.ALIAS
        if row["Alias Type"].casefold().startswith("primary name") and "variation" not in row["Alias Type"].casefold():
            kind = NamingKind.PRIMARY
        elif "low" in row["Alias Quality"].casefold():
            kind = NamingKind.WEAK
        names += [ListedName(_joined(row), kind), ListedName(row["Name Non-Latin Script"], NamingKind.NATIVE)]
    reference = next((m[1] for row in rows if (m := _LIST_REF.search(row["Other Information"]))), None)
    listed = _first(rows, "UK Sanctions List Date Designated") or _first(rows, "Listed On")
    return Listing(
        "uk", reference or f"Group ID {id_}", _kind(rows[0], rows[0]["Group Type"]), _names(rows[0], names), _first(rows, "Regime"),
        read_date(listed), _births(_parts(rows, "DOB")), _parts(rows, "Nationality"), _parts(rows, "Position"),
        "", _first(rows, "Other Information"), tuple(row.record for row in rows),
    )  # fmt: skip


def is_subjects(source: SourceFile) -> bool:
    """Whether it is the table of subjects of a UK Sanctions List that a third party has put in tables."""
    return source.text.startswith("unique_id,subject_type,") and "date_designated" in source.text.split("\n", 1)[0]


def is_subject_names(source: SourceFile) -> bool:
    """Whether it is the table of names beside a table of subjects."""
    return source.text.startswith("name_id,unique_id,name_type,alias_strength,full_name")


def is_subject_births(source: SourceFile) -> bool:
    """Whether it is the table of birth dates beside a table of subjects."""
    return source.text.startswith("dob_id,unique_id,year,month,day")


def is_subject_identifiers(source: SourceFile) -> bool:
    """Whether it is the table of documents beside a table of subjects; nothing of it is used."""
    return source.text.startswith("id,unique_id,ofsi_group_id,raw_value,identifier_type")


def read_subjects(subjects: SourceFile, names: SourceFile, births: SourceFile | None) -> SanctionsList:
    """A UK Sanctions List in tables; the regime is the letters of a listing's id, as the tables have no other.

    Args:
        subjects: The table of subjects.
        names: The table of names.
        births: The table of birth dates; None where there is none.

    Returns:
        The list; the tables do not tell its date.

    Raises:
        ListError: A row is of no known subject, or a subject has no name.
    """
    by_subject: dict[str, list[Row]] = defaultdict(list)
    birth_rows: dict[str, list[Row]] = defaultdict(list)
    rows = {_required(row, "unique_id"): row for row in read_rows(subjects)}
    for table, found in ((names, by_subject), *(() if births is None else ((births, birth_rows),))):
        for row in read_rows(table):
            if row["unique_id"] not in rows:
                raise row.fault(f"unique_id {row['unique_id']!r} is not among the subjects of {subjects.name}")
            found[row["unique_id"]].append(row)
    listings = []
    for id_, row in sorted(rows.items()):
        listed = []
        for name in by_subject[id_]:
            kind = NamingKind.PRIMARY if name["name_type"] == "primary" else NamingKind.ALIAS
            listed.append(ListedName(name["full_name"], NamingKind.WEAK if "low" in name["alias_strength"] else kind))
        given = ["-".join(part for part in (b["year"], b["month"], b["day"]) if part) for b in birth_rows[id_]]
        records = [row.record, *(name.record for name in by_subject[id_])]
        records += [b.record for b in dict(zip(reversed(given), reversed(birth_rows[id_]), strict=True)).values()]
        listings.append(
            Listing(
                "uk", id_, _kind(row, row["subject_type"]), _names(row, listed),
                id_.rstrip("0123456789"), read_date(row["date_designated"]),
                tuple(sorted(set(given))), records=tuple(records),
            )
        )  # fmt: skip
    dates = [read_date(row[column]) for row in rows.values() for column in ("date_designated", "last_updated")]
    files = tuple(one.listed for one in (subjects, names, births) if one is not None)
    return SanctionsList("uk", AUTHORITY, "UK Sanctions List", "", latest(dates), files, tuple(listings))


def _required(row: Row, column: str) -> str:
    if not row[column]:
        raise row.fault(f"no {column!r}")
    return row[column]


def _kind(row: Row, text: str) -> ListedKind:
    kind = KINDS.get(text.casefold())
    if kind is None:
        raise row.fault(f"{text!r} is none of {', '.join(KINDS)}")
    return kind


def _joined(row: Row) -> str:
    return " ".join(row[part] for part in NAME_PARTS if row[part])


def _names(row: Row, names: Iterable[ListedName]) -> tuple[ListedName, ...]:
    """Each name once, the primary one first."""
    given = sorted((one for one in names if one.text), key=lambda one: one.kind is not NamingKind.PRIMARY)
    unique = tuple({one.text: one for one in reversed(given)}.values())[::-1]
    if not unique:
        raise row.fault("the entry has no name")
    return unique


def _first(rows: Iterable[Row], column: str) -> str:
    return next((row[column] for row in rows if row[column]), "")


def _parts(rows: Iterable[Row], column: str) -> tuple[str, ...]:
    """The values of a column, numbered ones ("(1) ... (2) ...") apart, each once."""
    return tuple(dict.fromkeys(part.strip() for row in rows for part in _NUMBERED.split(row[column]) if part.strip()))


def _births(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found for text in texts if (found := read_date(text))))
