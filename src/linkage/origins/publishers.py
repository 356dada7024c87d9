"""Names of publishers, compared and found in texts."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from linkage.origins.anchors import WORD
from linkage.origins.words import ReportText
from linkage.vocab import load_phrases

_LONGEST_INITIALS = 6  # letters
_SHORTEST = 2  # letters of a publisher's name: "AP"


@cache
def fold_publisher(name: str) -> tuple[str, ...]:
    """The words of a publisher's name by which it is compared: case, articles and forms of companies left out.

    Args:
        name: The name as printed.
    """
    words = [w.casefold() for w in WORD.findall(name)]
    frills = {word for phrase in load_phrases("origins", "name_frills") for word in phrase.split()}
    kept = [w for w in words if w not in frills]
    return tuple(kept or words)


def initials(name: str) -> str:
    """The first letters of the words of a name in lower case ("ap"); "" where it has one word.

    Args:
        name: The name as printed.
    """
    words = [w for w in WORD.findall(name) if w[0].isupper()]
    return "".join(w[0] for w in words).casefold() if len(words) > 1 else ""


def find_namings(texts: Sequence[ReportText]) -> dict[int, tuple[int, ...]]:
    """Report -> the reports of other publishers that its text names, boilerplate aside.

    Args:
        texts: The reports' texts.
    """
    by_name: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, text in enumerate(texts):
        publisher = text.report.publisher
        if publisher is not None and len(publisher) >= _SHORTEST:
            by_name[fold_publisher(publisher)].append(n)
            short = initials(publisher)
            if len(short) >= _SHORTEST:
                by_name[(short.upper(),)].append(n)
    first_words: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for name in by_name:
        first_words[name[0]].append(name)
    found: dict[int, tuple[int, ...]] = {}
    for n, text in enumerate(texts):
        named = _named_in(text, first_words)
        own = fold_publisher(text.report.publisher) if text.report.publisher is not None else ()
        others = {m for name in named if name != own for m in by_name[name] if texts[m].report.publisher != text.report.publisher}
        if others:
            found[n] = tuple(sorted(others))
    return found


def _named_in(text: ReportText, first_words: dict[str, list[tuple[str, ...]]]) -> set[tuple[str, ...]]:
    """Names whose words stand in a row with a capital: whole names in any case, initials only in capitals."""
    report = text.report
    words = WORD.finditer(report.text)
    printed = [m.group() for m in words if not any(b.start <= m.start() < b.end for b in report.boilerplate)]
    found: set[tuple[str, ...]] = set()
    for i, word in enumerate(printed):
        if not word[0].isupper():
            continue
        for fold in (_fold_but_initials, str.casefold):
            begun = first_words.get(fold(word), ())
            found.update(name for name in begun if tuple(map(fold, printed[i : i + len(name)])) == name)
    return found


def _fold_but_initials(word: str) -> str:
    """A word in small letters, but as it is where it may be initials."""
    return word if word.isupper() and len(word) <= _LONGEST_INITIALS else word.casefold()
