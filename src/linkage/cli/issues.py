"""`linkage issues`: what was seen and not understood."""

from pathlib import Path

import click

from linkage.cli.console import print_records, print_table, safe
from linkage.cli.options import case_argument, example, output_options, profile_option
from linkage.model.amount import amount
from linkage.model.issue import Severity
from linkage.model.review import Profile


@click.command(epilog=example("linkage issues my-case --failures"))
@case_argument
@profile_option
@click.option("--failures", is_flag=True, help="Only files that gave no report at all.")
@output_options
def issues(case_dir: Path, profile: Profile | None, failures: bool, as_json: bool, as_jsonl: bool) -> None:
    """Lists what was seen and left out, and why.

    It tells names and words of the reports, like every command; with --profile publish those that are marked are withheld, and the case
    is worked out for it.
    """
    from linkage import pipeline
    from linkage.exports.jsonl import issue_records, json_lines

    found = pipeline.load_issues(case_dir, profile=profile)
    chosen = [issue for issue in found if not failures or issue.severity is Severity.FAILURE]
    if as_json or as_jsonl:
        print_records(json_lines(issue_records(chosen)), as_jsonl)
        return
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, expand=True)
    table.add_column("file", ratio=3, overflow="fold")
    table.add_column("stage", width=9)
    table.add_column("what was left out, and why", ratio=5, overflow="fold")
    table.add_column("what to do", ratio=4, overflow="fold")
    for issue in chosen:
        why = Text(safe(issue.reason), style="bold red" if issue.severity is Severity.FAILURE else "")
        if issue.value is not None:
            why.append(f": {safe(issue.value)}", style="dim")
        table.add_row(Text(safe(issue.file)), Text(issue.stage), why, Text(safe(issue.advice)))
    print_table(table)
    failed = sum(1 for issue in found if issue.severity is Severity.FAILURE)
    click.echo(f"{amount(len(found), 'issue')}: files that gave no report {failed}, things left out of others {len(found) - failed}.")
