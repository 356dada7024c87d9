"""Which states a wording names, by name, adjective or seat of government."""

import re
from functools import cache, lru_cache

from linkage.errors import VocabularyError
from linkage.vocab.lexicon import load_vocabulary

_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 4  # words of a name


@lru_cache(maxsize=16384)
def states_named(text: str) -> frozenset[str]:
    """ISO 3166-1 alpha-2 codes of the states that a wording names ("the Russian Ministry of Defence" -> RU).

    Args:
        text: A name or a few words, in English.
    """
    words = [word.casefold() for word in _WORD.findall(text)]
    names = _names()
    runs = (" ".join(words[i : i + n]) for i in range(len(words)) for n in range(1, _LONGEST + 1))
    return frozenset(names[run] for run in runs if run in names)


@cache
def _names() -> dict[str, str]:
    found: dict[str, str] = {}
    for code, entry in load_vocabulary("states").items():
        if not isinstance(entry, dict):
            raise VocabularyError(f"states.yaml: {code} should hold names, demonyms and seats")
        for forms in entry.values():
            for form in forms:
                found.setdefault(" ".join(_WORD.findall(str(form).casefold())), str(code))
    return found
