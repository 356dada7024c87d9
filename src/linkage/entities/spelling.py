"""One form for the spellings of a personal name."""

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

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
# One given name in several languages.
_GIVEN = (
    "mikhail mykhailo michael", "vladimir volodymyr wladimir", "alexander aleksandr oleksandr alexandr", "sergei serhii serhiy sergey",
    "dmitry dmytro dmitri", "nikolai mykola nikolay", "andrei andrii andriy andrey", "yevgeny evgeny yevhen evgeniy",
    "alexei oleksii oleksiy",
    "konstantin kostiantyn", "pavel pavlo", "pyotr petro piotr", "igor ihor", "oleg oleh", "denis denys", "viktor victor", "anna hanna",
    "vitaly vitalii vitaliy", "yury yurii iurii", "maxim maksym maksim", "mohammad mohamed muhammad mohammed mohamad", "ahmad ahmed",
    "hussein husain hussain husayn", "yusuf youssef yousef joseph", "omar umar", "osama usama", "hasan hassan", "ibrahim abraham",
)  # fmt: skip
_SURE_LETTERS = 6  # a surname of this many letters may differ in one
_EQUAL_GIVEN: dict[str, str] = {}


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


_EQUAL_GIVEN.update({fold_word(name): fold_word(line.split()[0]) for line in _GIVEN for name in line.split()})


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
    return _EQUAL_GIVEN.get(a, a) == _EQUAL_GIVEN.get(b, b) or _near(a, b)


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
