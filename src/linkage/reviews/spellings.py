"""The words of a name, and the forms in which each may be written: in the endings of inflected languages, behind joined particles."""

import re
from dataclasses import dataclass
from functools import cache, partial

from linkage.reviews.lettering import fold_letters
from linkage.vocab import load_phrases, load_word_set, rank_words

# A word with the apostrophes inside of it, but not the English ending of a possessive.
WORD = re.compile(r"[^\W\d_]+(?:['’ʼ`](?![sS](?![^\W\d_]))[^\W\d_]+)*")
_CYRILLIC, _ARABIC = re.compile(r"[Ѐ-ӿ]"), re.compile(r"[؀-ۿ]")
APOSTROPHE = re.compile("['’ʼ`]")
_SHORT = 3  # letters: no part of so short a word is cut off, and a shorter part of a name is no name by itself
_LONG = 5  # letters from which a word in Latin letters is taken to be inflected

# Endings of Cyrillic names: what is cut off, and what then may stand in its place.
_CASES = re.compile(r"(?:ий|ій|ый|ой|ая|яя|[аеиіїйоуьюяєыэё])$")
_ANY_CASE = r"[^\W\d_]{0,3}"
_FLEETING = re.compile(r"^(.+)[оеєіий]([бвгґджзйклмнпрстфхцчшщ])$")  # "Кравець", "Кравця"
_SOFTENED = {"г": "[гзж]", "ґ": "[ґзж]", "к": "[кцч]", "х": "[хсш]"}  # "Ольга", "Ользі"
# Endings of names in Latin letters: Polish, Czech, romanised Ukrainian and Russian; the plural in English.
_LATIN_CASES = "(?:a|e|i|o|u|y|ia|iu|em|om|ou|oy|oi|oiu|oju|owi|ovi|ow|ego|emu|ej|iej|s|es)?"
_JOINED = "[وفبلك]{0,2}(?:ال)?"


@dataclass(frozen=True, slots=True)
class NameWord:
    """A word of a name.

    Args:
        word: As it is written.
        plain: In small letters without accents.
        stem: Pattern of what stands in every form of it.
        rest: Pattern of what may follow the stem.
        is_loose: Whether the pattern takes more than the word and its plural.
    """

    word: str
    plain: str
    stem: str
    rest: str
    is_loose: bool

    @property
    def is_part(self) -> bool:
        """Whether it is a name by itself, and no initial or syllable."""
        return len(self.plain) >= (_SHORT if self.plain.isascii() else _SHORT - 1)

    @property
    def form(self) -> str:
        """Pattern of the whole word in every form."""
        exact = "" if not self.is_loose or _CYRILLIC.search(self.plain) else f"{re.escape(self.plain)}(?:e?s)?|"
        return f"(?:{exact}{self.stem}{self.rest})"


@cache
def name_words(spelling: str) -> tuple[NameWord, ...]:
    """The words of a name by which somebody is known: without ranks and forms of address before it, and without particles.

    Args:
        spelling: A name as it is written.
    """
    words = WORD.findall(spelling)
    while len(words) > 1 and (words[0].casefold() in _listed("honorifics") or words[0].casefold() in rank_words()):
        words.pop(0)
    named = [w for w in words if is_name_like(w)]
    own = [w for w in named if w.casefold() not in _listed("particles")]
    return tuple(_name_word(w) for w in own or named or words)


def is_phrase(spelling: str) -> bool:
    """Whether words describe somebody rather than name them ("the son of a baker"): they are withheld as they stand, all together.

    Args:
        spelling: Words by which somebody is called.
    """
    words = WORD.findall(spelling)
    beside = _listed("particles") | _listed("honorifics") | rank_words()
    return len(words) > 1 and any(not is_name_like(word) and word.casefold() not in beside for word in words)


def phrase_pattern(phrase: str) -> re.Pattern[str]:
    """What finds words that stand together in small letters without accents, each in any ending.

    Args:
        phrase: Words.
    """
    words = r"(?:\s+|[\W_]{1,3})".join(_name_word(word).form for word in WORD.findall(phrase))
    return re.compile(rf"(?<!\w)(?:{words or '(?!)'})(?!\w)")


def particle_words() -> tuple[str, ...]:
    """Small words between the words of a name, which no name is known by: "al", "de"."""
    return load_phrases("persons", "particles")


def is_name_like(word: str) -> bool:
    """Whether a word is written as names are: with a capital, or in letters that have none.

    Args:
        word: A word.
    """
    return word[:1].isupper() or word.lower() == word.upper()


def has_capitals(word: str) -> bool:
    """Whether its letters can be capitals.

    Args:
        word: A word.
    """
    return word.lower() != word.upper()


_listed = partial(load_word_set, "persons")


def _name_word(word: str) -> NameWord:
    plain = fold_letters(APOSTROPHE.sub("", word))
    if _ARABIC.search(plain):
        return NameWord(word, plain, f"{_JOINED}{re.escape(plain.removeprefix('ال'))}", "", is_loose=True)
    if _CYRILLIC.search(plain):
        if len(plain) <= _SHORT:
            return NameWord(word, plain, re.escape(_CASES.sub("", plain) or plain), _ANY_CASE, is_loose=True)
        return NameWord(word, plain, _cyrillic_stem(plain), _ANY_CASE, is_loose=True)
    if len(plain) < _LONG:
        return NameWord(word, plain, re.escape(plain), "(?:e?s)?", is_loose=False)
    return NameWord(word, plain, re.escape(re.sub("[aeiouy]$", "", plain)), _LATIN_CASES, is_loose=True)


def _cyrillic_stem(plain: str) -> str:
    stem = _CASES.sub("", plain)
    if len(stem) < _SHORT:
        return re.escape(stem)
    fleeting = _FLEETING.match(stem)
    if fleeting is not None:
        return f"{re.escape(fleeting.group(1))}[оеєіийьё]?{_SOFTENED.get(fleeting.group(2), fleeting.group(2))}"
    return f"{re.escape(stem[:-1])}{_SOFTENED.get(stem[-1], re.escape(stem[-1]))}"
