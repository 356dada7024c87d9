"""What reports and lists say of somebody besides the name: births, nationality, posts, listings."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from linkage.entities.lists.dates import read_date
from linkage.entities.romanise import romanise
from linkage.entities.states import country_of_words
from linkage.model.claim import Claim, ClaimKind, Stance
from linkage.model.entity import Entity
from linkage.model.listing import Listing
from linkage.vocab import load_phrases

NEAR_YEARS = 1  # an age is told to the year
FEWEST_WORDS = 2  # of a post that list and reports must share
SHORTEST_WORD = 4
_WORD = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")


@dataclass(slots=True)
class Told:
    """What the reports say of an entity.

    Args:
        births: Birth dates, months or years, ISO.
        countries: Codes of the states of which the entity is said to be a national.
        posts: The words of its posts and of the bodies where it held them.
        listings: Day (or "") and authority of each listing that the reports tell.
    """

    births: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    posts: set[str] = field(default_factory=set)
    listings: set[tuple[str, str]] = field(default_factory=set)


def read_told(entities: Iterable[Entity], claims: Sequence[Claim]) -> Mapping[str, Told]:
    """What the claims say of each entity that is named as the person of an identity, post or designation.

    Args:
        entities: The entities.
        claims: The claims of the case.

    Returns:
        Entity id -> what is told; an entity of which nothing is told has empty sets.
    """
    by_claim = {(n.claim_id, n.role): e.id for e in entities for n in e.namings}
    told: dict[str, Told] = defaultdict(Told)
    for claim in claims:
        if claim.kind not in (ClaimKind.IDENTITY, ClaimKind.POST, ClaimKind.DESIGNATION) or claim.stance is Stance.DENIED:
            continue
        entity_id = by_claim.get((claim.id, "person"))
        if entity_id is not None:
            _take(claim, told[entity_id])
    return told


def _take(claim: Claim, told: Told) -> None:
    if claim.kind is ClaimKind.POST:
        told.posts |= {word for role in ("title", "rank", "organization") for word in post_words(_text(claim, role))}
    elif claim.kind is ClaimKind.DESIGNATION and claim.value("instrument") == "sanctions":
        told.listings.add((read_date(_text(claim, "time")), _text(claim, "authority")))
    elif claim.value("attribute") == "born":
        value = _text(claim, "value")
        year = _YEAR.search(value)
        if found := read_date(value) or (year[1] if year is not None else ""):
            told.births.add(found)
    elif claim.value("attribute") == "nationality":
        told.countries |= set(country_of_words(_text(claim, "value")))


def _text(claim: Claim, role: str) -> str:
    value = claim.value(role)
    return value if isinstance(value, str) else ""


def post_words(text: str) -> set[str]:
    """The words of a post that tell it from others, names of states as their codes.

    Args:
        text: A title, rank or body.
    """
    words = {w for w in _WORD.findall(romanise(text).casefold()) if len(w) >= SHORTEST_WORD}
    return {code for w in words for code in country_of_words(w)[:1]} | {w for w in words if not country_of_words(w)} - _weak_words()


def _weak_words() -> frozenset[str]:
    return frozenset(load_phrases("screening", "common_post_words"))


def speaks_for(told: Told, listing: Listing, list_id: str) -> tuple[str, ...]:
    """What besides the name speaks for the entity being the listed one.

    Args:
        told: What the reports say.
        listing: The entry.
        list_id: The list.

    Returns:
        Reasons, in plain words; empty where there are none.
    """
    reasons = []
    if same := sorted(told.births & {one for one in listing.births if len(one) == len("1962-09-10")}):
        reasons.append(f"reports and list give the birth date {same[0]}")
    shared = told.posts & post_words(" ".join((*listing.positions, listing.reasons, listing.remarks)))
    if len(shared) >= FEWEST_WORDS:
        reasons.append(f"reports and list share words of a post ({', '.join(sorted(shared)[:5])})")
    for day, who in sorted(told.listings):
        if _is_authority(who, list_id) and day == listing.listed_on != "":
            reasons.append(f"a report tells of a listing by {who} on {day}, as the list does")
    return tuple(reasons)


def speaks_against(told: Told, listing: Listing) -> tuple[str, ...]:
    """What besides the name speaks against the entity being the listed one.

    Args:
        told: What the reports say.
        listing: The entry.

    Returns:
        Reasons, in plain words; empty where there are none.
    """
    reasons = []
    years, listed = {int(one[:4]) for one in told.births}, {int(one[:4]) for one in listing.births}
    if years and listed and min(abs(a - b) for a in years for b in listed) > NEAR_YEARS:
        reasons.append(f"born {', '.join(sorted(told.births))} according to reports, {', '.join(listing.births)} according to the list")
    countries = {code for one in listing.nationalities for code in country_of_words(one)}
    if told.countries and countries and told.countries.isdisjoint(countries):
        reasons.append(f"another nationality on the list ({', '.join(listing.nationalities)})")
    return tuple(reasons)


def same_birth(first: Listing, second: Listing) -> bool:
    """Whether two entries agree in a full birth date."""
    return any(len(one) == len("1962-09-10") and one in second.births for one in first.births)


def _is_authority(who: str, list_id: str) -> bool:
    """Whether a source's name for an authority is that of the list's."""
    return any(name in who.casefold() for name in load_phrases("screening", f"authority_{list_id.partition('-')[0]}"))
