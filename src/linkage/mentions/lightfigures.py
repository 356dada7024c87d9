"""Sentence -> counts and dates, for the languages that are read by light grammar."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from linkage.model.count import Count
from linkage.model.parse import Token
from linkage.vocab.light import LightVocabulary


@dataclass(frozen=True, slots=True)
class LightCount:
    """A count in a sentence: words `start` to `end` (exclusive); `number` is the first word of the figure itself."""

    start: int
    end: int
    number: int
    count: Count


@dataclass(frozen=True, slots=True)
class LightTime:
    """A time in a sentence: words `start` to `end` (exclusive), and its EDTF, "" where the wording fixes none."""

    start: int
    end: int
    edtf: str


def read_light_counts(tokens: Sequence[Token], vocabulary: LightVocabulary, taken: set[int]) -> Iterator[LightCount]:
    """The counts of a sentence from left to right.

    Args:
        tokens: Its words.
        vocabulary: The words of its language.
        taken: Words that belong to dates: they count nothing.
    """
    i = 0
    while i < len(tokens):
        hit = None if i in taken else _count_at(tokens, vocabulary, i, taken)
        if hit is None:
            i += 1
        else:
            yield hit
            i = hit.end


def _count_at(tokens: Sequence[Token], vocabulary: LightVocabulary, i: int, taken: set[int]) -> LightCount | None:
    bound, figure = "", i
    for sort in ("open_top", "open_bottom", "about"):
        hit = vocabulary.lexicon(sort).at(tokens, i)
        if hit is not None:
            bound, figure = sort, hit.end
            break
    ranged = _range_at(tokens, vocabulary, i)
    if ranged is not None:
        return ranged
    if figure >= len(tokens) or figure in taken:
        return None
    plural = None if bound and tokens[figure].lemma in vocabulary.numbers("multiples") else _plural_at(tokens, vocabulary, figure)
    if plural is not None:
        return LightCount(i, plural[1], figure, Count(plural[0], None, hedged=bool(bound)))
    number = read_light_number(tokens, vocabulary, figure, bound=bound != "")
    if number is None or _measured(tokens, vocabulary, number[1]):
        return None
    value, end = number
    if bound == "open_top":
        return LightCount(i, end, figure, Count(value, None, hedged=True))
    if bound == "open_bottom" and any(t.lemma in vocabulary.words("rising") for t in tokens[max(0, i - 3) : i]):
        return LightCount(figure, end, figure, Count(value, value))  # "rose to 61"
    if bound == "open_bottom":
        return LightCount(i, end, figure, Count(0, value, hedged=True))
    return LightCount(i, end, figure, Count(value, value, hedged=bound == "about"))


def _range_at(tokens: Sequence[Token], vocabulary: LightVocabulary, i: int) -> LightCount | None:
    """ "от 20 до 30", "entre 20 y 30"."""
    if tokens[i].lower not in vocabulary.words("between") or i + 1 >= len(tokens):
        return None
    low = read_light_number(tokens, vocabulary, i + 1)
    if low is None or low[1] + 1 >= len(tokens) or tokens[low[1]].lower not in vocabulary.words("to"):
        return None
    high = read_light_number(tokens, vocabulary, low[1] + 1)
    if high is None or high[0] < low[0] or _is_year(tokens[i + 1].text) or _measured(tokens, vocabulary, high[1]):
        return None
    return LightCount(i, high[1], i + 1, Count(low[0], high[0], hedged=True))


def _plural_at(tokens: Sequence[Token], vocabulary: LightVocabulary, i: int) -> tuple[int, int] | None:
    table = vocabulary.numbers("plurals")
    for n in (3, 2, 1):
        phrase = " ".join(t.lower for t in tokens[i : i + n])
        if i + n <= len(tokens) and phrase in table:
            end = i + n
            if end < len(tokens) and tokens[end].lower == "de":
                end += 1
            return table[phrase], end
    return None


def read_light_number(tokens: Sequence[Token], vocabulary: LightVocabulary, i: int, *, bound: bool = False) -> tuple[int, int] | None:
    """The number that starts at word `i`, and the index after its last word; None where none starts there.

    Args:
        tokens: The words of a sentence.
        vocabulary: The words of its language.
        i: The first word.
        bound: Whether "about", "up to" or the like leads it: "up to a thousand" is then one thousand, not thousands.
    """
    units, multiples = vocabulary.numbers("numbers"), vocabulary.numbers("multiples")
    two = " ".join(t.lower for t in tokens[i : i + 2])
    if two in units:
        return units[two], i + 2
    total, current, end, seen = 0.0, 0.0, i, False
    while end < len(tokens):
        word = tokens[end]
        value = read_digits(word.text)
        unit = units.get(word.lower, units.get(word.lemma))
        if value is not None and not seen:
            current, seen = value, True
        elif unit is not None and (
            not seen or (current % 100 == 0 and current >= 100) or (current % 10 == 0 and current >= 20 and unit < 10)
        ):
            current, seen = current + unit, True
        elif word.lemma in multiples and (seen or bound or word.lower == "mil"):
            factor = multiples[word.lemma]
            total, current, seen = total + (current if seen and current else 1) * factor, 0, True
            if word.lemma in ("тыс", "млн", "тис") and end + 1 < len(tokens) and tokens[end + 1].text == ".":
                end += 1
        elif word.lower == "y" and seen and current >= 30 and end + 1 < len(tokens) and 0 < units.get(tokens[end + 1].lower, 0) < 10:
            pass
        else:
            break
        end += 1
    return (round(total + current), end) if seen else None


def read_digits(word: str) -> float | None:
    """The value of a number in digits; groups of three behind a blank, point or comma are thousands. None where it is no number."""
    if not word[0].isdecimal() or ":" in word:
        return None
    plain = "".join(word.split())
    parts = plain.replace(",", ".").split(".")
    if not all(part.isdecimal() for part in parts):
        return None
    if len(parts) > 2 and len(parts[-1]) == 4:
        return None
    if len(parts) > 1 and all(len(part) == 3 for part in parts[1:]) and len(parts[0]) <= 3 and parts[0] != "0":
        return float("".join(parts))
    return float(f"{parts[0]}.{parts[1]}") if len(parts) == 2 else float(parts[0]) if len(parts) == 1 else None


def _measured(tokens: Sequence[Token], vocabulary: LightVocabulary, end: int) -> bool:
    """Whether the number is an age, a share, a distance or a part of a name."""
    if end >= len(tokens):
        return False
    words = tokens[end : end + 2]
    if any(t.lemma in vocabulary.words("measures") or t.lower in vocabulary.words("measures") for t in words[:1]):
        return True
    return (words[0].text in ("-", "–") and words[0].span.start == tokens[end - 1].span.end) or words[0].text == "%"


def read_light_times(tokens: Sequence[Token], vocabulary: LightVocabulary, published: date | None) -> Iterator[LightTime]:
    """The times of a sentence from left to right.

    Args:
        tokens: Its words.
        vocabulary: The words of its language.
        published: The report's date, against which a weekday, "yesterday" and a day without a year are resolved.
    """
    i = 0
    while i < len(tokens):
        hit = _time_at(tokens, vocabulary, i, published)
        if hit is None:
            i += 1
        else:
            start = _with_leads(tokens, vocabulary, hit.start)
            yield LightTime(start, hit.end, hit.edtf)
            i = hit.end


def _with_leads(tokens: Sequence[Token], vocabulary: LightVocabulary, start: int) -> int:
    leads = vocabulary.words("date_leads")
    while start > 0 and tokens[start - 1].lower in leads:
        start -= 1
    while tokens[start].lower in ("de", "del", "este", "la", "pasado"):  # Spanish particles of whatever stands before
        start += 1
    return start


def _time_at(tokens: Sequence[Token], vocabulary: LightVocabulary, i: int, published: date | None) -> LightTime | None:
    months, word = vocabulary.numbers("months"), tokens[i]
    if word.text[0].isdecimal():
        numeric = _numeric(word.text)
        if numeric is not None:
            return LightTime(i, i + 1, numeric)
        j = _past(tokens, vocabulary, i + 1)
        if j < len(tokens) and tokens[j].lemma in months and word.text.isdecimal() and 1 <= int(word.text) <= 31:
            year, end = _year(tokens, vocabulary, j + 1)
            return LightTime(i, end, _day(int(word.text), months[tokens[j].lemma], year, published))
        return _years(tokens, vocabulary, i)
    if word.lemma in months and (word.pos != "VERB"):
        year, end = _year(tokens, vocabulary, i + 1)
        if year is None and not (i > 0 and tokens[i - 1].lower in vocabulary.words("date_leads")):
            return None
        near = None if published is None else published.year - (months[word.lemma] > published.month)
        known = year if year is not None else near
        return LightTime(i, end, "" if known is None else f"{known}-{months[word.lemma]:02}")
    if word.lemma in vocabulary.numbers("days"):
        moved = None if published is None else published + timedelta(days=vocabulary.numbers("days")[word.lemma])
        return LightTime(i, i + 1, "" if moved is None else moved.isoformat())
    weekday = vocabulary.numbers("weekdays").get(word.lemma)
    led = i > 0 and tokens[i - 1].lower in vocabulary.words("date_leads")
    if weekday is not None and led and ("accs" in word.tag.split() or vocabulary.language == "es"):
        back = None if published is None else published - timedelta(days=(published.weekday() - weekday) % 7)
        return LightTime(i, i + 1, "" if back is None else back.isoformat())
    return None


def _past(tokens: Sequence[Token], vocabulary: LightVocabulary, i: int) -> int:
    """The index after the particles that join the parts of a date: "16 de marzo"."""
    while i < len(tokens) and tokens[i].lower in vocabulary.words("date_joins"):
        i += 1
    return i


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdecimal() and 1900 <= int(text) <= 2100


def _year(tokens: Sequence[Token], vocabulary: LightVocabulary, i: int) -> tuple[int | None, int]:
    """The year that follows a month, and the index after it."""
    j = _past(tokens, vocabulary, i)
    if j < len(tokens) and _is_year(tokens[j].text):
        end = j + 1
        if end < len(tokens) and (
            tokens[end].lemma in vocabulary.words("year_words") or tokens[end].lower in vocabulary.words("year_words")
        ):
            end += 1
        return int(tokens[j].text), end
    return None, i


def _years(tokens: Sequence[Token], vocabulary: LightVocabulary, i: int) -> LightTime | None:
    """ "в 2016 году", "2015–2016 годах", "en 2016"."""
    if not _is_year(tokens[i].text):
        return None
    end, edtf = i + 1, tokens[i].text
    ranged = i > 0 and tokens[i - 1].lower in vocabulary.words("between")
    joins = ("-", "–", "—", *(vocabulary.words("to") if ranged else ()))
    if end + 1 < len(tokens) and tokens[end].lower in joins and _is_year(tokens[end + 1].text):
        edtf, end = f"{edtf}/{tokens[end + 1].text}", end + 2
    led = i > 0 and tokens[i - 1].lower in vocabulary.words("date_leads")
    words = vocabulary.words("year_words")
    if end < len(tokens) and (tokens[end].lemma in words or tokens[end].lower in words):
        return LightTime(i, end + 1, edtf)
    return LightTime(i - ranged, end, edtf) if (led or ranged) and vocabulary.language == "es" else None


def _numeric(text: str) -> str | None:
    """ "16.03.2022" as a day."""
    parts = text.split(".")
    if len(parts) != 3 or not _is_year(parts[2]) or not all(p.isdecimal() for p in parts):
        return None
    return _day(int(parts[0]), int(parts[1]), int(parts[2]), None) or None


def _day(day: int, month: int, year: int | None, published: date | None) -> str:
    if year is None:
        if published is None:
            return ""
        year = published.year - ((month, day) > (published.month, published.day))
    if not 1 <= month <= 12 or day > calendar.monthrange(year, month)[1]:
        return ""
    return f"{year}-{month:02}-{day:02}"
