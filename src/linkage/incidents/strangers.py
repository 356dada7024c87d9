"""An account -> the account, and apart from it what its own words tell of another deed: the mean of many signs had let it in."""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cache, partial

from linkage.incidents.breadth import has_cue, is_habit, sentence_start, sentences_of
from linkage.incidents.scene import DEEDS_AND_HARM, DISTINCT_TARGETS, SIDE_OF_TOWN, Scene
from linkage.model.claim import ClaimKind
from linkage.model.place import Place
from linkage.vocab import load_phrases
from linkage.vocab.accusing import accuses_of_it
from linkage.vocab.gazetteer import Gazetteer, fold_place_name

_AREAS = frozenset(["residential", "military", "infrastructure"])
_CORE = frozenset([ClaimKind.ATTACK, ClaimKind.RESPONSIBILITY])
_SMALL = ("the", "of", "in", "and", "neighbourhood", "neighbourhoods", "neighborhood", "neighborhoods", "quarter", "district", "al")
_NEAR = 400  # characters: what a deed did is told so soon behind it
_HABIT, _FAULT, _MOVED, _AREA, _ELSEWHERE, _WHOLE, _BEFORE = "habit", "fault", "moved", "area", "elsewhere", "whole", "before"
_WORD = re.compile(r"[^\W\d_]+")
_LEADS = frozenset([_AREA, _ELSEWHERE])  # deeds with harm of their own


def part_strangers(account: Sequence[Scene], gazetteer: Gazetteer) -> list[list[Scene]]:
    """The account without what tells of something else, and that in accounts of its own.

    Apart stand: a side's way of fighting beside a deed; who is held answerable for what is no attack ("the failure of the talks"); an
    attack on quarters beside one on a building or column; an attack by other means on a quarter that its words name and that is none of
    the others' places; a total of a town beside the dead of its quarter; the dead told before a ruin of which no attack is told. What
    became of people goes with the deed it follows.

    Args:
        account: Scenes of one report, in the order of the report.
        gazetteer: Says which place lies in which.

    Returns:
        One account or more; no scene is lost.
    """
    attacks = _attacks(account)
    sieges = [s for s in attacks if s.act == "siege"]
    if sieges:
        return _without_sieges(account, sieges)
    finders: tuple[tuple[str, Callable[[Sequence[Scene]], list[Scene]]], ...] = (
        (_HABIT, _habits),
        (_FAULT, _faults),
        (_MOVED, _moves),
        (_AREA, _areas),
        (_ELSEWHERE, partial(_elsewhere, gazetteer=gazetteer)),
        (_WHOLE, partial(_wholes, gazetteer=gazetteer)),
    )
    finders = finders if attacks else ((_BEFORE, _told_before),)
    strange: dict[str, str] = {}
    for key, find in finders:
        for scene in find([s for s in account if s.claim.id not in strange]):
            strange[scene.claim.id] = key
    if not strange:
        return [list(account)]
    parts: dict[str, list[Scene]] = defaultdict(list)
    for scene in account:
        parts[strange.get(scene.claim.id) or _follows(scene, account, strange)].append(scene)
    return list(parts.values())


def _without_sieges(account: Sequence[Scene], sieges: Sequence[Scene]) -> list[list[Scene]]:
    """The account, and apart from it the siege that its words only mention, beside deeds with a time of their own."""
    rest = [s for s in account if s not in sieges]
    dated = any(s.claim.kind in DEEDS_AND_HARM and s.period is not None and s.period.stated for s in rest)
    passing = all(has_cue(s.claim.quote.of(s.report.text), "siege in passing") and s.claim.word("time") is None for s in sieges)
    return [rest, list(sieges)] if dated and passing else [list(account)]


def is_of_talks(account: Sequence[Scene]) -> bool:
    """Whether an account only lays the failure of a truce or of talks to somebody: no incident, and no war.

    Args:
        account: Scenes of one report.
    """
    return any(map(is_fault, account)) and all(is_fault(s) or s.claim.kind is ClaimKind.STATEMENT for s in account)


def _follows(scene: Scene, account: Sequence[Scene], strange: dict[str, str]) -> str:
    """The part of the deed in whose words or behind which a scene is told; "" where that stays in the account."""
    if scene.claim.kind in _CORE and scene.target:
        return ""
    core = [s for s in account if s.claim.kind in _CORE and s is not scene and (s.target or s.claim.id in strange)]
    within = [s for s in core if sentence_start(s) == sentence_start(scene)]
    if within:
        keys = {strange.get(s.claim.id, "") for s in within}
        return keys.pop() if len(keys) == 1 else ""
    start = scene.claim.quote.start
    before = [s for s in core if s.claim.quote.end <= start and start - s.claim.quote.end <= _NEAR]
    key = strange.get(max(before, key=lambda s: s.claim.quote.start).claim.id, "") if before else ""
    same_source = scene.claim.kind is ClaimKind.STATEMENT and before and scene.claim.source == before[-1].claim.source
    return key if key in _LEADS or (same_source and key == _FAULT) else ""


def _attacks(account: Sequence[Scene]) -> list[Scene]:
    return [s for s in account if s.claim.kind is ClaimKind.ATTACK]


def _habits(account: Sequence[Scene]) -> list[Scene]:
    """Ways of fighting, where the account tells of a deed too."""
    habits = [s for s in account if is_habit(s)]
    told = any(s not in habits for s in _attacks(account)) or any(s.claim.kind is ClaimKind.CASUALTIES for s in account)
    return habits if told else []


def _faults(account: Sequence[Scene]) -> list[Scene]:
    """Accusations over a truce or talks ("blamed for its failure")."""
    return [s for s in account if s.target == "" and is_fault(s)]


def is_fault(scene: Scene) -> bool:
    """Whether a scene lays the failure or breach of something agreed to somebody, and no act.

    Args:
        scene: The scene.
    """
    if scene.claim.kind is not ClaimKind.RESPONSIBILITY or accuses_of_it(scene.claim):
        return False
    return not set((scene.claim.word("act") or "").casefold().split()).isdisjoint(load_phrases("acts", "faults"))


def _moves(account: Sequence[Scene]) -> list[Scene]:
    """A deportation with all that its words tell and whom it moved, where the account tells of a war too."""
    deported = [s for s in account if s.act == "deportation"]
    moved = [
        s
        for s in account
        if s in deported or s.claim.word("outcome") == "displaced" or any(s.claim.quote.overlaps(d.claim.quote) for d in deported)
    ]
    return moved if deported and any(s.claim.kind is ClaimKind.STATEMENT for s in account if s not in moved) else []


def _areas(account: Sequence[Scene]) -> list[Scene]:
    """Attacks on quarters, forces or works, where a building, column or crowd was hit too that their sentence does not name."""
    things = [s for s in _attacks(account) if s.target in DISTINCT_TARGETS]
    named = {(thing.claim.word("target") or "").casefold().split()[-1:][0] for thing in things if thing.claim.word("target")}
    return [s for s in _attacks(account) if things and s.target in _AREAS and named.isdisjoint(_words_about(s))]


def _words_about(scene: Scene) -> set[str]:
    return set(_WORD.findall(sentences_of(scene).casefold()))


def _elsewhere(account: Sequence[Scene], gazetteer: Gazetteer) -> list[Scene]:
    """Attacks by other means on a quarter that their words name and that is none of the others' places."""
    named = [(s, _own_place(s)) for s in _attacks(account)]
    found = []
    for scene, own in named:
        others = [(s, p) for s, p in named if s is not scene and p and not _is_town(s.place)]
        apart = all(p.isdisjoint(own) and s.act != scene.act and not _nested(s.place, scene.place, gazetteer) for s, p in others)
        if own and scene.target in _AREAS and others and apart:
            found.append(scene)
    return found if len(found) < len(named) else found[1:]


def _own_place(scene: Scene) -> frozenset[str]:
    """The words of its place and of what was hit there, where the place stands in its quote."""
    role = scene.claim.role("place")
    if role is None or role.span is None or not scene.claim.quote.covers(role.span):
        return frozenset()
    return frozenset(fold_place_name(f"{role.value} {scene.claim.word('target') or ''}").split()) - _small_words()


@cache
def _small_words() -> frozenset[str]:
    """Words that places have in common."""
    return frozenset([*load_phrases("acts", "areas"), *(f"{area}s" for area in load_phrases("acts", "areas")), *_SMALL])


def _is_town(place: Place | None) -> bool:
    """Whether it is a place that may hold any quarter whose name nothing resolves: a town, or a side of one."""
    return place is None or place.population > 0 or SIDE_OF_TOWN.search(place.name) is not None


def _nested(one: Place | None, other: Place | None, gazetteer: Gazetteer) -> bool:
    if one is None or other is None:
        return False
    return one.id == other.id or gazetteer.contains(one, other) or gazetteer.contains(other, one)


def _wholes(account: Sequence[Scene], gazetteer: Gazetteer) -> list[Scene]:
    """The dead of a whole town or region, with all that their sentence tells, where fewer of a quarter of it are told by themselves."""
    counts = [s for s in account if s.claim.kind is ClaimKind.CASUALTIES and s.place is not None]
    starts = {sentence_start(whole) for whole in counts for part in counts if _holds(whole, part, gazetteer)}
    return [s for s in account if sentence_start(s) in starts]


def _holds(whole: Scene, part: Scene, gazetteer: Gazetteer) -> bool:
    """Whether one count is of a place that holds that of the other, named in its own words, and larger."""
    if whole.place is None or part.place is None or not _own_sentence(whole) or sentence_start(whole) == sentence_start(part):
        return False
    first, second = whole.claim.number("min"), part.claim.number("min")
    more = first is not None and second is not None and first > second
    alike = whole.claim.word("outcome") == part.claim.word("outcome") and whole.claim.source == part.claim.source
    wider = whole.place.id != part.place.id and gazetteer.contains(whole.place, part.place)
    return more and alike and wider and has_cue(sentences_of(whole), "totals")


def _own_sentence(scene: Scene) -> bool:
    """Whether its place stands in its sentence."""
    role = scene.claim.role("place")
    return role is not None and role.span is not None and role.span.start >= sentence_start(scene)


def _told_before(account: Sequence[Scene]) -> list[Scene]:
    """What became of people before the first sentence of a building's ruin: who died in it is told with it or behind it."""
    ruins = [sentence_start(s) for s in account if s.claim.kind is ClaimKind.DAMAGE and s.target in DISTINCT_TARGETS]
    return [s for s in account if ruins and s.claim.kind is ClaimKind.CASUALTIES and sentence_start(s) < min(ruins)]
