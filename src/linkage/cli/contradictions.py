"""`linkage contradictions`: figures of one source that cannot both be right."""

from pathlib import Path

import click

from linkage.cli.console import print_records, print_table, safe
from linkage.cli.options import case_argument, example, output_options
from linkage.model.incident import Figure


@click.command(epilog=example("linkage contradictions my-case --jsonl"))
@case_argument
@output_options
def contradictions(case_dir: Path, as_json: bool, as_jsonl: bool) -> None:
    """Lists figures of one source that cannot both be right: a part that is greater than its whole."""
    from linkage import pipeline
    from linkage.exports.jsonl import contradiction_records, json_lines

    case_file = pipeline.load_case(case_dir)
    if as_json or as_jsonl:
        print_records(json_lines(contradiction_records(case_file)), as_jsonl)
        return
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    texts = {report.id: report.text for report in case_file.reports}
    numbers = {report.id: number for number, report in enumerate(case_file.reports, start=1)}
    quotes = {claim.id: claim.quote for claim in case_file.claims}

    def told(figure: Figure) -> Text:
        words = (
            f"{_bounds(figure)} {figure.outcome}",
            f"\n“{quotes[figure.claim_id].of(texts[figure.report_id])}” [{numbers[figure.report_id]}]",
        )
        return Text.assemble((safe(words[0]), "bold"), safe(words[1]))

    table = Table(box=SIMPLE_HEAD, padding=(0, 1, 1, 0), pad_edge=False, expand=True)
    for heading, ratio in (("source", 2), ("counts a part", 4), ("counts the whole", 4), ("why a part", 3)):
        table.add_column(heading, ratio=ratio, overflow="fold")
    for found in case_file.contradictions:
        table.add_row(Text(safe(found.source)), told(found.part), told(found.whole), Text(safe("; ".join(found.reasons))))
    print_table(table)
    click.echo(f"{len(case_file.contradictions)} pairs of figures that cannot both be right; nothing is said of which is.")


def _bounds(figure: Figure) -> str:
    if figure.max is None:
        return f"{figure.min:,} or more"
    return f"{figure.min:,}" if figure.min == figure.max else f"{figure.min:,} to {figure.max:,}"
