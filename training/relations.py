"""Texts annotated with brat -> `mentions/relations.json`: which rank, title, role and body belongs to which person."""

import argparse
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from linkage.mentions import relations as package
from linkage.mentions.relations import read_pairs
from linkage.model.mention import Mention
from linkage.model.parse import Sentence
from linkage.model.span import Span
from linkage.vocab.weights import Weights
from training.judged import fingerprint
from training.weights import declare, fingerprints, fit_signs, write_weights

HELP = "which rank, title, role and body belongs to which person, from a folder annotated with brat"
OUT = Path(package.__file__).with_name(package.WEIGHTS)
STRENGTH = 1.0  # inverse strength of the L2 penalty; chosen by cross-validation, see docs/models.md
SEEN = 2  # a sign seen less often says nothing
THRESHOLD = 0.25

Example = tuple[Sequence[Sentence], Iterable[Mention], Collection[tuple[Span, Span]]]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what this model can be told.

    Args:
        parser: The model's part of the command line.
    """
    declare(parser, "NAME.txt with NAME.ann", OUT)


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
    write_weights(model, options.out, "python -m training relations", (fingerprint(t.text.text) for t in texts))
    print(f"{len(texts)} texts -> {options.out}")
    return 0


def fit(examples: Sequence[Example]) -> Weights:
    """The model that fits the annotated pairs best; the same for the same examples.

    Args:
        examples: Of each text its sentences, its names, and which (person, other) belong together.
    """
    pairs = [
        (pair.signs, (pair.person.span, pair.other.span) in ties)
        for sentences, names, ties in examples
        for group in read_pairs(sentences, names)
        for pair in group
    ]
    return fit_signs(pairs, STRENGTH, SEEN, THRESHOLD)


def learned_from() -> frozenset[str]:
    """The fingerprints of the texts from which the weights in the package were learned."""
    return fingerprints(OUT)
