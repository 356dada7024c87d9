"""Lines of a text that are the page's and not the report's: found by their wording and place, marked, never cut."""

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from linkage.errors import VocabularyError
from linkage.model.span import Span
from linkage.vocab import load_vocabulary

FILE = "boilerplate.yaml"
LONGEST_BEGINNING = 160  # characters of a line that may be known by its beginning
LONGEST_TEASER = 140
FEWEST_TEASER_WORDS = 5  # of an all-capitals line, so that "UK SANCTIONED" stays a heading
MOST_CAPITALS = 0.5  # share of capitals in a text above which capitals say nothing, as in an old wire
EDGES = " \t.:…»›>|•·–—-!*#[](){}"
COUNT = re.compile(r"^\d+\s+|\s+\(?\d+\)?$")
SENTENCE_END = (".", "!", "?", ".”", '."', ".»", ".’", ":")


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of `vocab/boilerplate.yaml`, folded.

    Args:
        lines: Whole lines.
        beginnings: How a short line begins.
        openings: Whole lines that open a list of other stories.
        mail_endings: How the foot of a message begins.
        stamps: What pages print behind the day of publication.
    """

    lines: frozenset[str]
    beginnings: tuple[str, ...]
    openings: frozenset[str]
    mail_endings: tuple[str, ...]
    stamps: tuple[str, ...]


@functools.cache
def load_phrases() -> Phrases:
    """The phrases, read once a process.

    Returns:
        Them all, folded for comparison.

    Raises:
        VocabularyError: A list is missing from the file, or holds something else than texts.
    """
    content = load_vocabulary("boilerplate")
    lists: dict[str, list[str]] = {}
    for key in ("lines", "beginnings", "openings", "mail_endings", "stamps"):
        values = content.get(key)
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            raise VocabularyError(f"{FILE}: {key!r} must be a list of texts")
        lists[key] = values
    return Phrases(
        lines=frozenset(fold(value) for value in lists["lines"]),
        beginnings=tuple(fold_case(value) for value in lists["beginnings"]),
        openings=frozenset(fold(value) for value in lists["openings"]),
        mail_endings=tuple(fold_case(value) for value in lists["mail_endings"]),
        stamps=tuple(lists["stamps"]),
    )


def fold_case(line: str) -> str:
    """A line without case and with plain apostrophes."""
    return line.casefold().replace("’", "'")


def fold(line: str) -> str:
    """A line as whole-line phrases are compared: without case, punctuation at its ends and a count."""
    return COUNT.sub("", fold_case(line).strip(EDGES)).strip(EDGES)


def lines_of(text: str) -> Iterator[tuple[Span, str]]:
    """The filled lines of a text with where they stand, blanks at their ends left out."""
    start = 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped != "":
            first = start + line.index(stripped)
            yield Span(first, first + len(stripped)), stripped
        start += len(line) + 1


def find_boilerplate(text: str) -> tuple[Span, ...]:
    """The lines of a text that are clutter of the page it was copied from.

    The first line, which is the headline, is never one.

    Args:
        text: The text of a report.

    Returns:
        One span a line, in order.
    """
    phrases = load_phrases()
    capitals_mean_something = share_of_capitals(text) <= MOST_CAPITALS
    found: list[Span] = []
    listing = False
    for number, (span, line) in enumerate(lines_of(text)):
        known = is_known(line, phrases)
        if number == 0 and not known:
            continue
        listing = fold(line) in phrases.openings or (listing and (known or is_teaser(line)))
        if known or listing or (capitals_mean_something and is_shouted(line)):
            found.append(span)
    return tuple(found)


def is_known(line: str, phrases: Phrases) -> bool:
    """Whether a line is, or begins with, a phrase of the lists."""
    if fold(line) in phrases.lines:
        return True
    return len(line) <= LONGEST_BEGINNING and fold_case(line).startswith(phrases.beginnings)


def is_teaser(line: str) -> bool:
    """Whether a line may be the headline of another story: short, and no sentence."""
    return len(line) <= LONGEST_TEASER and not line.endswith(SENTENCE_END)


def is_shouted(line: str) -> bool:
    """Whether a line is a teaser or a call in capitals ("CLICK HERE TO GET THE APP")."""
    words = re.findall(r"[^\W\d_]+", line)
    if not line[0].isalpha():  # a numbered heading, or words that are quoted
        return False
    return len(words) >= FEWEST_TEASER_WORDS and len(line) <= LONGEST_TEASER and line.upper() == line and not line.endswith((".", ":"))


def share_of_capitals(text: str) -> float:
    """The share of capitals among the letters that have a case."""
    capitals, small = sum(map(str.isupper, text)), sum(map(str.islower, text))
    return capitals / max(1, capitals + small)


def find_mail_foot(text: str) -> tuple[Span, ...]:
    """The signature or disclaimer under a message, and the lines that quote another message.

    Args:
        text: The body of a message.

    Returns:
        The foot as one span, and one for each quoted line.
    """
    endings = load_phrases().mail_endings
    lines = list(lines_of(text))
    quoted = [span for span, line in lines if line.startswith(">")]
    for span, line in lines[1:]:
        folded = fold_case(line)
        if folded == "--" or any(ending.strip("- ") != "" and folded.startswith(ending) for ending in endings):
            return merge([*quoted, Span(span.start, lines[-1][0].end)])
    return merge(quoted)


def merge(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans in order, those that overlap made one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged != [] and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def without(text: str, spans: Iterable[Span]) -> str:
    """A text with some stretches left out, for what is read off the rest; never for offsets.

    Args:
        text: The text of a report.
        spans: Stretches in order, none overlapping another.

    Returns:
        The rest.
    """
    kept, position = [], 0
    for span in spans:
        kept.append(text[position : span.start])
        position = span.end
    return "".join([*kept, text[position:]])
