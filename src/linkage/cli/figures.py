"""`linkage figures`: who counts how many of whom."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from linkage.cli.console import safe
from linkage.cli.options import case_argument, example, profile_option
from linkage.cli.quotes import Quotes
from linkage.model.case import CaseFile
from linkage.model.count import word_bounds
from linkage.model.counted import FigureRule, FigureSet
from linkage.model.incident import Campaign, Incident
from linkage.model.review import Profile


@click.command(epilog=example("linkage figures my-case siege-of-mariupol-2022 --rule majority"))
@case_argument
@profile_option
@click.argument("subject", metavar="INCIDENT|CAMPAIGN")
@click.option("--rule", type=click.Choice([str(rule) for rule in FigureRule]), help="Makes low, best and high; by default the case's rule.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array instead.")
def figures(case_dir: Path, profile: Profile | None, subject: str, rule: str | None, as_json: bool) -> None:
    """Shows the casualty figures of an incident or campaign by source, group and scope.

    Figures of different scope, outcome, movement or group are never put together; nothing is added up or averaged.
    """
    from linkage import pipeline
    from linkage.cases import find_figures
    from linkage.exports.figuresjson import figure_records

    case_file = pipeline.load_case(case_dir, profile=profile)
    found, sets = find_figures(case_file, subject, None if rule is None else FigureRule(rule))
    if as_json:
        click.echo(json.dumps(list(figure_records(sets, case_file)), ensure_ascii=False, indent=1))
        return
    for line in figure_lines(found, sets, case_file):
        click.echo(line)


def figure_lines(subject: Incident | Campaign, sets: Sequence[FigureSet], case_file: CaseFile) -> Iterator[str]:
    """The figures as lines, each with who says so, its words and its report.

    Args:
        subject: What they are of.
        sets: The figures.
        case_file: The case.
    """
    quotes = Quotes(case_file)
    yield f"{safe(subject.name)}: figures, according to whom"
    for one in sets:
        yield f"\n{one.outcome_in_words} · {safe(one.group_in_words)} · each counts: {one.scope}"
        yield f"  {_bounds(one)}"
        yield f"  from {one.origins.in_words}"
        for figure in one.figures:
            note = f" ({figure.note})" if figure.note else ""
            yield f"    {quotes.who(figure.claim_id)}: {word_bounds(figure.min, figure.max)}{note}"
            yield f"      {quotes.words(figure.claim_id)}"
        for growth in one.growth:
            steps = " → ".join(f"{word_bounds(f.min, f.max)} ({f.as_of})" for f in growth.figures)
            yield f"  over time, {safe(growth.source)}: {steps}"
    if not sets:
        yield f"  {quotes.none}"
    yield "\nFigures of different scope, or of people moved otherwise, are never put in one range; nothing is added up or averaged."


def _bounds(one: FigureSet) -> str:
    """Low, best and high in words, with the rule that made them."""
    return f"{one.in_words} (rule {one.rule}: {safe(one.why)})" if one.in_words else safe(one.why)
