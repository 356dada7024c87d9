"""How far the confidence of a claim can be relied on: of the claims given 0.7, seven in ten should be right."""

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from training.confidence import fit, learned_from
from training.judged import Judged, fingerprint, judge_folder

from bench.reliability import plot_reliability
from linkage.claims.confidence import load_confidence
from linkage.errors import InputError

HELP = "the confidence of claims against how many of them an analyst accepts, on a folder of annotated reports"
BINS = 10
FOLDS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """The claims whose confidence lies between two tenths.

    Args:
        low: The lower bound.
        claims: How many claims.
        confidence: Their mean confidence.
        right: The share of them that an analyst has too.
    """

    low: float
    claims: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """How well confidence tells the share of right claims.

    Args:
        bins: The claims by tenths of confidence.
        error: Mean distance between confidence and share over the bins, weighted by claims (expected calibration error).
        brier: Mean squared distance between confidence and 1 for a right claim, 0 for a wrong one.
        order: How often a right claim has a higher confidence than a wrong one (area under the ROC curve).
    """

    bins: tuple[Bin, ...]
    error: float
    brier: float
    order: float


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what this suite can be told.

    Args:
        parser: The suite's part of the command line.
    """
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="folder of annotated reports: NAME.txt with NAME.json")
    parser.add_argument("--json", type=Path, metavar="OUT", help="also write the figures to this file")
    parser.add_argument("--plot", type=Path, metavar="OUT.svg", help="also draw the reliability plot into this file")


def run(options: argparse.Namespace) -> int:
    """Judge the claims of the folder, print the figures.

    Reports that the package's model learned from are judged by models that did not see them (cross-validation over reports).

    Args:
        options: As `add_arguments` declares them.

    Returns:
        0.

    Raises:
        InputError: The folder is absent or holds no annotated report, or its claims are all right or all wrong.
    """
    reports, judged = judge_folder(options.data)
    known = {report.name for report in reports if fingerprint(report.text) in learned_from()}
    fresh = [j for j in judged if j.report not in known]
    shipped = load_confidence()
    pairs = [(shipped.estimate(j.signs), j.right) for j in fresh] + cross_validate([j for j in judged if j.report in known])
    kept = [(p, right) for p, right in pairs if p >= shipped.threshold]
    calibration = measure(kept)
    print(f"{len(reports)} reports, {len(known)} of them learned from and so judged by cross-validation; {len(kept)} claims kept\n")
    print_calibration(calibration)
    if options.json is not None:
        options.json.write_text(json.dumps(asdict(calibration), indent=1) + "\n", encoding="utf-8")
    if options.plot is not None:
        options.plot.write_text(plot_reliability([(b.confidence, b.right, b.claims) for b in calibration.bins]), encoding="utf-8")
    return 0


def cross_validate(judged: Sequence[Judged]) -> list[tuple[float, bool]]:
    """Each proposal's confidence by a model that was trained without its report, and whether it is right.

    Args:
        judged: The proposals of all reports.

    Returns:
        (confidence, right) of each, part by part.
    """
    part = {name: i % FOLDS for i, name in enumerate(sorted({j.report for j in judged}))}
    pairs: list[tuple[float, bool]] = []
    for fold in sorted(set(part.values())):
        model = fit([j for j in judged if part[j.report] != fold])
        pairs += [(model.estimate(j.signs), j.right) for j in judged if part[j.report] == fold]
    return pairs


def measure(pairs: Sequence[tuple[float, bool]]) -> Calibration:
    """How well the confidence fits.

    Args:
        pairs: (confidence, right) of each claim.

    Returns:
        The figures.

    Raises:
        InputError: No claim is right, or none is wrong.
    """
    right = [p for p, ok in pairs if ok]
    wrong = [p for p, ok in pairs if not ok]
    if not right or not wrong:
        raise InputError("the folder gives no right or no wrong claim, so nothing can be said of confidence: give more annotated reports")
    bins = []
    for i in range(BINS):
        inside = [(p, ok) for p, ok in pairs if min(int(p * BINS), BINS - 1) == i]
        if inside:
            share = sum(ok for _, ok in inside) / len(inside)
            bins.append(Bin(i / BINS, len(inside), sum(p for p, _ in inside) / len(inside), share))
    error = sum(b.claims * abs(b.confidence - b.right) for b in bins) / len(pairs)
    brier = sum((p - ok) ** 2 for p, ok in pairs) / len(pairs)
    order = sum((r > w) + 0.5 * (r == w) for r in right for w in wrong) / (len(right) * len(wrong))
    return Calibration(tuple(bins), error, brier, order)


def print_calibration(calibration: Calibration) -> None:
    """Print the table of tenths and the figures under it.

    Args:
        calibration: The figures.
    """
    print(f"{'confidence':>12}{'claims':>8}{'mean':>8}{'right':>8}")
    for b in calibration.bins:
        print(f"{b.low:6.1f}-{b.low + 1 / BINS:.1f}{b.claims:10}{b.confidence:8.2f}{b.right:8.2f}")
    print(f"\n{'calibration error':20}{calibration.error:.3f}  (0 is best)")
    print(f"{'Brier score':20}{calibration.brier:.3f}  (0 is best)")
    print(f"{'order':20}{calibration.order:.3f}  (1 is best, 0.5 is chance: a right claim is above a wrong one)")
