"""Report -> its officers: persons with their ranks, titles, roles and bodies, as the Security Force Monitor marks them.

A trained tagger (`officers/`, made by `python -m training officers`) reads the paragraphs that hold a word of rank, office or unit. It
marks what a researcher of security forces would enter: the whole title ("General Officer Commanding"), the unit within the body, and
no person whom the text gives neither rank nor post.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from linkage.errors import SetupError
from linkage.mentions.sentences import load_pipeline, paragraphs, plain_quotes
from linkage.model.mention import Mention, MentionType
from linkage.model.report import Report
from linkage.model.span import Span
from linkage.vocab import load_phrases

if TYPE_CHECKING:
    from spacy.language import Language

WEIGHTS = "officers"  # folder beside this file
LABELS = {
    "PERSON": MentionType.PERSON,
    "RANK": MentionType.RANK,
    "TITLE": MentionType.TITLE,
    "ORG": MentionType.ORGANIZATION,
}
_WORD = re.compile(r"[^\W\d_]+")


@cache
def load_tagger() -> Language:
    """The tagger that comes with the package, loaded once a process.

    Raises:
        SetupError: Its weights are missing or cannot be read.
    """
    import spacy

    try:
        with as_file(files(__package__) / WEIGHTS) as folder:
            # The words of the English pipeline, which is loaded anyway; it came from the same one.
            tagger: Language = spacy.load(folder, vocab=load_pipeline().vocab, exclude=["vocab", "tokenizer"])
    except (OSError, ValueError) as error:
        raise SetupError(f"the tagger of officers cannot be read ({error}): install Linkage again with `make setup`") from error
    return tagger


def read_officers(report: Report, tagger: Language | None = None) -> list[Mention]:
    """The officers of an English report, with what belongs to them.

    Args:
        report: Its boilerplate is passed over.
        tagger: Marks the names; None takes the tagger of the package.

    Returns:
        Persons, ranks, titles, roles and bodies in order of their start; none overlaps another.

    Raises:
        SetupError: The weights of the tagger are missing.
    """
    spans = [span for span in paragraphs(report) if tells_of_officers(span.of(report.text))]
    if not spans:
        return []
    tagger = tagger or load_tagger()
    texts = [plain_quotes(span.of(report.text)) for span in spans]
    return [m for span, doc in zip(spans, tagger.pipe(texts), strict=True) for m in _mentions(doc.ents, span.start, report.text)]


def tells_of_officers(paragraph: str) -> bool:
    """Whether a paragraph holds a word of rank, office or unit: others are not tagged, which saves most of the time."""
    return not cue_words().isdisjoint(word.lower() for word in _WORD.findall(paragraph))


@cache
def cue_words() -> frozenset[str]:
    """The first words of ranks, the words of military offices, and units."""
    ranks = {_WORD.findall(rank)[0] for rank in load_phrases("ranks", "ranks") if _WORD.findall(rank)}
    return frozenset(ranks | set(load_phrases("posts", "military")) | {u for u in load_phrases("bodies", "units") if " " not in u})


def _mentions(entities: object, offset: int, text: str) -> Iterator[Mention]:
    for entity in entities:  # type: ignore[attr-defined]
        sort = LABELS.get(entity.label_)
        if sort is not None:
            span = Span(offset + entity.start_char, offset + entity.end_char)
            words = span.of(text)
            yield Mention(MentionType.ROLE if sort is MentionType.TITLE and _is_role(words) else sort, span, words)


def _is_role(title: str) -> bool:
    """Whether an office is a role in a unit ("battalion commander") and not a title ("Chief of Army Staff")."""
    found = _WORD.findall(title.lower())
    return bool(found) and found[-1] in load_phrases("posts", "roles")
