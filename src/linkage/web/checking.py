"""`linkage verify`, on demand and in a process of its own, so that pages stay quick meanwhile."""

import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock, Thread


@dataclass(frozen=True, slots=True)
class Check:
    """What the last check of the case found.

    Args:
        state: "none", "running", "holds" or "wrong".
        at: ISO 8601 time at which it ended; "" before that.
        lines: What it said.
    """

    state: str = "none"
    at: str = ""
    lines: tuple[str, ...] = ()


_CHECKS: dict[Path, Check] = {}
_LOCK = Lock()


def find_check(case_dir: Path) -> Check:
    """The last check of a case, or the one that is under way."""
    with _LOCK:
        return _CHECKS.get(case_dir, Check())


def start_check(case_dir: Path) -> Check:
    """Starts a check of a case; none where one is under way."""
    with _LOCK:
        if _CHECKS.get(case_dir, Check()).state != "running":
            _CHECKS[case_dir] = Check("running")
            Thread(target=_check, args=(case_dir,), daemon=True).start()
        return _CHECKS[case_dir]


def _check(case_dir: Path) -> None:
    command = [sys.executable, "-m", "linkage.cli", "verify", str(case_dir.absolute())]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    lines = tuple(line for line in (done.stderr + done.stdout).splitlines() if line)[:200]
    with _LOCK:
        _CHECKS[case_dir] = Check("holds" if done.returncode == 0 else "wrong", datetime.now(UTC).isoformat(timespec="seconds"), lines)
