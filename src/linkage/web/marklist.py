"""Everybody and everything that is marked: what it is called, as what it is marked, by whom and when, and who else bears the name."""

from dataclasses import dataclass

from linkage.desk import Desk
from linkage.errors import InputError
from linkage.model.decision import Decision, Mark, Subject
from linkage.model.entity import EntityType
from linkage.model.indexed import EntityRow, Listing, ReportRow
from linkage.reviews import Marked
from linkage.reviews.spellings import name_words

A_FEW = 12
OF_A_PERSON = (Mark.VICTIM, Mark.WITNESS, Mark.MINOR, Mark.MASKED)


@dataclass(frozen=True, slots=True)
class MarkedItem:
    """A person, words of a report or a report that is marked.

    Args:
        about: Which of them.
        subject: What a decision about it takes as its subject.
        names: The spellings that are withheld, the fullest first; the title, for a report.
        by: For each of its marks, the decision that marked it so last.
        entity_id: The person as the case has them now; "" where no claim names them under this subject any more.
        report: The report of marked words, or that is marked; None for a person.
    """

    about: Subject
    subject: str
    names: tuple[str, ...]
    by: tuple[Decision, ...]
    entity_id: str = ""
    report: ReportRow | None = None


def list_marks(desk: Desk, after: str = "", limit: int = 50) -> Listing[MarkedItem]:
    """A page of what is marked: persons, then words, then reports, each in order of the first mark.

    Args:
        desk: The case.
        after: What the page before gave.
        limit: Rows.

    Raises:
        InputError: `after` is none that a page gave.
    """
    if not (after == "" or (after.isascii() and after.isdigit() and len(after) < 10)):
        raise InputError("`after` is none that a page of this list gave: begin at the first page")
    order = (Subject.ENTITY, Subject.WORDS, Subject.REPORT)
    items = sorted(_items(desk), key=lambda item: order.index(item.about))
    first = int(after or 0)
    return Listing(tuple(items[first : first + limit]), str(first + limit) if len(items) > first + limit else "")


def find_alike(desk: Desk, entity: EntityRow) -> tuple[EntityRow, ...]:
    """Persons whose names share a word with those of a person, or who may be the same, and who are not marked: a few.

    Whoever reads of a mother and of a child without a name knows the child, where both bear one surname.

    Args:
        desk: The case.
        entity: The person.
    """
    words = {word.word for name in entity.names for word in name_words(name)[1:] or name_words(name)}
    found = {row.id: row for word in sorted(words) for row in desk.index.find_entities(EntityType.PERSON, word, limit=A_FEW).rows}
    for id_ in entity.suggestions:
        try:
            found[id_] = desk.index.entity(id_)
        except InputError:  # it goes by another id since
            continue
    return tuple(row for id_, row in sorted(found.items()) if id_ != entity.id and not set(row.marks) & set(OF_A_PERSON))[:A_FEW]


def _items(desk: Desk) -> list[MarkedItem]:
    persons: dict[str, MarkedItem] = {}
    others = []
    for one in desk.index.marked():
        if one.about is not Subject.ENTITY:
            others.append(_in_report(desk, one))
            continue
        entity = _entity_of(desk, one.subject)
        own = "" if one.anchor is None else one.anchor.text
        if entity is None:
            persons[one.subject] = MarkedItem(one.about, one.subject, (own,), one.by)
            continue
        before = persons.get(entity.id)
        by = one.by if before is None else (*before.by, *(d for d in one.by if d.mark not in {b.mark for b in before.by}))
        names = tuple(dict.fromkeys([*entity.names, *(() if before is None else before.names), own]))
        persons[entity.id] = MarkedItem(one.about, one.subject, tuple(n for n in names if n), by, entity.id)
    return [*persons.values(), *others]


def _in_report(desk: Desk, one: Marked) -> MarkedItem:
    report_id = one.subject if one.about is Subject.REPORT or one.anchor is None else one.anchor.report_id
    try:
        row = desk.index.report(report_id).row
    except InputError:  # the report left the case
        row = None
    words = one.anchor.text if one.anchor is not None else "" if row is None else row.title or row.file
    return MarkedItem(one.about, one.subject, (words or one.subject,), one.by, report=row)


def _entity_of(desk: Desk, subject: str) -> EntityRow | None:
    claim_id, _, role = subject.rpartition(":")
    try:
        named = [id_ for name, id_, _ in desk.index.claim(claim_id).entities if name == role]
        return desk.index.entity(named[0]) if named else None
    except InputError:  # the claim is read otherwise today
        return None
