"""Entities that may be one and were not joined: for a person to decide."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations

from linkage.entities.decided import kept_apart
from linkage.entities.names import SUGGEST_THRESHOLD, NameKind, NameMatch, are_two, block_keys, find_near_bodies, match_names
from linkage.model.decision import Decision, DecisionType
from linkage.model.entity import Entity, EntityType, Suggestion

_KINDS = {EntityType.PERSON: NameKind.PERSON, EntityType.ORGANIZATION: NameKind.BODY, EntityType.UNIT: NameKind.BODY}


def add_suggestions(
    entities: Iterable[Entity], different: Sequence[tuple[str, ...]], decisions: Sequence[Decision] = ()
) -> tuple[Entity, ...]:
    """The entities, each with the others that may be the same, by how well their names match.

    Args:
        entities: Entities with their final ids.
        different: Names of different persons, from case.yaml; what it parts is not suggested.
        decisions: What persons decided: those that they keep apart are not suggested.

    Returns:
        The entities in the same order; the suggestions of each start with the best.
    """
    given = tuple(entities)
    by_id = {e.id: e for e in given}
    apart = [d for d in decisions if d.type is DecisionType.APART]
    found: dict[str, list[Suggestion]] = {}
    for first, second in sorted(_near(given)):
        match = _best_match(by_id[first], by_id[second], different)
        if match is None or match.score < SUGGEST_THRESHOLD or kept_apart(by_id[first], by_id[second], apart):
            continue
        for one, other in ((first, second), (second, first)):
            found.setdefault(one, []).append(Suggestion(other, round(match.score, 2), match.reasons))
    return tuple(
        replace(e, suggestions=tuple(sorted(found[e.id], key=lambda s: (-s.score, s.entity_id)))) if e.id in found else e for e in given
    )


def _near(entities: Sequence[Entity]) -> set[tuple[str, str]]:
    """Pairs of ids, each once, whose names share a key and may be alike."""
    persons, bodies = ([e for e in entities if _KINDS.get(e.type) is kind] for kind in (NameKind.PERSON, NameKind.BODY))
    blocks: dict[str, set[str]] = {}
    for entity in persons:
        for key in _keys_of(entity, NameKind.PERSON):
            blocks.setdefault(key, set()).add(entity.id)
    near = {pair for ids in blocks.values() for pair in combinations(sorted(ids), 2)}
    named: dict[str, list[str]] = {}
    for entity in bodies:
        for name in dict.fromkeys(entity.names):
            named.setdefault(name, []).append(entity.id)
    same = {pair for ids in named.values() for pair in combinations(sorted(ids), 2)}
    alike = {(min(a, b), max(a, b)) for first, second in find_near_bodies(named) for a in named[first] for b in named[second] if a != b}
    keys = {entity.id: _keys_of(entity, NameKind.BODY) for entity in bodies}
    return near | {(a, b) for a, b in same | alike if not keys[a].isdisjoint(keys[b])}


def _keys_of(entity: Entity, kind: NameKind) -> frozenset[str]:
    return frozenset(key for name in entity.names for key in block_keys(name, kind))


def _best_match(first: Entity, second: Entity, different: Sequence[tuple[str, ...]]) -> NameMatch | None:
    """The best match of any name with any other; None where they surely name two, or the case says so."""
    if any(set(names) & set(first.names) and set(names) & set(second.names) for names in different):
        return None
    kind = _KINDS[first.type]
    pairs = ((a, b) for a in first.names for b in second.names)
    matches = [match_names(a, b, kind) for a, b in pairs if kind is NameKind.BODY or not are_two(a, b)]
    return max(matches, key=lambda m: (m.score, m.reasons), default=None)
