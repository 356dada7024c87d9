"""Commas for a text that has lost them all, as that of some collections has: where the parser needs them to see who says what.

Only what the parser sees is changed, and of that only blanks, each for one comma: the text of the report, its offsets and its quotes stay
as they were captured.
"""

from __future__ import annotations

import re
from functools import cache, partial

from linkage.vocab import load_phrases, load_vocabulary, load_word_set
from linkage.vocab.offices import title_lexicon

_SHORTEST = 400  # characters: a text below may well have no comma
_EACH = 400  # characters: in a text that has kept its commas no two are as far apart, all in all
_WORD = re.compile(r"\S+")
_END = re.compile(r"[.?!:;][\"')]*$")
_ENOUGH = 3  # words that must stand before a speaker at the end of a sentence
_LONGEST_NAME = 8
_LONGEST = 12  # words: no speaker is longer


def lacks_commas(text: str) -> bool:
    """Whether a text has lost its commas.

    Args:
        text: The whole text of a report.
    """
    return len(text) >= _SHORTEST and text.count(",") * _EACH < len(text)


def restore_commas(text: str) -> str:
    """A paragraph of the same length in which some blanks are commas: "... killing six, the council said."."""
    found = list(_WORD.finditer(text))
    words = [m.group() for m in found]
    commas: set[int] = set()
    start = 0
    for i, word in enumerate(words):
        if _END.search(word) or i + 1 == len(words):
            commas.update(start + at for at in _commas_of(words[start : i + 1]))
            start = i + 1
    for i in commas:
        blank = found[i].start() - 1
        if text[blank] == " " and words[i - 1][-1].isalnum():
            text = f"{text[:blank]},{text[blank + 1 :]}"
    return text


def _commas_of(words: list[str]) -> list[int]:
    """The words of one sentence before which a comma is missing."""
    plain = [w.strip("\"'().;:?!") for w in words]
    found = [i for i in range(2, len(plain)) if plain[i] in _phrases("participles") and _may_end(plain[i - 1])]
    if plain[:2] == ["According", "to"]:
        found += _after_source(plain)
    ends = [i for i in range(_ENOUGH + 1, len(plain)) if plain[i] in _sayings()]
    for verb in ends:
        if verb == ends[-1] or plain[verb + 1] in _phrases("participles"):  # "... the council said, adding that ..."
            found += _around_speaker(plain, verb)
    return found


def _after_source(plain: list[str]) -> list[int]:
    """Where what is told begins behind "According to the council": "the shells hit the clinic"."""
    begins = (i for i in range(4, len(plain)) if plain[i] in _phrases("beginnings") or plain[i].isdecimal())
    first = next((i for i in begins if _may_end(plain[i - 1]) and plain[i - 1] not in _phrases("links")), None)
    return [first] if first is not None else []


def _around_speaker(plain: list[str], verb: int) -> list[int]:
    """The word before which a comma is missing where a speaker ends what he says: his first, or the verb before him."""
    goes_on = verb + 1 < len(plain) and plain[verb + 1] in _phrases("participles")
    behind = [] if goes_on else plain[verb + 1 :]
    if plain[verb] in _phrases("turned") and _is_speaker(behind) and plain[verb - 1].lower() not in _phrases("pronouns"):
        return [verb]
    if not all(_tells_how(w) for w in behind):
        return []
    first = _speaker_before(plain, verb)
    return [first] if first is not None and first >= _ENOUGH else []


def _may_end(word: str) -> bool:
    """Whether a clause or a phrase may end with a word, so that a comma may stand behind it."""
    return word.lower() not in _phrases("joints") and not word.endswith(("ing", "ly"))


def _tells_how(word: str) -> bool:
    """Whether a word behind a verb of speech may tell to whom, when or how somebody spoke: "on Monday", "AFP", "in a statement"."""
    return word[:1].isupper() or word.isdecimal() or word in _phrases("manners")


def _speaker_before(words: list[str], verb: int) -> int | None:
    """The first word of who speaks right before a verb of speech; None where the words do not tell where it begins."""
    head = words[verb - 1]
    if head.lower() in _phrases("pronouns"):
        return verb - 1 if _may_end(words[verb - 2]) else None
    if head.lower() in _phrases("several"):
        first = verb - 1
        while first > 0 and (words[first - 1].lower() in _kinds()):
            first -= 1
        if words[first - 1].lower() not in _phrases("determiners"):
            return first if first > 0 and _may_end(words[first - 1]) else None
    for i in range(verb - 1, max(0, verb - _LONGEST), -1):
        if words[i].lower() in _phrases("determiners"):
            if words[i - 1].lower() in _phrases("links"):
                continue  # "a source close to the rebels": it begins before
            return i if _may_end(words[i - 1]) else None
        if words[i] in _sayings() or words[i].lower() in _phrases("finite"):
            break
    return _name_before(words, verb)


def _name_before(words: list[str], verb: int) -> int | None:
    """The first word of a name, with an office or what sort of body it is, right before a verb: "Vale news agency", "director Jane Doe"."""
    first = verb
    while first > 0 and (_is_named(words[first - 1]) or (words[first - 1] in ("of", "for") and words[first - 2][:1].isupper())):
        first -= 1
        if len(words[first]) > 2 and words[first].isupper():  # an agency, whatever name stands before it
            break
    return first if 0 < verb - first <= _LONGEST_NAME and first > 0 and _may_end(words[first - 1]) else None


def _is_speaker(behind: list[str]) -> bool:
    """Whether the words behind a verb of speech are whoever speaks, and tell nothing: "said the Observatory's director Jane Doe"."""
    if not 0 < len(behind) <= _LONGEST or behind[0].lower() in _days():
        return False
    begins = behind[0].lower() in _phrases("determiners") or _is_named(behind[0])
    return begins and not any(w.lower() in _phrases("finite") or w.endswith("ed") for w in behind)


def _is_named(word: str) -> bool:
    return word[:1].isupper() or word in title_lexicon().words() or word in _phrases("outlets") or word in ("al", "bin", "ibn")


_phrases = partial(load_word_set, "commas")


@cache
def _sayings() -> frozenset[str]:
    return frozenset(load_phrases("commas", "sayings"))


@cache
def _days() -> frozenset[str]:
    table = load_vocabulary("times")["weekdays"]
    return frozenset(str(day) for day in table) if isinstance(table, (dict, list)) else frozenset()


@cache
def _kinds() -> frozenset[str]:
    return frozenset((*load_phrases("attribution", "speaker_kinds"), *load_phrases("commas", "kinds")))
