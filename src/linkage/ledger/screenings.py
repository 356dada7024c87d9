"""Screenings as entries of the ledger: which lists were used, what was found, and the words of the lists that carry it."""

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from linkage.ledger.entry import Draft, Entry, EntryKind, canonical_json
from linkage.ledger.protocol import Ledger
from linkage.model.listing import ListedKind, ListedName, ListFile, Listing, ListRecord, NamingKind
from linkage.model.screening import ListMatch, ScreenedList, Screening

Json = dict[str, object]


def append_screening(ledger: Ledger, screening: Screening, screened: str) -> tuple[Entry, ...]:
    """Enters what came of holding the case against sanctions lists.

    Args:
        ledger: The ledger, held for writing.
        screening: The outcome.
        screened: Key of what was screened and by which rule, by which a later run sees whether the outcome still holds.

    Returns:
        The entry.

    Raises:
        LedgerError: The ledger is not held for writing.
    """
    body = canonical_json({"screened": screened, **screening_body(screening)})
    # The head is part of the key: a case may come back to lists that it was held against before.
    key = hashlib.sha256(f"{ledger.head()} {body}".encode()).hexdigest()
    return ledger.append([Draft(EntryKind.SCREENING, key, body)])


def screening_body(screening: Screening) -> Json:
    """A screening as JSON.

    Args:
        screening: The screening.

    Returns:
        Lists, entities and matches; every match has its entry whole, with its words in the list file.
    """
    return {
        "lists": [_list_body(one) for one in screening.lists],
        "entities": list(screening.entity_ids),
        "matches": [
            {
                "entity": match.entity_id,
                "listing": _listing_body(match.listing),
                "name": match.name,
                "listed_name": match.listed_name,
                "score": match.score,
                "is_hit": match.is_hit,
                "reasons": list(match.reasons),
            }
            for match in screening.matches
        ],
    }


def screening_of(body: Mapping[str, Any]) -> Screening:
    """The screening that `screening_body` wrote.

    Args:
        body: Its JSON.

    Returns:
        The screening.
    """
    matches = (
        ListMatch(
            m["entity"], _listing_of(m["listing"]), m["name"], m["listed_name"], m["score"], m["is_hit"], tuple(m["reasons"])
        )
        for m in body["matches"]
    )  # fmt: skip
    return Screening(tuple(_list_of(one) for one in body["lists"]), tuple(body["entities"]), tuple(matches))


def list_files(body: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Name and sha256 of every list file that a screening's JSON names.

    Args:
        body: Its JSON.
    """
    for one in body["lists"]:
        yield from ((file, sha256) for file, sha256 in one["files"])


def list_records(body: Mapping[str, Any]) -> Iterator[ListRecord]:
    """The words of list files on which the matches of a screening's JSON rest.

    Args:
        body: Its JSON.
    """
    for match in body["matches"]:
        for record in match["listing"]["records"]:
            yield ListRecord(*record)


def stands_in(record: ListRecord, raw: bytes) -> bool:
    """Whether the words stand in the file on the line where they should.

    Args:
        record: The words.
        raw: The file's bytes.
    """
    text = raw.decode("utf-8-sig", errors="replace")
    at = 0
    for _ in range(record.line - 1):
        at = text.find("\n", at) + 1
        if at == 0:
            return False
    end = text.find("\n", at)
    return text.startswith(record.text, at) or record.text in text[at : len(text) if end < 0 else end + len(record.text)]


def _list_body(one: ScreenedList) -> Json:
    return {
        "id": one.id,
        "authority": one.authority,
        "name": one.name,
        "as_of": one.as_of,
        "latest_entry": one.latest_entry,
        "files": [[file.file, file.sha256] for file in one.files],
        "size": one.size,
        "notes": list(one.notes),
    }


def _list_of(body: Mapping[str, Any]) -> ScreenedList:
    files = tuple(ListFile(file, sha256) for file, sha256 in body["files"])
    return ScreenedList(
        body["id"], body["authority"], body["name"], body["as_of"], body["latest_entry"], files, body["size"], tuple(body["notes"])
    )


def _listing_body(listing: Listing) -> Json:
    return {
        "list": listing.list_id,
        "id": listing.id,
        "kind": listing.kind,
        "names": [[name.text, name.kind] for name in listing.names],
        "regime": listing.regime,
        "listed_on": listing.listed_on,
        "births": list(listing.births),
        "nationalities": list(listing.nationalities),
        "positions": list(listing.positions),
        "reasons": listing.reasons,
        "remarks": listing.remarks,
        "records": [[record.sha256, record.file, record.line, record.text] for record in listing.records],
    }


def _listing_of(body: Mapping[str, Any]) -> Listing:
    return Listing(
        list_id=body["list"],
        id=body["id"],
        kind=ListedKind(body["kind"]),
        names=tuple(ListedName(text, NamingKind(kind)) for text, kind in body["names"]),
        regime=body["regime"],
        listed_on=body["listed_on"],
        births=tuple(body["births"]),
        nationalities=tuple(body["nationalities"]),
        positions=tuple(body["positions"]),
        reasons=body["reasons"],
        remarks=body["remarks"],
        records=tuple(ListRecord(*record) for record in body["records"]),
    )
