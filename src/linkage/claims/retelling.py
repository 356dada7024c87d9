"""What a report tells twice is one claim: the fuller telling, and the one that names its source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import takewhile

from linkage.claims.whereabouts import state_forms
from linkage.model.claim import Claim, ClaimKind, RoleValue, Stance
from linkage.vocab import load_phrases, load_vocabulary

_SMALL = frozenset({"the", "a", "an", "of", "in", "at", "on", "and", "his", "her", "its", "their"})
# Roles in which two tellings of one thing must agree where both have them; a kind not listed here is never folded.
_SAME: dict[ClaimKind, tuple[str, ...]] = {
    ClaimKind.CASUALTIES: ("outcome", "min", "max", "victims"),
    ClaimKind.ATTACK: ("act", "target", "perpetrator", "weapon", "time"),
    ClaimKind.POST: ("person", "title", "organization"),
    ClaimKind.IDENTITY: ("person", "attribute", "value"),
    ClaimKind.AFFILIATION: ("person", "other", "tie"),
    ClaimKind.DAMAGE: ("object", "extent"),
    ClaimKind.DEPRIVATION: ("what", "place"),
    ClaimKind.DESIGNATION: ("person", "authority", "instrument", "time"),
    ClaimKind.RESPONSIBILITY: ("accused", "act", "target", "place"),
    ClaimKind.COMMAND: ("superior", "subordinate", "operation", "mode"),
}


# Of these roles both tellings must have one in common.
_NEEDED: dict[ClaimKind, tuple[str, ...]] = {
    ClaimKind.COMMAND: ("subordinate", "operation"),
    ClaimKind.ATTACK: ("target", "place"),
    ClaimKind.POST: ("title", "organization"),
    ClaimKind.RESPONSIBILITY: ("act",),
    ClaimKind.AFFILIATION: ("other",),
}


_REMINDING = frozenset({"who", "whom"})


def drop_retellings(claims: Sequence[Claim], text: str) -> list[Claim]:
    """The claims without those that another one of the report tells more fully.

    Two claims are one telling where they are of one kind, agree in all roles that both have, and have the same source
    or one of them none. Two sources that say the same are two claims.

    Args:
        claims: In any order.
        text: The report's text.
    """
    kept: list[Claim] = []
    headline, titled = _headline(text), _has_title(text)

    def order(claim: Claim) -> tuple[bool, float, int]:
        first = headline if claim.kind is ClaimKind.ATTACK or titled else 0
        of_headline = claim.kind in (ClaimKind.ATTACK, ClaimKind.CASUALTIES) and claim.quote.start < first
        of_headline = of_headline or (claim.kind is ClaimKind.ATTACK and _is_of_whole_state(claim))
        return of_headline, -_fullness(claim, text, titled=titled), claim.quote.start

    for claim in sorted(claims, key=order):
        if not any(_retells(claim, other, text) for other in kept):
            kept.append(claim)
    return sorted(kept, key=lambda c: (c.quote.start, c.quote.end))


def _fullness(claim: Claim, text: str, *, titled: bool) -> float:
    if claim.kind is ClaimKind.STATEMENT:
        return len(str(claim.value("utterance")))
    full = len(claim.roles) + 2.0 * (claim.source is not None)
    if claim.kind is ClaimKind.ATTACK and _is_named_elsewhere(claim):
        full -= 1.0  # "the town" is named where it is told first
    if claim.kind is ClaimKind.CASUALTIES and not _REMINDING.isdisjoint(claim.quote.of(text).lower().split()):
        full -= 3.0  # "the nine farmers who were killed" reminds of what is told elsewhere
    if claim.kind is ClaimKind.CASUALTIES and claim.value("max") is None:
        full += _WITH_BOUND
    if claim.kind not in (ClaimKind.ATTACK, ClaimKind.CASUALTIES) or claim.quote.start >= _OPENING:
        return full
    full -= 3.0 if claim.source is None else 2.0  # the opening tells in short what the text tells again
    return full + claim.quote.start / _OPENING if titled and claim.kind is ClaimKind.CASUALTIES else full


def _one_source(mine: str, theirs: str, text: str) -> bool:
    """Whether two sources are one: written alike, or one short for the other."""
    return _agree(mine, theirs) or _short_for(mine, theirs, text)


def _is_named_elsewhere(attack: Claim) -> bool:
    """Whether the words for what was attacked point back to what was named before: "the town"; a hospital may have no name."""
    plain = attack.value("act") != "siege" and attack.value("target_type") not in load_phrases("acts", "singled_out")
    return plain and _BACK.fullmatch(attack.word("target") or "") is not None


def _retells(claim: Claim, other: Claim, text: str) -> bool:
    if claim.kind is not other.kind or (claim.kind not in _SAME and claim.kind is not ClaimKind.STATEMENT):
        return False
    if claim.stance is not other.stance and "denied" in (claim.stance, other.stance):
        return False
    if claim.kind is ClaimKind.ATTACK and (_headline_of(claim, other, text) or _is_bare(claim, other, text)):
        return True
    if claim.kind is ClaimKind.ATTACK and _is_of_whole_state(claim) and _is_part_of(other, claim):
        return True
    if claim.kind is ClaimKind.CASUALTIES and _figure_of_headline(claim, other, text):
        return True
    if claim.source is not None and other.source is not None and not _one_source(claim.source, other.source, text):
        return False
    if claim.kind is ClaimKind.STATEMENT:
        return _plain(claim.word("utterance")) in _plain(other.word("utterance"))
    if claim.kind is ClaimKind.ATTACK and claim.value("act") == other.value("act") == "siege":
        places = claim.word("place"), other.word("place")
        return places[0] is not None and places[1] is not None and _agree(places[0], places[1])
    if claim.kind is ClaimKind.ATTACK and (_points_back(claim, other, text) or _lede_of(claim, other)):
        return True
    if claim.kind is ClaimKind.POST and _rank_beside_office(claim, other):
        return False
    if claim.kind is ClaimKind.IDENTITY and _other_date(claim.word("value"), other.word("value")):
        return False
    if claim.kind is ClaimKind.DESIGNATION and _another(claim.word("person"), other.word("person")):
        return False
    for name in _SAME[claim.kind]:
        mine, theirs = claim.value(name), other.value(name)
        if name == "max":
            between = claim.value("max") not in (None, claim.value("min"))  # "between 13 and 15" is not told by "13"
            if mine != theirs and not _bound_left_out(claim, other, text) and (between or not _opening(claim, other)):
                return False
            continue
        if name == "victims" and _is_many(claim) and _same_people(mine, theirs, text):
            continue
        if mine is not None and theirs is not None and not _agree(mine, theirs) and not _short_for(mine, theirs, text):
            return False
    one_of = _NEEDED.get(claim.kind)
    if one_of is not None and not any(claim.value(n) is not None and other.value(n) is not None for n in one_of):
        return False
    shared = [n for n in _SAME[claim.kind] if claim.value(n) is not None and other.value(n) is not None]
    return len(shared) >= 2


_WITH_BOUND = 1.5  # "at least 24" says more than "24", which leaves out the bound
_MANY = 4  # people: so many were not killed twice in one report by chance


def _is_many(claim: Claim) -> bool:
    return int(str(claim.value("min"))) >= _MANY


def _bound_left_out(claim: Claim, other: Claim, text: str) -> bool:
    """Whether a figure only leaves out that it is a lower bound, which the other one gives: "24 were killed", "at least 24 were killed"."""
    quote = claim.quote.of(text).lower()
    if (claim.source is None and other.source is not None) or any(f" {w} " in f" {quote}" for w in load_phrases("counts", "about")):
        return False
    return _is_many(claim) and claim.value("max") == claim.value("min") == other.value("min") and other.value("max") is None


def _same_people(mine: RoleValue | None, theirs: RoleValue | None, text: str) -> bool:
    """Whether two wordings may be for the same people: "eight civilians" and "eight people", "ten fighters" and "ten rebels"."""
    return (_has_title(text) and _anybody(mine) and _anybody(theirs)) or (_fight(mine) and _fight(theirs))


def _fight(victims: RoleValue | None) -> bool:
    words = re.findall(r"[a-z]+", str(victims).lower()) if victims is not None else []
    return words != [] and words[-1].removesuffix("s") in _fighters()


@cache
def _fighters() -> frozenset[str]:
    groups = load_vocabulary("persons")["counted"]
    return frozenset(groups["fighters"]) if isinstance(groups, dict) else frozenset()


@cache
def _everybody() -> frozenset[str]:
    groups = load_vocabulary("persons")["counted"]
    words = [*groups["all"], *groups["civilians"]] if isinstance(groups, dict) else []
    return frozenset({*words, *(f"{word}s" for word in words), "other", "others", "local", "locals", "resident", "residents"})


def _anybody(victims: RoleValue | None) -> bool:
    """Whether the words for those who are counted narrow nobody down, or are those for civilians."""
    words = set(re.findall(r"[a-z]+", str(victims).lower())) if victims is not None else set()
    plain = {*load_phrases("persons", "plain"), *_everybody()}
    return bool(words) and words <= plain


def _other_date(mine: str | None, theirs: str | None) -> bool:
    """Whether two values hold numbers of which neither has all of the other's: "4.5.1961" and "4.5.1963" are two births."""
    numbers = [set(re.findall(r"\d+", value or "")) for value in (mine, theirs)]
    return bool(numbers[0]) and bool(numbers[1]) and not (numbers[0] <= numbers[1] or numbers[1] <= numbers[0])


def _another(mine: str | None, theirs: str | None) -> bool:
    """Whether each of two names has a word that the other lacks: "Anna Kern" and "Kern Works" are two on a list."""
    return mine is not None and theirs is not None and bool(_words(mine) - _words(theirs)) and bool(_words(theirs) - _words(mine))


def _rank_beside_office(claim: Claim, other: Claim) -> bool:
    """Whether one tells only a rank in a body, and the other an office there without that rank: a general may be its director too."""
    if (claim.value("title") is None) == (other.value("title") is None):
        return False
    ranks = claim.word("rank"), other.word("rank")
    return ranks[0] is None or ranks[1] is None or not _agree(ranks[0], ranks[1])


_BACK = re.compile(r"(?:the|this|that|these|those) \w+", re.IGNORECASE)


def _points_back(claim: Claim, other: Claim, text: str) -> bool:
    """Whether "the hospital" of a later attack is the hospital whose attack the report has told already."""
    target = claim.word("target")
    if target is None or _BACK.fullmatch(target) is None or claim.quote.start < other.quote.start:
        return False
    if _elsewhere(claim, other, text):
        return False
    same_act = claim.value("act") in ("other", other.value("act"))
    same_target = claim.value("target_type") == other.value("target_type") != "other"
    return same_act and same_target and claim.value("weapon") is None and text.count("\n", other.quote.start, claim.quote.start) < 6


def _elsewhere(claim: Claim, other: Claim, text: str) -> bool:
    """Whether the sentence of a claim names a place of its own, which is not where the other one happened."""
    here, there = claim.role("place"), other.word("place")
    if here is None or here.span is None or there is None or _agree(str(here.value), there):
        return False
    between = text[min(claim.quote.start, here.span.start) : max(claim.quote.end, here.span.end)]
    return "\n" not in between and ". " not in between


_ONTO = re.compile(r"\s+(?:on|against|of|in|at|near|targeting)\b")


def _is_bare(claim: Claim, other: Claim, text: str) -> bool:
    """Whether "the attack" by which people came to harm is the one that the report has told before."""
    if claim.quote.start <= other.quote.start:
        return False
    act = claim.role("act")
    if act is None or act.span is None or claim.value("weapon") is not None or claim.value("perpetrator") is not None:
        return False
    pointed = _POINTING.search(text[max(0, act.span.start - 8) : act.span.start]) is not None
    if not pointed or _ONTO.match(text, act.span.end) is not None or claim.value("act") not in ("other", other.value("act")):
        return False
    return claim.value("target_type") in ("civilians", "military") and text.count("\n", other.quote.start, claim.quote.start) < 6


def _is_of_whole_state(attack: Claim) -> bool:
    """Whether nothing is told of where an attack was but the state: "air strikes in Moravia"."""
    words = re.sub(r"^(?:the|all of|parts of) ", "", (attack.word("target") or "").lower())
    return attack.value("act") in load_phrases("acts", "specific") and state_forms().get(words, ("", ""))[1] == "names"


def _is_part_of(other: Claim, whole: Claim) -> bool:
    """Whether an attack may be one of those that another claim only sums up by the state."""
    doers = whole.word("perpetrator"), other.word("perpetrator")
    same_doer = doers[0] is None or (doers[1] is not None and _agree(doers[0], doers[1]))
    return whole.value("act") == other.value("act") and same_doer and not _is_of_whole_state(other)


_POINTING = re.compile(r"\b(?:the|this|that|these|those)\s$", re.IGNORECASE)


def _headline_of(claim: Claim, other: Claim, text: str) -> bool:
    """Whether an attack of the headline is one that the text tells: it names the act, and the headline this act or none."""
    headline = _headline(text)
    inside, below = claim.quote.start < headline, other.quote.start >= headline
    return inside and below and claim.value("act") in (other.value("act"), "other")


def _figure_of_headline(claim: Claim, other: Claim, text: str) -> bool:
    """Whether a figure of the headline is one that the text gives, whoever says it there."""
    headline = _headline(text)
    if not claim.quote.start < headline <= other.quote.start or claim.source is not None or not _has_title(text):
        return False
    between = claim.value("max") not in (None, claim.value("min"), other.value("max"))
    return not between and all(claim.value(name) == other.value(name) for name in ("outcome", "min"))


def _has_title(text: str) -> bool:
    """Whether the first line is a headline, and not the first paragraph of a text that has none."""
    return text[: text.find("\n")].rstrip()[-1:] not in (".", "")


@lru_cache(maxsize=4)
def _headline(text: str) -> int:
    """Where the headline ends; some pages print it, or its first words, again before the text."""
    title, _, body = text.partition("\n")
    start = len(text) - len(body.lstrip()) if body else len(title)
    again = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(title.strip(), text[start:], strict=False)))
    if again >= _AGAIN:
        return start + again
    dated = text.find(title.strip(), start, start + len(title) + _DATED) if len(title.strip()) >= _AGAIN else -1
    return dated + len(title.strip()) if dated > 0 else len(title)


_DATED = 40  # characters: a date and an agency before the headline that is printed again
_AGAIN = 20  # characters: as many as two lines do not begin with by chance


def _lede_of(claim: Claim, other: Claim) -> bool:
    """Whether an attack told in the report's opening is the one that the text tells again with more."""
    if claim.source is not None or claim.quote.start >= _OPENING or other.quote.start <= claim.quote.start:
        return False
    if _other_date(claim.word("time"), other.word("time")):
        return False  # one in 2013 and one in 2015
    if claim.value("act") != other.value("act") or (
        claim.stance is Stance.ASSERTED and other.stance is Stance.ALLEGED and other.source is None
    ):
        return False  # "reports of gas attacks" tell nothing more fully
    pairs = [(claim.word(n), other.word(n)) for n in ("target", "place")]
    if claim.value("perpetrator") is not None and all(target is not None for target in pairs[0]):
        pairs = pairs[:1]  # it says who hit what: an attack on something else at the place is another one
    return any(a is not None and b is not None and _agree(a, b) for a, b in pairs)


_OPENING = 400  # characters: the headline and the lede, which tell in short what the text tells with its source


def _opening(claim: Claim, other: Claim) -> bool:
    """Whether one of two figures stands in the report's opening, in the report's own voice."""
    return any(c.quote.start < _OPENING and c.source is None for c in (claim, other))


def _agree(mine: RoleValue, theirs: RoleValue) -> bool:
    if isinstance(mine, str) and isinstance(theirs, str):
        a, b = _words(mine), _words(theirs)
        small, large = (a, b) if len(a) <= len(b) else (b, a)
        return bool(small) and len(small & large) * 3 >= len(small) * 2
    if isinstance(mine, tuple) and isinstance(theirs, tuple):
        return set(mine) <= set(theirs)
    return mine == theirs


def _short_for(mine: RoleValue, theirs: RoleValue, text: str) -> bool:
    """Whether the report says that one name is short for the other: "the Valley Guard (VG)"."""
    if not isinstance(mine, str) or not isinstance(theirs, str):
        return False
    short, long = sorted((mine, theirs), key=len)
    short = re.sub(r"^(?:the|The) ", "", short)
    if short not in _in_brackets(text):
        return False
    return re.search(rf"{re.escape(long.split(' (')[0])}[^.()]{{0,24}} \({re.escape(short)}\)", text) is not None


@lru_cache(maxsize=1)
def _in_brackets(text: str) -> frozenset[str]:
    """The single words that a report puts in brackets."""
    return frozenset(re.findall(r"\(([^\s()]+)\)", text))


def _plain(utterance: str | None) -> str:
    """The words of an utterance between blanks, so that one is looked for in another by whole words."""
    words = re.findall(r"\w+", utterance.lower()) if utterance is not None else []
    return f" {' '.join(words)} "


def _words(value: str) -> set[str]:
    words = re.findall(r"\w+", value.lower())
    return {w for w in words if w not in _SMALL} or set(words)
