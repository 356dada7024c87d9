"""How long a large case takes to be worked out and written, and how much memory: one process, one run, from ledger to pages."""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.keptcase import add_case_arguments, made_case
from linkage.cases import view_case
from linkage.exports.html import write_html
from linkage.pipeline import load_case

HELP = "working out a made case of 5,000 reports and 100,000 claims: seconds of processor by stage, and the most memory"
SECONDS, MEMORY_MB = 120, 2_000  # targets of working out
WORKED_OUT, SHOWN, WRITTEN = "all of working out", "what is shown beside it", "pages"
_READ = "reading the ledger"


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of the run.

    Args:
        name: Its name.
        seconds: Of processor.
        most_mb: The most memory that the process had held by its end.
    """

    name: str
    seconds: float
    most_mb: float


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured.

    Args:
        reports: Reports of the case.
        claims: Claims of the case.
        entities: Entities that were worked out.
        incidents: Incidents that were worked out.
        stages: In their order.
        files: How many files the pages are; 0 where none were written.
        pages_mb: How large they are together.
    """

    reports: int
    claims: int
    entities: int
    incidents: int
    stages: tuple[Stage, ...]
    files: int = 0
    pages_mb: float = 0.0


class _Watch:
    """The seconds of processor since the last stage ended."""

    def __init__(self) -> None:
        self.stages: list[Stage] = []
        self._since = time.process_time()
        self._told = _READ

    def progress(self, stage: str, done: int, total: int) -> None:
        """What working out tells of itself ends the stage before."""
        if done < total:
            self.end(self._told)
            self._told = stage
        else:
            self.end(stage)

    def end(self, name: str) -> None:
        """A stage has ended."""
        now = time.process_time()
        self.stages.append(Stage(name, now - self._since, _most_mb()))
        self._since = now


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the suite takes.

    Args:
        parser: Its part of the command line.
    """
    add_case_arguments(parser)
    parser.add_argument("--pages", action="store_true", help="write the pages too, to a folder that is taken away")


def run(options: argparse.Namespace) -> int:
    """Makes the case, works it out in a process of its own, prints.

    Args:
        options: The command line.

    Returns:
        The exit status.
    """
    with made_case(options) as folder:
        command = [sys.executable, "-m", "bench.largecase", str(folder), *(["--pages"] if options.pages else [])]
        told = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    figures = Figures(**{**told, "stages": tuple(Stage(**stage) for stage in told["stages"])})
    for stage in figures.stages:
        print(f"{stage.name:26} {stage.seconds:7.1f} s of processor   {stage.most_mb:6.0f} MB at most so far")
    print(f"{figures.reports} reports, {figures.claims} claims: {figures.entities} entities, {figures.incidents} incidents", end="")
    print(f"; {figures.files} files of pages, {figures.pages_mb:.0f} MB" if figures.files else "")
    print(f"targets for {WORKED_OUT}: {SECONDS} s, {MEMORY_MB} MB")
    if options.json is not None:
        options.json.write_text(json.dumps(asdict(figures), indent=2) + "\n", encoding="utf-8")
    return 0


def measure(case_dir: Path, *, pages: bool) -> Figures:
    """Works a case out, and writes its pages where they are asked for.

    Args:
        case_dir: The case.
        pages: Whether to write them.
    """
    watch = _Watch()
    case_file = load_case(case_dir, watch.progress)
    watch.end("the rest")
    stages = [*watch.stages, Stage(WORKED_OUT, sum(stage.seconds for stage in watch.stages), _most_mb())]
    counts = (len(case_file.reports), len(case_file.claims), len(case_file.entities), len(case_file.incidents))
    if not pages:
        return Figures(*counts, tuple(stages))
    watch = _Watch()
    views = view_case(case_file)
    watch.end(SHOWN)
    with tempfile.TemporaryDirectory(prefix="linkage-bench-pages-") as folder:
        write_html(case_file, views, Path(folder) / "casefile")
        watch.end(WRITTEN)
        sizes = [file.stat().st_size for file in Path(folder).rglob("*") if file.is_file()]
    return Figures(*counts, (*stages, *watch.stages), len(sizes), sum(sizes) / 1e6)


def _most_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    print(json.dumps(asdict(measure(Path(sys.argv[1]), pages="--pages" in sys.argv[2:]))))
