"""When an entity is taken for a listed one: the name alone suffices only where it is full or rare."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from linkage.entities.names import MATCH_THRESHOLD, NameKind, NameMatch, match_names
from linkage.entities.names.body import Weight, parse_body
from linkage.entities.names.person import NameWord, Part, parse_person
from linkage.entities.screening.evidence import Told, same_birth, speaks_against, speaks_for
from linkage.model.entity import Entity
from linkage.model.listing import ListedKind, Listing, NamingKind, SanctionsList
from linkage.model.screening import ListMatch

FULL = 3  # words of a name that are spelt out: given name, patronymic or further name, surname
RARE = 3  # at most so many entries of a list bear the surname
SURE = 0.9  # least score of a full name
SURE_OF_TWO = 0.96  # least score of a name of two words: no word of the list's name is missing but a patronymic
SHORTER = 2  # words that a body's short form lacks, from which on it may be another body's name
_PRINTED = re.compile(r"[^\W\d_]{3,}")  # words longer than an article
KIND_OF = {ListedKind.PERSON: NameKind.PERSON, ListedKind.BODY: NameKind.BODY}
ALONE = {
    NameKind.PERSON: "the name alone suffices: it is full, or few on the list bear the surname",
    NameKind.BODY: "the name alone suffices: it has words of its own",
}
GIVEN = "#"  # how the families of given names begin


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity's name beside a listed one."""

    list: SanctionsList
    listing: Listing
    name: str
    listed_name: str
    match: NameMatch


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A candidate with what speaks for and against it besides the match of names."""

    candidate: Candidate
    supports: tuple[str, ...]
    against: tuple[str, ...]
    doubt: str

    @property
    def is_possible(self) -> bool:
        return self.candidate.match.score >= MATCH_THRESHOLD and not self.against

    @property
    def is_hit(self) -> bool:
        return self.is_possible and (self.doubt == "" or bool(self.supports))

    @property
    def rank(self) -> tuple[float, int, bool]:
        """How well it fits beside other entries of its list: an entry's own name goes before its aliases."""
        one = self.candidate
        return (one.match.score, len(self.supports), one.listed_name == one.listing.name)


def surname_key(name: str) -> str:
    """What spellings of one surname share; "" where the name has no words.

    Args:
        name: A person's name.
    """
    words = _spelt(name)
    return words[-1].keys[0] if words else ""


def decide(
    entity: Entity, kind: NameKind, candidates: Sequence[Candidate], told: Told, surnames: Mapping[str, Mapping[str, int]]
) -> list[ListMatch]:
    """Each candidate as a hit or a suggestion.

    Args:
        entity: The entity.
        kind: What its names are taken for.
        candidates: Entries with a like name, of all lists.
        told: What the reports say of the entity.
        surnames: List id -> surname key -> how many entries of the list bear it.

    Returns:
        One match a candidate. A hit needs a name match at MATCH_THRESHOLD, of more than one word, with nothing against it; and either
        a name that suffices, or something besides the name that speaks for it. Where a list has two entries that fit equally well,
        neither is a hit.
    """
    weighed = [_weigh(entity, one, kind, told, surnames.get(one.list.id, {})) for one in candidates]
    hits = [w for w in weighed if w.is_hit]
    weighed = [_seconded(w, hits, kind) if w.is_possible and not w.is_hit else w for w in weighed]
    weighed = [_rivalled(w, weighed) if w.is_hit else w for w in weighed]
    return [_match(entity, w) for w in weighed]


def _weigh(entity: Entity, one: Candidate, kind: NameKind, told: Told, surnames: Mapping[str, int]) -> _Weighed:
    against = speaks_against(told, one.listing)
    if _is_single(one, kind):
        against += ("a name of a single word tells too little",)
    doubt = _doubt_of_person(one, surnames) if kind is NameKind.PERSON else _doubt_of_body(one, entity.name)
    if not doubt and next((n.kind for n in one.listing.names if n.text == one.listed_name), None) is NamingKind.WEAK:
        doubt = "the list itself calls this name weak"
    return _Weighed(one, speaks_for(told, one.listing, one.list.id), against, doubt)


def _seconded(weighed: _Weighed, hits: Sequence[_Weighed], kind: NameKind) -> _Weighed:
    """What a hit on another list adds: an entry that bears the same full name, or the same name and birth date, is of the same person."""
    one = weighed.candidate
    for hit in hits:
        other = hit.candidate
        if other.list.id == one.list.id:
            continue
        for first in one.listing.names:
            for second in other.listing.names:
                full = min(_size(first.text, kind), _size(second.text, kind)) >= FULL or same_birth(one.listing, other.listing)
                if full and match_names(first.text, second.text, kind).score >= SURE:
                    reason = f"{other.listing.id} of {other.list.authority}, found for other reasons, bears this name in full"
                    return replace(weighed, supports=(*weighed.supports, reason))
    return weighed


def _rivalled(weighed: _Weighed, others: Sequence[_Weighed]) -> _Weighed:
    """A hit that another entry of the same list fits as well is for a person to decide."""
    one = weighed.candidate
    rivals = [
        o.candidate.listing.id
        for o in others
        if o is not weighed and o.is_hit and o.candidate.list.id == one.list.id
        and o.rank >= weighed.rank
    ]  # fmt: skip
    if not rivals:
        return weighed
    return replace(weighed, against=(f"{', '.join(sorted(rivals))} on the same list fits as well",))


def _match(entity: Entity, weighed: _Weighed) -> ListMatch:
    one = weighed.candidate
    doubts = weighed.against or ((weighed.doubt,) if weighed.doubt and not weighed.is_hit else ())
    alone = (ALONE[KIND_OF[one.listing.kind]],) if weighed.is_hit and not weighed.supports else ()
    reasons = (*one.match.reasons, *weighed.supports, *alone, *doubts)
    return ListMatch(entity.id, one.listing, one.name, one.listed_name, round(one.match.score, 2), weighed.is_hit, reasons)


def _is_single(one: Candidate, kind: NameKind) -> bool:
    """Whether a name has a single word that tells something; a body's "Kestrel Group" has two where the list has the very same letters."""
    if min(_size(one.name, kind), _size(one.listed_name, kind)) > 1:
        return False
    same = kind is NameKind.BODY and parse_body(one.name).whole == parse_body(one.listed_name).whole
    return not (same and len(_PRINTED.findall(one.name)) > 1)


def _size(name: str, kind: NameKind) -> int:
    return len(_spelt(name)) if kind is NameKind.PERSON else len(parse_body(name).words)


def _spelt(name: str) -> list[NameWord]:
    """The words of a person's name without initials."""
    return [w for w in parse_person(name).words if w.part is not Part.INITIAL]


def _doubt_of_person(one: Candidate, surnames: Mapping[str, int]) -> str:
    """Why the name alone does not suffice; "" where it does."""
    mine, theirs = _spelt(one.name), _spelt(one.listed_name)
    words = min(len(mine), len(theirs))
    given = all(w.family.startswith(GIVEN) or w.part is Part.KUNYA for w in mine)
    if given and (words < FULL or one.match.score < SURE):
        return "all words of the name are given names that many bear"
    if words >= FULL:
        return "" if one.match.score >= SURE else "names that differ in some words"
    if surnames.get(surname_key(one.listed_name), 0) > RARE:
        return "no patronymic or further name, and a surname that several on the list bear"
    return "" if one.match.score >= SURE_OF_TWO else "two words of a name that has more, or that is spelt otherwise"


def _doubt_of_body(one: Candidate, fullest: str) -> str:
    """Why the name alone does not suffice; "" where it does."""
    mine, theirs = parse_body(one.name), parse_body(one.listed_name)
    own = min(sum(w.weight is Weight.OWN for w in parts.words) for parts in (mine, theirs))
    if own == 0:
        return "the name has only words that many bodies bear"
    left = {w.word.plain for w in parse_body(fullest).words} - {w.word.plain for w in mine.words}
    if len(left) >= SHORTER and match_names(one.name, fullest, NameKind.BODY).score < SURE:
        return f"a short form of “{fullest}”, which another body may bear"
    return "" if one.match.score >= SURE else "names of bodies that differ"
