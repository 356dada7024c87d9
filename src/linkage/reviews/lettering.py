"""A text as its letters alone: in small letters without accents, without what tears words apart, each letter with its place."""

import html
import re
import unicodedata
from dataclasses import dataclass

from linkage.model.span import Span

# Letters that other keyboards write otherwise and that Unicode does not take apart.
_PLAIN = {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ð": "d", "ة": "ه", "ى": "ي", "ی": "ي", "ک": "ك"}
# What stands inside of words and is none of their letters: soft hyphens, marks of vowels, a hyphen at the end of a line; letters as HTML.
_INSIDE = re.compile(
    "[\u00ad\u200b-\u200f\u2060\ufeff\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u0640]+"
    r"|(?<=[^\W\d_])[-‐][ \t]*\r?\n\s*(?=[^\W\d_])"
    r"|&(?:#\d{1,6}|#[xX][0-9a-fA-F]{1,5}|[A-Za-z]{2,8}\d?);"
)


@dataclass(frozen=True, slots=True)
class Lettering:
    """A text without what stands inside of its words.

    Args:
        raw: Its characters.
        plain: The same in small letters without accents, character for character.
        at: Where each stands in the text: (start, end); None where nothing was left out.
    """

    raw: str
    plain: str
    at: tuple[tuple[int, int], ...] | None

    def span(self, start: int, end: int) -> Span:
        """Where a stretch of it stands in the text."""
        return Span(start, end) if self.at is None else Span(self.at[start][0], self.at[end - 1][1])

    def squeezed(self) -> tuple[str, list[int]]:
        """Its letters without anything between them, and where each stands in `plain`."""
        at = [n for n, char in enumerate(self.plain) if char.isalpha()]
        return "".join([self.plain[n] for n in at]), at


def read_letters(text: str) -> Lettering:
    """The letters of a text.

    Args:
        text: Any text.
    """
    if _INSIDE.search(text) is None:
        return Lettering(text, fold_letters(text), None)
    characters: list[str] = []
    places: list[tuple[int, int]] = []
    at = 0
    for found in _INSIDE.finditer(text):
        characters += text[at : found.start()]
        places += [(n, n + 1) for n in range(at, found.start())]
        instead = html.unescape(found.group()) if found.group().startswith("&") else ""
        characters += instead
        places += [found.span()] * len(instead)
        at = found.end()
    characters += text[at:]
    places += [(n, n + 1) for n in range(at, len(text))]
    raw = "".join(characters)
    return Lettering(raw, fold_letters(raw), tuple(places))


class _Folds(dict[int, str]):
    """Each letter that was met -> its small letter without accents."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _letter(chr(code))
        return folded


_FOLDS = _Folds()


def fold_letters(text: str) -> str:
    """The text in small letters without accents, letter for letter, so that offsets stay.

    Args:
        text: Any text.
    """
    return text.translate(_FOLDS)


def _letter(char: str) -> str:
    if char.isascii():
        return char.lower()
    base = unicodedata.normalize("NFD", char)[0].casefold() if char not in "йїЙЇ" else char.lower()
    return _PLAIN.get(base, base) if len(base) == 1 else char
