"""FigureSet -> drawings: one row a source, an arrow where it leaves the upper end open; then what the rule makes of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from linkage.exports.html.addresses import address_campaign, address_incident
from linkage.exports.html.caseindex import CaseIndex, ClaimRow
from linkage.exports.html.figurebars import FigureBar, Steps, draw_bar, draw_steps
from linkage.exports.html.labels import SCOPES, label_date
from linkage.exports.html.page import Page, number_pages
from linkage.exports.html.sections import chunk, say_none
from linkage.model.count import word_bounds
from linkage.model.counted import EVERYBODY, FigureRule, FigureSet, SourceFigures
from linkage.model.incident import Figure
from linkage.model.origincount import OriginCount
from linkage.vocab import load_vocabulary

OUTCOMES = ("killed", "injured", "missing", "trapped", "detained", "displaced", "sheltering")
SETS_ON_PAGE = 60  # drawings on one page of the list
RULES: dict[FigureRule, str] = {
    FigureRule.RANGE: "lowest and highest figure of the sources above, and no best one",
    FigureRule.MAJORITY: "lowest and highest figure of the sources above; best is the one that most independent origins give",
    FigureRule.HIERARCHY: "lowest and highest figure of the sources above; best is the newest of the case’s first source with one",
    FigureRule.LATEST: "lowest and highest figure of the sources above; best is the newest",
}
_SHARE = "some of those whom its report counts as a whole"


@dataclass(frozen=True, slots=True)
class FigureWords:
    """One figure in words.

    Args:
        row: The claim that carries it.
        label: "at least 300", with a note where no source says it so.
        victims: Who is counted, as written; "" where nobody is named.
        as_of: The day it was given, in words; "" where unknown.
    """

    row: ClaimRow
    label: str
    victims: str
    as_of: str


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source's figures.

    Args:
        first: Its first claim: its source is that of all.
        figures: Each of its figures in words.
        bar: From its lowest to its highest.
        steps: How it grew; None where the source gave one figure, or gave them on no day.
    """

    first: ClaimRow
    figures: tuple[FigureWords, ...]
    bar: FigureBar
    steps: Steps | None


@dataclass(frozen=True, slots=True)
class RuleRow:
    """What the case's rule makes of a set.

    Args:
        name: The rule's name.
        meaning: What it does, in words.
        text: "low 300; no best figure; high left open".
        why: How it came to the best figure, or why there is none.
        bar: The same, drawn; None where the rule gives nothing.
    """

    name: str
    meaning: str
    text: str
    why: str
    bar: FigureBar | None


@dataclass(frozen=True, slots=True)
class DrawnSet:
    """Figures that may be looked at together: one outcome, one group of people, one scope.

    Args:
        outcome: "killed"; "displaced: evacuated" where the words tell how people were moved.
        group: Who is counted, in words.
        is_part: Whether it counts a group of people and not everybody.
        scope: What the figures count, in words.
        sources: One row a source.
        rule: What the rule makes of them.
        scale: The number at the right end of the drawing.
        origins: How many independent origins the figures come from.
        only_retracted: Whether all of them are from reports that were retracted, or rest on one.
    """

    outcome: str
    group: str
    is_part: bool
    scope: str
    sources: tuple[SourceRow, ...]
    rule: RuleRow
    scale: int
    origins: OriginCount
    only_retracted: bool = False

    @property
    def rows(self) -> tuple[ClaimRow, ...]:
        """Its claims."""
        return tuple(figure.row for source in self.sources for figure in source.figures)


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A set of one incident or campaign in the list of figures."""

    name: str
    address: str
    drawn: DrawnSet


def draw_figures(sets: Sequence[FigureSet], index: CaseIndex) -> list[DrawnSet]:
    """The figures as drawings; figures of different outcome, group or scope never share one.

    Args:
        sets: The figures of one incident or campaign.
        index: The case.
    """
    return [_draw(one, index) for one in sets]


def make_figure_pages(index: CaseIndex) -> Iterator[Page]:
    """The list of all figures, each set beside its incident or campaign."""
    lines = []
    for subject_id, sets in index.figures.items():
        campaign, incident = index.campaigns.get(subject_id), index.incidents.get(subject_id)
        name = campaign.name if campaign is not None else index.incidents[subject_id].name
        address = address_campaign(campaign) if campaign is not None else address_incident(index.incidents[subject_id])
        heading = name if incident is None or name.startswith("Reported") else f"Reported: {name}"
        lines += [FigureLine(heading, address, drawn) for drawn in draw_figures(sets, index)]
    content = {"total": len(lines), "no_evidence": say_none(index.report_count)}
    yield from number_pages("figures.html", "figures.html.j2", "Figures", "figures", chunk(lines, SETS_ON_PAGE), content)


def word_orders() -> str:
    """The words that give only an order of size, each with the least that it is read as: "“dozens” as 24, “scores” as 40"."""
    table = load_vocabulary("counts")["plurals"]
    return ", ".join(f"“{words}” as {int(least):,}" for words, least in table.items()) if isinstance(table, dict) else ""


def _draw(one: FigureSet, index: CaseIndex) -> DrawnSet:
    """One set, drawn on one scale."""
    scale = max(1, *(f.min if f.max is None else f.max for f in one.figures))
    sources = tuple(_source(own, scale, index) for own in one.sources)
    text = one.in_words
    bar = None
    if text != "":
        bar = draw_bar(one.low, scale if one.high is None else one.high, scale, is_open=one.high is None, best=one.best)
    rule = RuleRow(str(one.rule), RULES[one.rule], text, one.why, bar)
    retracted = index.only_retracted(f.claim_id for f in one.figures)
    whom = one.group_in_words
    return DrawnSet(one.outcome_in_words, whom, one.group != EVERYBODY, SCOPES[one.scope], sources, rule, scale, one.origins, retracted)


def _source(own: SourceFigures, scale: int, index: CaseIndex) -> SourceRow:
    words = tuple(_words(figure, index) for figure in own.figures)
    low = min((f.min for f in own.figures if not f.is_up_to), default=None)
    closed = max(f.min if f.max is None else f.max for f in own.figures)
    is_open = any(f.max is None and f.min >= closed for f in own.figures)
    marks = tuple(sorted({f.number for f in own.figures}))
    bar = draw_bar(low, closed, scale, is_open=is_open, marks=marks if len(marks) > 1 else ())
    return SourceRow(words[0].row, words, bar, draw_steps([f for f in own.figures if f.claim_id not in index.case_file.origins.withdrawn]))


def _words(figure: Figure, index: CaseIndex) -> FigureWords:
    notes = [note for note in (figure.note, _SHARE if figure.is_share else "") if note != ""]
    note = f" ({'; '.join(notes)})" if notes else ""
    row = index.row(index.claims[figure.claim_id])
    return FigureWords(row, f"{word_bounds(figure.min, figure.max)}{note}", figure.victims, label_date(figure.as_of))
