"""The consolidated list of the United Nations Security Council, in XML."""

import re
from collections.abc import Iterator

from lxml import etree

from linkage.entities.lists.dates import latest, read_date
from linkage.entities.lists.table import SourceFile
from linkage.model.listing import ListedKind, ListedName, Listing, ListRecord, NamingKind, SanctionsList

AUTHORITY = "United Nations Security Council"
KINDS = {"INDIVIDUAL": ListedKind.PERSON, "ENTITY": ListedKind.BODY}
_NAME_PARTS = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
_ELEMENT = re.compile(r"<(INDIVIDUAL|ENTITY)(?:\s[^>]*)?>.*?</\1>", re.DOTALL)
_QUALITIES = {"low": NamingKind.WEAK, "f.k.a.": NamingKind.FORMER}


def is_consolidated(source: SourceFile) -> bool:
    """Whether it is the consolidated list: an XML file whose root is CONSOLIDATED_LIST."""
    return "<CONSOLIDATED_LIST" in source.text[:2000]


def read_consolidated(source: SourceFile) -> SanctionsList:
    """The consolidated list as the Security Council publishes it; its narratives of reasons are elsewhere.

    Args:
        source: The file.

    Returns:
        The list; its date is the day it was generated.

    Raises:
        ListError: The XML is broken, or an entry lacks its number or name.
    """
    try:
        root = etree.fromstring(source.text.encode(), etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise source.fault(error.lineno or 1, f"broken XML ({error.msg})") from error
    elements = [one for one in root.iter("INDIVIDUAL", "ENTITY") if isinstance(one.tag, str)]
    spans = list(_ELEMENT.finditer(source.text))
    if [one.tag for one in elements] != [span[1] for span in spans]:
        raise source.fault(1, "the entries cannot be told apart")
    listings, line, at = [], 1, 0
    for element, span in zip(elements, spans, strict=True):
        line += source.text.count("\n", at, span.start())
        at = span.start()
        record = ListRecord(source.sha256, source.name, line, span[0])
        listings.append(_listing(element, record, source))
    updated = [read_date(text) for one in root.iter("LAST_DAY_UPDATED") for text in _values(one)]
    listings.sort(key=lambda one: one.id)
    latest_entry = latest([*updated, *(one.listed_on for one in listings)])
    as_of = read_date(str(root.get("dateGenerated", ""))[:10])
    return SanctionsList("un", AUTHORITY, "UN Security Council Consolidated List", as_of, latest_entry, (source.listed,), tuple(listings))


def _listing(element: etree._Element, record: ListRecord, source: SourceFile) -> Listing:
    id_ = _text(element, "REFERENCE_NUMBER")
    names = tuple({one.text: one for one in reversed(list(_names(element)))}.values())[::-1]
    if not id_ or not names:
        raise source.fault(record.line, "an entry needs REFERENCE_NUMBER and FIRST_NAME")
    births = []
    for birth in element.iter("INDIVIDUAL_DATE_OF_BIRTH"):
        births += [read_date(_text(birth, tag)) for tag in ("DATE", "YEAR", "FROM_YEAR", "TO_YEAR")]
    positions = [text for tag in ("TITLE", "DESIGNATION") for one in element.findall(tag) for text in _values(one)]
    nationalities = [text for one in element.findall("NATIONALITY") for text in _values(one)]
    return Listing(
        "un", id_, KINDS[str(element.tag)], names, _text(element, "UN_LIST_TYPE"), read_date(_text(element, "LISTED_ON")),
        tuple(dict.fromkeys(one for one in births if one)), tuple(nationalities), tuple(positions), "",
        _text(element, "COMMENTS1"), (record,),
    )  # fmt: skip


def _names(element: etree._Element) -> Iterator[ListedName]:
    main = " ".join(part for tag in _NAME_PARTS if (part := _text(element, tag)))
    if main:
        yield ListedName(main, NamingKind.PRIMARY)
    for tag in ("INDIVIDUAL_ALIAS", "ENTITY_ALIAS"):
        for alias in element.findall(tag):
            if _text(alias, "ALIAS_NAME"):
                kind = _QUALITIES.get(_text(alias, "QUALITY").casefold(), NamingKind.ALIAS)
                yield ListedName(_text(alias, "ALIAS_NAME"), kind)
    if _text(element, "NAME_ORIGINAL_SCRIPT"):
        yield ListedName(_text(element, "NAME_ORIGINAL_SCRIPT"), NamingKind.NATIVE)


def _text(element: etree._Element, tag: str) -> str:
    return (element.findtext(tag) or "").strip()


def _values(element: etree._Element) -> list[str]:
    return [text for value in element.findall("VALUE") if (text := (value.text or "").strip())]
