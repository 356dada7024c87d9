"""What the models over signs share: how they are told their data, fitted and written."""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from linkage.vocab.weights import Weights


def declare(parser: argparse.ArgumentParser, data: str, out: Path) -> None:
    """Declare where a model's data are and where it is written.

    Args:
        parser: The model's part of the command line.
        data: What the folder holds.
        out: The place in the package.
    """
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help=f"folder of {data}")
    parser.add_argument("--out", type=Path, default=out, metavar="PATH", help="where to write the weights (default: into the package)")


def fit_signs(
    examples: Sequence[tuple[Iterable[str], bool]], strength: float, seen: int, threshold: float, counting: Sequence[float] | None = None
) -> Weights:
    """The logistic model that fits the examples best; the same for the same examples.

    Args:
        examples: (signs, whether the answer is yes); at least one yes and one no.
        strength: Inverse strength of the L2 penalty.
        seen: A sign that fewer examples have says nothing.
        threshold: Goes into the model.
        counting: How much each example counts; None where all count alike. Brought to a mean of one.
    """
    counts = Counter(sign for signs, _ in examples for sign in signs)
    index = {sign: i for i, sign in enumerate(sorted(sign for sign, n in counts.items() if n >= seen))}
    table = np.zeros((len(examples), len(index)))
    for row, (signs, _) in enumerate(examples):
        table[row, [index[sign] for sign in signs if sign in index]] = 1.0
    shares = None if counting is None else np.array(counting) * (len(counting) / sum(counting))
    fitted = LogisticRegression(C=strength, max_iter=5000, tol=1e-8).fit(table, [right for _, right in examples], sample_weight=shares)
    return Weights(float(fitted.intercept_[0]), {sign: float(fitted.coef_[0, i]) for sign, i in index.items()}, threshold)


def write_weights(model: Weights, out: Path, made_by: str, learned_from: Iterable[str]) -> None:
    """Write a model as readable JSON.

    Args:
        model: The model.
        out: The file.
        made_by: The command that makes it.
        learned_from: Fingerprints of the texts it learned from.
    """
    weights = {sign: round(weight, 4) for sign, weight in sorted(model.weights.items()) if round(weight, 4) != 0}
    record = {
        "made_by": made_by,
        "learned_from": sorted(learned_from),
        "bias": round(model.bias, 4),
        "threshold": model.threshold,
        "weights": weights,
    }
    out.write_text(json.dumps(record, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")


def fingerprints(file: Path) -> frozenset[str]:
    """The fingerprints of the texts from which a model's file says that it learned.

    Args:
        file: JSON with "learned_from".
    """
    return frozenset(json.loads(file.read_text("utf-8"))["learned_from"])
