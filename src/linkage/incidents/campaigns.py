"""Scenes of a place over a period -> campaigns: sieges, offensives, wars."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from linkage.incidents.breadth import level_of
from linkage.incidents.period import FIRST, LAST, Period, period_of_edtf
from linkage.incidents.scene import DEEDS_AND_HARM, Level, Scene
from linkage.incidents.statenames import country_told_of, state_name
from linkage.model.case import CaseSettings, DeclaredCampaign
from linkage.model.claim import ClaimKind
from linkage.model.place import Place, WherePrecision
from linkage.vocab.gazetteer import Gazetteer, fold_place_name

_MONTH_DAYS = range(28, 32)
_OFFENSIVE_LASTS = 60  # days: so long after its beginning, fighting is told as of an offensive
_OFFENSIVE_DAYS = 7  # offensives on one town that begin within so many days are one


@dataclass(slots=True)
class CampaignGroup:
    """Scenes of one campaign under construction.

    Args:
        id: Its id.
        name: Its heading.
        place: Where.
        period: When, as far as known.
        declared: Whether case.yaml declares it.
        names: Wordings by which reports call it, folded.
        scenes: The scenes about it as a whole.
    """

    id: str
    name: str
    place: Place | None
    period: Period | None
    declared: bool = False
    names: tuple[str, ...] = ()
    scenes: list[Scene] = field(default_factory=list)


def declared_campaigns(settings: CaseSettings, gazetteer: Gazetteer) -> list[CampaignGroup]:
    """The campaigns that case.yaml declares.

    Args:
        settings: The case's settings.
        gazetteer: Places by name.
    """
    return [
        CampaignGroup(
            c.id,
            c.name,
            gazetteer.find(c.place),
            _declared_period(c),
            declared=True,
            names=tuple(fold_place_name(n) for n in (c.name, *c.names)),
        )
        for c in settings.campaigns
    ]


def _declared_period(campaign: DeclaredCampaign) -> Period | None:
    start, end = period_of_edtf(campaign.start), period_of_edtf(campaign.end)
    if start is None and end is None:
        return None
    return Period(start.start if start is not None else FIRST, end.end if end is not None else LAST)


def find_campaigns(scenes: Sequence[Scene], declared: list[CampaignGroup], gazetteer: Gazetteer) -> list[CampaignGroup]:
    """The declared campaigns and those that the scenes tell of.

    A siege, or claims of a town over a time, make a campaign of that town and year; "since 15 November" makes an offensive of its own;
    claims of a whole country make its war.

    Args:
        scenes: Scenes of campaign and war level, in reading order.
        declared: From `declared_campaigns`; they grow.
        gazetteer: Says which place lies in which.
    """
    found: dict[str, CampaignGroup] = {}
    undated: list[Scene] = []
    for scene in sorted(scenes, key=lambda s: not _is_offensive(s)):
        own = match_campaign(scene, declared, gazetteer)
        if own is not None:
            own.scenes.append(scene)
        elif scene.act == "deportation" and scene.place is not None and scene.place.precision is WherePrecision.COUNTRY:
            _put(found, *_deportation(scene.place)).scenes.append(scene)
        elif scene.level is Level.WAR:
            _put(found, *_war(scene)).scenes.append(scene)
        elif scene.town is None:
            continue
        elif scene.period is None or not scene.period.stated:
            undated.append(scene)
        elif _is_offensive(scene):
            _offensive(found, scene).scenes.append(scene)
        elif (own := _offensive_at(scene, found.values())) is not None:
            own.scenes.append(scene)
        elif scene.act != "siege" and scene.period.days in _MONTH_DAYS:
            _of_month(found, scene).scenes.append(scene)
        else:
            _of_year(found, scene, scene.period.first_day.year)
    dated = list(found.values())
    for scene in undated:
        own = _told_beside(scene, dated) or _best_year(
            scene, [c for c in found.values() if c.place == scene.town and not c.id.startswith(("war", "offensive", "deportation"))]
        )
        if own is not None:
            own.scenes.append(scene)
        else:
            _of_year(found, scene, None)  # the year in which a report came out is not that of what it tells without a day
    for group in found.values():
        _name(group)
    return [*declared, *found.values()]


def part_at_declared(
    account: Sequence[Scene], declared: Sequence[CampaignGroup], gazetteer: Gazetteer
) -> tuple[list[Scene], list[list[Scene]]]:
    """Parts an account of a war from the deeds that it tells of declared campaigns: "the war, ... and took X".

    Args:
        account: Scenes of one report that tell of a war.
        declared: From `declared_campaigns`.
        gazetteer: Says which place lies in which.

    Returns:
        What is left of the war, and the deeds of each campaign; no scene is lost.
    """
    rest: list[Scene] = []
    parts: dict[str, list[Scene]] = defaultdict(list)
    for scene in account:
        at = replace(scene, level=Level.CAMPAIGN)
        own = next((c for c in declared if scene.act != "" and _holds(c, at, gazetteer)), None)
        (rest if own is None else parts[own.id]).append(scene)
    return rest, list(parts.values())


def group_accounts(accounts: Sequence[Sequence[Scene]], declared: list[CampaignGroup], gazetteer: Gazetteer) -> list[CampaignGroup]:
    """The campaigns that accounts of campaigns and wars tell of, with the declared ones.

    Args:
        accounts: Scenes of one report that tell of one campaign each.
        declared: From `declared_campaigns`; they grow.
        gazetteer: Says which place lies in which.
    """
    anchors = [(_anchor(account, gazetteer), account) for account in accounts]
    of = {anchor.claim.id: account for anchor, account in anchors}
    groups = find_campaigns([anchor for anchor, _ in anchors], declared, gazetteer)
    for group in groups:
        group.scenes = [s for anchor in group.scenes for s in of[anchor.claim.id]]
    return [g for g in groups if g.declared or _is_told(g)]


def _anchor(account: Sequence[Scene], gazetteer: Gazetteer) -> Scene:
    """The scene of an account that says best where and when it was, at the level of the account."""
    level = level_of(account)
    counts = Counter(s.place.id for s in account if s.place is not None)
    best = min(
        account,
        key=lambda s: (
            s.place is None,
            level is Level.WAR and (s.place is None or s.place.precision is not WherePrecision.COUNTRY),
            level is Level.CAMPAIGN and s.place is not None and s.place.precision is WherePrecision.COUNTRY,
            s.act != "siege",
            not _is_offensive(s),
            -counts[s.place.id] if s.place is not None else 0,
            s.claim.kind is ClaimKind.DEPRIVATION,
            s.period is None or not s.period.stated,
            s.order,
        ),
    )
    told = [s for s in account if s.claim.kind in DEEDS_AND_HARM] or account
    times = [s.period for s in told if s.period is not None and s.period.stated]
    period = best.period if (best.period is not None and best.period.stated) or not times else max(times, key=lambda p: (p.days, p.start))
    acts = {s.act for s in account if s.act}
    named = sorted(acts - {"deportation"}) if best.act == "deportation" else [best.act]  # one act of many gives a war no name
    act = "siege" if "siege" in acts else "deportation" if acts == {"deportation"} else next(iter(named), "")
    place, town = best.place, best.town
    if place is None and level is Level.WAR:
        place = town = country_told_of(account, gazetteer)
    return replace(best, level=level, act=act, period=period, place=place, town=town)


def _is_told(group: CampaignGroup) -> bool:
    """Whether the claims make a campaign: a siege, or more than one claim of one place and time."""
    return len(group.scenes) > 1 or any(s.act == "siege" for s in group.scenes)


def _told_beside(scene: Scene, campaigns: Sequence[CampaignGroup]) -> CampaignGroup | None:
    """The dated campaign of the town that the same report tells of, for an undated claim that is not the siege itself."""
    if scene.act == "siege" or scene.claim.kind is ClaimKind.DEPRIVATION:
        return None
    own = [c for c in campaigns if c.place == scene.town and any(s.report.id == scene.report.id and s.act != "siege" for s in c.scenes)]
    return max(own, key=lambda c: (sum(s.report.id == scene.report.id for s in c.scenes), c.id), default=None)


def _of_month(found: dict[str, CampaignGroup], scene: Scene) -> CampaignGroup:
    period, town = scene.period, scene.town
    if period is None or town is None:
        raise ValueError("fighting of a month has its days and a town")
    month = f"{period.first_day:%Y-%m}"
    return _put(found, f"{_slug(town.name)}-{month}", f"{town.name}, {period.first_day:%B %Y}", town, period)


def _deportation(place: Place) -> tuple[str, str, Place | None, Period | None]:
    return f"deportation-{_slug(place.name)}", f"Reported deportations · {place.name}", place, None


def _best_year(scene: Scene, campaigns: Sequence[CampaignGroup]) -> CampaignGroup | None:
    """The campaign that an undated claim means: that of the report's year, else the latest before it, else the one most told of."""
    campaigns = [c for c in campaigns if c.period is None or c.period.days not in _MONTH_DAYS]
    known = [c for c in campaigns if c.period is not None and scene.period is not None and c.period.start <= scene.period.end]
    if scene.period is not None and scene.period.start > 1 and known:
        return max(known, key=lambda c: (c.period.start if c.period is not None else 0, c.id))
    return max(campaigns, key=lambda c: (len(c.scenes), c.id), default=None)


def _put(found: dict[str, CampaignGroup], key: str, name: str, place: Place | None, period: Period | None) -> CampaignGroup:
    return found.setdefault(key, CampaignGroup(key, name, place, period))


def _slug(text: str) -> str:
    return "-".join(fold_place_name(text).split())


def _war(scene: Scene) -> tuple[str, str, Place | None, Period | None]:
    place = scene.place if scene.place is not None and scene.place.precision is WherePrecision.COUNTRY else None
    country = place.name if place is not None else state_name(scene.town.country) if scene.town is not None else ""
    return f"war-in-{_slug(country) or 'unnamed-country'}", f"Reported war in {country or 'a country not named'}", place, None


def _is_offensive(scene: Scene) -> bool:
    period = scene.period
    return period is not None and period.stated and period.end == LAST and period.start != FIRST and period.first_day.day != 1


def _offensive(found: dict[str, CampaignGroup], scene: Scene) -> CampaignGroup:
    period, town = scene.period, scene.town
    if period is None or town is None:
        raise ValueError("an offensive has a first day and a town")
    for group in found.values():
        near = group.period is not None and group.id.startswith("offensive") and abs(group.period.start - period.start) <= _OFFENSIVE_DAYS
        if near and group.place == town:
            return group
    day = period.first_day.isoformat()
    return _put(found, f"offensive-on-{_slug(town.name)}-{day}", f"Fighting for {town.name} from {day}", town, period)


def _offensive_at(scene: Scene, campaigns: Iterable[CampaignGroup]) -> CampaignGroup | None:
    """The offensive that began last at the town before some days of fighting that are told there, a few weeks before at the most."""
    period = scene.period
    if scene.act == "siege" or period is None or period.days > max(_MONTH_DAYS):
        return None
    near = [
        c
        for c in campaigns
        if c.id.startswith("offensive") and c.place == scene.town and c.period is not None
        and c.period.start - _OFFENSIVE_DAYS <= period.start <= c.period.start + _OFFENSIVE_LASTS
    ]  # fmt: skip
    return max(near, key=lambda c: (c.period.start if c.period is not None else 0, c.id), default=None)


def _of_year(found: dict[str, CampaignGroup], scene: Scene, year: int | None) -> None:
    town = scene.town
    if town is None:
        return
    key = f"{_slug(town.name)}-{year}" if year is not None else _slug(town.name)
    period = period_of_edtf(str(year)) if year is not None else None
    group = _put(found, key, f"{town.name}, {year}" if year is not None else town.name, town, period)
    group.scenes.append(scene)


def _name(group: CampaignGroup) -> None:
    """A siege is called one where a claim says so; other campaigns are named by their place and year."""
    if group.id.startswith(("war-in", "offensive-on", "deportation-")):
        return
    sieged = any(s.act == "siege" for s in group.scenes)
    group.id = f"{'siege-of' if sieged else 'fighting-in'}-{group.id}"
    group.name = f"Reported {'siege of' if sieged else 'fighting in'} {group.name}"


def match_campaign(scene: Scene, campaigns: Sequence[CampaignGroup], gazetteer: Gazetteer) -> CampaignGroup | None:
    """The campaign to which a scene belongs, or None.

    Args:
        scene: A scene.
        campaigns: Those to choose from; the declared come first, then those of the narrower place and the longer list of claims.
        gazetteer: Says which place lies in which.
    """
    text = fold_place_name(" ".join(str(r.value) for r in scene.claim.roles if isinstance(r.value, str)))
    named = [c for c in campaigns if any(n in text for n in c.names)]
    if named:
        return named[0]
    fits = [c for c in campaigns if _holds(c, scene, gazetteer)]
    return min(fits, key=lambda c: (not c.declared, _width(c.place), -len(c.scenes), c.id), default=None)


def _width(place: Place | None) -> float:
    """A quarter is narrower than its town, a town than its region."""
    return 9 if place is None else place.precision + (0.5 if place.population > 0 else 0.0)


def _holds(campaign: CampaignGroup, scene: Scene, gazetteer: Gazetteer) -> bool:
    place = campaign.place
    if place is None or scene.place is None or scene.town is None:
        return False
    if scene.level is Level.WAR and place.precision is not WherePrecision.COUNTRY:
        return False
    if campaign.id.startswith("deportation-") and scene.act != "deportation":
        return False
    inside = place.id in (scene.place.id, scene.town.id) or gazetteer.contains(place, scene.place)
    # What is told of a region belongs to the fighting for its town rather than to the war of the whole country.
    inside = inside or (scene.place.precision is WherePrecision.REGION and gazetteer.contains(scene.place, place))
    if not inside:
        return False
    if campaign.period is None or scene.period is None:
        return True
    if campaign.declared and not scene.period.stated and scene.level is not Level.INCIDENT:
        return campaign.period.start <= scene.period.end  # what is told of a siege without a day may be told years later
    return campaign.period.overlaps(scene.period)


def campaign_by_words(scene: Scene, campaigns: Sequence[CampaignGroup]) -> CampaignGroup | None:
    """The campaign whose place a claim names in running words ("the bombardment of Ardova"), or None.

    Args:
        scene: The scene of a claim without a place of its own.
        campaigns: Those to choose from.
    """
    words = [
        v
        for name in ("operation", "act", "target", "first", "second", "object", "utterance")
        if isinstance(v := scene.claim.value(name), str)
    ]
    text = f" {fold_place_name(' '.join(words))} "
    named = [c for c in campaigns if c.place is not None and re.search(rf" {re.escape(fold_place_name(c.place.name))}s? ", text)]
    return min(
        named,
        key=lambda c: (not c.declared, text.index(fold_place_name(c.place.name) if c.place is not None else ""), -len(c.scenes), c.id),
        default=None,
    )


def foremost(scene: Scene, campaigns: Sequence[CampaignGroup]) -> CampaignGroup | None:
    """The campaign that the scene's report tells most of, or None.

    Args:
        scene: A scene.
        campaigns: Those to choose from.
    """
    votes = Counter({n: sum(s.report.id == scene.report.id for s in c.scenes) for n, c in enumerate(campaigns)})
    best = [n for n, count in votes.most_common(1) if count > 0]
    return campaigns[best[0]] if best else None
