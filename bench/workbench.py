"""How fast a large case answers: every question that a page asks of the index, and the step from one reviewed claim to the next."""

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random
from statistics import median, quantiles

from bench.keptcase import add_case_arguments, made_case
from bench.madecase import SEED
from bench.workbenchpages import time_pages
from linkage.desk import Desk, Proposal
from linkage.indexes.exploring import find_events
from linkage.ledger import CaseFolder
from linkage.model.asked import ClaimFilter, EventFilter, Order
from linkage.model.claim import ClaimKind, Stance
from linkage.model.decision import DecisionType
from linkage.model.entity import EntityType
from linkage.model.review import Status

HELP = "what the workbench asks of a made case of 5,000 reports and 100,000 claims: milliseconds at the median and the 95th percentile"
PAGE_MS, STEP_MS, MEMORY_MB = 200, 100, 500  # targets


@dataclass(frozen=True, slots=True)
class Timing:
    """How long one question takes.

    Args:
        name: The question.
        median_ms: At the median.
        p95_ms: At the 95th percentile.
        target_ms: At most, at the median.
    """

    name: str
    median_ms: float
    p95_ms: float
    target_ms: int


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured.

    Args:
        reports: Reports of the case.
        claims: Claims of the case.
        index_mb: Size of the index on disk.
        asking_mb: The most memory that a process of its own held while it asked, in MB.
        timings: One a question.
    """

    reports: int
    claims: int
    index_mb: float
    asking_mb: float
    timings: tuple[Timing, ...]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the suite takes.

    Args:
        parser: Its part of the command line.
    """
    add_case_arguments(parser, rounds=60)


def run(options: argparse.Namespace) -> int:
    """Makes the case, asks, prints.

    Args:
        options: The command line.

    Returns:
        The exit status.
    """
    started = time.perf_counter()
    with made_case(options) as folder:
        print(f"case ready after {time.perf_counter() - started:.0f} s", file=sys.stderr)
        figures = measure(folder, options.rounds)
    for timing in figures.timings:
        print(f"{timing.name:34} median {timing.median_ms:7.1f} ms   p95 {timing.p95_ms:7.1f} ms   target {timing.target_ms} ms")
    print(f"{figures.reports} reports, {figures.claims} claims; index {figures.index_mb:.0f} MB; "
          f"asking process {figures.asking_mb:.0f} MB, target {MEMORY_MB} MB")  # fmt: skip
    if options.json is not None:
        options.json.write_text(json.dumps(asdict(figures), indent=2), encoding="utf-8")
    return 0


def measure(case_dir: Path, rounds: int) -> Figures:
    """Asks everything in a process of its own, so that its memory is that of asking alone.

    Args:
        case_dir: The case.
        rounds: How often.
    """
    command = [sys.executable, "-c", "from bench.workbench import ask; ask()", str(case_dir), str(rounds)]
    told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    with Desk.open(case_dir) as desk:
        counts = desk.index.counts()
    size = CaseFolder(case_dir).index_file.stat().st_size / 1e6
    return Figures(counts.reports, counts.claims, size, told["peak"], tuple(Timing(**timing) for timing in told["timings"]))


def ask() -> None:
    """Asks everything of the case and as often as the command line says, and prints timings and memory as JSON."""
    case_dir = Path(sys.argv[1])
    with Desk.open(case_dir):  # as a server keeps one open
        timings = time_questions(case_dir, int(sys.argv[2]))
        pages = time_pages(case_dir, int(sys.argv[2]))
    timings += tuple(Timing(f"page: {name}", median_ms, p95_ms, PAGE_MS) for name, median_ms, p95_ms in pages)
    print(json.dumps({"timings": [asdict(timing) for timing in timings], "peak": peak_mb()}))


def peak_mb() -> float:
    """The most memory that this process has held, in MB; that of the process which started it is left out where the system tells."""
    status = Path("/proc/self/status")
    if status.is_file():
        return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM")) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def time_questions(case_dir: Path, rounds: int) -> tuple[Timing, ...]:
    """How long each question takes, the case opened anew for each as a server does.

    Args:
        case_dir: The case.
        rounds: How often each is asked, with other values each time.
    """
    random = Random(SEED)  # noqa: S311 - which rows to ask for
    with Desk.open(case_dir) as desk:
        rows = desk.index.find_claims(limit=500).rows
        persons = desk.index.find_entities(EntityType.PERSON, limit=200).rows
        events = find_events(desk.index, EventFilter(), limit=200).rows
        reports = desk.index.find_reports(limit=200).rows
    proposed = ClaimFilter(status=Status.PROPOSED)
    questions: dict[str, Callable[[Desk], object]] = {
        "overview": lambda d: (d.index.counts(), d.freshness()),
        "queue, least certain": lambda d: d.index.find_claims(proposed),
        "queue of a person": lambda d: d.index.find_claims(ClaimFilter(entity_id=random.choice(persons).id)),
        "queue of an incident": lambda d: d.index.find_claims(ClaimFilter(incident_id=random.choice(events).id)),
        "queue of a campaign": lambda d: d.index.find_claims(ClaimFilter(incident_id="campaign-2")),
        "claims by kind and stance": lambda d: d.index.find_claims(ClaimFilter(kind=ClaimKind.ATTACK, stance=Stance.DENIED)),
        "claims by date and place": lambda d: d.index.find_claims(ClaimFilter(since="2032-03", until="2032-04", place=events[0].place)),
        "claims by source": lambda d: d.index.find_claims(ClaimFilter(source=random.choice(rows).source or "")),
        "claims, page in the middle": lambda d: d.index.find_claims(after="0.5:50000"),
        "count of a search": lambda d: d.index.count_claims(ClaimFilter(text="hospital")),
        "search of claims, common word": lambda d: d.index.find_claims(ClaimFilter(text="said")),
        "search of claims, rare words": lambda d: d.index.find_claims(ClaimFilter(text=random.choice(persons).name)),
        "search of reports, Arabic": lambda d: d.index.find_reports("المستشفى"),
        "search of reports, Ukrainian": lambda d: d.index.find_reports("лікарню"),
        "report with its claims": lambda d: d.index.report(random.choice(reports).id),
        "claim with its history": lambda d: d.index.claim(random.choice(rows).id),
        "people": lambda d: d.index.find_entities(EntityType.PERSON),
        "incidents on map and timeline": lambda d: find_events(d.index, EventFilter(), limit=500),
        "sources": lambda d: d.index.sources(),
        "audit": lambda d: d.index.find_decisions(),
    }
    timings = [_time(name, question, case_dir, rounds, PAGE_MS) for name, question in questions.items()]
    return (*timings, _time("review step", _review_step, case_dir, rounds, STEP_MS))


def _review_step(desk: Desk) -> object:
    """A claim accepted, and the next one shown with its report."""
    first, second, *_ = desk.index.find_claims(ClaimFilter(status=Status.PROPOSED), Order.LEAST_CERTAIN, limit=2).rows
    desk.decide("A. Reviewer", [Proposal(DecisionType.ACCEPT, (first.id,), upon=first.version)])
    return desk.index.claim(second.id), desk.index.report(second.report_id), desk.index.neighbours(second.id)


def _time(name: str, question: Callable[[Desk], object], case_dir: Path, rounds: int, target_ms: int) -> Timing:
    taken = []
    for _ in range(rounds):
        started = time.perf_counter()
        with Desk.open(case_dir) as desk:
            question(desk)
        taken.append((time.perf_counter() - started) * 1000)
    return Timing(name, median(taken), quantiles(taken, n=20)[-1], target_ms)
