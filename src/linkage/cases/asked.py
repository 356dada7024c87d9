"""What a user calls a person, an incident or a campaign -> which of the case is meant."""

import re
from collections.abc import Sequence
from typing import TypeVar

from linkage.errors import InputError
from linkage.model.case import CaseFile
from linkage.model.entity import Entity, EntityType
from linkage.model.incident import Campaign, Incident

_WORD = re.compile(r"[^\W_]+")
_OFFERED = 6
Meant = TypeVar("Meant", Entity, Campaign, Incident | Campaign)


def find_actor(case_file: CaseFile, called: str) -> Entity:
    """The only person, unit, body or state of that id or name, else the only one with these words in a name; persons before others.

    Args:
        case_file: The case.
        called: A name, a part of one, or an id. A single word is also the name of every person who has it in his.

    Raises:
        InputError: There is none, or there are several; the message says what to do.
    """
    found = _called(case_file, called, frozenset(EntityType) - {EntityType.PLACE})
    return _only(found, called, "person, unit or body", "`linkage entities CASE` lists them", [(a.id, a.name) for a in found])


def find_person(case_file: CaseFile, called: str) -> Entity:
    """The only person of that id or name, else the only one with these words in a name.

    Args:
        case_file: The case.
        called: A name, a part of one, or an id. A single word is also the name of every person who has it in his.

    Raises:
        InputError: There is none, or there are several; the message says what to do.
    """
    found = _called(case_file, called, frozenset([EntityType.PERSON]))
    return _only(found, called, "person", "`linkage entities CASE --type person` lists them", [(p.id, p.name) for p in found])


def _called(case_file: CaseFile, called: str, types: frozenset[EntityType]) -> list[Entity]:
    entities = [entity for entity in case_file.entities if entity.type in types]
    if of_id := [e for e in entities if e.id == called]:
        return of_id
    words = _words(called)
    exact = [e for e in entities if called.casefold() in (name.casefold() for name in e.names)]
    loose = [e for e in entities if words and any(words <= _words(name) for name in e.names)]
    persons = [e for e in loose if e.type is EntityType.PERSON]
    if exact:  # who is told of by the surname alone must not hide those of whom more is told
        return [*exact, *(p for p in persons if len(words) == 1 and p not in exact)]
    return persons or loose


def find_subject(case_file: CaseFile, called: str) -> Incident | Campaign:
    """The incident or campaign with that id, or the only one whose name or id holds all these words.

    Args:
        case_file: The case.
        called: An id, with or without "incident:" before it, or words of a name.

    Raises:
        InputError: There is none, or there are several; the message says what to do.
    """
    subjects: list[Incident | Campaign] = [*case_file.campaigns, *case_file.incidents]
    exact = [s for s in subjects if called.removeprefix("incident:") == s.id.removeprefix("incident:") or called == s.name]
    found = exact or [s for s in subjects if _words(called) and _words(called) <= _words(f"{s.id} {s.name}")]
    advice = "`linkage incidents CASE --jsonl` gives the ids of incidents, with the campaign of each"
    return _only(found, called, "incident or campaign", advice, [(s.id, s.name) for s in found])


def find_campaign(case_file: CaseFile, called: str) -> Campaign:
    """The campaign with that id or name, or the only one whose name or id holds all these words.

    Args:
        case_file: The case.
        called: An id, or words of a name.

    Raises:
        InputError: There is none, or there are several; the message says what to do.
    """
    exact = [c for c in case_file.campaigns if called in (c.id, c.name)]
    found = exact or [c for c in case_file.campaigns if _words(called) and _words(called) <= _words(f"{c.id} {c.name}")]
    advice = "declare it in case.yaml, or give the id that `linkage incidents CASE --jsonl` has for it"
    return _only(found, called, "campaign", advice, [(c.id, c.name) for c in found])


def _only(found: Sequence[Meant], called: str, what: str, advice: str, named: Sequence[tuple[str, str]]) -> Meant:
    if len(found) == 1:
        return found[0]
    if not called.strip():
        raise InputError(f"no name was given: name one {what}, by its id or by words of its name")
    if not found:
        raise InputError(f"no {what} of the case is called {called!r}: {advice}")
    offered = ", ".join(f"{key} ({name})" for key, name in named[:_OFFERED])
    raise InputError(f"{len(found)} of the case are called {called!r}: give the id of one {what}: {offered}")


def _words(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)}
