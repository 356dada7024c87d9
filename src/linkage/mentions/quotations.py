"""Report -> quotations: the stretches in quotation marks."""

from collections.abc import Iterator

from linkage.model.report import Report
from linkage.model.span import Span

_PAIRS = {"“": "”", "«": "»", "„": "“", '"': '"', "‘": "’"}
# Machine translation and careless editing mix the marks of two languages.
_CLOSERS = {"“": '”"', "«": '»”"', "„": "“”", '"': '"”', "‘": "’"}
_LONGEST = 1500  # characters: a mark without its partner must not swallow the report


def read_quotations(report: Report) -> Iterator[Span]:
    """The words inside quotation marks, marks left out, in order.

    A quotation ends with its paragraph: a mark that is never closed gives none. Single marks count only where they
    stand free at both ends, since the same sign is an apostrophe.
    """
    text, i = report.text, 0
    while i < len(text):
        opener = text[i]
        if opener not in _PAIRS:
            i += 1
            continue
        end = _closing(text, i)
        if end is None:
            i += 1
            continue
        if end > i + 1:
            yield Span(i + 1, end)
        i = end + 1


def _closing(text: str, i: int) -> int | None:
    opener = text[i]
    limit = text.find("\n", i)
    limit = min(len(text) if limit < 0 else limit, i + _LONGEST)
    if opener == '"' and i and not (text[i - 1].isspace() or text[i - 1] in "([-—"):
        return None
    if opener == "‘" and i and text[i - 1].isalnum():
        return None
    for j in range(i + 1, limit):
        if text[j] not in _CLOSERS[opener]:
            continue
        free = j + 1 >= len(text) or not text[j + 1].isalnum()
        if free and not (text[j] == '"' and text[j - 1].isspace()):
            return j
    return None
