"""Casualty claims -> figures by source, and ranges by a named rule."""

import re
from collections.abc import Collection, Sequence
from functools import cache

from linkage.incidents.scene import Level, Scene
from linkage.model.claim import ClaimKind, Stance
from linkage.model.incident import Figure, FigureRange, Scope
from linkage.model.report import Report
from linkage.vocab import load_phrases, load_vocabulary

RANGE_RULE = "lowest and highest: each report by its own figure, else by its sources"
_SCOPES = {Level.WAR: Scope.CAMPAIGN, Level.CAMPAIGN: Scope.PLACE_AND_PERIOD}
_OPENING = 400  # characters
_WORD = re.compile(r"[a-z]+")
_SUBGROUP = re.compile(
    r"\b(?:wom[ae]n|mothers?|pregnant|elderly|journalists?|medics?|doctors?|nurses?|rescuers?|volunteers?|aid workers?|patients?|"
    r"fighters?|soldiers?|combatants?|"
    r"militants?|rebels?|police(?:men|man)?|officials?|visitors?|another|chief|girls?|boys?|prisoners?)\b",
    re.IGNORECASE,
)


def make_figure(scene: Scene, *, whole_campaign: bool = False) -> Figure | None:
    """The figure that a casualty claim gives; None for other kinds, for denials, and where it gives no number.

    Args:
        scene: The scene of a claim.
        whole_campaign: Whether it stands with a campaign: then it counts a place over a period, or all of the campaign.
    """
    claim = scene.claim
    outcome, low = claim.word("outcome"), claim.number("min")
    if claim.kind is not ClaimKind.CASUALTIES or outcome is None or low is None or claim.stance is Stance.DENIED:
        return None
    scope = _SCOPES.get(scene.level, Scope.PLACE_AND_PERIOD if whole_campaign else Scope.INCIDENT)
    return Figure(
        outcome,
        low,
        claim.number("max"),
        claim.word("victims") or "",
        claim.source,
        scope,
        claim.id,
        claim.report_id,
        scene.report.published or "",
        leads=low > 0 and low in _opening_numbers(scene.report),
    )


@cache
def _opening_numbers(report: Report) -> frozenset[int]:
    """The numbers in the first sentence of a report's text, in digits or in one word."""
    opening = re.split(r"[.!?]\s+(?=[A-Z])|\n", report.text[: _OPENING * 2].strip(), maxsplit=1)[0][:_OPENING]
    units = load_vocabulary("counts")["units"]
    words = {str(word): int(value) for word, value in units.items()} if isinstance(units, dict) else {}
    found = re.findall(r"[a-z]+|\d[\d,]*", opening.lower())
    return frozenset(int(w.replace(",", "")) if w[0].isdigit() else words[w] for w in found if w[0].isdigit() or w in words)


def is_all_victims(figure: Figure) -> bool:
    """Whether the figure counts everybody, and not a group among them ("11 children", "two nurses", "a baby").

    Args:
        figure: A figure.
    """
    if figure.min == figure.max == 1 and re.search(r"[A-Z]", figure.victims):
        return False  # a single victim by name
    head = re.split(r"\b(?:including|among|mostly|who|which|most of)\b", figure.victims.casefold())[0]
    children = set(load_phrases("persons", "children"))
    words = _WORD.findall(head)
    if any(w in children or w.removesuffix("s") in children or w in ("children", "babies") for w in words):
        return False
    return _SUBGROUP.search(head) is None


def make_ranges(figures: Sequence[Figure], shares: Collection[str] = ()) -> tuple[FigureRange, ...]:
    """One range an outcome, from the lowest to the highest figure of incident scope.

    A report that weighs its sources and gives a figure of its own counts with that one, and with any higher one that it passes on; lower
    ones, such as a first toll that has risen since, stay listed and set no bound. A report without a figure of its own counts with
    those of its sources. Figures are never summed; a group among the victims, or a single named victim, sets a bound only where a
    report gives nothing else; "up to" sets no lower bound beside a figure that does.

    Args:
        figures: Every figure of one incident, those of a report in reading order.
        shares: Ids of claims that count only a part of the incident's place; these set no bound of the whole.
    """
    ranges = []
    for outcome in dict.fromkeys(f.outcome for f in figures):
        counted = [f for f in figures if f.outcome == outcome and f.scope is Scope.INCIDENT and f.claim_id not in shares]
        reports = dict.fromkeys(f.report_id for f in counted)
        used = tuple(f for report in reports for f in _of_report([f for f in counted if f.report_id == report]))
        if not used:
            continue
        closed = [f.max for f in used if f.max is not None]
        highest = max([*closed, *(f.min for f in used)])
        is_open = any(f.max is None and (not closed or f.min >= max(closed)) for f in used)
        bounded = [f.min for f in used if not _is_up_to(f)] or [f.min for f in counted if not _is_up_to(f)] or [f.min for f in used]
        ranges.append(FigureRange(outcome, min(min(bounded), highest), None if is_open else highest, RANGE_RULE, used))
    return tuple(ranges)


def _is_up_to(figure: Figure) -> bool:
    """Whether the figure only says how many at most."""
    return figure.min == 0 and figure.max is not None and figure.max > 0


def _of_report(figures: Sequence[Figure]) -> list[Figure]:
    """The figures with which one report counts."""
    whole = [f for f in figures if is_all_victims(f)]
    own = sorted((f for f in whole if f.source is None or f.leads), key=lambda f: not f.leads)
    first = next((f for f in figures if f.source is None), None)
    if first is not None and all(f.min <= first.min for f in whole):
        own = [first]  # "five children were killed": the group is all there is
    if own:
        return [own[0], *(f for f in whole if f.min > own[0].min)]
    return whole or list(figures)
