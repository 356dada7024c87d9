"""Where names that are withheld stand in a text, however they are written there.

A whole name is found in any capitals, script, order and ending, as initials, in a handle, an address or a hashtag, and torn apart by
hyphens, line ends or spaces. A part of a name (the surname, the given name) is withheld wherever the report names the person: by the whole
name, by a claim, or by both parts near one another. A name that is a common word too is withheld only where it is written as a name.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import unquote

from linkage.model.span import Span
from linkage.reviews.namereading import NameReading
from linkage.reviews.names import WithheldNames

_SHORT_TEXT = 2000  # characters
_HYPHENS = ("-", "‐")
_ENCODED = re.compile(r"[^\s<>()\"“”]*%[0-9A-Fa-f]{2}[^\s<>()\"“”]*")  # an address with letters as codes


class NameFinder:
    """What finds withheld names in the words of one report.

    Args:
        names: The names.
        context: Its text and what is known of it; empty for words that belong to no report.
        report_id: Its id; "" where it is none.
    """

    def __init__(self, names: WithheldNames, context: Sequence[str] = (), report_id: str = "") -> None:
        self._names = names
        self._surnames_only = False
        self._present = {n for n, person in enumerate(names.all_persons) if report_id and report_id in person.name.report_ids}
        self._readings: dict[str, NameReading] = {}
        for text in context:
            if text and names.all_persons:
                reading = self._readings[text] = NameReading(text, names)
                self._present |= {n for n, person in enumerate(names.all_persons) if reading.names_in_full(n, person)}

    @classmethod
    def of_surnames(cls, names: WithheldNames) -> "NameFinder":
        """What finds whole names, and every surname by itself: for words that stand in no report."""
        finder = cls(names, (), "")
        finder._surnames_only = True
        return finder

    def spans(self, text: str, *, by_line: bool = False) -> list[Span]:
        """Where a withheld name stands in a text of the report, in order, without overlaps.

        Args:
            text: The text.
            by_line: Whether each line stands by itself.
        """
        if not text or not self._names.all_persons:
            return []
        reading = self._readings.pop(text, None) or NameReading(text, self._names)  # kept until it is asked for, as it takes room
        found: list[Span] = []
        if len(text) < _SHORT_TEXT and "%" not in text and not reading.may_name_anybody():
            return found
        named = {n for n, person in enumerate(self._names.all_persons) if n in self._present or reading.names_in_full(n, person)}
        for n, person in enumerate(self._names.all_persons):
            whole = reading.whole(n, person)
            lines = [_line(text, span) for span in whole] if by_line else None
            found += [*whole, *reading.parts(n, person, is_named=n in named, lines=lines)]
            if self._surnames_only and n not in named:
                found += reading.surnames(n, person)
        found += [Span(*address.span()) for address in _ENCODED.finditer(text) if self._tells(unquote(address.group()), named)]
        return list(_merged(found, text))

    def _tells(self, address: str, named: set[int]) -> bool:
        """Whether an address tells the name of anybody, or a part of the name of somebody who is named beside it."""
        reading = NameReading(address, self._names)
        persons = enumerate(self._names.all_persons)
        return any(reading.whole(n, person) or reading.parts(n, person, is_named=n in named, lines=None) for n, person in persons)


def _line(text: str, span: Span) -> Span:
    end = text.find("\n", span.end)
    return Span(text.rfind("\n", 0, span.start) + 1, len(text) if end == -1 else end)


def _merged(spans: Iterable[Span], text: str) -> Iterator[Span]:
    """The stretches in order, those that overlap or that a hyphen joins made one."""
    last: Span | None = None
    for span in sorted(spans):
        if last is not None and (span.start < last.end or text[last.end : span.start] in _HYPHENS):
            last = Span(last.start, max(last.end, span.end))
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last
