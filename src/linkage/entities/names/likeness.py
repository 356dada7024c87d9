"""How like two words of names are that share no sound."""

import re

from rapidfuzz.distance import OSA

from linkage.entities.names.arabic import latin_pattern
from linkage.entities.names.person import NameWord
from linkage.entities.names.sounds import read_sounds

# What is left of likeness where one or two letters are wrong, by the letters of the longer word.
_ONE = {2: 0.6, 3: 0.7, 4: 0.82, 5: 0.86, 6: 0.9, 7: 0.92}
_TWO = {6: 0.7, 7: 0.8, 8: 0.81, 9: 0.82, 10: 0.83, 11: 0.84}
_LONGER = 0.08  # taken off where the longer word is the shorter with more behind: "Moroz" and "Morozov"
# Endings of surnames and given names that many share.
_ENDING = re.compile(
    "(?:enko|[oei]vich|[oe]v|[oe]va|sky|ski|skyi|skiy|skij|shvili|dze|yan|ian|chuk|iuk|yuk|uk|zade|zadeh|zai|ullah|uddin|son|sen|mann|berg|stein)$"
)
_SURNAME_ENDS = frozenset(["ov", "ev", "in", "yn", "iv"])
_FIRST_SYLLABIC = "\u1100"  # from here on in Unicode, one letter is a syllable or a word
_LONG_ONE, _LONG_TWO, _THREE = 0.94, 0.86, 0.8
_OTHER_START = 0.05  # taken off where the first letter is another: "Kamal" and "Jamal"
_BACK = frozenset("gk")  # first sounds that speakers of Arabic exchange: "Gaddafi" and "Kadhafi"
FEMALE_SURNAME = 0.85  # "Gromov" and "Gromova", which one woman may bear in two countries
_SHORT_SHAPE = 3
MOST_OTHER_LETTERS = 6  # that one word has and the other has not, where at most three letters are wrong
_MILD_VOWELS, _OTHER_VOWELS, _SHORT_FRAME, _SHORT_OTHER_VOWELS = 0.92, 0.82, 0.81, 0.6
_SAME_FRAME, _FRAME = 0.84, 3
_WITHOUT_SERVANT = 0.84  # "Abdul" before one of the words only
_SAME_SOUND = 0.7  # two given names that some school writes alike


def likeness(first: NameWord, second: NameWord) -> float:
    """How like two words are, from 0 to 1; two known given names of different families are not.

    Args:
        first: A word that shares no key with the second.
        second: The other.
    """
    if first.prefix != second.prefix:
        return _WITHOUT_SERVANT if _is_servant(first, second) else 0.0
    if first.family and second.family:
        alike = not first.arabic and not second.arabic and not set(read_sounds(first.plain)).isdisjoint(read_sounds(second.plain))
        return _SAME_SOUND if alike else 0.0
    a, b = first.plain, second.plain
    if first.arabic != second.arabic:
        arabic, latin = (a, b) if first.arabic else (b, a)
        return 0.95 if latin_pattern(arabic).fullmatch(latin) else 0.0
    if first.shape == second.shape and not first.arabic and len(first.shape) >= _SHORT_SHAPE:
        return other_vowels(first, second)
    if a[0] == b[0] and not first.arabic and is_same_frame(first.shape, second.shape):
        return _SAME_FRAME
    if (first.letters ^ second.letters).bit_count() > MOST_OTHER_LETTERS:
        return 0.0
    if a[0] != b[0] and first.shape[:1] != second.shape[:1] and not (first.shape[:1] in _BACK and second.shape[:1] in _BACK):
        return wrong_letters(a, b) - _OTHER_START
    if is_female_form(a, b):
        return 0.0 if a[-2:] not in _SURNAME_ENDS and b[-2:] not in _SURNAME_ENDS else FEMALE_SURNAME
    return wrong_letters(a, b)


def _is_servant(first: NameWord, second: NameWord) -> bool:
    """Whether one word is the other with "Abdul" before it."""
    if second.prefix == "abd ":
        first, second = second, first
    return first.prefix == "abd " and second.prefix == "" and not {k.removeprefix("abd ") for k in first.keys}.isdisjoint(second.keys)


def other_vowels(first: NameWord, second: NameWord) -> float:
    """What is left of likeness where only vowels differ: a and e are written for one another more often than o or u for either.

    Args:
        first: A word.
        second: A word of the same shape.
    """
    mild = any(x.replace("e", "a") == y.replace("e", "a") for x in read_sounds(first.plain) for y in read_sounds(second.plain))
    if len(first.shape.replace("a", "")) < _FRAME:
        return _SHORT_FRAME if mild or len(first.shape) > _SHORT_SHAPE else _SHORT_OTHER_VOWELS
    return _MILD_VOWELS if mild else _OTHER_VOWELS


def is_same_frame(a: str, b: str) -> bool:
    """Whether two shapes have the same three consonants or more, and one has a vowel where the other has none.

    Args:
        a: A shape.
        b: Another.
    """
    frame = a.replace("a", "")
    return len(frame) >= _FRAME and a[-1:] == b[-1:] and frame == b.replace("a", "")


def is_female_form(a: str, b: str) -> bool:
    """Whether one word is the other with a female ending: "Karim" and "Karima", "سمير" and "سميره".

    Args:
        a: A plain word.
        b: Another.
    """
    if len(a) > len(b):
        a, b = b, a
    return b.startswith(a) and b[len(a) :] in ("a", "ah", "ia", "iia", "iya", "ya", "ه") and a[-1] not in "aeiou"


def most_wrong(letters: int) -> int:
    """How many letters of two words may be wrong.

    Args:
        letters: Of the longer one.
    """
    return 1 if letters < 7 else 2 if letters < 12 else 3


def wrong_letters(a: str, b: str) -> float:
    """What is left of likeness for the letters that are wrong, missing, too many or swapped; 0 where they are too many.

    An ending that many surnames share does not make them alike: "Shevchenko" and "Savchenko" agree in five letters, not in nine.

    Args:
        a: A plain word.
        b: Another.
    """
    longest = max(len(a), len(b))
    most = most_wrong(longest)
    wrong = OSA.distance(a, b, score_cutoff=most)
    if wrong > most or max(a[0], b[0]) >= _FIRST_SYLLABIC:
        return 0.0
    ending = _ENDING.search(a)
    if ending is not None and b.endswith(ending[0]):
        longest -= len(ending[0])
    if wrong <= 1:
        return _ONE.get(longest, _LONG_ONE if longest > 7 else 0.0)
    left = _TWO.get(longest, _LONG_TWO if longest > 11 else 0.0) if wrong == 2 else _THREE if longest > 11 else 0.0
    return left - _LONGER if left and (a.startswith(b) or b.startswith(a)) else left
