"""What is shown while a command runs, and how results are printed."""

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from linkage.model.issue import Issue

if TYPE_CHECKING:
    from rich.table import Table

    from linkage.model.progress import Progress

SHOWN_FAILURES = 20  # reasons
SHOWN_FILES = 3  # of one reason
FEWEST_TO_TIME = 3  # steps; the time that fewer take says nothing about the rest

# Characters that a terminal would obey or that turn the writing around: a report must not be able to send any.
SPACES = (0x09, 0x0A, 0x0D, 0x2028, 0x2029)
CONTROLS = (*range(0x20), *range(0x7F, 0xA0), 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
UNSAFE: dict[int, str | None] = {**dict.fromkeys(CONTROLS), **dict.fromkeys(SPACES, " ")}


def safe(text: str) -> str:
    """The text on one line, without characters that a terminal would obey.

    Args:
        text: Words of a report, or a file name.

    Returns:
        The words, with single spaces.
    """
    return " ".join(text.translate(UNSAFE).split())


@contextmanager
def progress_bar() -> "Iterator[Progress]":
    """A bar with rate and time left on stderr; nothing where stderr is no terminal.

    Yields:
        What the pipeline tells its progress to.
    """
    if not sys.stderr.isatty():
        yield lambda _stage, _done, _total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[pace]}"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, tuple[TaskID, float]] = {}

        def show(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                for task, _ in tasks.values():
                    bars.update(task, visible=False)
                tasks[stage] = bars.add_task(stage, total=total, pace=""), time.monotonic()
            task, since = tasks[stage]
            bars.update(task, completed=done, total=total, pace=pace(done, total, time.monotonic() - since))

        yield show


def pace(done: int, total: int, elapsed_s: float) -> str:
    """How fast it goes on the whole, and how long it will take from here.

    Args:
        done: How many are done.
        total: How many there are.
        elapsed_s: Seconds since the first was begun.

    Returns:
        For example "4.2 a second, 1:05 left"; "" while nothing can be said.
    """
    if done == 0 or elapsed_s <= 0 or total < FEWEST_TO_TIME:
        return ""
    rate = done / elapsed_s
    left_s = round((total - done) / rate)
    return f"{rate:.1f} a second, {left_s // 60}:{left_s % 60:02} left"


def print_table(table: "Table") -> None:
    """Prints a table to stdout: as wide as the terminal, 80 columns where there is none.

    Args:
        table: The table; its cells hold `Text`, so that no word of a report is taken for markup.
    """
    from rich.console import Console

    Console(file=sys.stdout, highlight=False, soft_wrap=False).print(table)


def print_records(lines: Iterable[str], as_jsonl: bool) -> None:
    """Prints records as lines of JSON, or as one array.

    Args:
        lines: One JSON object a line, each with its line end.
        as_jsonl: Whether as lines.
    """
    if as_jsonl:
        for line in lines:
            click.echo(line, nl=False)
        return
    rows = [line.rstrip("\n") for line in lines]
    click.echo("[" + (",\n ".join(rows)) + "]")


def tell_failures(failures: Iterable[Issue]) -> None:
    """One line on stderr for each reason for which files could not be read, with the files and what to do about them.

    Args:
        failures: The issues of these files.
    """
    files: dict[tuple[str, str], list[str]] = {}
    for issue in failures:
        files.setdefault((issue.reason, issue.advice), []).append(issue.file)
    reasons = list(files.items())
    for (reason, advice), names in reasons[:SHOWN_FAILURES]:
        shown = ", ".join(safe(name) for name in names[:SHOWN_FILES])
        more = f" and {len(names) - SHOWN_FILES:,} more files" if len(names) > SHOWN_FILES else ""
        click.echo(f"not read: {shown}{more}: {safe(reason)}; {safe(advice)}", err=True)
    left = sum(len(names) for _, names in reasons[SHOWN_FAILURES:])
    if left > 0:
        click.echo(f"not read: {left:,} more files, for other reasons", err=True)
