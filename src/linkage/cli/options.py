"""Options that several commands share."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from linkage.cli.console import SHOWN_FILES
from linkage.errors import InputError
from linkage.model.issue import Severity
from linkage.model.review import Profile

Command = TypeVar("Command", bound=Callable[..., Any])

PATH = click.Path(path_type=Path)

SOME_UNREAD = 3  # exit status: some files could not be read, everything else was done


def example(line: str) -> str:
    """The end of a help text: one command line to copy.

    Args:
        line: The command line.

    Returns:
        It, kept from being wrapped.
    """
    return f"\b\nExample:\n  {line}"


def reports_argument(command: Command) -> Command:
    """PATH...: the reports."""
    return click.argument("paths", nargs=-1, required=True, type=PATH, metavar="PATH...")(command)


def case_argument(command: Command) -> Command:
    """CASE: the folder of a case."""
    return click.argument("case_dir", type=PATH, metavar="CASE")(command)


def running_options(command: Command) -> Command:
    """--workers and --engine."""
    command = click.option(
        "--engine",
        type=click.Choice(["local", "ray"]),
        default="local",
        show_default=True,
        help="Where reports are read: on this machine, or on many with Ray (not in this version).",
    )(command)
    return click.option(
        "--workers",
        type=click.IntRange(min=1),
        metavar="N",
        help="Processes to read with; by default 1 for a handful of reports, else one a processor.",
    )(command)


def profile_option(command: Command) -> Command:
    """--profile: for whom what is written is."""
    return click.option(
        "--profile",
        type=click.Choice([str(profile) for profile in Profile]),
        callback=lambda _context, _option, value: None if value is None else Profile(value),
        help="For whom it is: internal shows everything; publish what the case lets out, names withheld. By default as case.yaml says.",
    )(command)


def output_options(command: Command) -> Command:
    """--jsonl and --json."""
    command = click.option("--json", "as_json", is_flag=True, callback=_refuse_both, help="Print one JSON array instead.")(command)
    return click.option("--jsonl", "as_jsonl", is_flag=True, callback=_refuse_both, help="Print one JSON object a line instead.")(command)


def _refuse_both(context: click.Context, _option: click.Parameter, value: bool) -> bool:
    """Stops where both are asked for: one of them would be passed over in silence."""
    if value and (context.params.get("as_json") or context.params.get("as_jsonl")):
        raise click.UsageError("--json and --jsonl cannot both be printed: give one of them")
    return value


def refuse_nothing_to_read(paths: Sequence[Path]) -> None:
    """Stops where the paths hold nothing that could be a report, so that an empty or wrong folder is not taken for a case without claims.

    Args:
        paths: Files and folders.

    Raises:
        InputError: There is no report in them; one that cannot be read is told later, with the others.
    """
    from linkage.reports import list_files

    listed = list_files(paths)
    if listed.files or any(issue.severity is Severity.FAILURE for issue in listed.issues):
        return
    passed_over = "".join(f"; {issue.file}: {issue.reason}, {issue.advice}" for issue in listed.issues[:SHOWN_FILES])
    raise InputError(f"no report was found in {', '.join(map(str, paths))}: name the folder or the files that hold reports{passed_over}")


def refuse_unknown_engine(engine: str) -> None:
    """Stops where an engine is asked for that this version does not have.

    Args:
        engine: The engine asked for.

    Raises:
        InputError: It is not "local".
    """
    if engine == "ray":
        raise InputError(
            "linkage-evidence[ray] is not part of this version, so there is nothing to install yet: "
            "leave --engine out and use --workers N for the processors of this machine "
            "(once the extra exists it is installed with `pip install 'linkage-evidence[ray]'`)"
        )
