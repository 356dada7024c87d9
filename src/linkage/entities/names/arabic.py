"""Names in Arabic script: their letters levelled, and what Latin spellings a word of them allows."""

import re
from functools import cache, lru_cache

from linkage.vocab import load_pairs

_MARKS = re.compile("[\u064b-\u065f\u0670\u0640]")
_ALIKE = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ک": "ك", "ء": "", "ہ": "ه"}
)
_SHORT = "[aeiouy]*"  # vowels that the script leaves out


def is_arabic(text: str) -> bool:
    """Whether a text holds Arabic letters.

    Args:
        text: A word or a name.
    """
    return not text.isascii() and any("\u0600" <= c <= "\u06ff" for c in text)


def level_letters(text: str) -> str:
    """The text without vowel marks, and with letters that are written for one another made one.

    Args:
        text: A name in Arabic script.
    """
    return _MARKS.sub("", text).translate(_ALIKE)


@lru_cache(maxsize=65536)
def latin_pattern(word: str) -> re.Pattern[str]:
    """What Latin spellings of the word look like.

    Args:
        word: A word of `level_letters`, without the article.
    """
    letters = _letters()
    return re.compile(_SHORT + _SHORT.join(letters.get(letter, re.escape(letter)) for letter in _letter().findall(word)) + _SHORT + "h?")


@cache
def _letters() -> dict[str, str]:
    """What may stand for a letter, as a pattern."""
    found = {}
    for letter, spellings in load_pairs("transliteration", "arabic").items():
        given = sorted((s for s in spellings.split() if s != "_"), key=lambda s: -len(s))
        found[letter] = f"(?:{'|'.join(given)}){'?' if '_' in spellings else ''}"
    return found


@cache
def _letter() -> re.Pattern[str]:
    return re.compile("|".join([*(letters for letters in _letters() if len(letters) > 1), "."]))
