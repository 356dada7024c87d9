"""Names of any script in small Latin letters without marks, where the script is read here; Arabic letters stay."""

import unicodedata
from functools import cache
from typing import Final

from linkage.entities.names.arabic import is_arabic, level_letters
from linkage.entities.romanise import romanise
from linkage.vocab import load_pairs

_QUOTES: Final = dict.fromkeys(map(ord, "'’‘ʼʹʻ`´ʾʿ′"))


def to_plain(text: str) -> str:
    """The text in small letters without marks: Latin for Latin and Cyrillic text, levelled letters for Arabic.

    Args:
        text: A name or a word of it.
    """
    if text.isascii():
        return text.lower().replace("'", "").replace("`", "")
    text = romanise(unicodedata.normalize("NFC", text)).casefold().translate(_letters())
    if is_arabic(text):
        text = level_letters(text)
    text = unicodedata.normalize("NFKD", text.translate(_QUOTES))
    return "".join(c for c in text if not unicodedata.combining(c))


@cache
def _letters() -> dict[int, str]:
    return str.maketrans(load_pairs("transliteration", "letters"))
