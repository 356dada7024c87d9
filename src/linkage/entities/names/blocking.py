"""Keys under which names are looked up, so that a list need not be compared name by name."""

from functools import lru_cache
from itertools import combinations

from linkage.entities.names.arabic import is_arabic
from linkage.entities.names.body import BodyWord, Weight, parse_body
from linkage.entities.names.match import NameKind
from linkage.entities.names.person import Part, parse_person
from linkage.entities.names.sounds import read_sounds, skeleton

_START = 2  # consonants of a word that enter a pair of words
_ENOUGH = 3  # consonants of a word that is a key by itself


def block_keys(name: str, kind: NameKind) -> frozenset[str]:
    """Keys of which two spellings of one name nearly always share one.

    A long word that is no common given name is a key by itself; besides, every two words are one, by how they begin.

    Args:
        name: As printed, in Latin, Cyrillic or Arabic script.
        kind: What bears the name.
    """
    return _of_person(name) if kind is NameKind.PERSON else _of_body(name)


def _of_person(name: str) -> frozenset[str]:
    words = parse_person(name).words
    parts = [w for w in words if w.part is Part.NAME or w.part is Part.KUNYA] or list(words)
    if not parts:
        return frozenset()
    keys: set[str] = set()
    starts: list[set[str]] = []
    for word in parts:
        bones = skeletons(word.plain)
        if word.plain.startswith("al") and len(word.plain) > _ENOUGH + 1:  # the article may be written together with the word
            bones += skeletons(word.plain[2:])
        if word.family:
            keys.update({word.family} if len(parts) == 1 else ())
            starts.append({word.family, bones[0][:_START]})
        else:
            keys.update(b for b in bones if len(parts) == 1 or len(b) >= _ENOUGH)
            starts.append({b[:_START] for b in bones})
    for first, second in combinations(starts, 2):
        keys.update(f"{min(x, y)}+{max(x, y)}" for x in first for y in second)
    keys.add("*" + "".join(skeletons(w.plain)[0] for w in parts))  # words that are written together in another spelling
    return frozenset(keys)


def _of_body(name: str) -> frozenset[str]:
    parts = parse_body(name)
    own = [w for w in parts.words if w.weight is Weight.OWN]
    keys = {bone for w in own for bone in _bones(w) if len(bone) >= _ENOUGH or len(own) == 1}
    keys.update(f"={number}" for number in parts.numbers)
    if len(own) < 2:
        keys.update(k for w in parts.words if w.weight is Weight.KIND for k in w.word.keys)
    keys.update(f"'{i}" for i in parts.initials)
    if parts.acronym:
        keys.add(f"'{parts.acronym}")
    if parts.joined:
        keys.add(f"-{parts.joined[:4]}")
    return frozenset(keys)


def _bones(one: BodyWord) -> tuple[str, ...]:
    return (one.word.family,) if one.word.family else skeletons(one.word.plain)


@lru_cache(maxsize=65536)
def skeletons(plain: str) -> tuple[str, ...]:
    """What is left of each reading of a word when sounds that schools confuse are left out.

    Args:
        plain: A word in small Latin letters or levelled Arabic ones.
    """
    if is_arabic(plain):
        return (skeleton(plain) or plain,)
    return tuple(dict.fromkeys(skeleton(sound) or plain for sound in read_sounds(plain)))
