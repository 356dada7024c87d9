"""Report -> names of officers proposed: taggers that learned where a researcher of security forces marks names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from linkage.mentions.officerwords import Passage
from linkage.mentions.sentences import plain_quotes
from linkage.model.mention import Mention, MentionType
from linkage.model.span import Span

if TYPE_CHECKING:
    from spacy.language import Language

LABELS = {
    "PERSON": MentionType.PERSON,
    "RANK": MentionType.RANK,
    "TITLE": MentionType.TITLE,  # titles and roles
    "ORG": MentionType.ORGANIZATION,
}
OUTSIDE = "O"


class Tagger(Protocol):
    """Marks officers, their ranks, offices and bodies."""

    def tag(self, passages: Sequence[Passage]) -> list[list[Mention]]:
        """The persons, ranks, titles and bodies of each passage, in order; none overlaps another.

        Args:
            passages: Some passages, of one report or of several: many are tagged faster than few.
        """
        ...


@dataclass(frozen=True, slots=True)
class PipelineTagger:
    """The names component of the English pipeline, trained on.

    Args:
        pipeline: Holds that one component.
    """

    pipeline: Language

    def tag(self, passages: Sequence[Passage]) -> list[list[Mention]]:
        """As `Tagger.tag` says."""
        docs = self.pipeline.pipe(plain_quotes(p.text) for p in passages)
        return [
            [_mention(e.label_, p.span.start + e.start_char, p.span.start + e.end_char, p) for e in doc.ents if e.label_ in LABELS]
            for p, doc in zip(passages, docs, strict=True)
        ]


class FieldTagger:
    """A conditional random field over the words of a passage (`officerwords`).

    Args:
        model: What its file holds; its labels are "B-" and "I-" with one of `LABELS`, and "O".

    Raises:
        ValueError: The bytes are no such model.
    """

    def __init__(self, model: bytes) -> None:
        from pycrfsuite import Tagger as Field

        self._model = model  # the field works on these bytes and has no copy of its own
        self._field = Field()
        self._field.open_inmemory(self._model)

    def tag(self, passages: Sequence[Passage]) -> list[list[Mention]]:
        """As `Tagger.tag` says."""
        return [
            [_mention(label, p.tokens[i].span.start, p.tokens[j].span.end, p) for label, i, j in _runs(self._field.tag(p.word_signs))]
            for p in passages
        ]


def _runs(labels: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """Labels of words -> (label, first, last) of each run."""
    start: int | None = None
    for i, label in enumerate([*labels, OUTSIDE]):
        goes_on = start is not None and label == f"I-{labels[start][2:]}"
        if start is not None and not goes_on:
            yield labels[start][2:], start, i - 1
            start = None
        if start is None and label != OUTSIDE:
            start = i


def _mention(label: str, start: int, end: int, passage: Passage) -> Mention:
    return Mention(LABELS[label], Span(start, end), passage.text[start - passage.span.start : end - passage.span.start])
