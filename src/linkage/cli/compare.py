"""`linkage compare`: the conduct of two campaigns beside each other."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from linkage.cli.console import print_table, safe
from linkage.cli.options import case_argument, example, profile_option
from linkage.cli.quotes import Quotes
from linkage.model.amount import amount
from linkage.model.case import CaseFile
from linkage.model.comparison import Comparison, FeatureCell
from linkage.model.incident import Campaign
from linkage.model.review import Profile
from linkage.model.sharedentity import NamedSide

SHOWN = 2  # quotes of a cell


@click.command(epilog=example("linkage compare my-case siege-of-aleppo-2016 siege-of-mariupol-2022"))
@case_argument
@profile_option
@click.argument("first", metavar="CAMPAIGN")
@click.argument("second", metavar="CAMPAIGN")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead.")
def compare(case_dir: Path, profile: Profile | None, first: str, second: str, as_json: bool) -> None:
    """Sets the conduct of two campaigns beside each other, as the sources tell it.

    A campaign is named by its id or by words of its name. There is no score and no verdict.
    """
    from linkage import pipeline
    from linkage.cases import compare_conduct
    from linkage.exports.comparisonjson import comparison_record

    case_file = pipeline.load_case(case_dir, profile=profile)
    comparison = compare_conduct(case_file, first, second)
    if as_json:
        click.echo(json.dumps(comparison_record(comparison, case_file), ensure_ascii=False, indent=1))
        return
    _print(comparison, case_file)


def _print(comparison: Comparison, case_file: CaseFile) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    quotes = Quotes(case_file)
    table = Table(box=SIMPLE_HEAD, padding=(0, 1, 1, 0), pad_edge=False, expand=True)
    table.add_column("feature", ratio=2, min_width=14, overflow="fold")
    for campaign in (comparison.first, comparison.second):
        table.add_column(safe(campaign.name), ratio=5, overflow="fold")
    table.add_column("elsewhere", ratio=2, overflow="fold")
    for row in comparison.rows:
        cells = [Text(_cell(cell, quotes)) for cell in (row.first, row.second)]
        table.add_row(Text(row.name, style="bold"), *cells, Text(row.base.in_words))
    print_table(table)
    for campaign, denials in ((comparison.first, comparison.first_denials), (comparison.second, comparison.second_denials)):
        click.echo(f"Denials by those whom the claims blame in {safe(campaign.name)}, or who speak for the same state:")
        _echo(quotes.lines(denials, wider=comparison.wider))
    click.echo("Who says that they are alike (somebody's word, apart from the rows above):")
    _echo(quotes.lines(comparison.likenesses))
    click.echo("Persons, units and bodies named in both; being named is not being accused:")
    for shared in comparison.shared:
        click.echo(f"  {safe(shared.entity.name)}:")
        for campaign, side in zip((comparison.first, comparison.second), shared.sides, strict=True):
            _echo(_named(campaign, side, quotes))
    if not comparison.shared:
        click.echo(f"  {quotes.none}")
    named = f"{safe(comparison.first.name)} | {safe(comparison.second.name)}"
    click.echo(f"Reported of both, by whomever, with what the claims give and whom they blame for the one and for the other ({named}):")
    for row in comparison.in_both:
        click.echo(f"  {row.name}: {row.first.state_in_words} | {row.second.state_in_words}")
        click.echo(f"    {safe(row.blame_in_words)}")
        for campaign, cell in ((comparison.first, row.first), (comparison.second, row.second)):
            if cell.names_no_side:
                more = f" (and {len(cell.quotes) - SHOWN:,} more)" if len(cell.quotes) > SHOWN else ""
                click.echo(f"    {safe(campaign.name)}, in these words{more}:")
                _echo(quotes.lines(cell.quotes[:SHOWN], indent="      "))
    both, alike = len(comparison.in_both), len(comparison.of_one_side)
    click.echo(
        f"Reported of both, by whomever: {both} of {amount(len(comparison.rows), 'feature')}; for {alike} of these, claims name a doer "
        "of one side, or a person whose posts are of it, in both. Many are only alleged, or denied: see each row. "
        "No score, no verdict: sources say so, nothing is found."
    )
    campaigns = {campaign.id: campaign for campaign in case_file.campaigns}
    for id_ in comparison.rows[0].base.others if comparison.rows else ():
        click.echo(f"Other campaign: {safe(campaigns[id_].name)} ({safe(campaigns[id_].rests_on)})")


def _named(campaign: Campaign, side: NamedSide, quotes: Quotes) -> Iterator[str]:
    """The lines on what names somebody in one campaign: the claims by how near they are to it, the nearest first."""
    rests_on = f", {side.rests_on}" if side.rests_on != "" else ""
    yield f"    {safe(campaign.name)}: {amount(len(side.named), 'claim')}{rests_on}"
    for near, claim_ids in side.by_nearness:
        more = f" (and {len(claim_ids) - SHOWN:,} more: --json, or the page)" if len(claim_ids) > SHOWN else ""
        yield f"      {near}{more}:"
        yield from quotes.lines(claim_ids[:SHOWN], indent="        ")
    if side.apart:
        yield f"      {side.apart_in_words}: {' '.join(quotes.cites(side.apart))}"
    for post in side.posts:
        yield f"      post: {quotes.line(post.claim_id)} ({post.timing})"


def _cell(cell: FeatureCell, quotes: Quotes) -> str:
    if not cell.told and not cell.against:
        more = [f"and {len(cell.unread) - SHOWN:,} more (--json, or the page)"] if len(cell.unread) > SHOWN else []
        none = f"{quotes.no_claim}; {cell.unread_in_words}:" if cell.unread else quotes.none
        return "\n".join([none, *map(quotes.unread, cell.unread[:SHOWN]), *more])
    lines = [cell.state_in_words]
    if cell.told:
        lines[0] += f": {cell.counts_in_words}" + (f", {dated}" if (dated := cell.dated_in_words()) else "")
    if cell.doers_in_words != "":
        lines.append(safe(cell.doers_in_words))
    lines += [quotes.line(claim_id) for claim_id in (*cell.quotes[:SHOWN], *cell.denied)]
    lines += [f"denied in wider terms: {quotes.line(claim_id)}" for claim_id in cell.wider]
    lines += [quotes.line(claim_id) for claim_id in cell.doubted]
    lines += [f"{how} {quotes.line(claim_id)}" for how, claim_ids in cell.otherwise for claim_id in claim_ids]
    if len(cell.quotes) > SHOWN:
        lines.append(f"and {amount(len(cell.quotes) - SHOWN, 'more quote')} (--json, or the page)")
    return "\n".join(lines)


def _echo(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)
