"""Entities as resolved, with what a person decided: those that a role names joined in one, or roles split off into one of their own."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from linkage.model.decision import Decision, DecisionType, Subject
from linkage.model.entity import Entity, Naming


def apply_decisions(entities: Sequence[Entity], decisions: Iterable[Decision]) -> list[Entity]:
    """The entities after the decisions, taken in order: a later one goes before an earlier one.

    A decision names roles of claims ("<claim id>:<role>"), which mean the same in every reading, while ids of entities do not. Roles that
    name nobody here are passed over.

    Args:
        entities: The entities as resolved.
        decisions: Join: the entities that its roles name become one. Split: its roles name an entity of their own.

    Returns:
        The entities, none without a naming.
    """
    kept = list(entities)
    for decision in decisions:
        if decision.about is not Subject.ENTITY:
            continue
        named = frozenset(decision.subjects)
        touched = [e for e in kept if any(_key(n) in named for n in e.namings)]
        rest = [e for e in kept if not any(e is t for t in touched)]
        why = f"{decision.person} decided it on {decision.decided_at[:10]}{': ' if decision.why else ''}{decision.why}"
        if decision.type is DecisionType.JOIN and len(touched) > 1:
            kept = [*rest, _joined(touched, f"joined: {why}")]
        elif decision.type is DecisionType.SPLIT and touched:
            kept = [*rest, *_split(touched, named, f"split off: {why}")]
    return kept


def _key(naming: Naming) -> str:
    return f"{naming.claim_id}:{naming.role}"


def _joined(entities: Sequence[Entity], why: str) -> Entity:
    """One entity, called as the one that most claims name."""
    first, *others = sorted(entities, key=lambda e: (-len(e.namings), e.id, e.names))
    return replace(
        first,
        names=tuple(dict.fromkeys([*first.names, *(name for e in others for name in e.names)])),
        namings=tuple(sorted({n for e in entities for n in e.namings}, key=lambda n: (n.claim_id, n.role, n.text))),
        reasons=(*first.reasons, *(reason for e in others for reason in e.reasons), why),
    )


def _split(entities: Sequence[Entity], named: frozenset[str], why: str) -> list[Entity]:
    """What is left of the entities, and one of the roles that were split off."""
    left = [(e, tuple(n for n in e.namings if _key(n) not in named)) for e in entities]
    own = tuple(n for e in entities for n in e.namings if _key(n) in named)
    names = tuple(sorted({n.text for n in own}, key=lambda name: (-len(name.split()), name)))
    first = entities[0]
    return [
        *(_named_by(e, namings) for e, namings in left if namings),
        replace(first, name=names[0], names=names, namings=own, reasons=(why,)),
    ]


def _named_by(entity: Entity, namings: tuple[Naming, ...]) -> Entity:
    """The entity without the names that only other roles gave it."""
    gone = {n.text for n in entity.namings} - {n.text for n in namings}
    names = tuple(name for name in entity.names if name not in gone) or tuple(dict.fromkeys(n.text for n in namings))
    return replace(entity, name=entity.name if entity.name in names else names[0], names=names, namings=namings)
