"""The lists of the European Union: its file of financial sanctions, and the annexes of regulations in a table of a third party."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from linkage.entities.lists.dates import latest, read_date
from linkage.entities.lists.table import Row, SourceFile, read_rows
from linkage.model.listing import ListedKind, ListedName, Listing, NamingKind, SanctionsList

AUTHORITY = "European Union"
_SCHEMAS = {
    "person": ListedKind.PERSON, "legalentity": ListedKind.BODY, "company": ListedKind.BODY, "organization": ListedKind.BODY,
    "publicbody": ListedKind.BODY, "vessel": ListedKind.VESSEL, "airplane": ListedKind.VESSEL,
}  # fmt: skip
_SUBJECTS = {"p": ListedKind.PERSON, "person": ListedKind.PERSON, "e": ListedKind.BODY, "enterprise": ListedKind.BODY}
_BRACKETED = re.compile(r"\s*\(([^()]*)\)")
_NATIVE = re.compile(r"[^\W\d_\u0000-\u02af\u1e00-\u1eff]")  # a letter that is not Latin


def is_financial_file(source: SourceFile) -> bool:
    """Whether it is the consolidated financial sanctions file as CSV: parted by ";", with a column "Entity_LogicalId"."""
    return "Entity_LogicalId" in (head := source.text.split("\n", 1)[0]) and ";" in head


def read_financial_file(source: SourceFile) -> SanctionsList:
    """The consolidated list of persons, groups and entities subject to EU financial sanctions, as the Commission publishes it.

    Args:
        source: The file.

    Returns:
        The list; its date is the day the file was generated, which every row gives.

    Raises:
        ListError: A row has no id, or an entry no name or kind.
    """
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in read_rows(source, delimiter=";"):
        if not row["Entity_LogicalId"]:
            raise row.fault("no Entity_LogicalId")
        groups[row["Entity_LogicalId"]].append(row)
    listings = tuple(sorted((_financial_listing(id_, rows) for id_, rows in groups.items()), key=lambda one: one.id))
    generated = [read_date(row["fileGenerationDate"]) for rows in groups.values() for row in rows]
    name = "Consolidated list of financial sanctions"
    return SanctionsList("eu", AUTHORITY, name, latest(generated), latest([o.listed_on for o in listings]), (source.listed,), listings)


def _financial_listing(id_: str, rows: Sequence[Row]) -> Listing:
    first = rows[0]
    kind = _SUBJECTS.get((first["Entity_SubjectType_ClassificationCode"] or first["Entity_SubjectType"]).casefold())
    if kind is None:
        raise first.fault(f"the subject type {first['Entity_SubjectType']!r} is neither person nor enterprise")
    names: dict[str, ListedName] = {}
    for row in rows:
        text = row["NameAlias_WholeName"] or " ".join(
            part for part in (row["NameAlias_FirstName"], row["NameAlias_MiddleName"], row["NameAlias_LastName"]) if part
        )
        if text:
            names.setdefault(text, ListedName(text, _kind_of(text, is_first=not names)))
    if not names:
        raise first.fault("the entry has no name")
    births = _column(rows, "BirthDate_BirthDate") or _column(rows, "BirthDate_Year")
    return Listing(
        "eu", first["Entity_EU_ReferenceNumber"] or id_, kind, tuple(names.values()),
        "; ".join(_column(rows, "Entity_Regulation_Programme")), read_date(next(iter(_column(rows, "Entity_DesignationDate")), "")),
        tuple(found for one in births if (found := read_date(one))), _column(rows, "Citizenship_CountryDescription"),
        _column(rows, "NameAlias_Function"), "", "\n".join(_column(rows, "Entity_Remark")), tuple(row.record for row in rows),
    )  # fmt: skip


def is_annex(source: SourceFile) -> bool:
    """Whether it is a table of the annexes of a regulation: columns "celex", "recordId", "programKey", "annex"."""
    return source.text.startswith("celex,recordId,programKey,annex,")


def read_annex(source: SourceFile) -> SanctionsList:
    """The annexes of EU regulations, in the table of a third party. A listing's id is regulation, annex and number.

    Args:
        source: The file.

    Returns:
        The list; the table does not tell its date.

    Raises:
        ListError: A row lacks its number, name or kind, or two rows have one number.
    """
    found: dict[str, Listing] = {}
    regulations: dict[str, None] = {}
    for row in read_rows(source):
        id_ = f"{row['celex']} {row['annex']} {row['recordId']}"
        kind = _SCHEMAS.get(row["schema"].casefold())
        if not row["recordId"] or not row["name"] or kind is None:
            raise row.fault("an entry needs recordId, name and a schema of " + ", ".join(_SCHEMAS))
        if id_ in found:
            raise row.fault(f"the number {id_} stands twice")
        regulations[row["celex"]] = None
        found[id_] = Listing(
            "eu", id_, kind, tuple(_annex_names(row)), row["programKey"], read_date(row["startDate"]),
            tuple(date for one in row["birthDate"].split(";") if (date := read_date(one))),
            tuple(part for one in re.split("[;,]", row["nationality"]) if (part := _BRACKETED.sub("", one).strip())),
            tuple(part.strip() for part in row["position"].split(";") if part.strip()), row["reason"], row["notes"], (row.record,),
        )  # fmt: skip
    listings = tuple(found[id_] for id_ in sorted(found))
    name = f"Annexes of Regulation {', '.join(sorted(regulations))}"
    return SanctionsList("eu", AUTHORITY, name, "", latest([one.listed_on for one in listings]), (source.listed,), listings)


def _annex_names(row: Row) -> Iterator[ListedName]:
    seen = {row["name"]}
    yield ListedName(row["name"], NamingKind.PRIMARY)
    for column, kind in (("alias", NamingKind.ALIAS), ("weakAlias", NamingKind.WEAK), ("previousName", NamingKind.FORMER)):
        for part in row[column].split(";"):
            # "Sergei X (Сергей Х)": what is bracketed is a name of its own where it is in another script.
            natives = [inner.strip() for inner in _BRACKETED.findall(part) if _NATIVE.search(inner)]
            for text in (_BRACKETED.sub("", part).strip() if natives else part.strip(), *natives):
                if text and text not in seen:
                    seen.add(text)
                    yield ListedName(text, NamingKind.NATIVE if _NATIVE.search(text) and kind is NamingKind.ALIAS else kind)


def _kind_of(text: str, *, is_first: bool) -> NamingKind:
    if is_first:
        return NamingKind.PRIMARY
    return NamingKind.NATIVE if _NATIVE.search(text) else NamingKind.ALIAS


def _column(rows: Sequence[Row], column: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row[column] for row in rows if row[column]))
