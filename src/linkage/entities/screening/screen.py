"""Holds the entities of a case against sanctions lists, through an index over all listed names."""

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from linkage.entities.names import MATCH_THRESHOLD, SUGGEST_THRESHOLD, NameKind, block_keys, match_names
from linkage.entities.screening.evidence import Told, read_told
from linkage.entities.screening.rule import KIND_OF, Candidate, decide, surname_key
from linkage.model.claim import Claim, ClaimKind
from linkage.model.entity import Entity, EntityType
from linkage.model.listing import Listing, SanctionsList
from linkage.model.screening import ListMatch, ScreenedList, Screening

KINDS = {EntityType.PERSON: NameKind.PERSON, EntityType.ORGANIZATION: NameKind.BODY, EntityType.UNIT: NameKind.BODY}
NAMED = {
    ClaimKind.DESIGNATION: (NameKind.PERSON, NameKind.BODY),
    ClaimKind.IDENTITY: (NameKind.PERSON,),
    ClaimKind.POST: (NameKind.PERSON,),
}  # by the kind of a claim, what its role "person" may name
RULE = "screening/1"  # the rule with its version; a new one screens a case anew
MOST_SUGGESTIONS = 5  # of one list for one entity
LARGEST_BLOCK = 600  # names; a key that more share tells nothing


class ListIndex:
    """The names of one list by their keys.

    Args:
        one: The list.
    """

    def __init__(self, one: SanctionsList) -> None:
        self.list = one
        self.surnames: Counter[str] = Counter()
        self._blocks: dict[tuple[NameKind, str], dict[tuple[int, int], None]] = defaultdict(dict)
        for n, listing in enumerate(one.listings):
            kind = KIND_OF.get(listing.kind)  # a case has no vessels to hold against listed ones
            if kind is None:
                continue
            if kind is NameKind.PERSON:
                self.surnames.update({surname_key(name.text) for name in listing.names})
            for m, name in enumerate(listing.names):
                for key in block_keys(name.text, kind):
                    self._blocks[kind, key][n, m] = None

    def near(self, names: Iterable[str], kind: NameKind) -> Iterator[tuple[str, Listing, str]]:
        """Every pair of one of the names and a listed name that share a key.

        Args:
            names: Names of an entity.
            kind: What bears them.

        Yields:
            The name, the entry, and the listed name.
        """
        for name in names:
            blocks = [block for key in block_keys(name, kind) if (block := self._blocks.get((kind, key))) is not None]
            small = [block for block in blocks if len(block) <= LARGEST_BLOCK] or blocks
            for n, m in sorted({place for block in small for place in block}):
                listing = self.list.listings[n]
                yield name, listing, listing.names[m].text


def screened_key(entities: Sequence[Entity]) -> str:
    """A key of everything that a screening depends on besides the lists: a screening with the same key and lists is the same.

    Args:
        entities: The entities of the case.
    """
    told = [[e.id, e.type, e.names, [[n.claim_id, n.role] for n in e.namings]] for e in sorted(entities, key=lambda e: e.id)]
    return hashlib.sha256(json.dumps([RULE, told], ensure_ascii=False).encode()).hexdigest()


def screen(lists: Sequence[SanctionsList], entities: Sequence[Entity], claims: Sequence[Claim]) -> Screening:
    """Which entities are on which lists, whatever the order of the input.

    Args:
        lists: The lists.
        entities: The entities of the case; persons, organisations and units are screened.
        claims: The claims of the case, for what they tell besides names.

    Returns:
        Hits and suggestions, with the reasons of each. Every entry stands whole in its match.
    """
    screened = sorted((e for e in entities if e.type in KINDS), key=lambda e: e.id)
    told = read_told(screened, claims)
    indexes = [ListIndex(one) for one in sorted(lists, key=lambda one: one.id)]
    by_id = {claim.id: claim for claim in claims}
    matches = [match for e in screened for match in _screen_one(e, _kinds(e, by_id), indexes, told.get(e.id, Told()))]
    return Screening(tuple(_without_entries(index.list) for index in indexes), tuple(e.id for e in screened), tuple(matches))


def _screen_one(entity: Entity, kinds: Sequence[NameKind], indexes: Sequence[ListIndex], told: Told) -> list[ListMatch]:
    surnames = {index.list.id: index.surnames for index in indexes}
    decided: list[ListMatch] = []
    for kind in kinds:
        found = [one for index in indexes for one in _best(entity, kind, index)]
        decided += decide(entity, kind, found, told, surnames)
    return [m for index in indexes for m in _shown([d for d in decided if d.listing.list_id == index.list.id])]


def _kinds(entity: Entity, claims: Mapping[str, Claim]) -> list[NameKind]:
    """What the names may be names of: whoever is said to be listed, born or in a post may have been taken for the other sort."""
    kinds = {KINDS[entity.type]}
    for naming in entity.namings:
        claim = claims.get(naming.claim_id)
        if naming.role == "person" and claim is not None:
            kinds |= set(NAMED.get(claim.kind, ()))
    return sorted(kinds)


def _best(entity: Entity, kind: NameKind, index: ListIndex) -> list[Candidate]:
    """For each entry of the list the best pair of names that is at least worth a suggestion."""
    best: dict[str, Candidate] = {}
    for name, listing, listed in index.near(dict.fromkeys(entity.names), kind):
        match = match_names(name, listed, kind)
        if match.score < SUGGEST_THRESHOLD:
            continue
        one = Candidate(index.list, listing, name, listed, match)
        if listing.id not in best or _rank(one) > _rank(best[listing.id]):
            best[listing.id] = one
    return list(best.values())


def _rank(one: Candidate) -> tuple[bool, int, float, bool, str, str]:
    """Better pairs of names rank higher: a match first, then more words that are in both, then the score."""
    words = min(len(one.name.split()), len(one.listed_name.split()))
    is_own = one.listed_name == one.listing.name
    return (one.match.score >= MATCH_THRESHOLD, words, one.match.score, is_own, one.name, one.listed_name)


def _shown(matches: Sequence[ListMatch]) -> list[ListMatch]:
    """The hits, and the best suggestions where there is no hit."""
    ordered = sorted(matches, key=lambda m: (not m.is_hit, -m.score, m.listing.id))
    hits = [m for m in ordered if m.is_hit]
    return hits or [replace(m, is_hit=False) for m in ordered[:MOST_SUGGESTIONS]]


def _without_entries(one: SanctionsList) -> ScreenedList:
    return ScreenedList(one.id, one.authority, one.name, one.as_of, one.latest_entry, one.files, len(one.listings), one.notes)
