"""Names that spell a common word, as the parser should read them: "IS" of "the raids on IS killed six" is no verb.

Only what the parser sees is changed, word for word of the same length: the text of the report, its offsets and its quotes stay as they were
captured.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from linkage.vocab import load_pairs


def names_in(text: str) -> Mapping[str, str]:
    """The short names of a report that spell a common word, each with the name that stands in for it.

    Args:
        text: The whole text of a report; a short name means a body only where the report names it in full.
    """
    stand_ins = load_pairs("lookalikes", "stand_ins")
    return {short: stand_ins[short] for short, full in load_pairs("lookalikes", "names").items() if full in text}


def show_names(text: str, names: Mapping[str, str]) -> str:
    """A paragraph of the same length in which names that spell a common word are such as spell none.

    A paragraph in capitals stays as it is: there, a word in capitals tells nothing.

    Args:
        text: A paragraph.
        names: As `names_in` gives them.
    """
    if not names or not _sets_small_letters(text):
        return text
    for short, stand_in in names.items():
        text = _whole(short).sub(stand_in, text)
    return text


def _sets_small_letters(text: str) -> bool:
    words = [word for word in text.split() if word[:1].isalpha()]
    return sum(word.isupper() for word in words) * 3 <= len(words)


@cache
def _whole(word: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(word)}\b")
