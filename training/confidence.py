"""Annotated reports -> `claims/confidence.json`: how likely an analyst is to accept a claim with such signs."""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from linkage.claims import confidence as package
from linkage.claims.confidence import Confidence
from training.judged import Judged, fingerprint, judge_folder

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
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="folder of annotated reports: NAME.txt with NAME.json")
    parser.add_argument("--out", type=Path, default=OUT, metavar="FILE", help="where to write the weights (default: into the package)")


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
    model = fit(judged)
    weights = {sign: round(weight, 4) for sign, weight in sorted(model.weights.items()) if round(weight, 4) != 0}
    record = {
        "made_by": "python -m training confidence",
        "learned_from": sorted(fingerprint(report.text) for report in reports),
        "proposals": len(judged),
        "bias": round(model.bias, 4),
        "threshold": model.threshold,
        "weights": weights,
    }
    options.out.write_text(json.dumps(record, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    right = sum(j.right for j in judged)
    print(f"{len(reports)} reports, {len(judged)} proposals, {right} right; {len(weights)} weights -> {options.out}")
    return 0


def fit(judged: Sequence[Judged]) -> Confidence:
    """The model that fits the proposals best; the same for the same proposals.

    Args:
        judged: At least one right and one wrong.

    Returns:
        Its weights.
    """
    seen = Counter(sign for j in judged for sign in j.signs)
    index = {sign: i for i, sign in enumerate(sorted(sign for sign, n in seen.items() if n >= SEEN))}
    table = np.zeros((len(judged), len(index)))
    for row, j in enumerate(judged):
        table[row, [index[sign] for sign in j.signs if sign in index]] = 1.0
    fitted = LogisticRegression(C=STRENGTH, max_iter=5000, tol=1e-8).fit(table, [j.right for j in judged])
    return Confidence(float(fitted.intercept_[0]), {sign: float(fitted.coef_[0, i]) for sign, i in index.items()}, THRESHOLD)


def learned_from() -> frozenset[str]:
    """The fingerprints of the reports from which the weights in the package were learned."""
    return frozenset(json.loads(OUT.read_text("utf-8"))["learned_from"])
