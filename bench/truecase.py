"""Text in small letters -> the same text with the capitals it may have had, letter for letter, so that offsets stay.

The wires of the nineties are kept in one case, and a parser knows names by their capitals. This restores: the first word of a sentence,
days and months, acronyms that stand in brackets with the name they stand for, places of some size, and words that no dictionary holds.
It is a guess, made for measuring on such text only.
"""

import calendar
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from linkage.mentions.sentences import load_pipeline
from linkage.vocab.gazetteer import load_gazetteer

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
ACRONYM = re.compile(r"\(([a-z](?:[a-z-]{1,8}))\)")
SENTENCE_END = re.compile(r'[.!?]["\')]*\s+["\'(]*$|\s{3,}["\'(]*$')
JOINING = frozenset({"de", "del", "la", "las", "los", "el", "y", "of", "the", "for", "and", "da", "do", "dos"})
DATES = frozenset(name.lower() for name in (*calendar.day_name, *calendar.month_name) if name not in ("", "May", "March"))
LONGEST_NAME = 90  # characters
LARGE = 300_000  # inhabitants of a place whose name is a word of the dictionary too
ENDINGS = {
    "s": ("",),
    "es": ("",),
    "ies": ("y",),
    "ed": ("", "e"),
    "ied": ("y",),
    "ing": ("", "e"),
    "ly": ("",),
    "er": ("", "e"),
    "est": ("",),
    "men": ("man",),
}
PREFIXES = ("anti", "counter", "non", "under", "over", "re", "un", "ultra", "narco")


def truecase(text: str) -> str:
    """The text with the capitals it may have had.

    Args:
        text: A text without capitals.

    Returns:
        A text of the same length that differs in case alone.
    """
    words = list(WORD.finditer(text))
    upper = set(ACRONYM.findall(text)) - load_pipeline().Defaults.stop_words
    names = set(_spelled_out(text))
    letters = list(text)
    raised = [_is_name(word.group()) for word in words]
    for number, word in enumerate(words):
        start, plain = word.start(), word.group()
        if plain in upper:
            letters[start : word.end()] = plain.upper()
        elif raised[number] or plain in DATES or _begins_sentence(text, start) or _is_between_names(words, raised, number):
            letters[start] = plain[0].upper()
    for name in names:
        for place in re.finditer(rf"\b{re.escape(name)}\b", text):
            for word in WORD.finditer(text, place.start(), place.end()):
                if word.group() not in JOINING:
                    letters[word.start()] = text[word.start()].upper()
    return "".join(letters)


def _spelled_out(text: str) -> Iterator[str]:
    """The names that acronyms in brackets stand for: the words before the bracket, back to an article, a mark or a small word."""
    for bracket in ACRONYM.finditer(text):
        start = bracket.start()
        for word in reversed(list(WORD.finditer(text, max(0, bracket.start() - LONGEST_NAME), bracket.start()))):
            small = word.group() in load_pipeline().Defaults.stop_words and word.group() not in ("of", "for", "and", "de")
            if small or text[word.end() : start].strip(' "') != "":
                break
            start = word.start()
        yield text[start : bracket.start()].strip(' "')


def _begins_sentence(text: str, start: int) -> bool:
    """Whether the word at a place is the first of its sentence."""
    return start == 0 or SENTENCE_END.search(text[max(0, start - 6) : start]) is not None


def _is_between_names(words: list[re.Match[str]], raised: list[bool], number: int) -> bool:
    """Whether a noun stands between two names, "de" and the like passed over."""
    word = words[number].group()
    if word in JOINING or word not in _index("noun") or _is_plain(word):
        return False
    sides = []
    for step in (-1, 1):
        i = number + step
        while 0 <= i < len(words) and words[i].group() in JOINING:
            i += step
        sides.append(0 <= i < len(words) and raised[i] and abs(words[i].start() - words[number].start()) < 25)
    return all(sides)


@cache
def _is_name(word: str) -> bool:
    """Whether a word is taken for a name: no dictionary holds it, or it is a place of some size that is no verb or adjective."""
    plain = re.sub(r"['’]s?$", "", word)
    if len(plain) < 3 or plain in JOINING or plain in load_pipeline().Defaults.stop_words:
        return False
    if not _is_known(plain):
        return True
    return plain in _index("noun") and not _is_plain(plain) and load_gazetteer().find(plain, min_population=LARGE) is not None


def _is_plain(word: str) -> bool:
    """Whether a word is a verb or an adjective too."""
    return word in _index("verb") or word in _index("adj")


def _is_known(word: str) -> bool:
    """Whether the dictionary of the parser's lemmatizer holds the word, in one of its forms."""
    stems = {word, *(word.removeprefix(prefix) for prefix in PREFIXES)}
    stems |= {stem[: -len(end)] + new for stem in stems for end, news in ENDINGS.items() for new in news if stem.endswith(end)}
    stems |= {stem[:-1] for stem in stems if len(stem) > 3 and stem[-1] == stem[-2]}
    return any(stem in _index(kind) or stem in _index(kind, "lemma_exc") for stem in stems for kind in ("noun", "verb", "adj", "adv"))


@cache
def _index(kind: str, table: str = "lemma_index") -> frozenset[str]:
    """The words of one part of speech in the lemmatizer's tables."""
    lemmatizer: Any = load_pipeline().get_pipe("lemmatizer")
    return frozenset(lemmatizer.lookups.get_table(table).get(kind, ()))
