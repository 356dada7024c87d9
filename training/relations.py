"""Texts annotated with brat -> `mentions/relations.json`: which rank, title, role and body belongs to which person."""

import argparse
import json
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from linkage.mentions import relations as package
from linkage.mentions.relations import RelationModel, read_pairs
from linkage.model.mention import Mention
from linkage.model.parse import Sentence
from linkage.model.span import Span
from training.judged import fingerprint

HELP = "which rank, title, role and body belongs to which person, from a folder annotated with brat"
OUT = Path(package.__file__).with_name(package.WEIGHTS)
STRENGTH = 1.0  # inverse strength of the L2 penalty; chosen by cross-validation, see docs/models.md
SEEN = 2  # a sign seen less often says nothing
THRESHOLD = 0.4

Example = tuple[Sequence[Sentence], Iterable[Mention], Collection[tuple[Span, Span]]]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what this model can be told.

    Args:
        parser: The model's part of the command line.
    """
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="folder of NAME.txt with NAME.ann")
    parser.add_argument("--out", type=Path, default=OUT, metavar="FILE", help="where to write the weights (default: into the package)")


def run(options: argparse.Namespace) -> int:
    """Train on all texts of the folder and write the weights.

    Args:
        options: As `add_arguments` declares them.

    Returns:
        0.

    Raises:
        InputError: The folder is absent or not of that shape.
    """
    from bench.posts import load_annotated  # the bench cross-validates with `fit` and so imports this file

    texts = load_annotated(options.data)
    model = fit([(t.sentences, t.names, t.ties) for t in texts])
    weights = {sign: round(weight, 4) for sign, weight in sorted(model.weights.items()) if round(weight, 4) != 0}
    record = {
        "made_by": "python -m training relations",
        "learned_from": sorted(fingerprint(t.text.text) for t in texts),
        "bias": round(model.bias, 4),
        "threshold": model.threshold,
        "weights": weights,
    }
    options.out.write_text(json.dumps(record, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{len(texts)} texts; {len(weights)} weights -> {options.out}")
    return 0


def fit(examples: Sequence[Example]) -> RelationModel:
    """The model that fits the annotated pairs best; the same for the same examples.

    Args:
        examples: Of each text its sentences, its names, and which (person, other) belong together.

    Returns:
        Its weights.
    """
    pairs = [
        (pair.signs, (pair.person.span, pair.other.span) in ties)
        for sentences, names, ties in examples
        for group in read_pairs(sentences, names)
        for pair in group
    ]
    seen = Counter(sign for signs, _ in pairs for sign in signs)
    index = {sign: i for i, sign in enumerate(sorted(sign for sign, n in seen.items() if n >= SEEN))}
    table = np.zeros((len(pairs), len(index)))
    for row, (signs, _) in enumerate(pairs):
        table[row, [index[sign] for sign in signs if sign in index]] = 1.0
    fitted = LogisticRegression(C=STRENGTH, max_iter=5000, tol=1e-6).fit(table, [right for _, right in pairs])
    return RelationModel(float(fitted.intercept_[0]), {sign: float(fitted.coef_[0, i]) for sign, i in index.items()}, THRESHOLD)


def learned_from() -> frozenset[str]:
    """The fingerprints of the texts from which the weights in the package were learned."""
    return frozenset(json.loads(OUT.read_text("utf-8"))["learned_from"])
