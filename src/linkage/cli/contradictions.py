"""`linkage contradictions`: figures of one source that cannot both be right, who says otherwise, and what changed over time."""

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

import click

from linkage.cli.console import print_records, print_table, safe
from linkage.cli.options import case_argument, example, output_options, profile_option
from linkage.cli.quotes import Quotes
from linkage.model.case import CaseFile
from linkage.model.course import Course
from linkage.model.incident import Figure
from linkage.model.opposition import Opposition
from linkage.model.review import Profile


@click.command(epilog=example("linkage contradictions my-case --jsonl"))
@case_argument
@profile_option
@output_options
def contradictions(case_dir: Path, profile: Profile | None, as_json: bool, as_jsonl: bool) -> None:
    """Lists figures of one source that cannot both be right, who says otherwise than others, and what is said otherwise later.

    Claims of different sources stand against one another where they tell of one matter and cannot all be right as worded, whoever speaks.
    """
    from linkage import pipeline
    from linkage.cases import find_otherwise
    from linkage.exports.incidentsjson import contradiction_records
    from linkage.exports.jsonl import json_lines
    from linkage.exports.otherwisejson import course_records, opposition_records

    case_file = pipeline.load_case(case_dir, profile=profile)
    oppositions, courses = find_otherwise(case_file)
    if as_json or as_jsonl:
        records = chain(contradiction_records(case_file), opposition_records(oppositions, case_file), course_records(courses, case_file))
        print_records(json_lines(records), as_jsonl)
        return
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    quotes = Quotes(case_file)

    def told(figure: Figure) -> Text:
        return Text.assemble((safe(f"{_bounds(figure)} {figure.outcome}"), "bold"), f"\n{quotes.told(figure.claim_id)}")

    table = Table(box=SIMPLE_HEAD, padding=(0, 1, 1, 0), pad_edge=False, expand=True)
    for heading, ratio in (("source", 2), ("counts a part", 4), ("counts the whole", 4), ("why a part", 3)):
        table.add_column(heading, ratio=ratio, overflow="fold")
    for found in case_file.contradictions:
        table.add_row(Text(safe(found.source)), told(found.part), told(found.whole), Text(safe("; ".join(found.reasons))))
    found_in_all = len(case_file.contradictions)
    if found_in_all:
        print_table(table)
        pairs = "pair" if found_in_all == 1 else "pairs"
        click.echo(f"{found_in_all:,} {pairs} of figures of one source that cannot both be right; nothing is said of which is.")
    else:
        click.echo(f"Pairs of figures of one source that cannot both be right: {Quotes(case_file).none}.")
    for line in otherwise_lines(oppositions, courses, case_file):
        click.echo(line)


def otherwise_lines(oppositions: Sequence[Opposition], courses: Sequence[Course], case_file: CaseFile) -> Iterator[str]:
    """Who says otherwise, and what changed over time, each with its words and its report.

    Args:
        oppositions: The oppositions.
        courses: The courses.
        case_file: The case.
    """
    quotes = Quotes(case_file)
    yield f"\nWho says otherwise: {len(oppositions) or quotes.none}"
    for opposition in oppositions:
        yield f"\n{opposition.ground}: {safe(opposition.matter)} ({opposition.about})"
        for side in opposition.sides:
            yield f"  {safe(side.label)}:"
            yield from quotes.lines(side.claim_ids, indent="    ")
    yield f"\nWhat is said later, day after day: {len(courses) or quotes.none}"
    for course in courses:
        yield f"\n{safe(course.source)}: {course.change}, {safe(course.matter)} ({course.about})"
        for step in course.steps:
            yield f"  {step.on}: {safe(step.label)}: {quotes.words(step.claim_id)}"


def _bounds(figure: Figure) -> str:
    if figure.max is None:
        return f"{figure.min:,} or more"
    return f"{figure.min:,}" if figure.min == figure.max else f"{figure.min:,} to {figure.max:,}"
