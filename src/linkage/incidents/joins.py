"""Incidents -> why each report's account stands in them, and which other incidents may be the same."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import combinations, islice

from linkage.incidents.accounts import weigh_pair
from linkage.incidents.agreement import Agreement, compare
from linkage.incidents.scene import SHORT_DAYS, Scene
from linkage.incidents.scenegroup import Group
from linkage.incidents.told import Told
from linkage.model.decision import Decision, DecisionType, Subject
from linkage.model.incident import Incident
from linkage.model.join import Join, PossibleJoin
from linkage.vocab import load_vocabulary
from linkage.vocab.gazetteer import Gazetteer

_MOST_REASONS = 4  # of one account: the strongest
_MOST_POSSIBLE = 5  # of one incident: the likeliest
_WRONG_DAYS = 7  # a date that is wrong by more is another incident
_POSSIBLE = 0.8  # three of five aspects agree and the others are open, or four agree and one does not


def explain_joins(
    incidents: Iterable[Incident],
    scenes: Iterable[Scene],
    told: Mapping[str, Sequence[Told]],
    gazetteer: Gazetteer,
    decisions: Sequence[Decision] = (),
) -> tuple[Incident, ...]:
    """The incidents with the reasons for which each report's account stands in them, and with those that may be the same.

    Args:
        incidents: With their final ids.
        scenes: All scenes of the case, in reading order.
        told: Report id -> those of them that no table tells, as `tell_reports` gives them.
        gazetteer: Says which place lies in which.
        decisions: What persons decided: it is named as the reason, and what was split or kept apart is not suggested again.
    """
    given = tuple(incidents)
    of = {s.claim.id: s for s in scenes}
    groups = {i.id: Group.of_scenes(sorted((of[c] for c in i.claim_ids), key=lambda s: s.order)) for i in given}
    at = {report_id: {t.scene.claim.id: n for n, t in enumerate(own)} for report_id, own in told.items()}
    apart = [d.sides for d in decisions if d.type is DecisionType.APART and d.about is Subject.INCIDENT]
    possible = _possible(groups, gazetteer, {c for d in decisions if d.type is DecisionType.SPLIT for c in d.subjects}, apart)
    return tuple(
        replace(i, joins=tuple(_joins(groups[i.id], told, at, gazetteer, decisions)), possible_joins=possible.get(i.id, ())) for i in given
    )


def _joins(
    group: Group,
    told: Mapping[str, Sequence[Told]],
    at: Mapping[str, Mapping[str, int]],
    gazetteer: Gazetteer,
    decisions: Sequence[Decision],
) -> Iterator[Join]:
    """Why the account of each report stands in a group; `at` says at which place a report tells a claim."""
    accounts: dict[str, list[Scene]] = defaultdict(list)
    for scene in group.scenes:
        accounts[scene.report.id].append(scene)
    for report_id, own in accounts.items():
        others = [s for s in group.scenes if s.report.id != report_id]
        found = compare(Group.of_scenes(own), Group.of_scenes(others), gazetteer) if others else Agreement(())
        claims = tuple(s.claim.id for s in own)
        places = [at[report_id][c] for c in claims if report_id in at and c in at[report_id]]
        likelihood, within = _within(told.get(report_id, ()), places, gazetteer)
        decided = tuple(
            f"{d.person}: {d.why}"
            for d in decisions
            if d.type in (DecisionType.JOIN, DecisionType.SPLIT, DecisionType.APART) and set(d.subjects) & set(claims)
        )
        yield Join(report_id, claims, within, likelihood, found.reasons, found.against, decided)


def _within(told: Sequence[Told], places: Sequence[int], gazetteer: Gazetteer) -> tuple[float | None, tuple[str, ...]]:
    """How likely the pair model takes the claims of one account to tell of one event on average, and its strongest signs for it."""
    if len(places) < 2:
        return None, ()
    pairs = [weigh_pair(told, i, j, gazetteer) for i, j in combinations(places, 2)]
    strength: dict[str, float] = defaultdict(float)
    words = _sign_words()
    for pair in pairs:
        for sign, weight in pair.weights:
            parts = [sign] if sign in words else sign.split(", ")
            for part in parts:
                if part in words:
                    strength[words[part]] += weight / len(parts)
    best = sorted((w for w, s in strength.items() if s > 0), key=lambda w: (-round(strength[w], 6), w))
    return round(sum(pair.likelihood for pair in pairs) / len(pairs), 2), tuple(best[:_MOST_REASONS])


@cache
def _sign_words() -> Mapping[str, str]:
    return {str(sign): str(words) for sign, words in load_vocabulary("signs").items()}


def _possible(
    groups: Mapping[str, Group], gazetteer: Gazetteer, split: set[str], apart: Sequence[tuple[frozenset[str], frozenset[str]]]
) -> dict[str, tuple[PossibleJoin, ...]]:
    """Incident id -> the incidents that may be the same, the likeliest first; rows of tables are compared with reports only."""
    told = {i for i, g in groups.items() if any(s.claim.record is None for s in g.scenes)}
    parted = {i for i, g in groups.items() if any(s.claim.id in split for s in g.scenes)}
    blocks: dict[tuple[str, str], list[str]] = defaultdict(list)
    for incident_id, group in sorted(groups.items()):
        for key in _keys(group):
            blocks[key].append(incident_id)
    near = {pair for ids in blocks.values() for pair in near_in_time([i for i in ids if i not in parted], groups)}
    pairs = {(a, b) for a, b in near if a in told or b in told}
    found: dict[str, list[PossibleJoin]] = defaultdict(list)
    claims = {i: {s.claim.id for s in g.scenes} for i, g in groups.items()} if apart else {}
    for a, b in sorted(pairs):
        if any((claims[a] & one and claims[b] & other) or (claims[b] & one and claims[a] & other) for one, other in apart):
            continue
        agreement = compare(groups[a], groups[b], gazetteer)
        if agreement.score >= _POSSIBLE:
            for one, other in ((a, b), (b, a)):
                found[one].append(PossibleJoin(other, agreement.score, agreement.reasons, agreement.against))
    return {i: tuple(sorted(own, key=lambda p: (-p.score, p.incident_id))[:_MOST_POSSIBLE]) for i, own in found.items()}


def near_in_time(ids: Sequence[str], groups: Mapping[str, Group]) -> Iterator[tuple[str, str]]:
    """Pairs of incidents that a wrong date can part: days of both are told, a week apart at most, or of one only.

    Args:
        ids: Incidents, by the alphabet.
        groups: What each holds.
    """
    stated = {i: p for i in ids if (p := groups[i].period) is not None and p.stated}
    dated = sorted(stated, key=lambda i: (stated[i].start, i))
    for n, first in enumerate(dated):
        for second in islice(dated, n + 1, None):
            if stated[second].start > stated[first].end + _WRONG_DAYS:
                break
            yield min(first, second), max(first, second)
    undated = [i for i in ids if i not in stated]
    yield from combinations(undated, 2)
    yield from ((min(a, b), max(a, b)) for a in undated for b in dated)


def _keys(group: Group) -> set[tuple[str, str]]:
    """What two incidents share at least one of where enough agrees: a town with a day, with a number of dead or with a thing attacked."""
    period = group.period
    days = range(0) if period is None or not period.stated or period.days > SHORT_DAYS else range(period.start, period.end + 1)
    marks = [*(f"day {d}" for d in days), *(f"dead {n}" for n in group.dead - {0}), *sorted(group.distinct)]
    return {(s.town.id, mark) for s in group.scenes if s.town is not None for mark in marks}
