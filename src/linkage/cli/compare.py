"""`linkage compare`: the conduct of two campaigns beside each other."""

from collections.abc import Iterable
from pathlib import Path

import click

from linkage.cli.console import print_records, print_table, safe
from linkage.cli.options import case_argument, example
from linkage.model.case import CaseFile
from linkage.model.claim import Claim
from linkage.model.comparison import Comparison, FeatureCell

SHOWN = 2  # quotes of a cell


@click.command(epilog=example("linkage compare my-case siege-of-aleppo-2016 siege-of-mariupol-2022"))
@case_argument
@click.argument("first", metavar="CAMPAIGN")
@click.argument("second", metavar="CAMPAIGN")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead.")
def compare(case_dir: Path, first: str, second: str, as_json: bool) -> None:
    """Sets the conduct of two campaigns beside each other, as the sources tell it.

    A campaign is named by its id or by words of its name. There is no score and no verdict.
    """
    from linkage import pipeline
    from linkage.cases import compare_conduct
    from linkage.exports.jsonl import comparison_record, json_lines

    case_file = pipeline.load_case(case_dir)
    comparison = compare_conduct(case_file, first, second)
    if as_json:
        print_records(json_lines([comparison_record(comparison)]), as_jsonl=True)
        return
    _print(comparison, case_file)


def _print(comparison: Comparison, case_file: CaseFile) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    quotes = _Quotes(case_file)
    table = Table(box=SIMPLE_HEAD, padding=(0, 1, 1, 0), pad_edge=False, expand=True)
    table.add_column("feature", ratio=2, overflow="fold")
    for campaign in (comparison.first, comparison.second):
        table.add_column(safe(campaign.name), ratio=5, overflow="fold")
    table.add_column("elsewhere", ratio=2, overflow="fold")
    for row in comparison.rows:
        base = f"{row.base.campaigns} of {row.base.all_campaigns} campaigns, {row.base.incidents:,} of {row.base.all_incidents:,} incidents"
        cells = [Text(quotes.cell(cell)) for cell in (row.first, row.second)]
        table.add_row(Text(row.name, style="bold"), *cells, Text(base))
    print_table(table)
    for campaign, denials in ((comparison.first, comparison.first_denials), (comparison.second, comparison.second_denials)):
        click.echo(f"Denials by those whom the claims blame in {safe(campaign.name)}, or who speak for the same state:")
        quotes.echo(denials)
    click.echo("Who says that they are alike (somebody's word, apart from the rows above):")
    quotes.echo(comparison.likenesses)
    click.echo("Persons, units and bodies named in both; being named is not being accused:")
    for shared in comparison.shared:
        click.echo(f"  {safe(shared.entity.name)}: {len(shared.first)} and {len(shared.second)} claims")
        for campaign, posts in ((comparison.first, shared.first_posts), (comparison.second, shared.second_posts)):
            for post in posts:
                click.echo(f"    seen from {safe(campaign.name)}: {quotes.line(post.claim_id)} ({post.timing})")
    if not comparison.shared:
        click.echo(f"  {quotes.none}")
    told = len(comparison.in_both)
    click.echo(
        f"{told} of {len(comparison.rows)} features are reported of both. No score, no verdict: sources say so, nothing here is found."
    )


class _Quotes:
    """Claims as a terminal shows them."""

    def __init__(self, case_file: CaseFile) -> None:
        self._claims: dict[str, Claim] = {claim.id: claim for claim in case_file.claims}
        self._texts = {report.id: report.text for report in case_file.reports}
        self._numbers = {report.id: number for number, report in enumerate(case_file.reports, start=1)}
        self._reports = len(case_file.reports)

    @property
    def none(self) -> str:
        return f"no evidence found in {self._reports:,} report{'' if self._reports == 1 else 's'}"

    def line(self, claim_id: str) -> str:
        claim = self._claims[claim_id]
        source = "the report itself" if claim.source is None else safe(claim.source)
        words = " ".join(safe(claim.quote.of(self._texts[claim.report_id])).split())
        return f"{source} ({claim.stance}): “{words}” [{self._numbers[claim.report_id]}]"

    def cell(self, cell: FeatureCell) -> str:
        if not cell.told and not cell.denied:
            return f"no information in {self._reports:,} report{'' if self._reports == 1 else 's'}"
        lines = [str(cell.state)]
        if cell.told:
            lines[0] += f": {len(cell.told)} claims, {cell.origins} origins" + (f", {cell.first} to {cell.last}" if cell.first else "")
        lines += [self.line(claim_id) for claim_id in (*cell.told[:SHOWN], *cell.denied)]
        if len(cell.told) > SHOWN:
            lines.append(f"and {len(cell.told) - SHOWN} more (--json, or the page)")
        return "\n".join(lines)

    def echo(self, claim_ids: Iterable[str]) -> None:
        lines = [self.line(claim_id) for claim_id in claim_ids] or [self.none]
        for line in lines:
            click.echo(f"  {line}")
