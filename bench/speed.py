"""How fast reports are read: words a second, beside those of the parser alone on the same text, cores and run."""

import argparse
import json
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from bench.bare import BareRun, load_texts, parse_bare
from bench.reading import refuse_failures
from linkage.errors import InputError
from linkage.pipeline import read

HELP = "words a second over copies of a folder of reports, beside the parser alone"
EXAMPLES = Path(__file__).parents[1] / "examples"
TARGET = 0.7  # of the words a second of the parser alone


@dataclass(frozen=True, slots=True)
class Speed:
    """What reading took with one number of processes: medians over the rounds.

    Args:
        reports: Reports read.
        words: Words in them.
        workers: Processes.
        seconds: Wall time of a whole run, resolving names and incidents with it.
        reading_seconds: The part of it that went into reading.
        bare_seconds: What the parser alone took for the same text with as many processes.
        ratio: Words a second of reading over those of the parser alone, of each round and then the median.
    """

    reports: int
    words: int
    workers: int
    seconds: float
    reading_seconds: float
    bare_seconds: float
    ratio: float

    @property
    def words_a_second(self) -> float:
        """Words read a second, resolving left out."""
        return self.words / self.reading_seconds

    @property
    def bare_words_a_second(self) -> float:
        """Words a second of the parser alone."""
        return self.words / self.bare_seconds


class Clock:
    """Notes how long reading took, from what a run tells of its progress."""

    def __init__(self) -> None:
        self.started: float | None = None
        self.ended: float | None = None

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Note the time.

        Args:
            stage: What is being done.
            done: How much of it is done.
            total: How much there is.
        """
        if stage != "reading reports":
            return
        if done == 0:
            self.started = time.perf_counter()
        if done == total:
            self.ended = time.perf_counter()

    @property
    def seconds(self) -> float:
        """How long reading took.

        Raises:
            InputError: Nothing was read.
        """
        if self.started is None or self.ended is None or self.ended <= self.started:
            raise InputError("nothing was read: give a folder that holds reports")
        return self.ended - self.started


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what this suite can be told.

    Args:
        parser: The suite's part of the command line.
    """
    parser.add_argument("--data", type=Path, default=EXAMPLES, metavar="DIR", help="folder of text reports (default: the examples)")
    parser.add_argument("--copies", type=int, default=20, metavar="N", help="how many copies of each report to read (default: 20)")
    parser.add_argument(
        "--workers", type=int, nargs="+", default=[1, 2], metavar="N", help="processes, one run for each number (default: 1 2)"
    )
    parser.add_argument("--rounds", type=int, default=3, metavar="N", help="how often to run both, in turn; medians are given (default: 3)")
    parser.add_argument("--json", type=Path, metavar="OUT", help="also write the figures to this file")


def run(options: argparse.Namespace) -> int:
    """Read the copies and parse them, in turn, for each number of processes; print the figures.

    Args:
        options: As `add_arguments` declares them.

    Returns:
        0.

    Raises:
        InputError: The folder holds no text report, or a number is less than 1.
    """
    if min(options.copies, options.rounds, *options.workers) < 1:
        raise InputError("--copies, --rounds and --workers are at least 1")
    with tempfile.TemporaryDirectory() as folder:
        words = make_copies(options.data, Path(folder), options.copies)
        speeds = [measure(Path(folder), words, workers, options.rounds) for workers in options.workers]
    print(f"{speeds[0].reports} reports, {words} words; medians of {options.rounds} rounds\n")
    print(f"{'processes':>10}{'words a second':>16}{'parser alone':>14}{'ratio':>8}{'target':>8}{'reports/s':>11}{'seconds in all':>15}")
    for speed in speeds:
        rate = speed.reports / speed.reading_seconds
        print(f"{speed.workers:>10}{speed.words_a_second:>16,.0f}{speed.bare_words_a_second:>14,.0f}{speed.ratio:>8.2f}{TARGET:>8}", end="")
        print(f"{rate:>11.1f}{speed.seconds:>15.1f}")
    if options.json is not None:
        options.json.write_text(json.dumps([asdict(speed) for speed in speeds], indent=1) + "\n", encoding="utf-8")
    return 0


def make_copies(source: Path, folder: Path, copies: int) -> int:
    """Fill a folder with copies of text reports, each with a last line of its own so that no two have the same bytes.

    Args:
        source: Holds the reports.
        folder: Takes the copies.
        copies: How many of each.

    Returns:
        How many words the copies hold.

    Raises:
        InputError: There is no text report.
    """
    texts = sorted(source.glob("*.txt")) if source.is_dir() else []
    if texts == []:
        raise InputError(f"{source} holds no .txt report: give another folder with --data")
    words = 0
    for path in texts:
        text = path.read_text("utf-8")
        sidecar = path.with_suffix(".json")
        for number in range(copies):
            name = f"{number:04}-{path.stem}"
            (folder / f"{name}.txt").write_text(f"{text}\n\n{number}\n", encoding="utf-8")
            if sidecar.is_file():
                (folder / f"{name}.json").write_bytes(sidecar.read_bytes())
        words += copies * len(text.split())
    return words


def measure(folder: Path, words: int, workers: int, rounds: int) -> Speed:
    """Read a folder and parse it, in turn, so that what else the machine does meets both.

    Args:
        folder: The reports.
        words: How many words they hold.
        workers: Processes.
        rounds: How often.

    Returns:
        What it took. With several processes, the time in which each loads its models counts in both: that is what a user waits for.
    """
    files = sorted(folder.glob("*.txt"))
    texts = load_texts(files)
    parse_bare(texts[:1], words, 1)
    read(files[:1], 1)
    pairs = []
    for _ in range(rounds):
        bare = parse_bare(texts, words, workers)
        pairs.append((bare, read_once(folder, words, workers, bare)))
    return Speed(
        reports=len(files),
        words=words,
        workers=workers,
        seconds=round(median(speed.seconds for _, speed in pairs), 2),
        reading_seconds=round(median(speed.reading_seconds for _, speed in pairs), 2),
        bare_seconds=round(median(bare.seconds for bare, _ in pairs), 2),
        ratio=round(median(speed.ratio for _, speed in pairs), 3),
    )


def read_once(folder: Path, words: int, workers: int, bare: BareRun) -> Speed:
    """Read a folder.

    Args:
        folder: The reports.
        words: How many words they hold.
        workers: Processes.
        bare: The run of the parser alone that came before.

    Returns:
        What this run took.
    """
    clock = Clock()
    started = time.perf_counter()
    outcome = read([folder], workers, clock)
    seconds = time.perf_counter() - started
    refuse_failures(outcome.failures)
    return Speed(len(outcome.readings), words, workers, seconds, clock.seconds, bare.seconds, bare.seconds / clock.seconds)
