"""Marks: who is named in a claim, as what they are marked, and what marking and unmarking comes to."""

from dataclasses import dataclass

from linkage.desk import Desk, Proposal
from linkage.errors import InputError
from linkage.model.claimrow import ClaimCard
from linkage.model.decision import DecisionType, Mark, Subject
from linkage.model.entity import EntityType


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """Somebody whom a claim names.

    Args:
        name: Their fullest name.
        subject: What a decision about them takes as its subject.
        marks: As what they are marked.
    """

    name: str
    subject: str
    marks: tuple[Mark, ...]


def find_named(desk: Desk, card: ClaimCard) -> tuple[NamedPerson, ...]:
    """The persons whom a claim names, each once.

    Args:
        desk: The case.
        card: The claim.
    """
    found: dict[str, NamedPerson] = {}
    for role, id_, name in card.entities:
        row = desk.index.entity(id_)
        if row.type is EntityType.PERSON and id_ not in found:
            found[id_] = NamedPerson(name, f"{card.row.id}:{role}", tuple(mark for mark in row.marks if mark is not Mark.GRAPHIC))
    return tuple(found.values())


def propose_mark(desk: Desk, about: str, subject: str, mark: str, *, unmark: bool, why: str = "") -> Proposal:
    """What marking or unmarking comes to; a person is unmarked under every name that carries the mark.

    Args:
        desk: The case.
        about: "entity", "words" or "report".
        subject: What is marked, as `Subject` tells.
        mark: As what.
        unmark: Whether the mark is taken away.
        why: The reason given.

    Raises:
        InputError: One of them is none, or there is no such mark to take away.
    """
    try:
        kind, as_what = Subject(about), Mark(mark)
    except ValueError as error:
        raise InputError(f"mark a person, words or a report as one of {', '.join(Mark)}") from error
    if kind not in (Subject.ENTITY, Subject.WORDS, Subject.REPORT) or (kind is Subject.REPORT) != (as_what is Mark.GRAPHIC):
        raise InputError("a person or words are marked as victim, witness, minor or masked, a report as graphic")
    if not unmark:
        return Proposal(DecisionType.MARK, (subject,), why, kind, mark=as_what)
    own = _entities_of(desk, subject) if kind is Subject.ENTITY else set()
    carrying = [
        one.subject
        for one in desk.index.marked()
        if one.about is kind and as_what in one.marks and (one.subject == subject or own & _entities_of(desk, one.subject))
    ]
    if not carrying:
        raise InputError("nothing carries this mark any more: reload the page")
    return Proposal(DecisionType.UNMARK, tuple(carrying), why, kind, mark=as_what)


def _entities_of(desk: Desk, subject: str) -> set[str]:
    claim_id, _, role = subject.rpartition(":")
    try:
        return {id_ for name, id_, _ in desk.index.claim(claim_id).entities if name == role}
    except InputError:  # the claim is read otherwise today
        return set()
