"""Files that are handed over by a page or a program -> a batch that is read."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from linkage.errors import InputError
from linkage.model.issue import Issue
from linkage.pipeline import refuse_case_among_reports
from linkage.web.access import LoopbackAccess
from linkage.web.problems import Problem
from linkage.web.workbench import Workbench

MOST_FILES = 1000  # in one request; a page sends more of them in several


@dataclass(frozen=True, slots=True)
class Handed:
    """What came of a hand-over.

    Args:
        batch: Its name, for more files of the same.
        taken: How many files are kept to be read.
        refused: Those that are not, each with why.
    """

    batch: str
    taken: int
    refused: tuple[Issue, ...]


def hand_over(workbench: Workbench, files: Sequence[tuple[str, BinaryIO]], batch: str = "", *, is_last: bool = True) -> Handed:
    """Keeps files and, with the last of them, has them read.

    Args:
        workbench: The workbench.
        files: Name, with its folders, and content of each.
        batch: The hand-over that they belong to; "" for a new one.
        is_last: Whether none of it is to come.

    Raises:
        InputError: There is no such hand-over, nothing was handed over, or the disk is full.
    """
    incoming = workbench.runs.incoming
    if not files and not batch:
        raise InputError(workbench.words("add.nothing"))
    begun = batch or incoming.open()
    refused = [issue for name, content in files if (issue := incoming.put(begun, name, content)) is not None]
    taken = len(files) - len(refused)
    if is_last:
        refused += incoming.close(begun)
    workbench.runs.note(tuple(refused), again=batch != "")
    if is_last:
        workbench.runs.add()
    return Handed(begun, taken, tuple(refused))


def hand_path(workbench: Workbench, path: str) -> None:
    """Has a file or folder of this machine read where it is; for the one person on this machine only.

    Args:
        workbench: The workbench.
        path: The whole path.

    Raises:
        Problem: Others than the person at this machine may ask.
        InputError: It does not exist, or the case lies in it.
    """
    if not may_name_paths(workbench):
        raise Problem(403, "path", workbench.words("add.path_refused"))
    named = _find(path.strip())
    refuse_case_among_reports([named], workbench.case_dir)
    workbench.runs.incoming.name_path(named)
    workbench.runs.note((), again=False)
    workbench.runs.add()


def may_name_paths(workbench: Workbench) -> bool:
    """Whether who asks sits at this machine, so that its files are theirs."""
    return isinstance(workbench.access, LoopbackAccess)


def _find(path: str) -> Path:
    named = Path.home() / path[2:] if path.startswith("~/") else Path(path)
    if not named.is_absolute():
        raise InputError(f"give the whole path, from the root of this machine, not “{path[:200]}”")
    try:
        is_there = named.exists()
    except (OSError, ValueError):  # no name that a file system takes
        is_there = False
    if not is_there:
        raise InputError(f"“{path[:200]}” does not exist on this machine: check the path")
    return named
