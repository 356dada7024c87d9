"""Words for victims -> which people are counted, and which of two such groups is a part of the other."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from linkage.vocab import load_phrases, load_vocabulary

_WORD = re.compile(r"[^\W\d_]+")
_SHARE = re.compile(r"\b(?:including|included|among|amongst|mostly|mainly|of whom|of them)\b|,")


class Group(StrEnum):
    """Whom a figure counts."""

    ALL = "people"
    CIVILIANS = "civilians"
    CHILDREN = "children"
    WOMEN = "women"
    MEN = "men"
    FIGHTERS = "fighters"
    OTHER = "a group among them"  # known only by its words


# Which groups hold another one wholly. Women and men may be civilians or fighters.
_WITHIN: dict[Group, frozenset[Group]] = {
    Group.ALL: frozenset(),
    Group.CHILDREN: frozenset([Group.ALL, Group.CIVILIANS]),
    **dict.fromkeys((Group.CIVILIANS, Group.WOMEN, Group.MEN, Group.FIGHTERS, Group.OTHER), frozenset([Group.ALL])),
}
_LOOSE = frozenset([Group.ALL, Group.OTHER])


@dataclass(frozen=True, slots=True)
class Counted:
    """Whom the words for victims mean.

    Args:
        group: The group.
        whole: Whether nothing narrows it: "civilians", not "civilians who had fled"; only then can it be the whole of a part.
        words: The words, folded.
    """

    group: Group
    whole: bool
    words: str


def read_counted(victims: str) -> Counted:
    """Whom the words for victims mean.

    Args:
        victims: As written ("at least 12 civilians, mostly children"); "" where nobody is named, which counts everybody.
    """
    folded = " ".join(victims.casefold().split())
    words = _WORD.findall(_SHARE.split(folded, maxsplit=1)[0])
    if folded == "":
        return Counted(Group.ALL, whole=True, words=folded)
    found = {group: [w for w in words if _known(w, known)] for group, known in _groups().items()}
    named = [group for group, hits in found.items() if hits]
    narrow = [group for group in named if group is not Group.ALL]
    if len(narrow) > 1 or not named:
        return Counted(Group.OTHER, whole=False, words=folded)  # "a woman and her child" are neither all women nor all children
    group = narrow[0] if narrow else Group.ALL
    plain = set(found[group]) | set(load_phrases("persons", "plain"))
    return Counted(group, all(w in plain for w in words), folded)


def is_within(part: Counted, whole: Counted) -> bool:
    """Whether all who are counted here are counted there too.

    Args:
        part: Whom one figure counts.
        whole: Whom another counts.
    """
    if part.words == whole.words:
        return True
    return whole.whole and ((part.group is whole.group and part.group not in _LOOSE) or whole.group in _WITHIN[part.group] or (
        part.group is whole.group is Group.ALL
    ))  # fmt: skip


def _known(word: str, known: frozenset[str]) -> bool:
    return word in known or (word.endswith("s") and word[:-1] in known)


@cache
def _groups() -> dict[Group, frozenset[str]]:
    """The words of each group but the last, as printed."""
    listed = load_vocabulary("persons")["counted"]
    own = {str(name): frozenset(str(w) for w in words) for name, words in listed.items()} if isinstance(listed, dict) else {}
    return {group: own[group.name.lower()] for group in Group if group is not Group.OTHER}
