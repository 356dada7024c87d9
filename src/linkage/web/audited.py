"""Decisions of the audit page with what they are about in words: a claim by its quote, an entity and an incident by name."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from linkage.desk import Desk
from linkage.errors import InputError
from linkage.indexes.joins import named_at
from linkage.model.decision import Subject
from linkage.model.indexed import AuditRow

MOST = 4  # subjects that are named; a join of two incidents has as many as they have claims
LONGEST = 140


@dataclass(frozen=True, slots=True)
class Named:
    """What a decision is about, as the case has it now.

    Args:
        text: Its name or words; its id where the case has it no more.
        address: Where it is shown; "" for nowhere.
        kind: The kind of a claim; what was decided, for a decision; "" for others.
        is_quote: Whether the text is a report's, so that it stands in quotation marks.
    """

    text: str
    address: str = ""
    kind: str = ""
    is_quote: bool = False


@dataclass(frozen=True, slots=True)
class Audited:
    """A line of the audit page.

    Args:
        row: The decision.
        named: What it is about, each once.
        more: How many more there are.
    """

    row: AuditRow
    named: tuple[Named, ...]
    more: int = 0


def name_subjects(desk: Desk, row: AuditRow) -> Audited:
    """A decision with what it is about in words.

    Args:
        desk: The case.
        row: The decision.
    """
    found = list(dict.fromkeys(_named(desk, row)))
    return Audited(row, tuple(found[:MOST]), max(0, len(found) - MOST))


def _named(desk: Desk, row: AuditRow) -> Iterator[Named]:
    names = row.names or ("",) * len(row.subjects)
    for subject, name in zip(row.subjects, names, strict=True):
        try:
            yield _find(desk, Subject(row.about), subject, name)
        except InputError:  # nothing in the case answers to it any more
            yield Named(name or subject)


def _find(desk: Desk, about: Subject, subject: str, name: str) -> Named:
    index = desk.index
    if about is Subject.CLAIM:
        row = index.claim(subject).row
        return Named(_cut(row.quote), f"/review?claim={quote(row.id)}&status=", row.kind, is_quote=True)
    if about is Subject.ENTITY:
        entity = index.entity(named_at(index, about, subject))
        return Named(name or entity.name, f"/entities/{quote(entity.id)}")
    if about is Subject.INCIDENT:
        incident = index.incident(named_at(index, about, subject))
        return Named(incident.name, f"/incidents/{quote(incident.id)}")
    if about is Subject.WORDS:
        report = subject.rpartition(":")[0]
        return Named(name, f"/review?report={quote(report)}&status=", is_quote=True)
    if about is Subject.REPORT:
        report_row = index.report(subject).row
        return Named(f"[{report_row.number}] {_cut(report_row.title or report_row.file)}", f"/review?report={quote(subject)}&status=")
    undone = index.decision(subject)
    first = next(_named(desk, undone), Named(""))
    return Named(first.text, first.address, undone.type, first.is_quote)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"
