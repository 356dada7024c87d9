"""What goes on beside the server: one piece of work at a time, the rest waits its turn."""

import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from linkage.model.issue import Issue, Severity
from linkage.model.review import Profile
from linkage.web.access import Note
from linkage.web.beside import Work, WorkKind
from linkage.web.incoming import Incoming

Do = Callable[[Work], Iterator[dict[str, Any]]]  # the messages of a piece of work

ASKED, BEGUN, DONE, FAILED = "publishing asked for", "publishing begun", "publishing done", "publishing failed"  # in the log
READING = "reading reports"  # the stage whose steps are files
DIED = "the work ended before it was done: there may be too little memory; close other programs, then try again"


@dataclass(frozen=True, slots=True)
class Run:
    """How far the work is, or what came of the last.

    Args:
        kind: What was last begun; None where nothing was.
        is_running: Whether it goes on.
        stage: What is being done; "" at the very beginning.
        done: How much of the stage.
        total: How much there is of it.
        elapsed_s: Seconds since the stage began.
        problem: Why it ended early and what to do; "" where it did not.
        added: Reports that it added.
        known: Files that the case had already.
        failures: Files that gave no report, each with why.
        profile: For whom pages were written.
    """

    kind: WorkKind | None = None
    is_running: bool = False
    stage: str = ""
    done: int = 0
    total: int = 0
    elapsed_s: float = 0.0
    problem: str = ""
    added: int = 0
    known: int = 0
    failures: tuple[Issue, ...] = ()
    profile: Profile | None = None

    @property
    def per_minute(self) -> int | None:
        """Files a minute; None before it is known, or where no files are read."""
        return round(60 * self.done / self.elapsed_s) if self.stage == READING and self.done and self.elapsed_s > 0 else None

    @property
    def left_s(self) -> int | None:
        """Seconds until all files are read, if it goes on like this; None before it is known, and when they are."""
        left = self.total - self.done
        return round(self.elapsed_s * left / self.done) if self.per_minute is not None and left > 0 else None


@dataclass(slots=True)
class _Queue:
    """What is to be done next."""

    wants_add: bool = False
    wants_build: bool = False
    wants_work_out: bool = False
    profiles: dict[Profile, list[Note]] = field(default_factory=dict)  # each with whom to tell what comes of it


class Runs:
    """The work of one case.

    Args:
        case_dir: The case.
        do: Does one piece of work; given by tests.
        clock: Seconds that only go up.
    """

    def __init__(self, case_dir: Path, do: Do | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self.incoming = Incoming(case_dir)
        self._case_dir = case_dir
        self._do = do or self._do_beside
        self._clock = clock
        self._lock = threading.Lock()
        self._queue = _Queue()
        self._run = Run()
        self._began = 0.0
        self._askers: list[Note] = []  # of what is being published
        self._process: subprocess.Popen[str] | None = None
        self._thread: threading.Thread | None = None
        self._is_closed = False
        self._refused: tuple[Issue, ...] = ()

    @property
    def refused(self) -> tuple[Issue, ...]:
        """What was not taken in of what was last handed over."""
        return self._refused

    def note(self, refused: tuple[Issue, ...], *, again: bool) -> None:
        """Keeps what was not taken in, to be shown.

        Args:
            refused: Each with why.
            again: Whether it belongs to what was noted before.
        """
        with self._lock:
            self._refused = (*self._refused, *refused) if again else refused

    @property
    def run(self) -> Run:
        """How far it is now."""
        with self._lock:
            return replace(self._run, elapsed_s=self._clock() - self._began) if self._run.is_running else self._run

    def add(self) -> None:
        """Reads what was handed over, when what goes on has ended."""
        self._start(lambda queue: setattr(queue, "wants_add", True))

    def build(self) -> None:
        """Brings the case up to date, when what goes on has ended."""
        self._start(lambda queue: setattr(queue, "wants_build", True))

    def work_out(self) -> None:
        """Works entities and incidents out again, when what goes on has ended."""
        self._start(lambda queue: setattr(queue, "wants_work_out", True))

    @property
    def working_out(self) -> Run:
        """How far working out is, one that waits its turn too, or what came of it where nothing was done since."""
        if self._queue.wants_work_out:
            return Run(WorkKind.WORK_OUT, is_running=True)
        run = self.run
        return run if run.kind is WorkKind.WORK_OUT else Run()

    def publish(self, profile: Profile, note: Note = lambda _type, _subject: None) -> None:
        """Writes the case file for somebody, when what goes on has ended.

        Args:
            profile: For whom.
            note: Told that it was asked for, has begun, and is done or has failed, with the profile.
        """
        note(ASKED, profile)
        self._start(lambda queue: queue.profiles.setdefault(profile, []).append(note))

    def leave_out(self) -> None:
        """Takes away what was handed over and could not be read for a problem; not while it is being read."""
        with self._lock:
            if self._run.is_running:
                return
            self._run = Run()
        for batch in self.incoming.waiting():
            self.incoming.discard(batch.id)

    def close(self) -> None:
        """Stops what goes on; the case keeps what was read by then, and the rest waits for the next server."""
        with self._lock:
            self._is_closed = True
            process, thread = self._process, self._thread
        if process is not None and process.stdin is not None:
            with suppress(BrokenPipeError):
                process.stdin.close()
        if thread is not None:
            thread.join(10)

    def wait(self, timeout_s: float) -> Run:
        """What came of the work, once there is nothing left to do.

        Args:
            timeout_s: How long to wait at most.
        """
        thread = self._thread
        if thread is not None:
            thread.join(timeout_s)
        return self.run

    def _start(self, want: Callable[[_Queue], None]) -> None:
        with self._lock:
            want(self._queue)
            if not self._run.is_running and not self._is_closed:
                work = self._next()
                if work is not None:
                    self._begin(work)
                    self._thread = threading.Thread(target=self._work, args=(work,), daemon=True)
                    self._thread.start()

    def _work(self, work: Work | None) -> None:
        """Does one thing after another until nothing is left."""
        while work is not None:
            self._note(work, BEGUN)
            self._do_one(work)
            self._note(work, DONE if self._run.problem == "" else FAILED)
            with self._lock:
                work = None if self._is_closed else self._next()
                if work is None:
                    self._run = replace(self._run, is_running=False)
                else:
                    self._begin(work)

    def _do_one(self, work: Work) -> None:
        batches = [batch.id for batch in self.incoming.waiting() if batch.path in work.paths]
        ended = False
        try:
            for message in self._do(work):
                ended = ended or "stage" not in message
                self._take(message)
        except OSError as error:
            self._take({"problem": f"the work could not be begun ({error.strerror}): try again"})
            return
        if not ended:
            self._take({"problem": DIED})
        elif self._run.problem == "":
            for batch in batches:
                self.incoming.discard(batch)

    def _note(self, work: Work, what: str) -> None:
        """Tells those who asked for it to be published."""
        if work.profile is not None:
            for note in self._askers:
                note(what, work.profile)

    def _begin(self, work: Work) -> None:
        self._run = Run(work.kind, is_running=True, profile=work.profile)
        self._began = self._clock()

    def _next(self) -> Work | None:
        queue = self._queue
        if queue.wants_add:
            queue.wants_add = False
            paths = tuple(batch.path for batch in self.incoming.waiting())
            if paths:
                queue.wants_build = queue.wants_work_out = False  # it builds too
                return Work(WorkKind.ADD, self._case_dir, paths)
        if queue.wants_build:
            queue.wants_build = queue.wants_work_out = False
            return Work(WorkKind.BUILD, self._case_dir)
        if queue.wants_work_out:
            queue.wants_work_out = False
            return Work(WorkKind.WORK_OUT, self._case_dir)
        if not queue.profiles:
            return None
        profile = next(iter(queue.profiles))
        self._askers = queue.profiles.pop(profile)
        return Work(WorkKind.PUBLISH, self._case_dir, profile=profile)

    def _take(self, message: dict[str, Any]) -> None:
        with self._lock:
            if "stage" in message:
                if message["stage"] != self._run.stage:
                    self._began = self._clock()
                self._run = replace(self._run, stage=message["stage"], done=message["done"], total=message["total"])
            elif "problem" in message:
                self._run = replace(self._run, problem=message["problem"])
            else:
                failures = tuple(Issue(f["file"], "reports", f["reason"], f["advice"], Severity.FAILURE) for f in message["failures"])
                self._run = replace(self._run, added=message["added"], known=message["known"], failures=failures)

    def _do_beside(self, work: Work) -> Iterator[dict[str, Any]]:
        """The messages of the work, done in a process that ends with this one."""
        command = [sys.executable, "-c", "from linkage.web.beside import main; main()"]
        pipe = subprocess.PIPE
        with self._lock:
            if self._is_closed:
                return
            process = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, encoding="utf-8", start_new_session=True)
            self._process = process
        with process:
            if process.stdin is None or process.stdout is None:
                raise OSError(0, "no pipe")
            try:
                process.stdin.write(work.line())
                process.stdin.flush()
                for line in process.stdout:
                    yield json.loads(line)
            except (BrokenPipeError, ValueError):  # it was stopped, and the pipe with it
                return
            finally:
                with self._lock:
                    self._process = None
