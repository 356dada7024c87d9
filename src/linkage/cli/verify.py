"""`linkage verify`: re-checks every hash and every quote."""

from pathlib import Path

import click

from linkage.cli.console import safe
from linkage.cli.options import case_argument, example
from linkage.model.amount import amount

FOUND_WRONG = 1  # exit status


@click.command(epilog=example("linkage verify my-case --head 3f9a2c41"))
@case_argument
@click.option("--head", "noted_head", metavar="HASH", help="A head hash noted earlier: it must still be in the chain.")
@click.option("--strict", is_flag=True, help="Let warnings count as failures.")
def verify(case_dir: Path, noted_head: str | None, strict: bool) -> int:
    """Re-checks every hash, and every quote at its offset.

    Ends with status 1, one line for each thing that is wrong, and what to do about it. A changed, inserted or missing entry breaks the
    chain. Entries cut off at the end do not: note the head hash that is printed and give it back with --head to find that too. That a
    file gives another text today than when it was read is a warning, as newer versions of Linkage may read a format better.
    """
    from linkage import pipeline

    if noted_head is not None and (len(noted_head) < 8 or set(noted_head.lower()) - set("0123456789abcdef")):
        raise click.UsageError("--head takes the first 8 or more hexadecimal digits of a head hash")
    result = pipeline.verify_case(case_dir, noted_head)
    for warning in result.warnings:
        click.echo(f"warning: {safe(warning)}", err=True)
    for failure in result.failures:
        click.echo(f"wrong: {safe(failure)}", err=True)
    for advice in result.advice:
        click.echo(f"what to do: {advice}", err=True)
    click.echo(
        f"checked {amount(result.entries, 'entry', 'entries')}, {amount(result.reports, 'report')}, "
        f"{amount(result.files, 'archived file')}, {amount(result.claims, 'claim')} and {amount(result.spans, 'offset')}"
    )
    click.echo(f"head {result.head}")
    wrong = len(result.failures) + (len(result.warnings) if strict else 0)
    click.echo("everything holds" if wrong == 0 else f"{wrong} {'thing is' if wrong == 1 else 'things are'} wrong")
    return FOUND_WRONG if wrong > 0 else 0
