"""Figures -> pairs of one source that cannot both be right: a part that is greater than its whole."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from linkage.incidents.clusters import beside
from linkage.incidents.figures import make_figure
from linkage.incidents.group import event_of
from linkage.incidents.period import LAST, Period, period_of_edtf, read_period
from linkage.incidents.scene import Scene, SceneReader
from linkage.incidents.victims import Counted, is_within, read_counted
from linkage.model.claim import Claim, ClaimKind, Stance
from linkage.model.contradiction import Contradiction
from linkage.model.entity import Entity
from linkage.model.incident import Campaign, Figure, Incident, Scope
from linkage.model.place import Place
from linkage.model.report import Report
from linkage.model.review import WITHHELD
from linkage.vocab.gazetteer import Gazetteer, fold_place_name

OUTCOMES = frozenset(["killed", "injured"])  # what only adds up; how many are trapped or missing falls as well as rises
_ROUNDED = 10  # a figure that is called an estimate is rounded: by at most a tenth of it


@dataclass(frozen=True, slots=True)
class _Count:
    """A figure with all that says what it counts.

    Args:
        figure: The figure.
        scene: What its claim tells of.
        source: Key of who gives it.
        name: Who gives it, by the usual name.
        counted: Whom it counts.
        place: Where; None where that is not known.
        period: When; None where that is not known.
        event: The incident or campaign it belongs to, or None.
        campaign: The campaign it belongs to, itself or through its incident, or None.
        rounded: Whether the source calls it an estimate.
    """

    figure: Figure
    scene: Scene
    source: str
    name: str
    counted: Counted
    place: Place | None
    period: Period | None
    event: str | None
    campaign: str | None
    rounded: bool

    @property
    def most(self) -> int | None:
        """The most that it can mean; None where the source leaves that open."""
        most = self.figure.max
        return most + most // _ROUNDED if most is not None and self.rounded and most == self.figure.min else most

    @property
    def as_of(self) -> Period | None:
        """When it was given."""
        return period_of_edtf(self.figure.as_of)


def find_contradictions(
    reports: Sequence[Report],
    claims: Sequence[Claim],
    entities: Sequence[Entity],
    gazetteer: Gazetteer,
    incidents: Sequence[Incident],
    campaigns: Sequence[Campaign],
) -> tuple[Contradiction, ...]:
    """Pairs of figures of one source of which one counts a part of the other and is greater.

    A part is: a place within a place, a time within a time, an incident within a period or campaign, children within civilians within
    people. A figure without an upper bound ("at least") is exceeded by none. Figures of one incident are compared only between groups of
    people, where one report tells them together, for tolls rise; a figure of a period only where it was given after the part's
    days. Nothing is chosen: both stay, side by side.

    Args:
        reports: The reports of the case.
        claims: Their claims.
        entities: The resolved entities: they say which sources are one.
        gazetteer: Says which place lies in which.
        incidents: The incidents.
        campaigns: The campaigns.

    Returns:
        The pairs, by source, then by the part's report and offset.
    """
    counts: dict[tuple[str, str], list[_Count]] = defaultdict(list)
    for count in _read_counts(reports, claims, entities, gazetteer, incidents, campaigns):
        counts[count.source, count.figure.outcome].append(count)
    order = {claim.id: (n, claim.quote) for n, claim in enumerate(claims)}
    found = [c for own in counts.values() for c in _pairs(own, gazetteer)]
    return tuple(sorted(found, key=lambda c: (c.source, order[c.part.claim_id], order[c.whole.claim_id])))


def _pairs(counts: Sequence[_Count], gazetteer: Gazetteer) -> Iterator[Contradiction]:
    """The pairs among the figures of one source and outcome."""
    of_event: dict[str, list[_Count]] = defaultdict(list)
    for count in counts:
        if count.event is not None and count.figure.scope is Scope.INCIDENT:
            of_event[count.event].append(count)
    wide = [c for c in counts if c.figure.scope is not Scope.INCIDENT]
    for part in counts:
        told_with = of_event.get(part.event or "", ()) if part.figure.scope is Scope.INCIDENT else ()
        for whole in (*wide, *told_with):
            most = whole.most
            if whole is part or most is None or part.figure.min <= most:
                continue
            reasons = _why_part(part, whole, gazetteer)
            if reasons:
                yield Contradiction(part.name, part.figure, whole.figure, tuple(reasons), part.event, whole.event)


def _why_part(part: _Count, whole: _Count, gazetteer: Gazetteer) -> list[str]:
    """Why one figure counts a part of what the other counts; empty where that is not known."""
    if not is_within(part.counted, whole.counted):
        return []
    reasons = [] if part.counted.words == whole.counted.words else [f"{part.counted.group} are counted among {whole.counted.group}"]
    if whole.figure.scope is Scope.INCIDENT:
        return reasons if _tell_one_incident(part, whole) else []
    same_place = part.place is not None and whole.place is not None and part.place.id == whole.place.id
    lies_in = part.place is not None and whole.place is not None and gazetteer.contains(whole.place, part.place)
    if lies_in and part.place is not None and whole.place is not None:
        reasons.append(f"{part.place.name} lies in {whole.place.name}")
    if not (same_place or lies_in):
        return []
    when = _why_within(part, whole)
    if when is None:
        return []
    if part.figure.scope is Scope.INCIDENT and when == "":
        when = "one incident is counted there, all of them here"
    return [*reasons, when] if when else reasons


def _tell_one_incident(part: _Count, whole: _Count) -> bool:
    """Whether two figures of different groups are of one incident for sure.

    Sure is a table's record, and what one report gives beside one another with nothing that sets the two apart: tolls rise from one
    report to the next.
    """
    first, second = part.scene, whole.scene
    if whole.figure.victims == "" and second.claim.record is None:
        return False  # who is counted is not told: "an earlier toll of 20"
    if part.counted.group is whole.counted.group:
        return False
    if first.claim.record is not None or second.claim.record is not None:
        return first.report.id == second.report.id
    apart = first.place is not None and second.place is not None and first.place.id != second.place.id
    dated = read_period(first.claim.when), read_period(second.claim.when)
    return not apart and (dated[0] is None) == (dated[1] is None) and dated[0] == dated[1] and beside(first, second)


def _why_within(part: _Count, whole: _Count) -> str | None:
    """Why the days of one figure lie in those of the other; "" where the two are the same, None where they are not known to."""
    if part.period is None or whole.period is None:
        told = whole.period is None and whole.figure.scope is Scope.CAMPAIGN and whole.scene.claim.word("time") is not None
        if told and whole.campaign is not None and part.campaign == whole.campaign and part.event != whole.event:
            return "the incident is a part of the campaign"
        return None
    if not (whole.period.start <= part.period.start and part.period.end <= whole.period.end):
        return None
    if whole.as_of is not None and whole.as_of.end < part.period.end:
        return None  # given before the part's days were over
    same = (part.period.start, part.period.end) == (whole.period.start, whole.period.end)
    return "" if same else f"{part.period.edtf()} lies in {whole.period.edtf()}"


def _read_counts(
    reports: Sequence[Report],
    claims: Sequence[Claim],
    entities: Sequence[Entity],
    gazetteer: Gazetteer,
    incidents: Sequence[Incident],
    campaigns: Sequence[Campaign],
) -> Iterator[_Count]:
    reader = SceneReader(reports, entities, gazetteer)
    sources = _Sources(reports, entities)
    events, held = event_of(incidents, campaigns), {i.id: i for i in incidents}
    places = {c.id: c.place for c in campaigns} | {i.id: i.place for i in incidents}
    times = {c.id: read_period(c.when) for c in campaigns} | {i.id: read_period(i.when) for i in incidents}
    for claim in claims:
        source = sources.of(claim) if claim.kind is ClaimKind.CASUALTIES and claim.word("outcome") in OUTCOMES else None
        scene = None if source is None else reader.read(claim)
        if source is None or scene is None:
            continue
        event = events.get(claim.id)
        incident = held.get(event or "")
        figure = make_figure(scene, whole_campaign=event is not None and incident is None)
        if figure is None:
            continue
        period = read_period(claim.when)
        timed = incident is not None or claim.word("time") is not None  # "during this period" means that of its campaign
        if period is None and timed:
            period = times.get(event or "")
        place = scene.place if scene.place is not None else places.get(event or "")
        campaign = incident.campaign_id if incident is not None else event
        rounded = claim.stance is Stance.ESTIMATED
        yield _Count(figure, scene, *source, read_counted(figure.victims), place, _closed(period, figure), event, campaign, rounded)


def _closed(period: Period | None, figure: Figure) -> Period | None:
    """A period without an end as far as the day on which the figure was given; None where that is not known."""
    if period is None or period.end != LAST:
        return period
    given = period_of_edtf(figure.as_of)
    return replace(period, end=given.end) if given is not None and given.end >= period.start else None


class _Sources:
    """Who gives a figure: an entity where the name is resolved, else the name; for a report's own voice its publisher."""

    def __init__(self, reports: Sequence[Report], entities: Sequence[Entity]) -> None:
        self._publishers: Mapping[str, str | None] = {r.id: r.publisher for r in reports}
        self._entities = {n.claim_id: e for e in entities for n in e.namings if n.role == "source"}
        self._named = {fold_place_name(name): e for e in entities for name in e.names if any(n.role == "source" for n in e.namings)}

    def of(self, claim: Claim) -> tuple[str, str] | None:
        """Key and name of the source; None where nobody is named."""
        publisher = self._publishers.get(claim.report_id)
        if not claim.attribution and publisher is None:
            return None
        if claim.attribution and (not claim.attribution[0].named or WITHHELD in claim.attribution[0].source):
            return None
        entity = self._entities.get(claim.id) if claim.attribution else self._named.get(fold_place_name(publisher or ""))
        if entity is not None:
            return entity.id, entity.name
        name = claim.attribution[0].source if claim.attribution else publisher or ""
        return fold_place_name(name), name
