"""One piece of work on a case, in a process beside the server, so that pages go on answering and its memory goes with it.

`main` takes a `Work` as one line of JSON and tells how far it is, one line of JSON each time. Its process ends when whoever started it
does: what was read by then is in the ledger, and what was not is read the next time.
"""

import json
import os
import sys
import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import TextIO

from linkage.errors import LinkageError
from linkage.model.review import Profile

Tell = Callable[[dict[str, object]], None]


class WorkKind(StrEnum):
    """What can be done beside the server."""

    ADD = "add"  # reads what was handed over, and builds
    BUILD = "build"  # brings entities, incidents and pages up to what was decided and set
    WORK_OUT = "work out"  # brings entities, incidents and lists up to what was decided; the case file stays as it is
    PUBLISH = "publish"  # writes the case file for somebody


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be done.

    Args:
        kind: What.
        case_dir: The case.
        paths: What to read, for `ADD`.
        profile: For whom, for `PUBLISH`.
    """

    kind: WorkKind
    case_dir: Path
    paths: tuple[Path, ...] = ()
    profile: Profile | None = None

    def line(self) -> str:
        """It as one line of JSON."""
        return json.dumps(asdict(self), default=str) + "\n"

    @classmethod
    def of(cls, line: str) -> "Work":
        """The work of a line."""
        data = json.loads(line)
        profile = None if data["profile"] is None else Profile(data["profile"])
        return cls(WorkKind(data["kind"]), Path(data["case_dir"]), tuple(Path(path) for path in data["paths"]), profile)


def do(work: Work, tell: Tell) -> None:
    """Does the work.

    Args:
        work: What.
        tell: Told `{"stage", "done", "total"}` on the way, and at the end `{"added", "known", "failures"}` or `{"problem"}`.
    """
    from linkage import pipeline
    from linkage.web.written import write_out

    def progress(stage: str, done: int, total: int) -> None:
        tell({"stage": stage, "done": done, "total": total})

    try:
        if work.kind is WorkKind.PUBLISH and work.profile is not None:
            run = write_out(work.case_dir, work.profile, progress)
        elif work.kind is WorkKind.WORK_OUT:
            pipeline.work_out(work.case_dir, progress)
            tell({"added": 0, "known": 0, "failures": []})
            return
        else:
            run = pipeline.build(work.paths, work.case_dir, progress=progress)
    except LinkageError as error:
        tell({"problem": str(error)})
        return
    failures = [{"file": i.file, "reason": i.reason, "advice": i.advice} for i in run.failures]
    tell({"added": run.added, "known": run.known, "failures": failures})


def _end_with(lifeline: TextIO) -> None:
    """Ends this process when the other end of its standard input is let go of, however that came about."""
    lifeline.read()
    os._exit(1)


def main() -> None:
    """The process: takes the work from its standard input, and tells on its standard output."""
    line = sys.stdin.readline()
    if line == "":  # it was stopped before it began
        return
    work = Work.of(line)
    threading.Thread(target=_end_with, args=(sys.stdin,), daemon=True).start()
    told = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8", newline="\n")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what libraries print does not get among the lines

    def tell(message: dict[str, object]) -> None:
        told.write(json.dumps(message) + "\n")
        told.flush()

    do(work, tell)
    os._exit(0)  # the thread waits on standard input for as long as the process lasts
