"""Texts annotated with brat -> `mentions/officers/`: what marks officers' names, ranks, titles, roles and bodies.

Four taggers propose: the names component of the English pipeline, trained on, and a conditional random field, each once from all
paragraphs with a word of rank, office or unit, and once from those in which a name is marked. A judge chooses among their proposals; it
learns from what they propose in texts that they did not learn from.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from linkage.mentions import officers as package
from linkage.mentions.matrices import multiply_by_numpy
from linkage.mentions.officers import FIELDS, JUDGE, PIPELINES, propose
from linkage.mentions.officersigns import Proposal
from linkage.mentions.officertaggers import LABELS, OUTSIDE, FieldTagger, PipelineTagger, Tagger
from linkage.mentions.officerwords import officer_passages
from linkage.mentions.sentences import know_abbreviations, load_installed, plain_quotes
from linkage.model.mention import Mention, MentionType
from linkage.model.parse import Sentence, Token
from linkage.model.report import Report
from linkage.model.span import Span
from linkage.vocab.weights import Weights
from training.judged import fingerprint
from training.weights import declare, fingerprints, fit_signs, write_weights

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Span as SpacySpan
    from spacy.training import Example

HELP = "the taggers of officers and their judge, from a folder annotated with brat"
MADE_BY = "python -m training officers"
OUT = Path(package.__file__).with_name(package.WEIGHTS)
ROUNDS, DROPOUT, RATE, SEED = 12, 0.35, 0.001, 0  # of the pipeline; all chosen by cross-validation, see docs/models.md
PENALTIES = {"c1": 0.05, "c2": 0.05, "max_iterations": 80, "feature.possible_transitions": True}  # of the random field
STRENGTH, SEEN, THRESHOLD = 0.03, 2, 0.3  # of the judge
PARTS = 5  # of the cross-validation from which the judge learns
COMPONENT = "ner"
_COMMAS = ",; "
_LABEL_OF = {sort: label for label, sort in LABELS.items()} | {MentionType.ROLE: "TITLE"}


class MarkedText(Protocol):
    """A text in which a person marked officers."""

    @property
    def report(self) -> Report:
        """The text."""

    @property
    def sentences(self) -> Sequence[Sentence]:
        """Its sentences."""

    @property
    def names(self) -> Sequence[Mention]:
        """What is marked in it."""


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
    from bench.posts import load_annotated  # the bench cross-validates with this file and so imports it

    texts = load_annotated(options.data)
    learned_from = sorted(fingerprint(t.text.text) for t in texts)
    options.out.mkdir(parents=True, exist_ok=True)
    for i, name in enumerate(PIPELINES):
        _save(fit_pipeline(texts, named_only=i == 0), options.out / name)
    for i, name in enumerate(FIELDS):
        (options.out / name).write_bytes(fit_field(texts, named_only=i == 0))
    print("taggers written; now the judge", flush=True)
    proposed = propose_unseen(texts, progress=lambda part: print(f"part {part} of {PARTS}", flush=True))
    write_weights(fit_judge(texts, proposed), options.out / JUDGE, MADE_BY, learned_from)
    print(f"{len(texts)} texts -> {options.out}")
    return 0


def propose_unseen(
    texts: Sequence[MarkedText], parts: int = PARTS, progress: Callable[[int], None] = lambda _: None
) -> list[list[Proposal]]:
    """What taggers propose in each text when they learned from the texts of the other parts.

    Args:
        texts: In the order of their names; text i is of the part i modulo `parts`.
        parts: How many parts there are.
        progress: Told after each part.
    """
    proposed: dict[int, list[Proposal]] = {}
    for part in range(min(parts, len(texts))):
        taggers = fit_taggers([t for i, t in enumerate(texts) if i % parts != part])
        here = [i for i in range(len(texts)) if i % parts == part]
        proposed.update(zip(here, propose([(texts[i].report, texts[i].sentences) for i in here], taggers), strict=True))
        progress(part + 1)
    return [proposed[i] for i in range(len(texts))]


def fit_judge(texts: Sequence[MarkedText], proposed: Sequence[Sequence[Proposal]]) -> Weights:
    """The judge that fits the marked names best.

    Args:
        texts: The texts.
        proposed: What taggers that did not learn from a text propose in it, in the order of the texts.
    """
    examples = []
    for t, proposals in zip(texts, proposed, strict=True):
        marked = {(_LABEL_OF[m.type], m.span) for m in t.names}
        examples += [(p.signs, (_LABEL_OF[p.mention.type], p.mention.span) in marked) for p in proposals]
    return fit_signs(examples, STRENGTH, SEEN, THRESHOLD)


def fit_taggers(texts: Sequence[MarkedText]) -> list[Tagger]:
    """The taggers that learned from the texts, in the order of the package.

    Args:
        texts: The texts.
    """
    pipelines = [PipelineTagger(fit_pipeline(texts, named_only=i == 0)) for i in range(len(PIPELINES))]
    return [*pipelines, *(FieldTagger(fit_field(texts, named_only=i == 0)) for i in range(len(FIELDS)))]


def fit_field(texts: Sequence[MarkedText], named_only: bool) -> bytes:
    """The conditional random field that learned from the texts; the same for the same texts and processor.

    Args:
        texts: The texts.
        named_only: Learn from passages with a name only.

    Returns:
        What its file holds.
    """
    from pycrfsuite import Trainer

    trainer = Trainer(verbose=False)
    for t in texts:
        for passage in officer_passages(t.report, t.sentences, to_learn=True):
            labels = _labels(passage.tokens, t)
            if not named_only or set(labels) != {OUTSIDE}:
                trainer.append(passage.word_signs, labels)
    trainer.set_params(PENALTIES)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "field.crf"
        trainer.train(str(out))
        return out.read_bytes()


def _labels(tokens: Sequence[Token], t: MarkedText) -> list[str]:
    labels = [OUTSIDE] * len(tokens)
    for m in t.names:
        span = mend_mark(m.span, t.report.text)
        inside = [i for i, token in enumerate(tokens) if token.span.overlaps(span)]
        for i in inside:
            labels[i] = f"{'B' if i == inside[0] else 'I'}-{_LABEL_OF[m.type]}"
    return labels


def fit_pipeline(texts: Sequence[MarkedText], named_only: bool) -> Language:
    """The names component that learned from the texts; the same for the same texts and processor.

    Args:
        texts: The texts.
        named_only: Learn from passages with a name only.

    Returns:
        A pipeline of the one component.
    """
    from spacy.util import minibatch
    from thinc.api import compounding, fix_random_seed

    fix_random_seed(SEED)
    shuffled = random.Random(SEED)  # noqa: S311
    pipeline = know_abbreviations(multiply_by_numpy(load_installed(), to_learn=True))
    for name in set(pipeline.component_names) - {COMPONENT}:
        pipeline.remove_pipe(name)
    names = pipeline.get_pipe(COMPONENT)
    for label in LABELS:
        names.add_label(label)  # type: ignore[attr-defined]
    examples = [e for t in texts for e in _examples(pipeline, t) if e.reference.ents or not named_only]
    optimizer = pipeline.resume_training()
    optimizer.learn_rate = RATE
    for _ in range(ROUNDS):
        shuffled.shuffle(examples)
        for batch in minibatch(examples, size=compounding(4, 24, 1.002)):  # type: ignore[no-untyped-call]
            pipeline.update(batch, sgd=optimizer, drop=DROPOUT)
    return pipeline


def _examples(pipeline: Language, t: MarkedText) -> Iterator[Example]:
    """A passage of the text each, with the names marked in it."""
    from spacy.training import Example
    from spacy.util import filter_spans

    for passage in officer_passages(t.report, t.sentences, to_learn=True):
        words = plain_quotes(passage.text)
        gold = pipeline.make_doc(words)
        spans = [_located(gold, m, mend_mark(m.span, t.report.text), passage.span.start) for m in t.names if passage.span.covers(m.span)]
        gold.ents = filter_spans([span for span in spans if span is not None])
        yield Example(pipeline.make_doc(words), gold)


def _located(doc: Doc, name: Mention, span: Span, offset: int) -> SpacySpan | None:
    return doc.char_span(span.start - offset, span.end - offset, _LABEL_OF[name.type], alignment_mode="expand")


def mend_mark(marked: Span, text: str) -> Span:
    """A stretch marked by hand without the comma that was caught with it, and with the letter that was not.

    Args:
        marked: The stretch.
        text: The text in which it is marked.
    """
    start, end = marked.start, marked.end
    while end - 1 > start and text[end - 1] in _COMMAS:
        end -= 1
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return Span(start, end)


def _save(pipeline: Language, folder: Path) -> None:
    """Write a pipeline without the word list and the description that it has from the English one."""
    for told in ("author", "email", "url", "license", "sources", "performance", "requirements"):
        pipeline.meta.pop(told, None)
    pipeline.meta.update({"name": "officers", "version": "2", "description": HELP})
    pipeline.to_disk(folder, exclude=["vocab", "tokenizer"])


def learned_from() -> frozenset[str]:
    """The fingerprints of the texts from which the weights in the package were learned."""
    return fingerprints(OUT / JUDGE)
