"""Claims -> Entity: every name put with the others of the same person, body, place or state, with the reason."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from linkage.entities.bodies import BodyCluster, body_core, body_words, cluster_bodies, is_body_name, is_unit_name
from linkage.entities.decided import apply_decisions
from linkage.entities.namings import PLACE_ROLES, Mentioned, read_namings, reading_order
from linkage.entities.person_name import read_person_name, without_titles
from linkage.entities.persons import PersonCluster, cluster_persons
from linkage.entities.places import NamedPlace, PlaceReader
from linkage.entities.romanise import romanise
from linkage.entities.spelling import fold_word
from linkage.entities.states import StateActor, demonyms, read_state_actor, state_names
from linkage.entities.suggestions import add_suggestions
from linkage.entities.whatnamed import Named, NameReader, person_in
from linkage.model.case import CaseSettings
from linkage.model.claim import Claim, ClaimKind, Stance
from linkage.model.decision import Decision
from linkage.model.entity import Entity, EntityType, Naming
from linkage.model.report import Report
from linkage.vocab.gazetteer import Gazetteer, fold_place_name

_PERSON_ROLES = frozenset(["person", "superior", "accused", "speaker", "other", "source", "subordinate"])
_FORCE_NAMES = {"forces": "{} armed forces", "air": "{} air force"}


def resolve_entities(
    reports: Sequence[Report], claims: Sequence[Claim], gazetteer: Gazetteer, settings: CaseSettings, decisions: Sequence[Decision] = ()
) -> tuple[Entity, ...]:
    """The persons, bodies, places and states that the claims name, whatever the order of the claims.

    Descriptions ("civilians", "a medical source") name nobody in particular and give no entity. Joins are cautious: a wrong join accuses
    the wrong man, a missed one shows him twice.

    Args:
        reports: The reports of the case.
        claims: Their claims.
        gazetteer: Places by name.
        settings: Persons that case.yaml declares under several spellings, and names that it keeps apart.
        decisions: What persons decided, in order: entities joined, or roles split off from one.

    Returns:
        Entities in order of their ids, each with every role that names it and the reason of every join, and with the entities that may
        be the same (`suggestions.py`).
    """
    known = {r.id for r in reports}
    mentions = [m for m in read_namings(claims) if not known or m.report_id in known]
    places = PlaceReader(gazetteer, mentions, {r.id: r.text for r in reports})
    sorted_out = _Sorted(NameReader(reports, mentions))
    for m in mentions:
        sorted_out.take(m, places)
    titles = _titles(claims)
    for m in sorted_out.descriptions:
        holder = titles.get((m.report_id, _plain(m.text)))
        if holder is not None:
            sorted_out.persons.append(m)
    bodies, _ = cluster_bodies(sorted(sorted_out.bodies, key=reading_order), sorted(sorted_out.descriptions, key=reading_order))
    titled = sorted(_with_titles(sorted_out.persons, titles), key=reading_order)
    persons = cluster_persons(titled, settings.persons, settings.different)
    entities = [
        *_person_entities(persons, claims, settings),
        *(_body_entity(b) for b in bodies),
        *_state_entities(sorted_out.states),
        *_place_entities(sorted_out.places),
    ]
    return add_suggestions(sorted(_with_own_ids(apply_decisions(entities, decisions)), key=lambda e: e.id), settings.different, decisions)


class _Sorted:
    """The mentions by what they name."""

    def __init__(self, names: NameReader) -> None:
        self._names = names
        self.persons: list[Mentioned] = []
        self.bodies: list[Mentioned] = []
        self.states: list[tuple[Mentioned, StateActor]] = []
        self.places: list[tuple[Mentioned, NamedPlace]] = []
        self.descriptions: list[Mentioned] = []

    def take(self, m: Mentioned, places: PlaceReader) -> None:
        """Put one mention where it belongs."""
        if m.role in PLACE_ROLES:
            place = places.read(m)
            if place is not None:
                self.places.append((m, place))
            return
        state = read_state_actor(m.text, places.home(m.report_id), m.speaker)
        if state is not None:
            self.states.append((m, state))
            return
        may_be_body = m.role in ("organization", "authority")
        named = self._names.read(m.text, may_be_body=may_be_body, report_id=m.report_id)
        place = places.read(replace(m, role="place")) if may_be_body and not is_body_name(m.text) else None
        if place is not None and place.exact and named is not Named.PERSON:
            self.places.append((m, place))
        elif named is Named.BODY:
            self.bodies.append(m)
        elif named is Named.PERSON and m.role in _PERSON_ROLES:
            self.persons.append(replace(m, text=person_in(m.text)))
        else:
            self.descriptions.append(m)


def _plain(text: str) -> str:
    return re.sub(r"^(?:the|an?)\s+", "", text.strip().casefold())


def _titles(claims: Sequence[Claim]) -> dict[tuple[str, str], str]:
    """(report, title or nickname) -> the one person of the report who holds it, or is called so."""
    holders: dict[tuple[str, str], set[str]] = {}
    for claim in claims:
        title, person = claim.word("title"), claim.word("person")
        if claim.value("attribute") == "alias":
            title = claim.word("value")
        tells = claim.kind in (ClaimKind.POST, ClaimKind.IDENTITY) and claim.stance is not Stance.DENIED
        if tells and title is not None and person is not None and len(title.split()) > 1:
            holders.setdefault((claim.report_id, _plain(title)), set()).add(person)
    return {key: next(iter(names)) for key, names in holders.items() if len(names) == 1}


def _with_titles(mentions: Iterable[Mentioned], titles: dict[tuple[str, str], str]) -> list[Mentioned]:
    """The mentions, with the holder's name where the report names a man only by his office."""
    return [Mentioned(m.report_id, m.at, m.claim_id, m.role, titles.get((m.report_id, _plain(m.text)), m.text), m.kind) for m in mentions]


def _namings(mentions: Iterable[Mentioned]) -> tuple[Naming, ...]:
    return tuple(dict.fromkeys(Naming(m.claim_id, m.role, m.text) for m in sorted(mentions, key=reading_order)))


def _slug(text: str) -> str:
    return re.sub(r"[\W_]+", "-", fold_place_name(romanise(text))).strip("-") or "unnamed"


def _by_fullness(names: Counter[str]) -> tuple[str, ...]:
    """The names, those in Latin letters first, then the fullest, the most frequent, and by the alphabet."""
    return tuple(sorted(names, key=lambda n: (not n.isascii() and romanise(n) != n, -len(n.split()), -names[n], n)))


def _person_entities(clusters: Sequence[PersonCluster], claims: Sequence[Claim], settings: CaseSettings) -> list[Entity]:
    aliases: dict[str, list[str]] = {}
    for claim in claims:
        value = claim.word("value")
        if claim.kind is ClaimKind.IDENTITY and claim.value("attribute") == "alias" and value is not None:
            aliases.setdefault(claim.id, []).append(value)
    entities = []
    for cluster in clusters:
        printed = _by_fullness(cluster.names)
        names = tuple(dict.fromkeys([*_by_fullness(Counter({without_titles(n): c for n, c in cluster.names.items()})), *printed]))
        declared = [s for s in settings.persons if any(n in s for n in names)]
        if declared:
            names = tuple(dict.fromkeys([declared[0][0], *names]))
        nicknames = sorted({a for m in cluster.mentions if m.role == "person" for a in aliases.get(m.claim_id, [])})
        parsed = read_person_name(names[0])
        key = names[0] if parsed is None else f"{parsed.given} {parsed.surname}"
        entities.append(
            Entity(
                f"person:{_slug(key)}", EntityType.PERSON, names[0], tuple(dict.fromkeys([*names, *nicknames])), _namings(cluster.mentions),
                None, (*cluster.reasons, *(f"a claim calls this person “{n}”" for n in nicknames)),
            )
        )  # fmt: skip
    return entities


def _body_entity(cluster: BodyCluster) -> Entity:
    names = sorted(cluster.names, key=lambda n: (-len(body_words(n) - {fold_word(n)}), -cluster.names[n], n))
    kind = EntityType.UNIT if is_unit_name(names[0]) else EntityType.ORGANIZATION
    core = body_core(names[0]) or names[0]
    return Entity(
        f"{kind.value}:{_slug(core)}",
        kind,
        core,
        tuple(dict.fromkeys([core, *names])),
        _namings(cluster.mentions),
        None,
        tuple(cluster.reasons),
    )


def _state_entities(mentions: Sequence[tuple[Mentioned, StateActor]]) -> list[Entity]:
    groups: dict[tuple[tuple[str, ...], str, bool], list[tuple[Mentioned, StateActor]]] = {}
    for m, actor in mentions:
        kind = actor.kind if len(actor.countries) == 1 else "state"
        groups.setdefault((actor.countries, kind, actor.is_either), []).append((m, actor))
    entities = []
    for (countries, kind, is_either), found in groups.items():
        joint = (" or " if is_either else " and ").join(sorted(state_names()[c] for c in countries))
        name = joint if kind == "state" else _FORCE_NAMES[kind].format(demonyms()[countries[0]])
        kind_of = EntityType.STATE if kind == "state" else EntityType.ORGANIZATION
        names = Counter(m.text for m, _ in found)
        in_order = sorted(found, key=lambda f: reading_order(f[0]))
        why = {f"“{m.text}” is read as {name}: {actor.why}": None for m, actor in in_order if m.text != name}
        entities.append(
            Entity(
                f"{kind_of.value}:{_slug(name)}", kind_of, name, tuple(dict.fromkeys([name, *_by_fullness(names)])),
                _namings(m for m, _ in found), None, tuple(why),
            )
        )  # fmt: skip
    return entities


def _place_entities(mentions: Sequence[tuple[Mentioned, NamedPlace]]) -> list[Entity]:
    groups: dict[str, list[tuple[Mentioned, NamedPlace]]] = {}
    for m, named in mentions:
        groups.setdefault(named.key, []).append((m, named))
    entities = []
    for _, found in sorted(groups.items()):
        found.sort(key=lambda f: reading_order(f[0]))
        named = found[0][1]
        names = tuple(dict.fromkeys([named.name, *(m.text for m, _ in found)]))
        why = {f"“{m.text}” is read as {named.name}: {n.why}": None for m, n in found if m.text != named.name}
        place_id = named.place.id if named.exact and named.place is not None else None
        entities.append(
            Entity(f"place:{_slug(named.name)}", EntityType.PLACE, named.name, names, _namings(m for m, _ in found), place_id, tuple(why))
        )
    return entities


def _with_own_ids(entities: Sequence[Entity]) -> list[Entity]:
    """Namesakes get numbers, by the alphabet, so that no two entities share an id."""
    taken: Counter[str] = Counter()
    numbered = []
    for e in sorted(entities, key=lambda e: (e.id, e.name, e.names)):
        taken[e.id] += 1
        suffix = "" if taken[e.id] == 1 else f"-{taken[e.id]}"
        numbered.append(Entity(e.id + suffix, e.type, e.name, e.names, e.namings, e.place_id, e.reasons))
    return numbered
