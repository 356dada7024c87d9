"""`linkage incidents`: what is said to have happened."""

from pathlib import Path

import click

from linkage.cli.console import print_records, print_table, safe
from linkage.cli.options import case_argument, example, output_options, profile_option
from linkage.model.amount import amount
from linkage.model.claim import CODES
from linkage.model.incident import Figure, FigureRange, Incident
from linkage.model.reportmarks import ReportMarks
from linkage.model.review import Profile


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
    from linkage.exports.jsonl import incident_records, json_lines

    case_file = pipeline.load_case(case_dir, profile=profile)
    chosen = tuple(
        incident
        for incident in case_file.incidents
        if (act is None or incident.act == act) and (place is None or place.casefold() in _place(incident).casefold())
    )
    if as_json or as_jsonl:
        print_records(json_lines(incident_records(replace(case_file, incidents=chosen))), as_jsonl)
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
        told = Text.assemble((safe(incident.name), "bold"))
        for name, source in incident.perpetrators:
            told.append(f"\nby {safe(name)}, according to {'the report itself' if source is None else safe(source)}")
        for source in incident.denied_by:
            told.append(f"\ndenied by {safe(source)}")
        for source in incident.doubted_by:
            told.append(f"\npassed on in words that doubt it by {safe(source)}")
        cited = " ".join(f"[{numbers[report_id]}]" for report_id in incident.report_ids)
        when = "" if incident.when is None else (incident.when.edtf if incident.when.edtf != "" else incident.when.text)
        table.add_row(Text(safe(when)), told, Text(figures_text(incident)), Text(cited))
    print_table(table)
    reporting = {report_id for incident in chosen for report_id in incident.report_ids}
    for report_id, mark in ReportMarks(case_file).of_reports.items():
        if report_id in reporting:
            click.echo(f"[{numbers[report_id]}] {safe(mark)}")
    click.echo(f"{len(chosen):,} of {amount(len(case_file.incidents), 'incident')}, as the sources tell them; sources are never added up.")


def figures_text(incident: Incident) -> str:
    """Each source's figures on lines of their own, then the range that a named rule makes of them.

    Args:
        incident: The incident.

    Returns:
        Lines; "" where no source gives a figure.
    """
    lines = []
    for figure in incident.figures:
        source = "the report itself" if figure.source is None else safe(figure.source)
        counted = f", “{safe(figure.victims)}”" if figure.victims != "" else ""
        lines.append(f"{source}: {_bounds(figure.min, figure.max)} {figure.outcome_in_words}{counted} ({figure.scope}{_note(figure)})")
    lines.extend(_range_text(range_) for range_ in incident.ranges if len(range_.figures) > 1 or range_.figures[0].note != "")
    return "\n".join(lines)


def _note(figure: Figure) -> str:
    return f"; {figure.note}" if figure.note != "" else ""


def _range_text(range_: FigureRange) -> str:
    return f"range of {range_.outcome_in_words}, by the rule {range_.rule!r}: {_bounds(range_.low, range_.high)}"


def _bounds(low: int, high: int | None) -> str:
    if high is None:
        return f"{low:,} or more"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def _place(incident: Incident) -> str:
    return incident.place_text if incident.place is None else f"{incident.place.name} {incident.place_text}"
