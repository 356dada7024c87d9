"""One form for the spellings of a personal name."""

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from linkage.entities.names.arabic import is_arabic, latin_pattern, level_letters
from linkage.entities.names.families import family_of
from linkage.entities.names.letters import to_plain
from linkage.entities.romanise import romanise

# Letters and groups that schools of transliteration write for one another; in this order.
_FOLDS = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        ("shch|sch|tch", "s"), ("sh|ch|zh|dj|dz|tz|ts|cz", "s"), ("kh|gh", "h"), ("ph", "f"), ("th", "t"), ("w", "v"), ("ou|oo", "u"),
        ("ee", "i"), ("x", "ks"), ("ck|q", "k"), ("[yij]+(?=[aeou])", ""), ("(?<=[aeou])[yij]+", ""), ("[yij]+", "i"), ("c", "s"),
        ("z", "s"),
        (r"(.)\1+", r"\1"), ("ah$", "a"), ("eh$", "e"), ("(?<=.)ai$|ei$|ii$", "i"),
    )
)  # fmt: skip
_JOINED = "وفبلك"
_SHORTEST = 3  # Arabic letters: a shorter word could be too many others
_SURE_LETTERS = 6  # a surname of this many letters may differ in one


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """The form in which the spellings of one word of a name agree ("Mizintsev", "Mizincew", "Мизинцев").

    Args:
        word: One word of a name, in any script.
    """
    text = romanise(unicodedata.normalize("NFC", word)).casefold()
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if c.isalnum())
    for pattern, to in _FOLDS:
        text = pattern.sub(to, text)
    return text


@lru_cache(maxsize=65536)
def is_spelling_of(first: str, second: str) -> bool:
    """Whether a word in Arabic letters, and one in Latin or Cyrillic letters, can be spellings of one name.

    Args:
        first: One word of a name.
        second: Another; False where both, or neither, are in Arabic letters.
    """
    if is_arabic(first) == is_arabic(second):
        return False
    arabic, other = (first, second) if is_arabic(first) else (second, first)
    plain, levelled = to_plain(other), level_letters(arabic)
    ends = {levelled, f"{levelled[:-1]}ا"} if arabic.endswith("ى") else {levelled}  # read as "a" at the end of a word
    begun = {end[n:] for end in ends for n in range(3) if all(c in _JOINED for c in end[:n])}  # "and", "by", "to" are joined on
    words = {word.removeprefix("ال") for word in begun} | {word[1:] for word in ends if word.startswith("لل")}
    return any(len(word) >= _SHORTEST and latin_pattern(word).fullmatch(plain) is not None for word in words)


def same_given(first: str, second: str) -> bool:
    """Whether two given names can be one: the same in some spelling or language, or one the initial of the other.

    Args:
        first: A given name or initial.
        second: Another.
    """
    a, b = fold_word(first), fold_word(second)
    if not a or not b:
        return False
    if len(first.rstrip(".")) == 1 or len(second.rstrip(".")) == 1:
        return a[0] == b[0]
    family = family_of(to_plain(first))
    return a == b or _near(a, b) or (family != "" and family == family_of(to_plain(second)))


def same_surname(first: str, second: str) -> bool:
    """Whether two surnames can be spellings of one.

    Args:
        first: A surname.
        second: Another.
    """
    a, b = fold_word(first), fold_word(second)
    return bool(a) and (a == b or _near(a, b))


def _near(a: str, b: str) -> bool:
    """Long words that differ in one letter, and not in the first."""
    return min(len(a), len(b)) >= _SURE_LETTERS and a[0] == b[0] and Levenshtein.distance(a, b, score_cutoff=1) <= 1
