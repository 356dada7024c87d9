"""What is known about a report besides its text, and which of two sources wins."""

import re
from dataclasses import dataclass, fields

from linkage.model.correction import Standing, Status

ISO_DATE = re.compile(r"^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?(?=$|[T ])")
UNPRINTABLE = re.compile("[\x00\ud800-\udfff\ufeff]")  # a lone surrogate cannot be stored as UTF-8
LANGUAGE = re.compile(r"^([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]+)*$")


@dataclass(frozen=True, slots=True)
class Metadata:
    """Title, publisher and the rest, each as printed, or None where nothing says so.

    Args:
        title: The headline.
        publisher: The outlet or authority that put the report out.
        author: The byline.
        published: ISO date of publication ("2022-04-01", "2022-04", "2022").
        url: Where it was published.
        language: ISO 639 code, lower-case, without a country.
        captured_at: When the bytes were captured, ISO 8601.
        status: "corrected", "retracted" or "replaced": what its publisher did since.
        status_date: ISO date of that.
        status_note: What the publisher says of it.
        replaces: The report that this one replaces: a file, a sha256 or an address.
    """

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    captured_at: str | None = None
    status: str | None = None
    status_date: str | None = None
    status_note: str | None = None
    replaces: str | None = None

    @property
    def standing(self) -> Status | None:
        """What is said of a correction; None where nothing is."""
        if self.status is None and self.replaces is None:
            return None
        standing = None if self.status is None else Standing(self.status)
        return Status(standing, self.status_date or "", self.status_note or "", self.replaces or "")

    def filled_from(self, other: "Metadata") -> "Metadata":
        """This metadata, with `other` asked only where this says nothing."""
        values = {f.name: getattr(self, f.name) for f in fields(self)}
        rest = {f.name: getattr(other, f.name) for f in fields(other)}
        return Metadata(**{name: rest[name] if value is None else value for name, value in values.items()})


def clean_value(value: object) -> str | None:
    """One line of text, or None where the value is no text or holds none.

    Args:
        value: What a page, a document or a sidecar gave.

    Returns:
        The text with its white space folded.
    """
    if not isinstance(value, str):
        return None
    text = " ".join(UNPRINTABLE.sub("", value).split())
    return text if text != "" else None


def iso_date(value: str | None) -> str | None:
    """The date at the head of an ISO 8601 date or timestamp, as printed there.

    A timestamp keeps its own calendar day: moving it to another time zone would change the date that its publisher printed.

    Args:
        value: For example "2022-04-01T08:30:00+03:00", "2022-04".

    Returns:
        "2022-04-01", "2022-04" or "2022"; None where the value is not written in ISO 8601.
    """
    found = None if value is None else ISO_DATE.match(value.strip())
    return None if found is None else found.group(0)


def language_code(value: str | None) -> str | None:
    """The language of a tag such as "en-GB", lower-case; None where it is no tag.

    Args:
        value: A BCP 47 tag.

    Returns:
        An ISO 639 code.
    """
    found = None if value is None else LANGUAGE.match(value.strip())
    return None if found is None else found.group(1).lower()
