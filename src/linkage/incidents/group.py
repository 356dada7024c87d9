"""Claims -> Incident and Campaign: what is said to have happened, by act, place and time."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from linkage.incidents.accounts import read_accounts, tell_reports
from linkage.incidents.actword import find_act
from linkage.incidents.anchors import place_words
from linkage.incidents.breadth import level_of, sentence_start
from linkage.incidents.campaigns import (
    CampaignGroup,
    campaign_by_words,
    declared_campaigns,
    foremost,
    group_accounts,
    match_campaign,
    part_at_declared,
)
from linkage.incidents.clusters import join_again, merge_accounts
from linkage.incidents.decided import apply_decisions
from linkage.incidents.figures import make_figure, make_ranges
from linkage.incidents.heading import UNTOLD, head_of, time_in_words, untold_harm
from linkage.incidents.joins import explain_joins
from linkage.incidents.parting import part_account
from linkage.incidents.parts import add_parts
from linkage.incidents.passedon import passed_on_in
from linkage.incidents.records import group_records, join_records, read_codings, record_keys
from linkage.incidents.scene import DISTINCT_TARGETS, SIDE_OF_TOWN, Level, Scene, SceneReader
from linkage.incidents.scenegroup import Group
from linkage.incidents.shares import mark_shares, shares_of_places
from linkage.incidents.strangers import is_of_talks, part_strangers
from linkage.incidents.timing import time_incident
from linkage.incidents.truces import find_truce_talk, group_truces
from linkage.incidents.unnumbered import read_unnumbered
from linkage.incidents.ways import read_way
from linkage.incidents.whereabouts import find_settlement
from linkage.model.case import CaseSettings
from linkage.model.claim import Claim, ClaimKind, Stance
from linkage.model.decision import Decision
from linkage.model.entity import Entity
from linkage.model.incident import Campaign, Grade, Incident
from linkage.model.place import Place, WherePrecision
from linkage.model.report import Report
from linkage.model.when import When
from linkage.vocab.accusing import accuses_of_it, is_another_deed, told_act
from linkage.vocab.doubts import is_doubted, speaks_for
from linkage.vocab.gazetteer import Gazetteer, fold_place_name
from linkage.vocab.narratives import is_narrative, label_narrative

_LOOSE_KINDS = frozenset([ClaimKind.STATEMENT, ClaimKind.SIMILARITY, ClaimKind.COMMAND, ClaimKind.RESPONSIBILITY])
_DEEDS = frozenset([ClaimKind.ATTACK, ClaimKind.CASUALTIES, ClaimKind.DAMAGE])
_LOOSE = frozenset(["bombing", "execution"])  # acts that tell no means: an airstrike may be called a bombing and a killing too
_NEAR_IN_REPORT = 1200  # characters: a remark without place belongs to the campaign told within so many


def group_incidents(
    reports: Sequence[Report],
    claims: Sequence[Claim],
    entities: Sequence[Entity],
    gazetteer: Gazetteer,
    settings: CaseSettings,
    decisions: Sequence[Decision] = (),
) -> tuple[tuple[Incident, ...], tuple[Campaign, ...]]:
    """The incidents and campaigns that the claims tell of, whatever the order of the claims.

    A claim belongs to one incident, or to one campaign as a whole, or to neither. First the claims of each report are put into accounts
    by a trained pair model; then accounts of one act, target, place and day are one incident over all reports, and those of a place over
    a time one campaign. Different buildings and different days never join over reports.

    Args:
        reports: The reports of the case.
        claims: Their claims.
        entities: The resolved entities; they carry the places.
        gazetteer: Says which place lies in which.
        settings: Campaigns that case.yaml declares.
        decisions: What persons decided, in order: claims joined in one incident or split off from it.

    Returns:
        Incidents, not graded yet, and campaigns, each in order of time, then of id.
    """
    reader = SceneReader(reports, entities, gazetteer)
    found = _at_besieged_quarters(_where_attacked(sorted((s for c in claims if (s := reader.read(c)) is not None), key=lambda s: s.order)))
    scenes = [s for s in found if s.claim.record is None]
    truces = group_truces(find_truce_talk(scenes), gazetteer)
    of_truces = {s.claim.id for truce in truces for s in truce.scenes}
    by_report = tell_reports(s for s in scenes if s.claim.id not in of_truces)
    declared = declared_campaigns(settings, gazetteer)
    parts = (part for account in read_accounts(by_report, gazetteer) for part in part_account(account))
    of_reports: dict[str, list[list[Scene]]] = {}
    for own in (own for part in parts for own in part_strangers(part, gazetteer)):
        of_reports.setdefault(own[0].report.id, []).append(own)
    accounts = [account for r, own in of_reports.items() for account in place_words(join_again(own, gazetteer), by_report[r])]
    by_level: dict[Level, list[list[Scene]]] = {level: [] for level in Level}
    for account in accounts:
        level = Level.OPEN if is_of_talks(account) else level_of(account)
        rest, at_declared = part_at_declared(account, declared, gazetteer) if level is Level.WAR else (account, [])
        by_level[level] += [rest] if rest else []
        by_level[Level.CAMPAIGN] += at_declared
    groups = apply_decisions(merge_accounts(by_level[Level.INCIDENT], gazetteer), scenes, decisions)
    told = {s.claim.id for g in groups for s in g.scenes}
    lasting, loose = (
        [left for level in levels for a in by_level[level] if (left := [s for s in a if s.claim.id not in told])]
        for levels in ((Level.CAMPAIGN, Level.WAR), (Level.OPEN,))
    )
    campaigns = group_accounts(lasting, declared, gazetteer)
    for account in loose:
        campaign = _campaign_of(account, campaigns, gazetteer)
        if campaign is not None:
            campaign.scenes.extend(account)
    groups += _left_over([*lasting, *loose], campaigns)
    campaigns += truces
    groups = join_records(groups, group_records(s for s in found if s.claim.record is not None), gazetteer)
    incidents = explain_joins(_with_own_ids([_incident(g, campaigns, gazetteer) for g in groups]), found, by_report, gazetteer, decisions)
    held: dict[str, list[str]] = {}
    for incident in incidents:
        if incident.campaign_id is not None:
            held.setdefault(incident.campaign_id, []).append(incident.id)
    return incidents, tuple(sorted((_campaign(c, held.get(c.id, [])) for c in campaigns if c.scenes or c.declared), key=lambda c: c.id))


def event_of(incidents: Iterable[Incident], campaigns: Iterable[Campaign]) -> dict[str, str]:
    """Claim id -> the incident that the claim tells of, else the campaign.

    Args:
        incidents: The incidents.
        campaigns: The campaigns.
    """
    events = {claim_id: c.id for c in campaigns for claim_id in c.claim_ids}
    return events | {claim_id: i.id for i in incidents for claim_id in i.claim_ids}


def _left_over(accounts: Iterable[Sequence[Scene]], campaigns: Sequence[CampaignGroup]) -> list[Group]:
    """The accounts that no campaign holds and that tell of a deed: each an incident whose place or day is not told."""
    held = {s.claim.id for c in campaigns for s in c.scenes}
    return [Group.of_scenes(a) for a in accounts if not any(s.claim.id in held for s in a) and any(s.claim.kind in _DEEDS for s in a)]


def _where_attacked(scenes: Sequence[Scene]) -> list[Scene]:
    """The scenes, with the dead and injured whose place stands in other sentences at the place of the attack that their own tells."""
    attacks: dict[tuple[str, int], list[Scene]] = {}
    for scene in scenes:
        if scene.claim.kind is ClaimKind.ATTACK and scene.place is not None:
            attacks.setdefault((scene.report.id, sentence_start(scene)), []).append(scene)
    placed = []
    for scene in scenes:
        told = attacks.get((scene.report.id, sentence_start(scene)), []) if scene.claim.kind is ClaimKind.CASUALTIES else []
        place = scene.claim.role("place")
        carried = place is not None and place.span is not None and place.span.end <= sentence_start(scene)
        placed.append(replace(scene, place=told[0].place, town=told[0].town) if carried and len({s.place for s in told}) == 1 else scene)
    return placed


def _at_besieged_quarters(scenes: Sequence[Scene]) -> list[Scene]:
    """The scenes, with a quarter or site that was besieged by itself as a town of its own; one side of a town stays with the town."""
    besieged = {
        s.place.id
        for s in scenes
        if s.act == "siege" and s.place is not None and s.place.population == 0 and not SIDE_OF_TOWN.search(s.place.name)
    }
    return [replace(s, town=s.place) if s.place is not None and s.place.id in besieged else s for s in scenes]


def _campaign_of(account: Sequence[Scene], campaigns: Sequence[CampaignGroup], gazetteer: Gazetteer) -> CampaignGroup | None:
    """The campaign of an account that names neither place nor day: by a place in its words, else the one told nearest."""
    for scene in account:
        if (found := match_campaign(scene, campaigns, gazetteer)) is not None:
            return found
    for scene in account:
        if (found := campaign_by_words(scene, campaigns)) is not None:
            return found
    return _beside(account[0], campaigns)


def _beside(scene: Scene, campaigns: Sequence[CampaignGroup]) -> CampaignGroup | None:
    """The campaign told nearest to a claim without a place, else the one its report tells most of."""
    at = scene.claim.quote.start
    near = min(
        ((abs(s.claim.quote.start - at), c.id, n) for n, c in enumerate(campaigns) for s in c.scenes if s.report.id == scene.report.id),
        default=None,
    )
    if near is not None and (near[0] <= _NEAR_IN_REPORT or scene.claim.kind not in _LOOSE_KINDS):
        return campaigns[near[2]]
    return foremost(scene, campaigns)


def _incident(group: Group, campaigns: Sequence[CampaignGroup], gazetteer: Gazetteer) -> Incident:
    scenes = sorted(group.scenes, key=lambda s: s.order)
    told = [s for s in scenes if s.claim.record is None]  # a table has no sentences that tell more than its cells
    claims = [s.claim for s in scenes]
    speaking = [s for s in scenes if speaks_for(s.claim, s.report.text)]
    passed_on = passed_on_in([c.id for c in claims], {c.id: c for c in claims}, {s.report.id: s.report.text for s in scenes})
    telling = [s for s in speaking if s.claim.id not in passed_on] or speaking or scenes
    act = _act(telling)
    around = None if _is_close(act) else find_act([s for s in told if s in telling] or told, {told_act(s.claim) for s in telling})
    target = _most(s.target for s in scenes if s.target in DISTINCT_TARGETS) or _most(s.target for s in scenes if s.target) or None
    shares = shares_of_places(scenes, gazetteer)
    way = read_way(scenes if act == "deportation" else ())
    named = [s for s in scenes if way.stands_for(s)] if way.is_told else scenes
    own_place = _place([s.place for s in named if s.place is not None and s.claim.id not in shares])
    place = own_place if way.is_told else find_settlement(told, own_place, gazetteer)  # a town beside a way is no place of it
    timing = time_incident(scenes, telling)
    day = timing.when.edtf.rstrip("~").replace("/", " ")
    is_known = place is not None and place == own_place
    place_text = way.starts or (place.name if place is not None and is_known else _place_as_written(claims, place))
    accused: dict[tuple[str, str | None], tuple[str, str | None]] = {}  # each once, however its first letter is written
    accusing = (s for s in speaking if accuses_of_it(s.claim) and s.claim.id not in passed_on)
    for claim in (s.claim for s in accusing if not is_another_deed(s.claim, act, s.report.text)):
        who = claim.word("accused") if claim.kind is ClaimKind.RESPONSIBILITY else claim.word("perpetrator")
        if who is not None:
            accused.setdefault((who.casefold(), claim.source), (who, claim.source))
    numbered = tuple(f for s in sorted(scenes, key=_reading_order) if (f := make_figure(s)) is not None)
    found = (*numbered, *add_parts(told, numbered), *read_unnumbered(told, numbered))
    figures = mark_shares(found, scenes, gazetteer)
    campaign = _campaign_of_incident(scenes, campaigns, gazetteer)
    target_word = {"residential": "residential area", "aid": "aid workers"}.get(target or "", target or "")
    is_hit = target not in ("other", None) and any(s.target == target and not is_another_deed(s.claim, act, s.report.text) for s in scenes)
    where = way.in_words or place_text
    giving = [s for s in scenes if s.claim.id in timing.timed_by]
    name = " · ".join(
        p
        for p in (
            head_of(act, telling, target),
            target_word if is_hit else "",
            where,
            timing.said_of(time_in_words(timing.period, act, giving, telling)),
        )
        if p
    )
    distinct = target if target is not None and target in DISTINCT_TARGETS else ""
    return Incident(
        _slug(" ".join([act or untold_harm(telling, target) or UNTOLD, distinct, place_text, day, record_keys(scenes)])),
        name, act, target, _targets(claims, target), place, place_text, timing.when,
        tuple(accused.values()),
        figures, make_ranges(figures), Grade.NOT_GRADED, (), None if campaign is None else campaign.id, tuple(c.id for c in claims),
        tuple(dict.fromkeys(s.report.id for s in scenes)),
        denied_by=_voices(s for s in scenes if s.claim.stance is Stance.DENIED),
        doubted_by=_voices(s for s in scenes if is_doubted(s.claim, s.report.text)), codings=read_codings(scenes), act_around=around,
        timed_by=timing.timed_by, other_times=timing.other_times,
    )  # fmt: skip


def _voices(scenes: Iterable[Scene]) -> tuple[str, ...]:
    """Who says so, each once; the publisher for a report's own voice."""
    return tuple(dict.fromkeys(_voice(s) for s in scenes))


def _voice(scene: Scene) -> str:
    publisher = scene.report.publisher or "a report without a publisher"
    source = scene.claim.source
    if source is None:
        return publisher
    return label_narrative(source, publisher) if is_narrative(scene.claim) else source


def _campaign_of_incident(scenes: Sequence[Scene], campaigns: Sequence[CampaignGroup], gazetteer: Gazetteer) -> CampaignGroup | None:
    """The campaign to which most of its claims that name a place belong, a declared one before others.

    What is mostly told of a whole country is no part of the siege of a town for one remark on that town.
    """
    placed = [s for s in scenes if s.place is not None] or list(scenes[:1])
    found = [c for s in placed if (c := match_campaign(s, campaigns, gazetteer)) is not None]
    if 2 * sum(_is_country(s.place) for s in placed) > len(placed):
        found = [c for c in found if _is_country(c.place)]
    counts = Counter(c.id for c in found)
    return min(found, key=lambda c: (not c.declared, -counts[c.id]), default=None)


def _is_country(place: Place | None) -> bool:
    return place is not None and place.precision is WherePrecision.COUNTRY


def _act(scenes: Sequence[Scene]) -> str:
    """The act by its means that most attacks give, else the one of which somebody is accused, else a looser one; "" for none."""
    attacks, accusations = ([told_act(s.claim) for s in scenes if (s.claim.kind is ClaimKind.ATTACK) is kind] for kind in (True, False))
    given = [act for act in (*attacks, *accusations) if act not in ("", "other")]
    closer = _most(act for act in attacks if _is_close(act)) or _most(act for act in accusations if _is_close(act))
    return closer or _most(given) or ("other" if "other" in (*attacks, *accusations) else "")


def _is_close(act: str) -> bool:
    return act not in ("", "other", *_LOOSE)


def _targets(claims: Sequence[Claim], target: str | None) -> tuple[str, ...]:
    """The targets as written; where no claim has one, the things that are said to be damaged."""
    named = [w for c in claims if (w := c.word("target")) is not None]
    damaged = [w for c in claims if c.kind is ClaimKind.DAMAGE and target is not None and (w := c.word("object")) is not None]
    return tuple(dict.fromkeys(named or damaged))


def _most(values: Iterable[str]) -> str | None:
    counts = Counter(values)
    return min(counts, key=lambda v: (-counts[v], v), default=None)


def _place(places: Sequence[Place]) -> Place | None:
    """The narrowest place that most claims of it agree on."""
    counts = Counter(places)
    return min(counts, key=lambda p: (p.precision > WherePrecision.NEAR, -counts[p], p.precision, p.id), default=None)


def _reading_order(scene: Scene) -> tuple[str, int, str]:
    """Where its figure stands: several figures of one clause have one quote."""
    figure = scene.claim.role("min")
    return scene.report.id, figure.span.start if figure is not None and figure.span is not None else scene.claim.quote.start, scene.claim.id


def _place_as_written(claims: Sequence[Claim], place: Place | None) -> str:
    """The place that most claims give, in their words; the name of the settlement that the sentences give where no claim has one."""
    written = _most(w for c in claims if (w := c.word("place")) is not None)
    return written if written is not None else place.name if place is not None else ""


def _slug(text: str) -> str:
    return "-".join(fold_place_name(text).split()) or "incident"


def _with_own_ids(incidents: Sequence[Incident]) -> tuple[Incident, ...]:
    """Incidents in order of time, those that would share an id numbered."""
    ordered = sorted(
        incidents, key=lambda i: (i.when is None or not i.when.edtf, i.when.edtf if i.when is not None else "", i.id, i.claim_ids)
    )
    taken: Counter[str] = Counter()
    numbered = []
    for i in ordered:
        taken[i.id] += 1
        own = i.id if taken[i.id] == 1 else f"{i.id}-{taken[i.id]}"
        numbered.append(replace(i, id=own))
    return tuple(numbered)


def _campaign(group: CampaignGroup, incident_ids: Sequence[str]) -> Campaign:
    scenes = sorted(group.scenes, key=lambda s: s.order)
    figures = tuple(f for s in scenes if (f := make_figure(s, whole_campaign=True)) is not None)
    when = None if group.period is None else When("", group.period.edtf())
    return Campaign(
        group.id, group.name, group.place, when, tuple(incident_ids), tuple(s.claim.id for s in scenes), figures, declared=group.declared
    )
