"""What an authority's sanctions list says of one person, body or vessel, and where the list says it."""

from dataclasses import dataclass
from enum import StrEnum


class ListedKind(StrEnum):
    """What a list says that it lists."""

    PERSON = "person"
    BODY = "body"
    VESSEL = "vessel"  # ships and aircraft


class NamingKind(StrEnum):
    """How a list gives a name."""

    PRIMARY = "primary"
    ALIAS = "alias"  # a good or strong alias, or one of which the list does not tell how good it is
    WEAK = "weak"  # a "low quality" (UK, UN) or "weak" (OFAC) alias
    FORMER = "former"
    NATIVE = "native"  # in its own script


@dataclass(frozen=True, slots=True)
class ListedName:
    """One name of a listing.

    Args:
        text: As the list has it.
        kind: How the list gives it.
    """

    text: str
    kind: NamingKind


@dataclass(frozen=True, slots=True)
class ListRecord:
    """The words of a list file that a listing rests on, character for character.

    Args:
        sha256: Hash of the file's bytes.
        file: Its name.
        line: The line on which the record begins, from 1.
        text: The record, with any line ends inside it, without the last.
    """

    sha256: str
    file: str
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Listing:
    """One entry of a list. Its reasons are the authority's claim and nobody else's.

    Args:
        list_id: The list (`SanctionsList.id`).
        id: The authority's own number for the entry.
        kind: What it lists.
        names: Its names, the primary one first.
        regime: The regime or programme, as the list names it; "" where it does not.
        listed_on: ISO date; "" where the list gives none.
        births: Birth dates as ISO dates, months or years; each one that the list gives.
        nationalities: As written.
        positions: Posts, ranks and functions, as written.
        reasons: The statement of reasons, verbatim; "" where the list gives none.
        remarks: Other words of the list on the entry, verbatim.
        records: Where the list says so.
    """

    list_id: str
    id: str
    kind: ListedKind
    names: tuple[ListedName, ...]
    regime: str = ""
    listed_on: str = ""
    births: tuple[str, ...] = ()
    nationalities: tuple[str, ...] = ()
    positions: tuple[str, ...] = ()
    reasons: str = ""
    remarks: str = ""
    records: tuple[ListRecord, ...] = ()

    @property
    def name(self) -> str:
        """The primary name, as the list has it."""
        return self.names[0].text


@dataclass(frozen=True, slots=True)
class ListFile:
    """One file of a list.

    Args:
        file: Its name.
        sha256: Hash of its bytes.
    """

    file: str
    sha256: str


@dataclass(frozen=True, slots=True)
class SanctionsList:
    """A list as it was given, whole.

    Args:
        id: Short and the same in every run: "uk", "eu", "ofac", "un"; numbered where one authority has several lists.
        authority: Who lists ("United Kingdom").
        name: What the list is called.
        as_of: ISO date of the list, from its content, the file's name or `dates.yaml`; "" where nothing tells it.
        latest_entry: The latest ISO date of any entry; a list is at least as young as it. "" where entries bear no dates.
        files: The files it was read from.
        listings: Its entries, in order of their ids.
        notes: What a reader of the outcome must know about the list, in plain words.
    """

    id: str
    authority: str
    name: str
    as_of: str
    latest_entry: str
    files: tuple[ListFile, ...]
    listings: tuple[Listing, ...]
    notes: tuple[str, ...] = ()
