"""The list of the United States: OFAC's Specially Designated Nationals in its headerless files sdn.csv, alt.csv and add.csv."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from linkage.entities.lists.dates import read_date
from linkage.entities.lists.table import Row, SourceFile, read_rows
from linkage.model.listing import ListedKind, ListedName, Listing, NamingKind, SanctionsList

AUTHORITY = "United States (OFAC)"
NULL = "-0-"
# Source: OFAC, "SDN data specification", tables SDN, ALT and ADD.
SDN = (
    "ent_num",
    "SDN_Name",
    "SDN_Type",
    "Program",
    "Title",
    "Call_Sign",
    "Vess_type",
    "Tonnage",
    "GRT",
    "Vess_flag",
    "Vess_owner",
    "Remarks",
)
ALT = ("ent_num", "alt_num", "alt_type", "alt_name", "alt_remarks")
ADD = ("ent_num", "add_num", "address", "city", "country", "add_remarks")
KINDS = {"individual": ListedKind.PERSON, "": ListedKind.BODY, "vessel": ListedKind.VESSEL, "aircraft": ListedKind.VESSEL}
_ALT_TYPES = {"aka": NamingKind.ALIAS, "fka": NamingKind.FORMER, "nka": NamingKind.ALIAS}
_SDN_ROW = re.compile(r'\d+,"[^\r\n]*",(?:-0- ?|"(?:individual|vessel|aircraft)"),"')
_ALT_ROW = re.compile(r'\d+,\d+,"(?:aka|fka|nka)",')
_ADD_ROW = re.compile(r'\d+,\d+,(?:-0- ?|"[^\r\n]*"),(?:-0- ?|"[^\r\n]*"),(?:-0- ?|"[^\r\n]*"),(?:-0- ?|"[^\r\n]*")\r?(?:\n|$)')
_BIRTH = re.compile(r"\b(?:alt\. )?DOB (?:circa )?([^;.]+)")
_NATIONALITY = re.compile(r"\b(?:alt\. )?(?:nationality|citizen) ([^;.]+)")
_WEAK = re.compile(r"a\.k\.a\. ['\"]([^'\"]+)['\"]")


def is_sdn(source: SourceFile) -> bool:
    """Whether it is the table of names."""
    return _SDN_ROW.match(source.text) is not None


def is_alt(source: SourceFile) -> bool:
    """Whether it is the table of further names."""
    return _ALT_ROW.match(source.text) is not None


def is_add(source: SourceFile) -> bool:
    """Whether it is the table of addresses; nothing of it is used."""
    return not is_alt(source) and _ADD_ROW.match(source.text) is not None


def read_sdn(sdn: SourceFile, alt: SourceFile | None) -> SanctionsList:
    """The list of Specially Designated Nationals. It gives neither the days of listing nor reasons.

    Args:
        sdn: The table of names.
        alt: The table of further names; None where there is none.

    Returns:
        The list; the files do not tell its date.

    Raises:
        ListError: A row has no number, name or kind.
    """
    others: dict[str, list[Row]] = defaultdict(list)
    rows = {}
    for row in read_rows(sdn, header=SDN):
        if not row["ent_num"].isdigit() or not _value(row, "SDN_Name") or _value(row, "SDN_Type") not in KINDS:
            raise row.fault("an entry needs a number, a name, and a type of individual, vessel, aircraft or -0-")
        rows[row["ent_num"]] = row
    strays = 0
    for row in () if alt is None else read_rows(alt, header=ALT):
        if row["alt_type"] not in _ALT_TYPES:
            raise row.fault(f"{row['alt_type']!r} is none of aka, fka, nka")
        if row["ent_num"] in rows:
            others[row["ent_num"]].append(row)
        else:
            strays += 1
    listings = tuple(_listing(row, others[id_]) for id_, row in sorted(rows.items(), key=lambda item: int(item[0])))
    files = (sdn.listed,) if alt is None else (sdn.listed, alt.listed)
    notes = [] if alt is not None else ["further names (alt.csv) were not given: only main names were screened"]
    if alt is not None and strays > 0:
        notes.append(f"{strays} names of {alt.name} are of entries that {sdn.name} does not have: the two files are of different days")
    return SanctionsList("ofac", AUTHORITY, "Specially Designated Nationals", "", "", files, listings, tuple(notes))


def _listing(row: Row, others: Iterable[Row]) -> Listing:
    remarks = _value(row, "Remarks")
    found = _names(row, others, remarks)
    births = (read_date(part) for text in _BIRTH.findall(remarks) for part in text.split(" to "))
    title = _value(row, "Title")
    return Listing(
        "ofac", row["ent_num"], KINDS[_value(row, "SDN_Type")], tuple({one.text: one for one in reversed(list(found))}.values())[::-1],
        _value(row, "Program").replace("] [", "; "), "", tuple(one for one in births if one),
        tuple(dict.fromkeys(text.strip() for text in _NATIONALITY.findall(remarks))), (title,) if title else (), "", remarks,
        (row.record, *(other.record for other in others)),
    )  # fmt: skip


def _names(row: Row, others: Iterable[Row], remarks: str) -> Iterator[ListedName]:
    yield ListedName(_value(row, "SDN_Name"), NamingKind.PRIMARY)
    for other in others:
        if _value(other, "alt_name"):
            yield ListedName(_value(other, "alt_name"), _ALT_TYPES[other["alt_type"]])
    for name in _WEAK.findall(remarks):
        yield ListedName(name, NamingKind.WEAK)


def _value(row: Row, column: str) -> str:
    return "" if row[column] == NULL else row[column]
