"""Annotated reports -> `claims/confidence.json`: how likely an analyst is to accept a claim with such signs."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from linkage.claims import confidence as package
from linkage.vocab.weights import Weights
from training.judged import Judged, fingerprint, judge_folder
from training.weights import declare, fingerprints, fit_signs, write_weights

HELP = "the confidence of claims, from a folder of annotated reports"
OUT = Path(package.__file__).with_name(package.WEIGHTS)
STRENGTH = 0.1  # inverse strength of the L2 penalty; chosen by cross-validation, see docs/models.md
SEEN = 4  # a sign seen less often says nothing
THRESHOLD = 0.2  # lower than the best F1 asks: an unsure attack still holds its figures together, see docs/models.md


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what this model can be told.

    Args:
        parser: The model's part of the command line.
    """
    declare(parser, "annotated reports: NAME.txt with NAME.json", OUT)


def run(options: argparse.Namespace) -> int:
    """Train on all reports of the folder and write the weights.

    Args:
        options: As `add_arguments` declares them.

    Returns:
        0.

    Raises:
        InputError: The folder is absent or holds no annotated report.
    """
    reports, judged = judge_folder(options.data)
    write_weights(fit(judged), options.out, "python -m training confidence", (fingerprint(report.text) for report in reports))
    print(f"{len(reports)} reports, {len(judged)} proposals, {sum(j.right for j in judged)} right -> {options.out}")
    return 0


def fit(judged: Sequence[Judged]) -> Weights:
    """The model that fits the proposals best; the same for the same proposals.

    Args:
        judged: At least one right and one wrong.
    """
    return fit_signs([(j.signs, j.right) for j in judged], STRENGTH, SEEN, THRESHOLD)


def learned_from() -> frozenset[str]:
    """The fingerprints of the reports from which the weights in the package were learned."""
    return fingerprints(OUT)
