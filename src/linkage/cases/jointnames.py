"""Who is named together with others: "President Tasker and his government" names Tasker, whoever the whole is taken to be."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from linkage.model.claim import Claim
from linkage.model.entity import Entity
from linkage.vocab import load_phrases

SOURCE = "source"
_ROLES = ("speaker", "perpetrator", "accused", "superior")
_WORD = re.compile(r"[^\W_]+")
Name = tuple[str, ...]  # the words of a name, in small letters


class JointNames:
    """The sources and doers of a case that are several, part by part.

    Args:
        claims: The claims, by id.
    """

    def __init__(self, claims: Mapping[str, Claim]) -> None:
        self._parts: dict[str, list[tuple[str, str, Name, bool]]] = defaultdict(list)  # by the last word
        for claim_id, claim in claims.items():
            for role, text in _named(claim):
                for part, is_owner in _parts(text):
                    self._parts[part[-1]].append((claim_id, role, part, is_owner))

    def roles(self, person: Entity) -> Iterator[tuple[str, str]]:
        """The claims that name a person together with others, each with the role that does.

        Args:
            person: The person.
        """
        for name in dict.fromkeys(map(split_name, person.names)):
            for claim_id, role, part, is_owner in self._parts.get(name[-1], ()) if name else ():
                if _is_named(part, name, is_owner):
                    yield claim_id, role


def _named(claim: Claim) -> Iterator[tuple[str, str]]:
    if claim.source is not None:
        yield SOURCE, claim.source
    for role in _ROLES:
        text = claim.word(role)
        if text is not None:
            yield role, text


def _parts(text: str) -> list[tuple[Name, bool]]:
    """The parts of a wording that names several, each with whether another is told to be that one's; none where it names one."""
    parts = [part for words in _between().split(text) if (part := split_name(words))]
    owned = [part[0] in load_phrases("elements", "theirs") for part in parts]
    return [(part, any(owned) and not own) for part, own in zip(parts, owned, strict=True)] if len(parts) > 1 else []


def _is_named(part: Name, name: Name, is_owner: bool) -> bool:
    """Whether a part is the name, with nothing but titles before it.

    A single word needs a title, or another part that is theirs ("his militia"): it may only tell whose ("X and Y jets").
    """
    before = part[: len(part) - len(name)]
    is_whole = len(name) > 1 or before != () or is_owner
    return is_whole and part[len(before) :] == name and all(word in title_words() for word in before)


@cache
def _between() -> re.Pattern[str]:
    """What stands between those who are named together."""
    words = "|".join(re.escape(phrase) for phrase in sorted(load_phrases("elements", "joining"), key=len, reverse=True))
    return re.compile(rf"[,;]|\b(?:{words})\b", re.IGNORECASE)


def split_name(text: str) -> Name:
    """The words of a name, without its article.

    Args:
        text: The name as written.
    """
    words = tuple(word.casefold() for word in _WORD.findall(text))
    return words[1:] if words[:1] == ("the",) else words


@cache
def title_words() -> frozenset[str]:
    """Words that stand before a name, or before its last word: titles, ranks, forms of address, particles."""
    lists = (("posts", "titles"), ("persons", "honorifics"), ("ranks", "ranks"), ("persons", "particles"))
    return frozenset(word for name, section in lists for phrase in load_phrases(name, section) for word in split_name(phrase))
