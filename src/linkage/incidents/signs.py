"""Two scenes of one report -> the signs by which they tell of one event, or of two."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from linkage.incidents.bars import read_bars
from linkage.incidents.breadth import breadth_of, has_cue, sentence_ends, tells_war_toll
from linkage.incidents.clusters import ACT_FAMILIES, same_words
from linkage.incidents.period import Period
from linkage.incidents.scene import DEEDS_AND_HARM, DISTINCT_TARGETS, Scene
from linkage.incidents.told import Told
from linkage.model.claim import ClaimKind
from linkage.model.place import Place, WherePrecision
from linkage.vocab.gazetteer import Gazetteer

_PART_WORDS = 4  # before what is told: "among them the latest"
_WAR_WORDS = 20
_AGAIN = ("the ", "that ", "this ")
_AREAS = frozenset(["residential", "military", "infrastructure", "other"])
_BACKGROUND = 2  # sentences: what happened long ago is told in so many
_LONG_AGO = 60  # days before the month that a news report is about
_HEAD = 25  # characters: a quote that goes back to another time says so at its head


def read_signs(first: Told, second: Told, between: Sequence[Told], gazetteer: Gazetteer) -> list[str]:
    """What is seen of two scenes of one report.

    Args:
        first: The one that stands before.
        second: The other.
        between: The scenes told between them.
        gazetteer: Says which place lies in which.

    Returns:
        Names of signs, each once, in an order of their own.
    """
    a, b = first.scene, second.scene
    gap = _gap(first, second)
    place = _place_sign(a.place, b.place, gazetteer, a, b)
    time = _time_sign(first.stated, second.stated)
    target = _target_sign(a, b)
    before = (
        *_carried_signs(first, second, gazetteer),
        *_siege_signs(a, b),
        *_span_signs(first, second),
        *read_bars(first, second),
        *_past_signs(first, second),
        *_count_signs(first, second),
        *_cue_signs(first, second),
        *_between_signs(first, second, between),
        *_country_signs(a, b, place),
        *_sentence_signs(first, second, between),
        *_name_signs(first, second),
    )
    both = (
        gap,
        place,
        time,
        _act_sign(a, b),
        target,
        _shared_sign(first.party, second.party),
        _shared_sign(first.source, second.source),
        _joined(a.claim.kind, b.claim.kind),
        _joined(a.level, b.level),
        _shared_words(first, second),
    )
    scopes = _scope_signs(_joined(first.scope, second.scope), _joined(first.vote, second.vote), gap, target, _counted(first, second))
    siege = (f"siege, votes {_joined(first.vote, second.vote)}",) if "siege" in (a.act, b.act) else ()
    return list(dict.fromkeys((*_head_signs(*both), *before, *scopes[:4], *siege, *scopes[4:], *_position_signs(first, second))))


@lru_cache(maxsize=4096)
def _joined(first: str, second: str) -> str:
    """Two words, whichever comes first."""
    return "+".join(sorted((first, second)))


@lru_cache(maxsize=65536)
def _head_signs(
    gap: str, place: str, time: str, act: str, target: str, party: str, source: str, kinds: str, levels: str, words: str
) -> tuple[str, ...]:
    """What two scenes have in common or not, each by itself and some of it together."""
    return (
        f"gap {gap}",
        f"place {place}",
        f"time {time}",
        f"act {act}",
        f"target {target}",
        f"party {party}",
        f"source {source}",
        f"kinds {kinds}",
        f"levels {levels}",
        f"gap {gap}, place {place}",
        f"gap {gap}, time {time}",
        f"place {place}, time {time}",
        f"gap {gap}, kinds {kinds}",
        f"words {words}",
    )


def _gap(first: Told, second: Told) -> str:
    if first.scene.claim.quote.overlaps(second.scene.claim.quote):
        return "one quote"
    steps = second.sentence - first.sentence
    for most, name in ((0, "one sentence"), (1, "next sentence"), (2, "two sentences"), (4, "four sentences"), (8, "eight sentences")):
        if steps <= most:
            return name
    return "far"


def _place_sign(p: Place | None, q: Place | None, gazetteer: Gazetteer, a: Scene, b: Scene) -> str:
    if p is None or q is None:
        return "none" if p is None and q is None else "one"
    if p.id == q.id:
        return "same country" if p.precision is WherePrecision.COUNTRY else "same region" if p.precision > WherePrecision.NEAR else "same"
    if WherePrecision.COUNTRY in (p.precision, q.precision):
        return "country and other"
    if gazetteer.contains(p, q) or gazetteer.contains(q, p):
        return "one inside other"
    return "same town" if a.town is not None and a.town == b.town else "apart"


def _time_sign(p: Period | None, q: Period | None) -> str:
    if p is None or q is None:
        if p is None and q is None:
            return "none"
        known = p or q
        return "one long" if known is not None and known.days > 3 else "one"
    if (p.start, p.end) == (q.start, q.end):
        return "same"
    return ("overlapping" if max(p.days, q.days) <= 3 else "one inside other") if p.overlaps(q) else "apart"


def _act_sign(a: Scene, b: Scene) -> str:
    if not a.act or not b.act:
        return "none" if not a.act and not b.act else "one"
    if a.act == b.act:
        return "same other" if a.act == "other" else "same"
    if "other" in (a.act, b.act):
        return "other and named"
    return "family" if any({a.act, b.act} <= family for family in ACT_FAMILIES) else "differ"


def _target_sign(a: Scene, b: Scene) -> str:
    if a.building and b.building:
        return "same building" if a.building == b.building or same_words(({a.building}, {b.building})) else "other building"
    distinct = a.target in DISTINCT_TARGETS, b.target in DISTINCT_TARGETS
    if all(distinct):
        return "same thing" if a.target == b.target else "other thing"
    if any(distinct):
        return "one thing" if a.target and b.target else "thing and none"
    if a.target and b.target:
        return "same" if a.target == b.target else "differ"
    return "one" if a.target or b.target else "none"


def _shared_sign(p: frozenset[str], q: frozenset[str]) -> str:
    """Whether two wordings share a stem: one party did both, one source says both; "none" where neither names one."""
    if not p or not q:
        return "none" if not p and not q else "one"
    return "differ" if p.isdisjoint(q) else "same"


def _shared_words(first: Told, second: Told) -> str:
    if first.scene.claim.quote.overlaps(second.scene.claim.quote):
        return "of one quote"
    n = len(first.stems & second.stems)
    return str(n) if n < 3 else "3 or more"


def _country_signs(a: Scene, b: Scene, place: str) -> Iterator[str]:
    """Whether an attack, and another or what became of people, are told of two places of which neither holds the other."""
    told = (a.act or b.act) and all(s.act or s.claim.kind is ClaimKind.CASUALTIES for s in (a, b)) and "siege" not in (a.act, b.act)
    again = _is_named_again(a, b)
    if again and a.act and b.act:
        yield "thing named again"
    if told and not again and place in ("apart", "same town") and _settled(a) and _settled(b):
        yield "attacks on two places"
    if not again and any(_is_thing_and_area(*pair) for pair in ((a, b), (b, a))):
        yield "attacks on a thing and an area"
    if a.place is None or b.place is None or a.place.country == b.place.country:
        return
    if max(a.place.precision, b.place.precision) <= WherePrecision.NEAR:
        yield "place in other country"


def _sentence_signs(first: Told, second: Told, between: Sequence[Told]) -> Iterator[str]:
    """Whether people were harmed in the sentence of the attack, told behind it and behind no other."""
    if first.sentence != second.sentence:
        return
    one, other = first.scene.claim.quote, second.scene.claim.quote
    words = first.scene.report.text[one.start : min(other.start + _HEAD, other.end)]
    turned = has_cue(words, "turning")
    if has_cue(words, "another day"):
        yield "another day in the sentence"
    if turned:
        yield "turned within the sentence"
    if any(_is_part(*pair) for pair in ((first.scene, second.scene), (second.scene, first.scene))):
        yield "a part told behind the whole"
    kinds = first.scene.claim.kind, second.scene.claim.kind
    if kinds == (ClaimKind.CASUALTIES, ClaimKind.ATTACK) and not second.is_behind_attack and not _is_part(first.scene, second.scene):
        yield "casualties in the sentence of the attack"  # "six were killed in a raid on X"
    told = first.scene.claim.kind is ClaimKind.ATTACK and second.scene.claim.kind is ClaimKind.CASUALTIES
    if first.is_listed and second.scene.claim.kind is ClaimKind.CASUALTIES:
        yield "casualties behind two things"
    elif told and not turned and not any(t.scene.claim.kind is ClaimKind.ATTACK for t in between):
        yield "casualties in the sentence of the attack"


def _is_part(whole: Scene, part: Scene) -> bool:
    """Whether the words between two things told say that the second is a part of the first: ", including the"."""
    on_thing = part.claim.kind is ClaimKind.RESPONSIBILITY and part.target in DISTINCT_TARGETS
    if part.claim.kind is not ClaimKind.ATTACK and not on_thing:
        return False
    act = part.claim.role("act")
    at = part.claim.quote.start if act is None or act.span is None else act.span.start
    words = whole.report.text[whole.claim.quote.end : at].split()
    if breadth_of(whole) == "war" and _settled(part):  # a war is told before a town, however far behind "including" it stands
        return 0 < len(words) <= _WAR_WORDS and has_cue(" ".join(words), "part")
    return whole.claim.quote.end <= at and has_cue(" ".join(words[-_PART_WORDS:]), "part")


def _is_named_again(a: Scene, b: Scene) -> bool:
    """Whether the second tells of the thing that the first told was hit: "an aid convoy", then "the convoy on its way to X"."""
    target = b.claim.word("target") or ""
    return a.target == b.target and a.target in DISTINCT_TARGETS and target.lower().startswith(_AGAIN)


def _is_thing_and_area(thing: Scene, area: Scene) -> bool:
    """Whether one attack is on a building, column or crowd, and the other on a town, quarter, force or works."""
    return thing.act != "" and area.act not in ("", "siege") and thing.target in DISTINCT_TARGETS and area.target in _AREAS


def _settled(scene: Scene) -> bool:
    return scene.place is not None and scene.place.precision <= WherePrecision.NEAR


def _carried_signs(first: Told, second: Told, gazetteer: Gazetteer) -> Iterator[str]:
    """Whether the place and day that the report was at are still the same."""
    if first.scene.place is None or second.scene.place is None:
        yield f"place so far {_place_sign(first.place, second.place, gazetteer, first.scene, first.scene)}"
    if first.day and second.day:
        yield f"day so far {'same' if first.day == second.day else 'apart'}"


def _siege_signs(a: Scene, b: Scene) -> Iterator[str]:
    sieges = (a.act == "siege") + (b.act == "siege")
    if sieges == 1 and (a.act and b.act):
        yield "siege and act"
    elif sieges == 1:
        yield "siege and no act"


def _span_signs(first: Told, second: Told) -> Iterator[str]:
    """Whether one is told of a day and the other of a siege, a month or all the time since; one of a deed, the other of a habit."""
    if {first.span, second.span} == {"day", "lasts"}:
        yield "a day and what lasts"
    tolls = tells_war_toll(first.scene), tells_war_toll(second.scene)
    if any(tolls) and not all(tolls) and _settled(second.scene if tolls[0] else first.scene):
        yield "the toll of a war and a town"
    deeds = first.scene.claim.kind in DEEDS_AND_HARM and second.scene.claim.kind in DEEDS_AND_HARM
    if deeds and first.is_habit is not second.is_habit:
        yield "a deed and a habit"


def _past_signs(first: Told, second: Told) -> Iterator[str]:
    """Whether one is told of a deed long before the report, and the other, sentences away, of no time: of what the report is about.

    A war that began long ago goes on.
    """
    old, undated = (first, second) if first.stated is not None else (second, first)
    news, place = undated.scene.period, old.scene.place
    if old.stated is None or undated.stated is not None or news is None or news.stated:
        return
    is_war = old.scope == "war" or (place is not None and place.precision is WherePrecision.COUNTRY)
    if not is_war and second.sentence - first.sentence > _BACKGROUND and old.stated.end < news.start - _LONG_AGO:
        yield "long ago and undated"


def _count_signs(first: Told, second: Told) -> Iterator[str]:
    if first.outcome is None or second.outcome is None:
        return
    if first.outcome != second.outcome:
        yield "other outcome"
        return
    p, q = first.count, second.count
    if p is not None and q is not None:
        yield "same count" if p == q else "smaller count" if q < p else "larger count"
        yield "ten times the count" if max(p, q) > 10 * max(1, min(p, q)) else "like count"
    if second.is_share:
        yield "a share of a count"


def _name_signs(first: Told, second: Told) -> Iterator[str]:
    """Whether the two name the same places, men and days in words that nothing resolves."""
    p, q = first.place_words, second.place_words
    if p and q:
        yield "place word differs" if p.isdisjoint(q) else "place word same"
    if first.sentence == second.sentence:
        return
    shared = len(first.names & second.names)
    yield f"names {min(shared, 3)} of {min(3, len(first.names), len(second.names))}"
    if first.days and second.days:
        yield "day word differs" if first.days.isdisjoint(second.days) else "day word same"
    else:
        yield "day word one" if first.days or second.days else "day word none"


@lru_cache(maxsize=16384)
def _scope_signs(scopes: str, votes: str, gap: str, target: str, counted: int) -> tuple[str, ...]:
    return (
        f"scope {scopes}",
        f"votes {votes}",
        f"votes {votes}, gap {gap}",
        f"votes {votes}, target {target}",
        f"scope {scopes}, {counted} counted",
    )


def _counted(first: Told, second: Told) -> int:
    return (first.count is not None) + (second.count is not None)


def _position_signs(first: Told, second: Told) -> Iterator[str]:
    last = max(1, len(sentence_ends(first.scene.report)))
    if first.sentence <= 2:
        yield "from the head"
    yield f"second in part {min(3, 4 * second.sentence // (last + 1))} of 4"


def _cue_signs(first: Told, second: Told) -> Iterator[str]:
    """Words at the head of a sentence that take up what was told, or turn to something else."""
    if first.sentence == second.sentence:
        return
    near = "near" if second.sentence - first.sentence <= 2 else "far"
    yield from (f"{near} cue {name}" for name in second.cues)


def _between_signs(first: Told, second: Told, between: Sequence[Told]) -> Iterator[str]:
    """Whether the report told of another place, day or act before it came to the second."""
    own = {s.place.id for s in (first.scene, second.scene) if s.place is not None}
    if any(t.scene.place is not None and t.scene.place.id not in own for t in between):
        yield "other place between"
    mine = (first.stated_days, second.stated_days)
    if any(t.stated_days and t.stated_days not in mine for t in between):
        yield "other day between"
    if any(t.scene.claim.kind is ClaimKind.ATTACK for t in between):
        yield "attack between"
    if not between:
        yield "told one behind the other"
