"""The made case that suites of large cases ask: one that was kept, or one made for the run."""

import argparse
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.madecase import make_case
from linkage.errors import InputError
from linkage.ledger import CaseFolder


def add_case_arguments(parser: argparse.ArgumentParser, rounds: int | None = None) -> None:
    """How large the case is, where it is kept, how often it is asked.

    Args:
        parser: The suite's part of the command line.
        rounds: How often by default; None for a suite that asks nothing.
    """
    parser.add_argument("--reports", type=int, default=5_000, metavar="N", help="reports of the made case (default: 5000)")
    parser.add_argument("--claims", type=int, default=100_000, metavar="N", help="claims of the made case (default: 100000)")
    if rounds is not None:
        parser.add_argument("--rounds", type=int, default=rounds, metavar="N", help=f"how often each question is asked (default: {rounds})")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--data", type=Path, metavar="DIR", help="a case kept by --keep; left out, one is made and taken away")
    where.add_argument("--keep", type=Path, metavar="DIR", help="make the case there and keep it")
    parser.add_argument("--json", type=Path, metavar="OUT", help="also write the figures to this file")


@contextmanager
def made_case(options: argparse.Namespace) -> Iterator[Path]:
    """The case to ask.

    Args:
        options: From `add_case_arguments`.

    Yields:
        Its folder.

    Raises:
        InputError: The folder given with --data is no case.
    """
    if options.data is not None:
        if not CaseFolder(options.data).index_file.is_file():
            raise InputError(f"{options.data} is no case with an index: give one that --keep made, or leave --data out")
        yield options.data
        return
    folder = options.keep or Path(tempfile.mkdtemp(prefix="linkage-bench-"))
    try:
        make_case(folder, options.reports, options.claims)
        yield folder
    finally:
        if options.keep is None:
            shutil.rmtree(folder)
