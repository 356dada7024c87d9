"""How surely two names of persons are one."""

from functools import lru_cache
from itertools import pairwise
from typing import Final

from rapidfuzz.distance import OSA

from linkage.entities.names.families import is_arabic_family
from linkage.entities.names.likeness import FEMALE_SURNAME, likeness
from linkage.entities.names.match import NameMatch
from linkage.entities.names.person import NameWord, Part, PersonParts, parse_person

_NOTHING: Final = NameMatch(0.0, ("no word of the names agrees (0.00)",))
_SAME: Final = NameMatch(1.0, ("the same words in the same order (1.00)",))
_TOO_LITTLE: Final = NameMatch(0.75, ("the same given name or kunya, and nothing beside it (at most 0.75)",))
_JOINED: Final = NameMatch(0.9, ("nearly the same letters, parted into words otherwise (0.90)",))
_CONFLICT, _REVERSED, _ALONE, _GIVEN_ALONE = 0.5, 0.55, 0.6, 0.4  # most that is left
_MISSING, _MISSING_LITTLE, _ONLY_GIVEN = 0.95, 0.98, 0.83  # factors
_INITIAL, _FURTHER_INITIAL = 0.85, 0.98
_SHORT_SOUND, _DOUBTFUL_SOUND = 3, 0.9  # sounds of a word that many others share, and what is then left
_KIN = 0.72  # most that is left
_FIRST_OF_MANY = "#muhammad"  # stands before the name that a man goes by
_MAN_OR_WOMAN = 0.7  # what is left of surnames of a man and a woman, where no given name is spelt out
_JOINED_LIKENESS = 0.92
_LEAST_LIKENESS = 0.55
_PAIR = 2  # words of the most frequent kind of name
_TOO_MANY, _MOST_MISSING = 2, 0.78  # times more words in one name than in the other, and what is then left at most

_Pairs = list[tuple[int, int]]


def match_persons(first: str, second: str) -> NameMatch:
    """Whether two names can be one person's.

    Args:
        first: A name as printed.
        second: Another.
    """
    a, b = parse_person(first), parse_person(second)
    if a.joined == b.joined or a.whole == b.whole:
        if not a.words:
            return _NOTHING
        return _TOO_LITTLE if len(a.words) == 1 and is_common_alone(a.words[0]) else _SAME
    if (len(a.words), a.joined) > (len(b.words), b.joined):
        a, b = b, a
    pairs: _Pairs = []
    left: list[int] = []
    right = list(range(len(b.words)))
    by_key = b.by_key
    for i, word in enumerate(a.words):
        for key in word.keys:
            j = by_key.get(key)
            if j is not None and j in right:
                pairs.append((i, j))
                right.remove(j)
                break
        else:
            left.append(i)
    return _weigh(a, b, pairs, left, right)


def are_two(first: str, second: str) -> bool:
    """Whether two names of two words each are surely of two persons, quickly told: a word of one agrees with no word of the other.

    `match_persons` gives such names no more than what is left of a conflict; of other names this says nothing.

    Args:
        first: A name as printed.
        second: Another.
    """
    a, b = parse_person(first), parse_person(second)
    if len(a.words) != _PAIR or len(b.words) != _PAIR or a.joined == b.joined or a.whole == b.whole:
        return False
    if a.joined > b.joined:
        a, b = b, a
    agree = [[may_agree(word, other) for other in b.words] for word in a.words]
    return not all(map(any, agree)) or not all(map(any, zip(*agree, strict=True)))


@lru_cache(maxsize=131072)
def may_agree(first: NameWord, second: NameWord) -> bool:
    """Whether two words share a key or are nearly alike."""
    return not set(first.keys).isdisjoint(second.keys) or _nearness(first, second) >= _LEAST_LIKENESS


def _weigh(a: PersonParts, b: PersonParts, pairs: _Pairs, left: list[int], right: list[int]) -> NameMatch:
    """The match of a shorter and a longer name, given the words that share a key, and the others of each."""
    exact = len(pairs)
    score, near = _pair_near(a, b, left, right, pairs) if left and right else (1.0, [])
    for i, j in pairs[:exact]:
        if len(a.words[i].shape) <= _SHORT_SOUND and a.words[i].plain[0] != b.words[j].plain[0] and not a.words[i].family:
            score *= _DOUBTFUL_SOUND
            near.append(f"“{a.words[i].text}” and “{b.words[j].text}” are short and begin otherwise (times {_DOUBTFUL_SOUND:.2f})")
    rejoined = False
    if left and right and len(left) + len(right) > 2 and (pairs or len(a.words) == 1):
        rejoined = _rejoin(a, b, left, right, pairs)
        if rejoined:
            near.append("words are written together in one of the names (no less)")
    if not pairs:
        return _parted_otherwise(a, b) or _NOTHING
    if left and right:
        return _parted_otherwise(a, b) or _conflict(a, b, left, right, score)
    reasons = [
        f"“{a.words[i].text}” and “{b.words[j].text}” are spellings of one name (no less)"
        for i, j in pairs[:exact]
        if a.words[i].plain != b.words[j].plain
    ]
    reasons += near
    if _is_reversed(a, b, pairs):
        return NameMatch(
            min(score, _REVERSED), (*reasons, f"father and son, or given name and surname, have changed places (at most {_REVERSED:.2f})")
        )
    if len(b.words) == 1 and is_common_alone(b.words[0]):
        return _TOO_LITTLE
    missing = _missing(a, b, left, right)
    if missing and _is_of_kin(b, left, right, pairs):
        said = f"“{a.words[0].text}” stands second or later in the other name, as a father's name does (at most {_KIN:.2f})"
        return NameMatch(min(score, _KIN), (*reasons, said))
    if missing:
        score = _without(a, missing, score, rejoined=rejoined)
        reasons.append(f"“{' '.join(w.text for w in missing)}” stands in one of the names only ({score:.2f} left)")
    return NameMatch(score, tuple(reasons) or ("the same words in another order (1.00)",))


def _pair_near(a: PersonParts, b: PersonParts, left: list[int], right: list[int], pairs: _Pairs) -> tuple[float, list[str]]:
    """Pair the words that are nearly alike, best first; both lists lose what is paired."""
    score, reasons = 1.0, []
    found = [(-value, i, j) for i in left for j in right if (value := _nearness(a.words[i], b.words[j])) >= _LEAST_LIKENESS]
    found.sort()
    initials = False
    for minus, i, j in found:
        if i not in left or j not in right:
            continue
        left.remove(i)
        right.remove(j)
        value = -minus
        is_initial = Part.INITIAL in (a.words[i].part, b.words[j].part)
        if value == FEMALE_SURNAME and all(a.words[x].part is Part.INITIAL for x, _ in pairs):
            value = _MAN_OR_WOMAN
        elif is_initial and (initials or any(a.words[x].family for x, _ in pairs)):
            value = _FURTHER_INITIAL
        initials = initials or is_initial
        pairs.append((i, j))
        score *= value
        how = "may be the initial of" if is_initial else "is nearly"
        reasons.append(f"“{a.words[i].text}” {how} “{b.words[j].text}” (times {value:.2f})")
    return score, reasons


def _nearness(first: NameWord, second: NameWord) -> float:
    if first.part is Part.INITIAL or second.part is Part.INITIAL:
        if first.part is second.part:
            return 0.0
        initial, word = (first, second) if first.part is Part.INITIAL else (second, first)
        if word.part is Part.KUNYA:
            return 0.0
        starts = {word.plain[0], *(k[0] for k in word.keys), *(word.family[1:2] if word.family else ())}
        return _INITIAL if initial.plain in starts else 0.0
    return likeness(first, second)


def _rejoin(a: PersonParts, b: PersonParts, left: list[int], right: list[int], pairs: _Pairs) -> bool:
    """Pair a word with words of the other name that are the same letters together; both lists lose what is paired."""
    for short, long, ones, others in ((a, b, left, right), (b, a, right, left)):
        for i in ones:
            rest, used = short.words[i].plain, []
            for j in others:
                if rest.startswith(long.words[j].plain):
                    rest = rest[len(long.words[j].plain) :]
                    used.append(j)
            if not rest and len(used) > 1:
                ones.remove(i)
                others[:] = [j for j in others if j not in used]
                pairs.append((i, used[0]) if short is a else (used[0], i))
                return True
    return False


def _parted_otherwise(a: PersonParts, b: PersonParts) -> NameMatch | None:
    """The match of names whose words are written together in one of them only."""
    if len(a.words) == len(b.words) or OSA.normalized_similarity(a.joined, b.joined, score_cutoff=_JOINED_LIKENESS) < _JOINED_LIKENESS:
        return None
    return _JOINED


def _conflict(a: PersonParts, b: PersonParts, left: list[int], right: list[int], score: float) -> NameMatch:
    first, second = a.words[left[0]], b.words[right[0]]
    what = "other patronymics: " if first.part is second.part is Part.PATRONYMIC else ""
    return NameMatch(min(score, _CONFLICT), (f"{what}“{first.text}” is not “{second.text}” (at most 0.50)",))


def _is_reversed(a: PersonParts, b: PersonParts, pairs: _Pairs) -> bool:
    """Whether a son stands where the father should, or two given names have changed places."""
    if a.fathers or b.fathers:
        if any((i in a.fathers and j == 0 and j not in b.fathers) or (j in b.fathers and i == 0 and i not in a.fathers) for i, j in pairs):
            return len(pairs) > 1
        return False
    given = sorted((i, j) for i, j in pairs if a.words[i].family.startswith("#") and b.words[j].family.startswith("#"))
    return any(j > k for (_, j), (_, k) in pairwise(given))


def is_common_alone(word: NameWord) -> bool:
    """Whether a word alone tells nobody from others: a known given name, or a kunya.

    Args:
        word: The only word of a name.
    """
    return word.family.startswith("#") or word.part is Part.KUNYA


def _is_of_kin(b: PersonParts, left: list[int], right: list[int], pairs: _Pairs) -> bool:
    """Whether one name begins with a given name that the other has behind another one: "Ali Hariri" beside "Hasan Ali Hariri"."""
    if left or 0 not in right or b.words[0].part is not Part.NAME or b.words[0].family == _FIRST_OF_MANY:
        return False
    behind_another = any(i == 0 and j > 0 and b.words[j].part is Part.NAME for i, j in pairs)
    return behind_another and any(is_arabic_family(w.family) for w in b.words)


def _missing(a: PersonParts, b: PersonParts, left: list[int], right: list[int]) -> list[NameWord]:
    """The words that one name lacks, without those that are only said twice."""
    lost = [b.words[j] for j in right] + [a.words[i] for i in left]
    said = {key for w in a.words for key in w.keys} if right else {key for w in b.words for key in w.keys}
    return [w for w in lost if said.isdisjoint(w.keys)]


def _without(a: PersonParts, missing: list[NameWord], score: float, *, rejoined: bool) -> float:
    """The score after the words that one name lacks."""
    if len(a.words) == 1 and not rejoined:
        return min(score, _GIVEN_ALONE if a.words[0].family else _ALONE)
    for word in missing:
        if word.part is not Part.PATRONYMIC:
            score *= _MISSING if word.part is Part.NAME else _MISSING_LITTLE
    names = [w for w in missing if w.part is Part.NAME or w.part is Part.KUNYA]
    if len(names) >= _TOO_MANY * len(a.words) and not rejoined:
        score = min(score, _MOST_MISSING)
    if names and len(a.words) == 2 and not a.has_article and all(w.family.startswith("#") for w in a.words):
        score *= _ONLY_GIVEN
    return score
