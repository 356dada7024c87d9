"""The parser alone: every component of the pipeline as it was published, over the paragraphs of reports, and nothing after it."""

import multiprocessing
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from linkage.mentions.sentences import load_installed, parser_texts
from linkage.reports import read_report

BATCH = 8  # files a process takes at a time, as `linkage read` hands them out


parser = cache(load_installed)


@dataclass(frozen=True, slots=True)
class BareRun:
    """What one run of the bare parser took.

    Args:
        words: Words of the reports.
        seconds: Wall time; with several processes, the time in which each loads its models counts, as it does for reading.
    """

    words: int
    seconds: float

    @property
    def words_a_second(self) -> float:
        """Words parsed a second."""
        return self.words / self.seconds


def load_texts(files: Sequence[Path]) -> list[list[str]]:
    """The paragraphs of each report, as they are given to the parser.

    Args:
        files: The reports.

    Returns:
        One list a report.
    """
    reports = [read_report(file) for file in files]
    return [parser_texts(report) for report in reports]


def parse_bare(texts: Sequence[Sequence[str]], words: int, workers: int) -> BareRun:
    """Parse the paragraphs and keep nothing.

    Args:
        texts: The paragraphs of each report.
        words: How many words they hold.
        workers: Processes.

    Returns:
        How long it took.
    """
    if workers == 1:
        parser()
        started = time.perf_counter()
        parse([paragraph for text in texts for paragraph in text])
        return BareRun(words, time.perf_counter() - started)
    batches = [[paragraph for text in texts[start : start + BATCH] for paragraph in text] for start in range(0, len(texts), BATCH)]
    started = time.perf_counter()
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as pool:
        for _ in pool.map(parse, batches):
            pass
        seconds = time.perf_counter() - started
    return BareRun(words, seconds)


def parse(paragraphs_of_batch: Sequence[str]) -> int:
    """Run the whole pipeline over paragraphs, in batches of the pipeline's own choice.

    Args:
        paragraphs_of_batch: Their texts.

    Returns:
        How many tokens they hold.
    """
    return sum(len(doc) for doc in parser().pipe(paragraphs_of_batch))
