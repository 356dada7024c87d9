"""What a name names: a person, a body, or nobody in particular; by its own words, and by whether the reports use them as common words."""

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import cache, lru_cache

from linkage.entities.bodies import body_core, is_body_name
from linkage.entities.knownbodies import known_body
from linkage.entities.names.families import given_families
from linkage.entities.names.letters import to_plain
from linkage.entities.namings import Mentioned
from linkage.entities.person_name import PersonName, is_capitals_name, is_title_word, read_person_name
from linkage.model.report import Report
from linkage.vocab import load_phrases

_COMMON = re.compile(r"(?<![\w.’'-])[a-z][a-z]{2,}(?![\w-])")
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_PERSON = 4  # words of a person's name behind an office


class Named(StrEnum):
    """What a name names."""

    PERSON = "person"
    BODY = "body"
    NOBODY = "nobody in particular"


class NameReader:
    """Reads what names name, within one case.

    Args:
        reports: The reports of the case; a word that they write in small letters is a common word.
        mentions: What the claims name: a surname there keeps a body of the same name out of its report.
    """

    def __init__(self, reports: Sequence[Report], mentions: Iterable[Mentioned] = ()) -> None:
        self._reports = reports
        self._common: frozenset[str] | None = None
        self._surnames = frozenset((m.report_id, name.surname) for m in mentions if (name := _full_name(m.text)) is not None)

    def read(self, text: str, *, may_be_body: bool, report_id: str = "") -> Named:
        """What a wording names.

        Args:
            text: The wording.
            may_be_body: Whether it stands where a body is named.
            report_id: The report that names it.
        """
        core = body_core(text)
        if known_body(core) is not None and (may_be_body or (report_id, core) not in self._surnames):
            return Named.BODY
        if is_office(core) or (" " not in core and not core.isupper() and core.casefold() in self._common_words()):
            return Named.PERSON if person_in(text) != text else Named.NOBODY
        if is_capitals_name(core) and not may_be_body and not _has_body_head(core):
            return Named.PERSON
        if person_in(text) != text:
            return Named.PERSON
        if is_body_name(text) or _has_body_head(core) or (may_be_body and core[:1].isupper()):
            return Named.BODY
        return Named.PERSON if self._is_person(text) else Named.NOBODY

    def _is_person(self, text: str) -> bool:
        if text.casefold() in _common_nouns() or read_person_name(text) is None or ("," in text and _are_several(text)):
            return False
        words = [w for w in _WORD.findall(text) if len(w) > 1]
        plain = [to_plain(w) for w in words]
        if any(p in _no_person() for p in (plain[0], plain[-1])) if plain else True:
            return False
        if any(p in given_families() for p in plain) or is_title_word(words[0]):
            return True
        return not all(w.casefold() in self._common_words() for w in words)

    def _common_words(self) -> frozenset[str]:
        """The words that the reports write in small letters."""
        if self._common is None:
            self._common = frozenset(w for report in self._reports for w in _COMMON.findall(report.text))
        return self._common


@lru_cache(maxsize=65536)
def is_office(text: str) -> bool:
    """Whether the wording is an office ("Chief of Army Staff", "Director of the hospital"), and no body.

    Args:
        text: A wording without article.
    """
    head = re.split(r"\s+(?:of|for|in)\b", text, maxsplit=1)
    last = head[0].split()[-1:] or [""]
    return len(head) > 1 and to_plain(last[0]) in _offices()


@lru_cache(maxsize=65536)
def person_in(text: str) -> str:
    """The name behind an office ("President of the Council Jean Dupont": "Jean Dupont"); the wording itself where there is none.

    Args:
        text: A wording.
    """
    words = text.split()
    if len(words) < 4 or to_plain(words[0]) not in _offices() or not {"of", "for"} & {w.casefold() for w in words}:
        return text
    for length in range(2, _LONGEST_PERSON + 1):
        name = words[-length:]
        before = words[-length - 1] if len(words) > length else ""
        if to_plain(name[0]) in given_families() and all(w[0].isupper() for w in name) and before.casefold() not in ("of", "the", "for"):
            return " ".join(name)
    return text


@lru_cache(maxsize=65536)
def _full_name(text: str) -> PersonName | None:
    """The name of a person with a given name; None where the wording is none."""
    name = None if is_body_name(text) or known_body(body_core(text)) is not None else read_person_name(text)
    return name if name is not None and to_plain(name.given) in given_families() else None


def _are_several(text: str) -> bool:
    """Whether commas part several full names."""
    parts = [part.split() for part in text.split(",")]
    return all(len(part) > 1 and to_plain(part[0]) in given_families() for part in parts)


def _has_body_head(core: str) -> bool:
    """Whether a capitalised name ends in a word for a body that is no word for people who speak for it."""
    words = core.split()
    return len(words) > 1 and words[-1][0].isupper() and words[0][0].isupper() and words[-1].casefold() in _heads()


@cache
def _heads() -> frozenset[str]:
    return frozenset(load_phrases("bodynames", "heads"))


@cache
def _no_person() -> frozenset[str]:
    words: Iterable[str] = (*load_phrases("bodynames", "undertakings"), *load_phrases("bodies", "not_person"))
    return frozenset(to_plain(word) for word in words)


@cache
def _offices() -> frozenset[str]:
    titles = (*load_phrases("posts", "titles"), *load_phrases("bodynames", "offices"))
    return frozenset(to_plain(title) for title in titles if " " not in title)


@cache
def _common_nouns() -> frozenset[str]:
    """Nouns for people by what they are: "officials", "a pathologist"."""
    words = {*load_phrases("attribution", "speakers"), *load_phrases("attribution", "unnamed"), *load_phrases("posts", "titles")}
    return frozenset(words | {f"{w}s" for w in words})
