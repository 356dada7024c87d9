"""Where names that are withheld stand in a text: in any capitals, with or without accents, in the endings of inflected languages."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from linkage.model.span import Span

_CYRILLIC, _ARABIC = re.compile(r"[Ѐ-ӿ]"), re.compile(r"[؀-ۿ]")
_ENDING = re.compile(r"[аеиіїйоуьюяєыэё]$")
_WORD = re.compile(r"[^\W_]+")
_SHORTEST = 3  # letters: a shorter part of a name is no name by itself


class WithheldNames:
    """Names that are withheld, ready to be found.

    Args:
        names: The names, each in every spelling that is known.
    """

    def __init__(self, names: Iterable[tuple[str, ...]]) -> None:
        self._persons = [(_pattern(spellings), _parts(spellings)) for spellings in names if any(_WORD.search(s) for s in spellings)]

    def spans(self, text: str, context: str = "") -> list[Span]:
        """Where a withheld name stands, in order, without overlaps.

        A part of a name (the surname) is withheld too wherever the whole name stands in the text or its context.

        Args:
            text: Any text.
            context: The text that it is part of.
        """
        plain, around = fold_letters(text), fold_letters(context)
        found: list[Span] = []
        for whole, part in self._persons:
            own = [Span(*m.span()) for m in whole.finditer(plain)]
            if part is not None and (own or whole.search(around)):
                own += [Span(*m.span()) for m in part.finditer(plain)]
            found += own
        return list(_merged(found))


def fold_letters(text: str) -> str:
    """The text in small letters without accents, letter for letter, so that offsets stay.

    Args:
        text: Any text.
    """
    return "".join(_letter(c) for c in text)


def _letter(char: str) -> str:
    if char.isascii():
        return char.lower()
    base = unicodedata.normalize("NFD", char)[0].casefold() if char not in "йїЙЇ" else char.lower()
    return base if len(base) == 1 else char


def _pattern(spellings: Iterable[str]) -> re.Pattern[str]:
    whole = sorted(
        {r"[\W_]{1,3}".join(_word(w) for w in words) for s in spellings if (words := _WORD.findall(s))}, key=lambda p: (-len(p), p)
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(whole)})(?!\w)")


def _parts(spellings: Iterable[str]) -> re.Pattern[str] | None:
    """The parts of names of two words and more that are written as names are: with a capital, or in letters that have none."""
    parts = {
        _word(w)
        for s in spellings
        if len(words := _WORD.findall(s)) > 1
        for w in words
        if len(w) >= _SHORTEST and (w[0].isupper() or w.lower() == w.upper())
    }
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(parts, key=lambda p: (-len(p), p)))})(?!\w)") if parts else None


def _word(word: str) -> str:
    plain = fold_letters(word)
    if _CYRILLIC.search(plain) and len(plain) > _SHORTEST:
        return rf"{re.escape(_ENDING.sub('', plain))}\w{{0,3}}"
    if _ARABIC.search(plain):
        return rf"[وفبلك]{{0,2}}{re.escape(plain)}"
    return re.escape(plain)


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    last: Span | None = None
    for span in sorted(spans):
        if last is not None and span.start < last.end:
            last = Span(last.start, max(last.end, span.end))
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last
