"""`linkage build`: reports in, case file out."""

from pathlib import Path

import click

from linkage.cli.console import progress_bar, tell_failures
from linkage.cli.options import PATH, SOME_UNREAD, example, profile_option, refuse_nothing_to_read, refuse_unknown_engine, running_options
from linkage.model.review import Profile


@click.command(epilog=example("linkage build reports/ -o my-case --case case.yaml"))
@click.argument("paths", nargs=-1, type=PATH, metavar="[PATH...]")
@click.option("-o", "case_dir", type=PATH, required=True, metavar="CASE", help="The case's folder; made where it is missing.")
@click.option("--case", "settings_file", type=PATH, metavar="FILE", help="What the case asks about (case.yaml); kept for later runs.")
@click.option(
    "--lists",
    "lists_dir",
    type=PATH,
    metavar="DIR",
    help="Sanctions lists (UK, EU, OFAC, UN) to screen against; kept for later runs.",
)
@profile_option
@running_options
def build(
    paths: tuple[Path, ...],
    case_dir: Path,
    settings_file: Path | None,
    lists_dir: Path | None,
    profile: Profile | None,
    workers: int | None,
    engine: str,
) -> int:
    """Reads reports into a case and writes its case file.

    Run again, it adds only what is new; stopped half-way, it goes on where it was. Files and whole folders can be given;
    without any, a case is written again as its ledger has it, with what was decided meanwhile.
    """
    refuse_unknown_engine(engine)
    if paths:
        refuse_nothing_to_read(paths)
    from linkage import pipeline
    from linkage.cli.summary import summary

    with progress_bar() as progress:
        run = pipeline.build(paths, case_dir, settings_file, workers, progress, lists_dir, profile)
    tell_failures(run.failures)
    click.echo(summary(run, case_dir))
    return SOME_UNREAD if run.failures else 0
