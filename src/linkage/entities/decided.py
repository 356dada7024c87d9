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
        decisions: Join: the entities that its roles name become one. Split: its roles name an entity of their own. Apart: where one entity
            is named by roles of both sides, those of the second side are split off.

    Returns:
        The entities, none without a naming.
    """
    kept = list(entities)
    for decision in decisions:
        if decision.about is not Subject.ENTITY:
            continue
        named = frozenset(decision.subjects)
        if decision.type is DecisionType.APART:
            one, other = decision.sides
            named = other - one
            touched = [e for e in kept if _is_named(e, one) and _is_named(e, named)]
        else:
            touched = [e for e in kept if _is_named(e, named)]
        rest = [e for e in kept if not any(e is t for t in touched)]
        why = f"{decision.person} decided it on {decision.decided_at[:10]}{': ' if decision.why else ''}{decision.why}"
        if decision.type is DecisionType.JOIN and len(touched) > 1:
            kept = [*rest, _joined(touched, f"joined: {why}")]
        elif decision.type in (DecisionType.SPLIT, DecisionType.APART) and touched:
            kept = [*rest, *_split(touched, named, f"{'split off' if decision.type is DecisionType.SPLIT else 'kept apart'}: {why}")]
    return kept


def kept_apart(first: Entity, second: Entity, decisions: Iterable[Decision]) -> bool:
    """Whether a person decided that the two are not the same.

    Args:
        first: An entity.
        second: Another.
        decisions: What was decided; what is no decision to keep apart is passed over.
    """
    return any(
        (_is_named(first, one) and _is_named(second, other)) or (_is_named(first, other) and _is_named(second, one))
        for one, other in (decision.sides for decision in decisions if decision.about is Subject.ENTITY)
    )


def _is_named(entity: Entity, subjects: frozenset[str]) -> bool:
    return any(_key(naming) in subjects for naming in entity.namings)


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
