"""`linkage incidents`: what is said to have happened."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from linkage.cli.console import print_records, print_table, safe
from linkage.cli.options import case_argument, example, output_options, profile_option
from linkage.model.amount import amount
from linkage.model.claim import CODES
from linkage.model.counted import FigureSet, summed_up
from linkage.model.incident import Figure, Incident
from linkage.model.reportmarks import ReportMarks
from linkage.model.review import Profile

if TYPE_CHECKING:
    from linkage.exports.html.caseindex import CaseIndex, ClaimRow

_WIDER = "it in wider terms"


@click.command(epilog=example("linkage incidents my-case --jsonl"))
@case_argument
@profile_option
@click.option("--act", type=click.Choice(CODES["act"]), help="Only incidents of this act.")
@click.option("--place", metavar="WORDS", help="Only incidents at a place with these words in its name.")
@output_options
def incidents(case_dir: Path, profile: Profile | None, act: str | None, place: str | None, as_json: bool, as_jsonl: bool) -> None:
    """Lists what is said to have happened, with figures by source."""
    from dataclasses import replace

    from linkage import pipeline
    from linkage.cases import count_all, find_otherwise, find_wider_denials
    from linkage.exports.html.caseindex import CaseIndex
    from linkage.exports.incidentsjson import incident_records
    from linkage.exports.jsonl import json_lines

    case_file = pipeline.load_case(case_dir, profile=profile)
    chosen = tuple(
        incident
        for incident in case_file.incidents
        if (act is None or incident.act == act) and (place is None or place.casefold() in _place(incident).casefold())
    )
    wider = find_wider_denials(case_file)
    index = CaseIndex(case_file, oppositions=find_otherwise(case_file)[0], wider=wider, figures=count_all(case_file))
    if as_json or as_jsonl:
        records = incident_records(replace(case_file, incidents=chosen))
        told = ({**record, **_as_on_pages(index, str(record["id"]))} for record in records)
        print_records(json_lines(told), as_jsonl)
        return
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    numbers = {report.id: number for number, report in enumerate(case_file.reports, start=1)}
    table = Table(box=SIMPLE_HEAD, padding=(0, 1, 1, 0), pad_edge=False, expand=True)
    table.add_column("when", width=12, overflow="fold")
    table.add_column("said to have happened", ratio=4, overflow="fold")
    table.add_column("figures by source", ratio=4, overflow="fold")
    table.add_column("reports", width=8, overflow="fold")
    for incident in chosen:
        said = Text.assemble((safe(incident.name), "bold"))
        for line in said_lines(incident, index):
            said.append(f"\n{safe(line)}")
        cited = " ".join(f"[{numbers[report_id]}]" for report_id in incident.report_ids)
        when = "" if incident.when is None else (incident.when.edtf if incident.when.edtf != "" else incident.when.text)
        table.add_row(Text(safe(when)), said, Text(figures_text(incident, index.figures.get(incident.id, ()))), Text(cited))
    print_table(table)
    reporting = {report_id for incident in chosen for report_id in incident.report_ids}
    for report_id, mark in ReportMarks(case_file).of_reports.items():
        if report_id in reporting:
            click.echo(f"[{numbers[report_id]}] {safe(mark)}")
    click.echo(f"{len(chosen):,} of {amount(len(case_file.incidents), 'incident')}, as the sources tell them; sources are never added up.")


def said_lines(incident: Incident, index: "CaseIndex") -> Iterator[str]:
    """Who is said to have done it, by whom and with which stance; then who is only passed on, denies, doubts or tells it otherwise.

    Args:
        incident: The incident.
        index: The case.
    """
    from linkage.exports.html.blamed import list_blamed, list_passed_on
    from linkage.exports.html.incidents import list_told_otherwise
    from linkage.exports.html.incidenttimes import list_time_givers
    from linkage.exports.html.sections import group_by_saying

    given = list_time_givers(incident, index)
    apart = "another time" if given.groups else "given only by who does not tell of it so"
    for label, groups in [("this time", given.groups), *((f"{apart}, {time}", groups) for time, groups in given.others)]:
        if groups:
            yield f"{label}: {'; '.join(f'{group.first.wording.sayer} {_cite(group.rows)}' for group in groups)}"
    for blame in list_blamed(incident, index):
        yield f"by {blame.who}: {blame.first.wording.sayer} {_cite(blame.rows)}"
    for row in list_passed_on(incident, index):
        yield f"{row.wording.sayer} {_cite([row])}: {row.wording.said}"
    for group in group_by_saying([row for row in index.rows(incident.claim_ids) if row.is_against]):
        yield f"{group.first.wording.sayer} {_cite(group.rows)}"
    for group in group_by_saying(index.wider_denials(incident.id)):
        denied = "; ".join(dict.fromkeys(row.denied for row in group.rows))
        yield f"{group.first.wording.sayer} {_WIDER} (of {denied}) {_cite(group.rows)}"
    for label, groups in list_told_otherwise(incident, index):
        yield f"{label}: {'; '.join(f'{group.first.wording.sayer} {_cite(group.rows)}' for group in groups)}"


def _as_on_pages(index: "CaseIndex", incident_id: str) -> dict[str, object]:
    """What pages show of an incident: its ranges and what is counted apart, who denies it in wider terms, who tells it otherwise."""
    from linkage.exports.figuresjson import summed_record
    from linkage.exports.html.incidents import list_told_otherwise

    told = list_told_otherwise(index.incidents[incident_id], index)
    return {
        **summed_record(index.figures.get(incident_id, ())),
        "denied_in_wider_terms": [row.id for row in index.wider_denials(incident_id)],
        "told_otherwise": [row.id for _, groups in told for group in groups for row in group.rows],
    }


def _cite(rows: Sequence["ClaimRow"]) -> str:
    """The reports of some claims, each once."""
    return " ".join(dict.fromkeys(f"[{row.number}]" for row in rows))


def figures_text(incident: Incident, sets: Sequence[FigureSet]) -> str:
    """Each source's figures on lines of their own, then the range of those who count the same, and what is counted apart from it.

    Args:
        incident: The incident.
        sets: Its figures, those of one outcome, group and scope together.

    Returns:
        Lines; "" where no source gives a figure.
    """
    lines = []
    for figure in incident.figures:
        source = "the report itself" if figure.source is None else safe(figure.source)
        counted = f", “{safe(figure.victims)}”" if figure.victims != "" else ""
        lines.append(f"{source}: {_bounds(figure.min, figure.max)} {figure.outcome_in_words}{counted} ({figure.scope}{_note(figure)})")
    summed = summed_up(sets)
    ranges = [
        f"{one.outcome_in_words}, lowest to highest of those who count {safe(one.group_in_words)}: {safe(one.range_in_words)}"
        for one in summed.ranges
        if len(one.figures) > 1 or one.figures[0].note != ""
    ]
    apart = [f"counted apart: {safe(summed.apart_in_words)}"] if ranges and summed.apart else []
    return "\n".join([*lines, *ranges, *apart])


def _note(figure: Figure) -> str:
    return f"; {figure.note}" if figure.note != "" else ""


def _bounds(low: int, high: int | None) -> str:
    if high is None:
        return f"{low:,} or more"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def _place(incident: Incident) -> str:
    return incident.place_text if incident.place is None else f"{incident.place.name} {incident.place_text}"
