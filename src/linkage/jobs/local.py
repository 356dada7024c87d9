"""Reads many files with the processes of this machine."""

import multiprocessing
import os
import signal
import threading
import traceback
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.process import BaseProcess
from pathlib import Path

from linkage.errors import SetupError
from linkage.jobs.capture import Capture
from linkage.jobs.reading import Outcome, failure, read_batch

ReadBatch = Callable[[Sequence[Capture]], list[Outcome]]

BATCH = 8  # files that are read together
AHEAD = 3  # batches a worker that are handed out before their turn
FEW = 8  # files that one process reads sooner than others could load their models
MOST_WORKERS = 8  # each holds its own models: about 400 MB


def default_workers(files: int) -> int:
    """How many processes are worth starting.

    Args:
        files: How many files are to be read.

    Returns:
        1 for a handful, else one a processor that this process may use, up to `MOST_WORKERS`.
    """
    if files <= FEW:
        return 1
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return max(1, min(processors if processors is not None else 1, MOST_WORKERS))


def read_files(captures: Sequence[Capture], workers: int, read: ReadBatch = read_batch) -> Iterator[Outcome]:
    """What each file gives, in the order of the files, whatever the number of workers.

    A file whose reading fails with a defect, or kills its worker, becomes an issue of severity FAILURE; the other files are read.

    Args:
        captures: The files.
        workers: Processes to use; with 1 everything is read in this one.
        read: The reading of some files together; a function of a module, so that other processes can import it.

    Yields:
        One outcome a file: a reading, or the issue that says why there is none.
    """
    batches = deque(captures[start : start + BATCH] for start in range(0, len(captures), BATCH))
    if workers <= 1 or len(captures) <= 1:
        for batch in batches:
            yield from _read_guarded(read, batch)
        return
    while batches:
        # A pool that broke is not used again: what it had not finished is read file by file, and a new pool takes the rest.
        broken = yield from _read_in_pool(batches, min(workers, len(batches)), read)
        for batch in broken:
            yield from _read_apart(batch, read)


def _read_in_pool(
    batches: deque[Sequence[Capture]], workers: int, read: ReadBatch
) -> Generator[Outcome, None, tuple[Sequence[Capture], ...]]:
    """Reads the batches, taking each from the deque as it is handed out; returns those, in order, that a dying worker left unread."""
    waiting: deque[tuple[Sequence[Capture], Future[list[Outcome]]]] = deque()
    pool = _pool(workers)
    try:
        while batches or waiting:
            try:
                while batches and len(waiting) < workers * AHEAD:
                    waiting.append((batches[0], pool.submit(_read_guarded, read, batches[0])))
                    batches.popleft()
                outcomes = waiting[0][1].result()
            except BrokenProcessPool:
                return tuple(batch for batch, _ in waiting)
            waiting.popleft()
            yield from outcomes
        return ()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _read_apart(batch: Sequence[Capture], read: ReadBatch) -> Iterator[Outcome]:
    """Reads files one at a time in a process of their own; the one that kills it is named."""
    pool = _pool(1)
    try:
        for capture in batch:
            try:
                yield from pool.submit(_read_guarded, read, [capture]).result()
            except BrokenProcessPool:
                yield failure(
                    capture,
                    "the process that read this file died",
                    "it may need more memory than there is: close other programs and run this again, or split the file",
                )
                pool.shutdown(wait=False)
                pool = _pool(1)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _pool(workers: int) -> ProcessPoolExecutor:
    # Spawned, not forked: a fork would copy half-loaded models and held locks.
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"), initializer=_begin_worker)


def _begin_worker() -> None:
    """Makes a worker leave Ctrl-C to its parent, and end when the parent does, however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


def _read_guarded(read: ReadBatch, captures: Sequence[Capture]) -> list[Outcome]:
    """What the files give; a defect in a stage costs its file and is shown, not the run."""
    try:
        return read(captures)
    except SetupError:
        raise
    except Exception as error:  # noqa: BLE001 - the one place where a defect met in one of many files is turned into an issue
        if len(captures) > 1:
            return [outcome for capture in captures for outcome in _read_guarded(read, [capture])]
        where = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{Path(where.filename).name}:{where.lineno}"
        stopped = failure(
            captures[0],
            f"a defect of Linkage stopped the reading ({type(error).__name__})",
            "please report it with the file; the other files were read",
            value=f"{place}: {error}",
        )
        return [stopped]
