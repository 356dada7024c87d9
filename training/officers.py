"""Texts annotated with brat -> `mentions/officers/`: the tagger of officers' names, ranks, titles, roles and bodies.

The names component of the English pipeline, which knows persons and bodies in general, learns on from the annotated texts.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from linkage.mentions import officers as package
from linkage.mentions.officers import LABELS, tells_of_officers
from linkage.mentions.sentences import load_installed, paragraphs, plain_quotes
from linkage.model.mention import Mention, MentionType
from linkage.model.report import Report
from training.judged import fingerprint
from training.weights import declare, fingerprints

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.training import Example

HELP = "the tagger of officers, from a folder annotated with brat"
OUT = Path(package.__file__).with_name(package.WEIGHTS)
ROUNDS, DROPOUT, RATE, SEED = 12, 0.35, 0.001, 0  # chosen by cross-validation, see docs/models.md
COMPONENT = "ner"
CARD = "linkage.json"  # beside the weights: what they learned from

Text = tuple[Report, Sequence[Mention]]


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
    tagger = fit([(t.report, t.names) for t in texts], progress=lambda done: print(f"round {done} of {ROUNDS}", flush=True))
    save(tagger, options.out)
    card = {"made_by": "python -m training officers", "learned_from": sorted(fingerprint(t.text.text) for t in texts)}
    (options.out / CARD).write_text(json.dumps(card, indent=0) + "\n", encoding="utf-8")
    print(f"{len(texts)} texts -> {options.out}")
    return 0


def save(tagger: Language, folder: Path) -> None:
    """Write a tagger without the word list and the description that it has from the English pipeline.

    Args:
        tagger: As `fit` gives it.
        folder: Where to.
    """
    for told in ("author", "email", "url", "license", "sources", "performance", "requirements"):
        tagger.meta.pop(told, None)
    tagger.meta.update({"name": "officers", "version": "1", "description": HELP})
    tagger.to_disk(folder, exclude=["vocab", "tokenizer"])


def fit(texts: Sequence[Text], progress: Callable[[int], None] = lambda _: None) -> Language:
    """The tagger that learned from the texts; the same for the same texts and processor.

    Args:
        texts: Reports, each with the names marked in it.
        progress: Told after each round.

    Returns:
        A pipeline of the one component.
    """
    from spacy.util import minibatch
    from thinc.api import compounding, fix_random_seed

    fix_random_seed(SEED)
    shuffled = random.Random(SEED)  # noqa: S311
    tagger = load_installed()
    for name in set(tagger.component_names) - {COMPONENT}:
        tagger.remove_pipe(name)
    names = tagger.get_pipe(COMPONENT)
    for label in LABELS:
        names.add_label(label)  # type: ignore[attr-defined]
    examples = [example for report, marked in texts for example in _examples(tagger, report, marked)]
    optimizer = tagger.resume_training()
    optimizer.learn_rate = RATE
    for done in range(1, ROUNDS + 1):
        shuffled.shuffle(examples)
        for batch in minibatch(examples, size=compounding(4, 24, 1.002)):  # type: ignore[no-untyped-call]
            tagger.update(batch, sgd=optimizer, drop=DROPOUT)
        progress(done)
    return tagger


def _examples(tagger: Language, report: Report, marked: Sequence[Mention]) -> Iterator[Example]:
    """A paragraph of the report each, with the names marked in it."""
    from spacy.training import Example
    from spacy.util import filter_spans

    labels = {sort: label for label, sort in LABELS.items()} | {MentionType.ROLE: "TITLE"}
    for paragraph in paragraphs(report):
        words = plain_quotes(paragraph.of(report.text))
        if not tells_of_officers(words):
            continue
        inside = [m for m in marked if paragraph.covers(m.span)]
        gold = tagger.make_doc(words)
        spans = [
            gold.char_span(m.span.start - paragraph.start, m.span.end - paragraph.start, labels[m.type], alignment_mode="expand")
            for m in inside
        ]
        gold.ents = filter_spans([span for span in spans if span is not None])
        yield Example(tagger.make_doc(words), gold)


def learned_from() -> frozenset[str]:
    """The fingerprints of the texts from which the weights in the package were learned."""
    return fingerprints(OUT / CARD)
