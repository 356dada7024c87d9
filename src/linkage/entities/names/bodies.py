"""How surely two names of bodies are one."""

from typing import Final

from rapidfuzz.distance import OSA

from linkage.entities.names.arabic import latin_pattern
from linkage.entities.names.body import BodyParts, BodyWord, Weight, parse_body
from linkage.entities.names.likeness import MOST_OTHER_LETTERS, wrong_letters
from linkage.entities.names.match import NameMatch

_NOTHING: Final = NameMatch(0.0, ("no word of the names agrees (0.00)",))
_SAME: Final = NameMatch(1.0, ("the same words in the same order (1.00)",))
_OTHER_NUMBER, _NO_NUMBER, _OTHER_COUNTRY, _CONFLICT = 0.3, 0.65, 0.4, 0.5  # most that is left
_OTHER_FORM, _LACKS_LIGHT, _LACKS_KIND, _LACKS_OWN = 0.78, 0.97, 0.78, 0.72  # factors
_ACRONYM, _SHORT_ACRONYM = 0.88, 0.7
_LONE_WORD, _SHORT_WORD = 0.95, 6  # factor, and letters of a word for which it is meant
JOINED_LETTERS: Final = 7  # of names whose words are parted otherwise, at the least
_LEAST = 0.7


def match_bodies(first: str, second: str) -> NameMatch:
    """Whether two names can be one body's.

    Args:
        first: A name as printed.
        second: Another.
    """
    a, b = parse_body(first), parse_body(second)
    if not a.words or not b.words:
        return _SAME if a.whole and a.whole == b.whole else _NOTHING
    if (len(a.words), a.joined, a.whole) > (len(b.words), b.joined, b.whole):
        a, b = b, a
    if a.whole == b.whole:
        return _SAME
    if a.numbers != b.numbers and a.numbers and b.numbers:
        said = f"the numbers differ: {', '.join(sorted(a.numbers))} and {', '.join(sorted(b.numbers))} (at most {_OTHER_NUMBER:.2f})"
        return NameMatch(_OTHER_NUMBER, (said,)) if not a.by_key.keys().isdisjoint(b.by_key) else _NOTHING
    score, reasons = _compare_words(a, b)
    if not score:
        return _NOTHING
    if a.forms and b.forms and a.forms.isdisjoint(b.forms):
        score *= _OTHER_FORM
        reasons.append(f"the legal forms differ (times {_OTHER_FORM:.2f})")
    if a.numbers != b.numbers:
        score = min(score, _NO_NUMBER)
        reasons.append(f"only one of the names has a number (at most {_NO_NUMBER:.2f})")
    if a.countries != b.countries and a.countries and b.countries:
        score = min(score, _OTHER_COUNTRY)
        reasons.append(f"they name other countries (at most {_OTHER_COUNTRY:.2f})")
    return NameMatch(score, tuple(reasons)) if reasons else _SAME


def _compare_words(a: BodyParts, b: BodyParts) -> tuple[float, list[str]]:
    """The score of the words alone, with its reasons."""
    if a.joined == b.joined:
        return 1.0, []
    for short, long in ((a, b), (b, a)):
        if short.acronym and short.acronym in long.initials:
            value = _ACRONYM if len(short.acronym) > 2 else _SHORT_ACRONYM
            return value, [f"“{short.acronym.upper()}” is made of the first letters of the other name ({value:.2f})"]
    pairs, reasons = _pair(a, b)
    found = {i for i, _, _ in pairs}, {j for _, j, _ in pairs}
    left = [w for i, w in enumerate(a.words) if i not in found[0]]
    right = [w for j, w in enumerate(b.words) if j not in found[1]]
    if (left or right) and (parted := _parted_otherwise(a, b)):
        return parted, [f"the same letters, parted into words otherwise ({parted:.2f})"]
    if not any(a.words[i].weight > Weight.LIGHT for i, _, _ in pairs):
        return 0.0, []
    score = 1.0
    for _, _, value in pairs:
        score *= value
    if score < 1 and len(a.words) == len(b.words) == 1 and len(a.joined) <= _SHORT_WORD:
        score *= _LONE_WORD
        reasons.append(f"there is no other word that agrees (times {_LONE_WORD:.2f})")
    told = [[w for w in side if w.weight > Weight.LIGHT] for side in (left, right)]
    if told[0] and told[1]:
        said = f"“{told[0][0].word.text}” is not “{told[1][0].word.text}” (at most {_CONFLICT:.2f})"
        return min(score, _CONFLICT), [*reasons, said]
    return _without([*left, *right], score, reasons)


def _without(missing: list[BodyWord], score: float, reasons: list[str]) -> tuple[float, list[str]]:
    """The score after the words that one name lacks."""
    for one in missing:
        factor = {Weight.LIGHT: _LACKS_LIGHT, Weight.KIND: _LACKS_KIND, Weight.OWN: _LACKS_OWN}[one.weight]
        score *= factor
        reasons.append(f"“{one.word.text}” stands in one of the names only (times {factor:.2f})")
    return score, reasons


def _pair(a: BodyParts, b: BodyParts) -> tuple[list[tuple[int, int, float]], list[str]]:
    """Words that mean or sound the same, then words that nearly do."""
    pairs: list[tuple[int, int, float]] = []
    reasons: list[str] = []
    taken: set[int] = set()
    rest: list[int] = []
    for i, one in enumerate(a.words):
        j = next((j for key in one.word.keys if (j := b.by_key.get(key, -1)) >= 0 and j not in taken), -1)
        if j < 0:
            rest.append(i)
            continue
        taken.add(j)
        pairs.append((i, j, 1.0))
        if one.word.plain != b.words[j].word.plain:
            reasons.append(f"“{one.word.text}” and “{b.words[j].word.text}” are one word (no less)")
    for i in rest:
        best = max(((_likeness(a.words[i], w), -j) for j, w in enumerate(b.words) if j not in taken), default=(0.0, 0))
        if best[0] >= _LEAST:
            taken.add(-best[1])
            pairs.append((i, -best[1], best[0]))
            reasons.append(f"“{a.words[i].word.text}” is nearly “{b.words[-best[1]].word.text}” (times {best[0]:.2f})")
    return pairs, reasons


def may_pair(first: BodyWord, second: BodyWord) -> bool:
    """Whether two words agree: by a key, or nearly.

    Args:
        first: A word of one name.
        second: A word of another.
    """
    if not set(first.word.keys).isdisjoint(second.word.keys):
        return True
    return max(_likeness(first, second), _likeness(second, first)) >= _LEAST


def _likeness(first: BodyWord, second: BodyWord) -> float:
    a, b = first.word, second.word
    if (a.family and b.family) or first.weight is Weight.LIGHT or second.weight is Weight.LIGHT:
        return 0.0
    if a.arabic != b.arabic:
        arabic, latin = (a, b) if a.arabic else (b, a)
        return 0.95 if latin_pattern(arabic.plain).fullmatch(latin.plain) else 0.0
    if not (a.family or b.family) and a.shape == b.shape and len(a.shape) > 3:
        return 0.92
    if (a.letters ^ b.letters).bit_count() > MOST_OTHER_LETTERS:
        return 0.0
    return wrong_letters(a.plain, b.plain)


def _parted_otherwise(a: BodyParts, b: BodyParts) -> float:
    """How alike the letters are where the words are parted otherwise."""
    if len(a.words) == len(b.words) or min(len(a.joined), len(b.joined)) < JOINED_LETTERS:
        return 0.0
    return 0.95 if OSA.distance(a.joined, b.joined, score_cutoff=1) <= 1 else 0.0
