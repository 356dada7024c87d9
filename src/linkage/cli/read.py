"""`linkage read`: reports in, claims out."""

import sys
from pathlib import Path

import click

from linkage.cli.console import progress_bar, tell_failures
from linkage.cli.options import PATH, SOME_UNREAD, example, refuse_nothing_to_read, refuse_unknown_engine, reports_argument, running_options
from linkage.errors import InputError
from linkage.model.amount import amount


@click.command(epilog=example("linkage read reports/ -o claims.jsonl --mentions mentions.jsonl"))
@reports_argument
@click.option("-o", "claims_file", type=PATH, metavar="FILE", help="Write the claims here (claims.jsonl); to stdout by default.")
@click.option("--mentions", "mentions_file", type=PATH, metavar="FILE", help="Write names, dates, counts and relations here as well.")
@running_options
def read(paths: tuple[Path, ...], claims_file: Path | None, mentions_file: Path | None, workers: int | None, engine: str) -> int:
    """Reads reports, gives their claims as JSON; keeps nothing, knows no marks, and so shows every name."""
    refuse_unknown_engine(engine)
    if claims_file is not None and mentions_file is not None and claims_file.resolve() == mentions_file.resolve():
        raise InputError(f"{claims_file} cannot hold both: name one file with -o and another with --mentions")
    refuse_nothing_to_read(paths)
    from linkage import pipeline
    from linkage.exports.jsonl import claim_records, json_lines, mention_records, write_jsonl

    with progress_bar() as progress:
        run = pipeline.read(paths, workers, progress)
    if mentions_file is not None:
        write_jsonl(mention_records(run.readings), mentions_file)
    if claims_file is not None:
        write_jsonl(claim_records(run.case_file), claims_file)
    else:
        for line in json_lines(claim_records(run.case_file)):
            sys.stdout.write(line)
    tell_failures(run.failures)
    notices = len(run.case_file.issues) - len(run.failures)
    told = f"{amount(len(run.case_file.claims), 'claim')} from {amount(len(run.readings), 'report')}"
    told += f"; {amount(notices, 'notice')} of things seen and left out (`linkage build` keeps them)" if notices > 0 else ""
    click.echo(told if claims_file is None else f"{told}: {claims_file}", err=True)
    return SOME_UNREAD if run.failures else 0
