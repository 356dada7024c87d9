"""Casualty claims -> figures by source, and ranges by a named rule."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from linkage.incidents.scene import Level, Scene
from linkage.model.claim import ClaimKind, Stance
from linkage.model.incident import Figure, FigureRange, Incident, Scope
from linkage.model.origins import Origins
from linkage.model.report import Report
from linkage.vocab import load_phrases, load_vocabulary
from linkage.vocab.light import LIGHT_LANGUAGES
from linkage.vocab.movements import read_movement

RANGE_RULE = "lowest and highest: each report by its own figure, else by its sources"
_UNNUMBERED = "; a plural without a number counts as two or more"
_ORDERS = "; words such as “hundreds” count as the least that they can mean"
_PARTS = "; parts that one sentence names are added"
_SCOPES = {Level.WAR: Scope.CAMPAIGN, Level.CAMPAIGN: Scope.PLACE_AND_PERIOD}
_LONGEST_ORDER = 40  # characters: "hundreds of thousands", and a language with longer words
_OPENING = 400  # characters
_WORD = re.compile(r"[a-z]+")
_NAMED = re.compile(r"(?:\S+ )?(?:[A-Z][\w'’-]+ ){2,}")  # "Brothers Adam and Karl Marun": people by name
_OTHERS = re.compile(r"\bothers?\b", re.IGNORECASE)
_CLAUSE = re.compile(r",| and ")
_WORD_OR_NUMBER = re.compile(r"[a-z]+|\d[\d,]*")
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
    scope = scope_of(scene, whole_campaign=whole_campaign)
    return Figure(
        outcome,
        low,
        claim.number("max"),
        claim.word("victims") or "",
        claim.source,
        scope,
        claim.id,
        claim.report_id,
        "" if scene.report.record else scene.report.published or "",  # the words of a record may be younger than its listing
        leads=claim.record is None and low > 0 and low in _opening_numbers(scene.report),
        order=order_of(scene, low),
        movement=read_movement(claim, scene.report.text),
    )


def order_of(scene: Scene, low: int) -> str:
    """The words that give the least number of a claim, where they give only an order of size ("tens of thousands"); else "".

    Args:
        scene: The scene of a claim.
        low: Its least number.
    """
    role, report = scene.claim.role("min"), scene.report
    if role is None or role.span is None:
        return ""
    end = role.span.end
    before = report.text[max(0, end - _LONGEST_ORDER) : end].casefold()
    found = [words for words, least in _orders(report.language or "").items() if least == low and _ends_with(before, words)]
    longest = max(map(len, found), default=0)
    return report.text[end - longest : end] if longest else ""


def _ends_with(text: str, words: str) -> bool:
    return text.endswith(words) and not text[: -len(words)][-1:].isalnum()


@cache
def _orders(language: str) -> Mapping[str, int]:
    """Words for an order of size, with the least that each can mean."""
    table = load_vocabulary(language if language in LIGHT_LANGUAGES else "counts")["plurals"]
    return {str(words): int(value) for words, value in table.items()} if isinstance(table, dict) else {}


def scope_of(scene: Scene, *, whole_campaign: bool = False) -> Scope:
    """What a figure of the scene counts.

    Args:
        scene: The scene of a claim.
        whole_campaign: Whether it stands with a campaign.
    """
    return _SCOPES.get(scene.level, Scope.PLACE_AND_PERIOD if whole_campaign else Scope.INCIDENT)


@cache
def _opening_numbers(report: Report) -> frozenset[int]:
    """The numbers in the first sentence of a report's text, in digits or in one word, but for those of groups among the victims."""
    opening = re.split(r"[.!?]\s+(?=[A-Z])|\n", report.text[: _OPENING * 2].strip(), maxsplit=1)[0][:_OPENING]
    units = load_vocabulary("counts")["units"]
    words = {str(word): int(value) for word, value in units.items()} if isinstance(units, dict) else {}
    found = [m for m in _WORD_OR_NUMBER.finditer(opening.lower()) if m[0][0].isdigit() or m[0] in words]
    ends = [*(m.start() for m in found[1:]), len(opening)]
    counted = [
        m[0]
        for m, end in zip(found, ends, strict=False)
        if not _is_group(_CLAUSE.split(opening[m.end() : end])[0]) and not _is_of_date(opening, m)
    ]
    return frozenset(int(w.replace(",", "")) if w[0].isdigit() else words[w] for w in counted)


def _is_of_date(text: str, number: re.Match[str]) -> bool:
    """Whether a number is a day or a year: "October 9", "9 October", "the 9th"."""
    before, behind = text[: number.start()].lower().split()[-1:], text[number.end() :].lower()
    months = load_vocabulary("times")["months"]
    named = isinstance(months, dict) and ((before and before[0] in months) or _first_word(behind) in months)
    return number[0][0].isdigit() and (bool(named) or behind.startswith(("st", "nd", "rd", "th")))


def _first_word(text: str) -> str:
    return next(iter(_WORD.findall(text)), "")


def is_all_victims(figure: Figure) -> bool:
    """Whether the figure counts everybody, and not a group among them ("11 children", "two nurses", "a baby").

    Args:
        figure: A figure.
    """
    return figure.parts != () or is_counted_victims(figure)


def is_counted_victims(figure: Figure) -> bool:
    """Whether one number counts everybody: no group among them, nobody by name, not only "others" beside them.

    Args:
        figure: A figure.
    """
    if figure.min == figure.max == 1 and re.search(r"[A-Z]", figure.victims):
        return False  # a single victim by name
    if figure.min == figure.max and _NAMED.match(figure.victims):
        return False
    if figure.outcome == "killed" and _OTHERS.search(figure.victims) is not None:
        return False  # beside those told before; "others" who were injured stand beside the dead
    return not _is_group(figure.victims)


def _is_group(victims: str) -> bool:
    """Whether the words name a group that is a part of the victims: children, women, officers."""
    head = re.split(r"\b(?:including|among|mostly|who|which|most of)\b", victims.casefold())[0]
    children = set(load_phrases("persons", "children"))
    words = _WORD.findall(head)
    if any(w in children or w.removesuffix("s") in children or w in ("children", "babies") for w in words):
        return True
    return _SUBGROUP.search(head) is not None


def withdraw_figures(incidents: Sequence[Incident], origins: Origins) -> tuple[Incident, ...]:
    """The incidents with ranges to which figures of retracted reports, and of copies of them, set no bound; the figures stay listed.

    Args:
        incidents: The incidents.
        origins: Where each claim comes from, and which reports were retracted.
    """
    if not origins.withdrawn:
        return tuple(incidents)
    return tuple(
        replace(incident, ranges=make_ranges([f for f in incident.figures if f.claim_id not in origins.withdrawn]))
        if any(f.claim_id in origins.withdrawn for f in incident.figures)
        else incident
        for incident in incidents
    )


def make_ranges(figures: Sequence[Figure]) -> tuple[FigureRange, ...]:
    """One range an outcome and movement, from the lowest to the highest figure of incident scope.

    A report that weighs its sources and gives a figure of its own counts with that one, and with any higher one that it passes on; lower
    ones, such as a first toll that has risen since, stay listed and set no bound. Where its own figure has a least and a most, it counts
    with these alone. A report without a figure of its own counts with those of its sources. Figures of different sources are never
    summed; what one sentence gives in parts counts with their sum; a group among the victims, or people by name, set a bound only where
    a report gives nothing else; "up to" sets no lower bound beside a figure that does.

    Args:
        figures: Every figure of one incident, those of a report in reading order.
    """
    ranges = []
    for outcome, movement in dict.fromkeys((f.outcome, f.movement) for f in figures):
        counted = [f for f in figures if (f.outcome, f.movement) == (outcome, movement) and f.scope is Scope.INCIDENT and not f.is_share]
        reports = dict.fromkeys(f.report_id for f in counted)
        parts = {part for f in counted for part in f.parts}
        wholes = [f for f in counted if f.parts != () or f.claim_id not in parts]
        used = tuple(f for report in reports for f in _of_report([f for f in wholes if f.report_id == report]))
        if not used:
            continue
        closed = [f.max for f in used if f.max is not None]
        highest = max([*closed, *(f.min for f in used)])
        is_open = any(f.max is None and (not closed or f.min >= max(closed)) for f in used)
        bounded = [f.min for f in used if not f.is_up_to] or [f.min for f in counted if not f.is_up_to] or [f.min for f in used]
        notes = (
            (_UNNUMBERED, any(f.unnumbered for f in used)),
            (_ORDERS, any(f.order for f in used)),
            (_PARTS, any(f.parts for f in used)),
        )
        rule = RANGE_RULE + "".join(words for words, is_so in notes if is_so)
        ranges.append(FigureRange(outcome, min(min(bounded), highest), None if is_open else highest, rule, used, movement))
    return tuple(ranges)


def _of_report(figures: Sequence[Figure]) -> list[Figure]:
    """The figures with which one report counts."""
    whole = [f for f in figures if is_all_victims(f)]
    own = sorted((f for f in whole if f.source is None or f.leads), key=lambda f: not f.leads)
    first = next((f for f in figures if f.source is None), None)
    if first is not None and all(f.number <= first.number for f in whole):
        own = [first]  # "five children were killed": the group is all there is
    if own and own[0].max is not None and own[0].max > own[0].min > 0:
        return own[:1]  # "between ten and twelve": the report has weighed its sources
    most = next((f for f in whole if own and own[0].max is None and f.source is None and f.is_up_to and f.number > own[0].min), None)
    if most is not None:
        return [own[0], most]  # "at least ten and up to twelve"
    if own:
        return [own[0], *(f for f in whole if f.min > own[0].min)]
    return whole or list(figures)
