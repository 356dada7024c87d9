"""Dates that are one word of figures."""

import re

_DOTTED = re.compile(r"(\d{1,2})[./](\d{1,2})[./]((?:19|20)\d\d)")
_DASHED = re.compile(r"((?:19|20)\d\d)-(\d\d)(?:-(\d\d))?")


def date_in_figures(word: str) -> str | None:
    """A date that is one word of figures, as EDTF: "23.6.2023", "2023-06-23", "2023-06"; None for any other word.

    Args:
        word: The word.
    """
    match = _DOTTED.fullmatch(word)
    if match and (int(match[1]) > 12 or "." in word) and 1 <= int(match[2]) <= 12 and 1 <= int(match[1]) <= 31:
        return f"{int(match[3]):04}-{int(match[2]):02}-{int(match[1]):02}"
    return word if _DASHED.fullmatch(word) else None
