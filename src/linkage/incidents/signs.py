"""Two scenes of one report -> the signs by which they tell of one event, or of two."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from linkage.incidents.breadth import breadth_of, has_cue, is_habit, sentence_ends, sentences_of, span_of, vote_of
from linkage.incidents.clusters import ACT_FAMILIES, same_words
from linkage.incidents.scene import DEEDS_AND_HARM, DISTINCT_TARGETS, Scene
from linkage.model.claim import ClaimKind
from linkage.model.place import Place, WherePrecision
from linkage.model.report import Report
from linkage.vocab.gazetteer import Gazetteer

_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 6  # letters: "bombard" and "bombardment" begin alike


@dataclass(frozen=True, slots=True)
class Told:
    """A scene where it stands in its report.

    Args:
        scene: The scene.
        sentence: Number of the sentence in which its quote begins.
        place: Its place, else the last one that the report told before it.
        day: Its stated days, else those the report told last before it, as EDTF; "" where none was told.
    """

    scene: Scene
    sentence: int
    place: Place | None
    day: str


def tell(scenes: Sequence[Scene]) -> list[Told]:
    """The scenes of one report, each with what the report had told when it came to it.

    Args:
        scenes: In reading order.
    """
    told: list[Told] = []
    place: Place | None = None
    day = ""
    for scene in scenes:
        place = scene.place if scene.place is not None else place
        if scene.period is not None and scene.period.stated:
            day = scene.period.edtf()
        told.append(Told(scene, _number_of_sentence(scene.report, scene.claim.quote.start), place, day))
    return told


def _number_of_sentence(report: Report, at: int) -> int:
    return sum(end <= at for end in sentence_ends(report))


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
    time = _time_sign(a, b)
    kinds = "+".join(sorted((a.claim.kind, b.claim.kind)))
    signs = [
        f"gap {gap}",
        f"place {place}",
        f"time {time}",
        f"act {_act_sign(a, b)}",
        f"target {_target_sign(a, b)}",
        f"party {_party_sign(a, b)}",
        f"source {_source_sign(a, b)}",
        f"kinds {kinds}",
        f"levels {'+'.join(sorted((a.level, b.level)))}",
        f"gap {gap}, place {place}",
        f"gap {gap}, time {time}",
        f"place {place}, time {time}",
        f"gap {gap}, kinds {kinds}",
        f"words {_shared_words(a, b)}",
        *_carried_signs(first, second, gazetteer),
        *_siege_signs(a, b),
        *_span_signs(a, b),
        *_count_signs(a, b),
        *_cue_signs(first, second),
        *_between_signs(first, second, between),
        *_country_signs(a, b, gazetteer),
        *_sentence_signs(first, second, between),
        *_name_signs(first, second),
        *_scope_signs(first, second),
        *_position_signs(first, second),
    ]
    return list(dict.fromkeys(signs))


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


def _time_sign(a: Scene, b: Scene) -> str:
    p = a.period if a.period is not None and a.period.stated else None
    q = b.period if b.period is not None and b.period.stated else None
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


def _party(scene: Scene) -> frozenset[str]:
    words = [w for role in ("perpetrator", "accused", "superior") if (w := scene.claim.word(role)) is not None]
    return _stems(" ".join(words))


def _party_sign(a: Scene, b: Scene) -> str:
    p, q = _party(a), _party(b)
    if not p or not q:
        return "none" if not p and not q else "one"
    return "same" if p & q else "differ"


def _source_sign(a: Scene, b: Scene) -> str:
    """Whether one source says both; "none" where the report says both in its own voice."""
    p, q = (_stems(s.claim.source or "") for s in (a, b))
    if not p or not q:
        return "none" if not p and not q else "one"
    return "same" if p & q else "differ"


def _stems(text: str) -> frozenset[str]:
    return frozenset(w.group().casefold()[:_STEM] for w in _WORD.finditer(text))


def _shared_words(a: Scene, b: Scene) -> str:
    if a.claim.quote.overlaps(b.claim.quote):
        return "of one quote"
    n = len(_stems(a.claim.quote.of(a.report.text)) & _stems(b.claim.quote.of(b.report.text)))
    return str(n) if n < 3 else "3 or more"


def _country_signs(a: Scene, b: Scene, gazetteer: Gazetteer) -> Iterator[str]:
    """Whether an attack, and another or what became of people, are told of two places of which neither holds the other."""
    told = (a.act or b.act) and all(s.act or s.claim.kind is ClaimKind.CASUALTIES for s in (a, b)) and "siege" not in (a.act, b.act)
    if told and _place_sign(a.place, b.place, gazetteer, a, b) in ("apart", "same town") and _settled(a) and _settled(b):
        yield "attacks on two places"
    if a.place is None or b.place is None or a.place.country == b.place.country:
        return
    if max(a.place.precision, b.place.precision) <= WherePrecision.NEAR:
        yield "place in other country"


def _sentence_signs(first: Told, second: Told, between: Sequence[Told]) -> Iterator[str]:
    """Whether people were harmed in the sentence of the attack, told behind it and behind no other."""
    told = first.scene.claim.kind is ClaimKind.ATTACK and second.scene.claim.kind is ClaimKind.CASUALTIES
    if told and first.sentence == second.sentence and not any(t.scene.claim.kind is ClaimKind.ATTACK for t in between):
        yield "casualties in the sentence of the attack"


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


def _span_signs(a: Scene, b: Scene) -> Iterator[str]:
    """Whether one is told of a day and the other of a siege, a month or all the time since; one of a deed, the other of a habit."""
    if {span_of(a), span_of(b)} == {"day", "lasts"}:
        yield "a day and what lasts"
    if is_habit(a) is not is_habit(b) and a.claim.kind in DEEDS_AND_HARM and b.claim.kind in DEEDS_AND_HARM:
        yield "a deed and a habit"


def _count_signs(a: Scene, b: Scene) -> Iterator[str]:
    outcome = a.claim.word("outcome")
    if outcome is None or b.claim.word("outcome") is None:
        return
    if outcome != b.claim.word("outcome"):
        yield "other outcome"
        return
    p, q = a.claim.number("min"), b.claim.number("min")
    if p is not None and q is not None:
        yield "same count" if p == q else "smaller count" if q < p else "larger count"
        yield "ten times the count" if max(p, q) > 10 * max(1, min(p, q)) else "like count"
    if has_cue(b.claim.quote.of(b.report.text), "shares"):
        yield "a share of a count"


def _opening(told: Told) -> str:
    """The words from the start of a scene's sentence to its quote and a little into it, folded."""
    report, quote = told.scene.report, told.scene.claim.quote
    ends = [e for e in sentence_ends(report) if e <= quote.start]
    return report.text[ends[-1] if ends else 0 : min(quote.start + 60, quote.end)]


_NAME = re.compile(r"(?<=[\w,;:] )(?:the )?[A-Z][\w'’-]{2,}")
_DAY = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|June|July|August|September|October|November|December|"
    r"yesterday|today|overnight|(?:19|20)\d\d)s?\b"
)


def _name_signs(first: Told, second: Told) -> Iterator[str]:
    """Whether the two name the same places, men and days in words that nothing resolves."""
    a, b = first.scene, second.scene
    p, q = (_stems(s.claim.word("place") or "") for s in (a, b))
    if p and q:
        yield "place word same" if p & q else "place word differs"
    if first.sentence == second.sentence:
        return
    names = [{w.group().removeprefix("the ") for w in _NAME.finditer(sentences_of(t.scene))} - _days(t) for t in (first, second)]
    shared = len(names[0] & names[1])
    yield f"names {min(shared, 3)} of {min(3, min(len(n) for n in names))}"
    days = _days(first), _days(second)
    if days[0] and days[1]:
        yield "day word same" if days[0] & days[1] else "day word differs"
    else:
        yield "day word one" if days[0] or days[1] else "day word none"


def _days(told: Told) -> set[str]:
    return {m.group() for m in _DAY.finditer(sentences_of(told.scene))}


def _scope_signs(first: Told, second: Told) -> Iterator[str]:
    scopes = sorted((breadth_of(first.scene), breadth_of(second.scene)))
    yield f"scope {'+'.join(scopes)}"
    votes = "+".join(sorted(str(vote_of(t.scene) or "none") for t in (first, second)))
    yield f"votes {votes}"
    yield f"votes {votes}, gap {_gap(first, second)}"
    yield f"votes {votes}, target {_target_sign(first.scene, second.scene)}"
    if "siege" in (first.scene.act, second.scene.act):
        yield f"siege, votes {votes}"
    counted = sum(t.scene.claim.number("min") is not None for t in (first, second))
    yield f"scope {'+'.join(scopes)}, {counted} counted"


def _position_signs(first: Told, second: Told) -> Iterator[str]:
    last = max(1, len(sentence_ends(first.scene.report)))
    if first.sentence <= 2:
        yield "from the head"
    yield f"second in part {min(3, 4 * second.sentence // (last + 1))} of 4"


def _cue_signs(first: Told, second: Told) -> Iterator[str]:
    """Words at the head of a sentence that take up what was told, or turn to something else."""
    if first.sentence == second.sentence:
        return
    opening = _opening(second)
    near = "near" if second.sentence - first.sentence <= 2 else "far"
    for name in ("back", "another", "earlier", "elsewhere"):
        if has_cue(opening, name):
            yield f"{near} cue {name}"


def _between_signs(first: Told, second: Told, between: Sequence[Told]) -> Iterator[str]:
    """Whether the report told of another place, day or act before it came to the second."""
    places = {t.scene.place.id for t in between if t.scene.place is not None}
    own = {s.place.id for s in (first.scene, second.scene) if s.place is not None}
    if places - own:
        yield "other place between"
    days = {t.scene.period.edtf() for t in between if t.scene.period is not None and t.scene.period.stated}
    mine = {s.period.edtf() for s in (first.scene, second.scene) if s.period is not None and s.period.stated}
    if days - mine:
        yield "other day between"
    if any(t.scene.claim.kind is ClaimKind.ATTACK for t in between):
        yield "attack between"
    if not between:
        yield "told one behind the other"
