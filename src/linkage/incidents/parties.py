"""Entities -> the sides that a claim names as the ones that did it."""

import re
from collections.abc import Iterable, Mapping

from linkage.model.claim import Claim, ClaimKind
from linkage.model.entity import Entity, EntityType
from linkage.vocab.states import plain_words, state_words

Parties = Mapping[tuple[str, str], frozenset[str]]


def read_parties(entities: Iterable[Entity]) -> Parties:
    """(claim id, role) -> the sides it names: states by their code, other bodies and persons by their id.

    Args:
        entities: Who is who.
    """
    words = state_words("names", "demonyms")
    found = {}
    for entity in entities:
        if entity.type is EntityType.PLACE:
            continue
        sides = {words[w] for w in (plain_words(p) for p in re.split(r" and | armed forces| air force", entity.name)) if w in words}
        for naming in entity.namings:
            found[naming.claim_id, naming.role] = frozenset(sides or {entity.id})
    return found


def side_of(claim: Claim, parties: Parties) -> frozenset[str]:
    """The side that a claim names as the one that did it; empty where it names none.

    Args:
        claim: A claim.
        parties: From `read_parties`.
    """
    return parties.get((claim.id, "accused" if claim.kind is ClaimKind.RESPONSIBILITY else "perpetrator"), frozenset())


def speaker_side(claim: Claim, parties: Parties) -> frozenset[str]:
    """The side that says a claim first; empty where it is nobody's but the report's.

    Args:
        claim: A claim.
        parties: From `read_parties`.
    """
    return parties.get((claim.id, "source"), frozenset())
