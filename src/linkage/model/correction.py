"""What a publisher did to a report after it was put out: corrected, retracted or replaced it."""

from dataclasses import dataclass
from enum import StrEnum

from linkage.model.span import Span


class Standing(StrEnum):
    """How a report stands since. Crossref registers "correction" and "retraction" as updates of a record.

    PROV's wasInvalidatedBy is a retraction; its wasRevisionOf leads from the report that replaces to the one that was replaced.
    """

    CORRECTED = "corrected"
    RETRACTED = "retracted"
    REPLACED = "replaced"


class ToldIn(StrEnum):
    """Where it is written that a report was corrected, retracted or replaced."""

    SIDECAR = "the report's sidecar"
    CASE = "case.yaml"
    TEXT = "the report itself"


@dataclass(frozen=True, slots=True)
class Status:
    """What a sidecar or case.yaml says of a report's standing.

    Args:
        standing: Corrected, retracted or replaced; None where it only says what the report replaces.
        date: ISO date of the correction; "" where none is given.
        note: What the publisher says of it, as the user wrote it down; "" where nothing.
        replaces: The report that this one replaces: its file, the first eight or more characters of its sha256, or its address.
    """

    standing: Standing | None = None
    date: str = ""
    note: str = ""
    replaces: str = ""


@dataclass(frozen=True, slots=True)
class DeclaredStatus:
    """An entry of `corrections` in case.yaml.

    Args:
        report: The report: its file, the first eight or more characters of its sha256, or its address.
        status: What is said of it.
    """

    report: str
    status: Status


@dataclass(frozen=True, slots=True)
class Correction:
    """One notice that a report was corrected, retracted or replaced. Nothing of the report is taken away by it.

    Args:
        report_id: The report that it is about.
        standing: What was done.
        date: ISO date; "" where none is given.
        note: What is said of it; for a report's own notice its words.
        told_in: Where it is written.
        span: Where the notice stands in the report; None where it stands elsewhere.
        by: The report that takes its place; None where none is named.
    """

    report_id: str
    standing: Standing
    date: str
    note: str
    told_in: ToldIn
    span: Span | None = None
    by: str | None = None

    @property
    def in_words(self) -> str:
        """The mark that stands wherever the report is cited: "report retracted 2022-04-05: the toll was wrong"."""
        date = f" {self.date}" if self.date else ""
        said = ", by its own words" if self.told_in is ToldIn.TEXT else f": {self.note}" if self.note else ""
        return f"report {self.standing}{date}{said}"


@dataclass(frozen=True, slots=True)
class LaterVersion:
    """Two reports of which one is a later version of the other (PROV wasRevisionOf).

    Args:
        earlier: Id of the earlier one.
        later: Id of the later one.
        why: "the same address", or that the later one is said to replace the earlier.
        only_earlier: Claims of the earlier one whose words, source and stance the later one does not have.
        only_later: Claims that only the later one has.
    """

    earlier: str
    later: str
    why: str
    only_earlier: tuple[str, ...]
    only_later: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Corrections:
    """All corrections of a case.

    Args:
        notices: In the order of the reports.
        versions: In the order of the later reports.
        unknown: What is named in `corrections` or `replaces` and is no report of the case, in plain words.
    """

    notices: tuple[Correction, ...] = ()
    versions: tuple[LaterVersion, ...] = ()
    unknown: tuple[str, ...] = ()

    def of_report(self, report_id: str) -> tuple[Correction, ...]:
        """The notices about one report."""
        return tuple(notice for notice in self.notices if notice.report_id == report_id)

    @property
    def marks(self) -> dict[str, str]:
        """Id of a report -> the mark that stands wherever it is cited; only of reports of which something is said."""
        said: dict[str, dict[str, None]] = {}
        for notice in self.notices:
            said.setdefault(notice.report_id, {})[notice.in_words] = None
        return {report_id: "; ".join(words) for report_id, words in said.items()}

    @property
    def retracted(self) -> frozenset[str]:
        """Ids of the reports that were retracted."""
        return frozenset(notice.report_id for notice in self.notices if notice.standing is Standing.RETRACTED)


NO_CORRECTIONS = Corrections()
