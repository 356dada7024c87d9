"""What a person says of a report besides its text: title, publisher, author, date and address."""

from dataclasses import dataclass, fields, replace

from linkage.model.edtf import is_date
from linkage.model.report import Report

LONGEST = 1_000  # code points of a value


@dataclass(frozen=True, slots=True)
class Description:
    """What is set anew of a report; None leaves what was read, "" says that it is not known.

    Args:
        title: The headline.
        publisher: The outlet or authority that put it out.
        author: The byline.
        published: ISO date of publication, as precise as it is known ("2022-04-01", "2022-04", "2022").
        url: Where it was published.

    Raises:
        ValueError: Nothing is set, the date is none, or a value is too long or no single line.
    """

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None

    def __post_init__(self) -> None:
        if not self.values:
            raise ValueError(f"say what is set anew: {', '.join(FIELDS)}")
        for name, value in self.values:
            if len(value) > LONGEST or not value.isprintable() or value != value.strip():
                raise ValueError(f"{name}: give one line of at most {LONGEST} letters")
        if self.published and not is_date(self.published):
            raise ValueError(f"published is {self.published!r}: write a year, month or day as 2022, 2022-04 or 2022-04-01")

    @property
    def values(self) -> tuple[tuple[str, str], ...]:
        """What is set, by the name of its field."""
        return tuple((f.name, value) for f in fields(self) if (value := getattr(self, f.name)) is not None)

    def of(self, report: Report) -> Report:
        """The report as it is described; its bytes, text and id are what they were."""

        def now(value: str | None, read: str | None) -> str | None:
            return read if value is None else value or None

        return replace(
            report,
            title=report.title if self.title is None else self.title,
            publisher=now(self.publisher, report.publisher),
            author=now(self.author, report.author),
            published=now(self.published, report.published),
            url=now(self.url, report.url),
        )

    def over(self, earlier: "Description | None") -> "Description":
        """This description, with an earlier one wherever it says nothing."""
        return self if earlier is None else Description(**{**dict(earlier.values), **dict(self.values)})


FIELDS = tuple(f.name for f in fields(Description))
