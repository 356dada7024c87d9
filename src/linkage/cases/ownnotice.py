"""Report -> Corrections that it tells of itself: "Correction: an earlier version of this article said ..."."""

import re
from collections.abc import Iterator
from functools import cache

from linkage.model.correction import Correction, Standing, ToldIn
from linkage.model.report import Report
from linkage.model.span import Span
from linkage.vocab import load_vocabulary

_SENTENCE = re.compile(r"[^\n]+?(?:[.!?][\"'”’)]*(?=\s|$)|(?=\n|$))")
_BRACKET = r"(?:\s*[(,\[–—-][^:\n]{0,40})?"  # "Correction (5 April 2022):"
_LONGEST = 700  # characters of a notice that is kept


def find_notices(report: Report) -> Iterator[Correction]:
    """The sentences in which a report says of itself that it was corrected or retracted.

    The grammar: a heading at the beginning of a line with a colon after it; or "this article" with a participle that it suffers ("has been
    amended"), with "an earlier version of" before it and a mistake after it, or as what "we" retracted. What a report says of
    another report, or of a statement that somebody took back, is none.

    Args:
        report: The report.
    """
    for found in _SENTENCE.finditer(report.text):
        lead = len(found.group()) - len(found.group().lstrip())
        start, end = found.start() + lead, min(found.end(), found.start() + lead + _LONGEST)
        words = report.text[start:end]
        opens = report.text[: found.start()].rsplit("\n", 1)[-1].strip() == ""
        for standing in (Standing.RETRACTED, Standing.CORRECTED):
            if (opens and _heading(standing).match(words)) or _said(standing).search(words):
                yield Correction(report.id, standing, "", words, ToldIn.TEXT, Span(start, end))
                break


@cache
def _heading(standing: Standing) -> re.Pattern[str]:
    return re.compile(rf"(?:{_any(_list('headings', standing))}){_BRACKET}\s*:\s*\S", re.IGNORECASE)


@cache
def _said(standing: Standing) -> re.Pattern[str]:
    itself = rf"\bthis\s+(?:{_any(_list('itself'))})\b"
    helped = rf"(?:\s*(?:{_any(_list('auxiliaries'))})\b){{1,4}}"
    verb = rf"(?:{_any(_list('verbs', standing))})\b"
    forms = [
        rf"{itself}{helped}\s+{verb}",
        rf"\b(?:{_any(_list('ourselves'))})(?:\s+(?:{_any(_list('auxiliaries'))}))+\s+{verb}\s+{itself}",
    ]
    if standing is Standing.CORRECTED:
        forms.append(rf"\b(?:{_any(_list('earlier'))})\s+{itself}(?:\s+\w+){{0,3}}?\s+(?:{_any(_list('mistaken'))})\b")
    return re.compile("|".join(forms), re.IGNORECASE)


def _list(*path: str) -> list[str]:
    found: object = load_vocabulary("corrections")
    for key in path:
        found = found[key] if isinstance(found, dict) else []
    return [str(word) for word in found] if isinstance(found, list) else []


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)
