"""`linkage verify`, on demand and in a process of its own, so that pages stay quick meanwhile; its result is kept beside the ledger."""

import json
import subprocess
import sys
from contextlib import closing, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock, Thread

from linkage.ledger import CaseFolder, SqliteLedger

KEPT = "checked.json"  # in the case folder


@dataclass(frozen=True, slots=True)
class Check:
    """What the last check of the case found.

    Args:
        state: "none", "running", "holds" or "wrong".
        at: ISO 8601 time at which it ended; "" before that.
        lines: What it said.
        head: Hash of the ledger's last entry when it began.
        person: Who asked for it.
    """

    state: str = "none"
    at: str = ""
    lines: tuple[str, ...] = ()
    head: str = ""
    person: str = ""


_RUNNING: dict[Path, Check] = {}
_LOCK = Lock()


def find_check(case_dir: Path) -> Check:
    """The check of a case that is under way, or the last one, which outlives the server."""
    with _LOCK:
        running = _RUNNING.get(case_dir)
    return running or _read(case_dir / KEPT)


def start_check(case_dir: Path, person: str) -> Check:
    """Starts a check of a case; none where one is under way.

    Args:
        case_dir: The case.
        person: Who asks for it.
    """
    with _LOCK:
        if case_dir not in _RUNNING:
            with closing(SqliteLedger.open(CaseFolder(case_dir).ledger_file)) as ledger:
                _RUNNING[case_dir] = Check("running", head=ledger.head(), person=person)
            Thread(target=_check, args=(case_dir, _RUNNING[case_dir]), daemon=True).start()
        return _RUNNING[case_dir]


def _check(case_dir: Path, begun: Check) -> None:
    command = [sys.executable, "-m", "linkage.cli", "verify", str(case_dir.absolute())]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    lines = tuple(line for line in (done.stderr + done.stdout).splitlines() if line)[:200]
    state, at = "holds" if done.returncode == 0 else "wrong", datetime.now(UTC).isoformat(timespec="seconds")
    half = case_dir / f"{KEPT}.half"
    with suppress(OSError):  # a disk that is full keeps the check from being kept, not from being made
        half.write_text(json.dumps(asdict(Check(state, at, lines, begun.head, begun.person))), encoding="utf-8")
        half.replace(case_dir / KEPT)
    with _LOCK:
        del _RUNNING[case_dir]


def _read(path: Path) -> Check:
    """The check that was kept; none where there is none that can be read."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        return Check(**(kept | {"lines": tuple(kept["lines"])}))
    except (OSError, ValueError, TypeError, KeyError):
        return Check()
