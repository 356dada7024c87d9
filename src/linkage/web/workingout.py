"""The case worked out again beside the server: a process of its own, so that pages go on answering and its memory goes with it."""

import multiprocessing
import signal
import threading
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from pathlib import Path

from linkage.errors import LinkageError


@dataclass(frozen=True, slots=True)
class Work:
    """How far the working out is.

    Args:
        is_running: Whether it goes on.
        stage: What is being done ("resolving names"); "" before the first and after the last.
        done: How much of it.
        total: How much there is.
        problem: Why the last one ended early, and what to do; "" where it did not.
    """

    is_running: bool = False
    stage: str = ""
    done: int = 0
    total: int = 0
    problem: str = ""


class WorkingOut:
    """Works one case out again, once at a time.

    Args:
        case_dir: The case.
    """

    def __init__(self, case_dir: Path) -> None:
        self._case_dir = case_dir
        self._lock = threading.Lock()
        self._work = Work()

    @property
    def work(self) -> Work:
        """How far it is."""
        return self._work

    def start(self) -> Work:
        """Begins, unless it goes on already.

        Returns:
            How far it is.
        """
        with self._lock:
            if not self._work.is_running:
                self._work = Work(is_running=True)
                threading.Thread(target=self._watch, daemon=True).start()
            return self._work

    def _watch(self) -> None:
        """Starts the process and listens to it until it has ended."""
        spawn = multiprocessing.get_context("spawn")
        told, telling = spawn.Pipe(duplex=False)
        process = spawn.Process(target=_work_out, args=(self._case_dir, telling), daemon=True)
        problem = ""
        try:
            process.start()
            telling.close()
            while True:
                message = told.recv()
                if isinstance(message, str):
                    problem = message
                else:
                    self._work = replace(self._work, stage=message[0], done=message[1], total=message[2])
        except EOFError:
            process.join()
            if process.exitcode != 0 and problem == "":
                problem = f"it ended with status {process.exitcode}: run `linkage build -o {self._case_dir}`, which tells more"
        except OSError as error:
            problem = f"it could not be started ({error}): run `linkage build -o {self._case_dir}`"
        finally:
            told.close()
            self._work = Work(problem=problem)


def _work_out(case_dir: Path, telling: Connection) -> None:
    """What the process does; an error that says what to do is told, any other ends the process with a status."""
    from linkage import pipeline

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which ends this process with itself

    def progress(stage: str, done: int, total: int) -> None:
        telling.send((stage, done, total))

    try:
        pipeline.work_out(case_dir, progress)
    except LinkageError as error:
        telling.send(str(error))
