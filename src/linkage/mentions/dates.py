"""Sentence -> times: when, with the wording kept and resolved against the report's date."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from linkage.mentions.figuredates import date_in_figures
from linkage.mentions.yearparts import after_year, part_of_year, run_of_days, seasons, year_at
from linkage.model.parse import Sentence, Token
from linkage.vocab import Lexicon, load_phrases, load_vocabulary

_WEEKDAY_LEADS = frozenset({"last", "this", "next"})
_QUANTIFIERS = frozenset({"a", "of", "more", "than", "nearly", "almost"})
_BEFORE_YEARS = frozenset(
    {"in", "since", "of", "until", "from", "by", "during", "late", "early", "mid", "-", "and", "to", "between", "before", "after", "around",
     "throughout", "till", "the"}
)  # fmt: skip
_WHOLE_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")


@dataclass(frozen=True, slots=True)
class TimeHit:
    """A time in a sentence: words `start` to `end` (exclusive), and its EDTF, "" where the wording fixes none."""

    start: int
    end: int
    edtf: str


@cache
def _table(section: str) -> dict[str, int]:
    values = load_vocabulary("times")[section]
    return {str(k): int(v) for k, v in values.items()} if isinstance(values, dict) else {}


@cache
def _wholes() -> Lexicon:
    return Lexicon({"whole": load_phrases("times", "wholes")})


@cache
def _beginnings() -> frozenset[str]:
    """The words, figures apart, with which a time may begin: most words of a report begin none, and this is quick to tell."""
    listed = {word for section in ("leads", "edges", "relative") for word in load_phrases("times", section)}
    return frozenset(
        listed.union(_table("months"), _table("weekdays"), _table("days"), seasons(), _WEEKDAY_LEADS, _QUANTIFIERS, ("overnight",))
    )


def read_times(tokens: Sequence[Token], published: date | None) -> Iterator[TimeHit]:
    """The times of a sentence from left to right.

    Args:
        tokens: The words of one sentence.
        published: The report's date, against which "on Wednesday" is resolved; None leaves such times unresolved.
    """
    words = [t.lower.rstrip(".") if len(t.text) > 1 else t.lower for t in tokens]
    beginnings, wholes = _beginnings(), _wholes()
    i = 0
    while i < len(words):
        may_begin = words[i] in beginnings or words[i][:1].isdecimal() or wholes.begins(tokens[i])
        hit = _time_at(tokens, words, i, published) if may_begin else None
        if hit is None:
            i += 1
        else:
            yield hit
            i = hit.end


def first_year(sentences: Iterable[Sentence]) -> int | None:
    """The year of the first day that a report gives in full; None where it gives none.

    Args:
        sentences: Its sentences in order.
    """
    hits = (hit for sentence in sentences for hit in read_times(sentence.tokens, None))
    return next((int(hit.edtf[:4]) for hit in hits if _WHOLE_DAY.fullmatch(hit.edtf)), None)


def edtf_in_year(tokens: Sequence[Token], year: int) -> str:
    """The day that "12 October" is in a year; "" where the words are no day of a month.

    Args:
        tokens: The words of a time without a year.
        year: The year that an undated report speaks of.
    """
    words = [t.lower.rstrip(".") for t in tokens]
    for i in range(len(words)):
        core = _full(words, i, date(year, 12, 31))
        if core is not None and _WHOLE_DAY.fullmatch(core[1]):
            return core[1]
    return ""


def _time_at(tokens: Sequence[Token], words: Sequence[str], i: int, published: date | None) -> TimeHit | None:
    whole = _wholes().at(tokens, i)
    if whole is not None:
        return TimeHit(i, whole.end, _relative_edtf(" ".join(words[i : whole.end]), published))
    start, leads = i, []
    while i < len(words) and words[i] in load_phrases("times", "leads") and i - start < 3:
        leads.append(words[i])
        i += 1
        if i < len(words) and words[i] == "-":
            i += 1
    if i >= len(words):
        return None
    core = (
        _edge(words, i, published)
        or part_of_year(words, i, published)
        or _days_of_month(words, i, published)
        or _full(words, i, published)
        or _weekday(words, i, published)
        or _span_of_time(words, i, leads, published)
    )
    if core is None:
        return _since_beginning(tokens, words, start, i, leads, published)
    end, edtf = core
    if end < len(words) and words[end] in load_phrases("times", "parts"):
        end += 1
    if "late" in leads or "early" in leads or "mid" in leads:
        edtf = _narrowed(edtf, leads)
    if edtf and "since" in leads:
        edtf = f"{edtf.split('/', maxsplit=1)[0]}/.."
    links = ("and",) if "between" in leads else ("to", "until", "till") if "from" in leads else ()
    if edtf and end + 1 < len(words) and words[end] in links:
        other = _full(words, end + 1, published) or _month_alone(tokens[end + 1], published)
        if other is not None and other[1]:
            own = any(_YEAR.fullmatch(word) for word in words[i:end])
            return TimeHit(start, other[0], run_of_days(edtf, other[1], own_year=own))
    if re.fullmatch(r"\d{4}", edtf) and list(words[end : end + 2]) == ["and", str(int(edtf) + 1)]:  # "in 2015 and 2016"
        return TimeHit(start, end + 2, f"{edtf}/{int(edtf) + 1}")
    return TimeHit(i if _dates_noun(tokens[i - 1], leads, end) else start, end, edtf)


def _month_alone(word: Token, published: date | None) -> tuple[int, str] | None:
    """ "March" and "May" with a capital, behind a month that it is the end of."""
    month = _table("months").get(word.lower)
    return (word.i + 1, _month_before(month, published)) if month is not None and word.text[0].isupper() else None


def _dates_noun(article: Token, leads: Sequence[str], end: int) -> bool:
    """Whether the words before a date belong to the noun behind it: "for the 5 January raid" is about the raid of "5 January"."""
    return leads[-1:] == ["the"] and article.head_i >= end


def _month(words: Sequence[str], i: int) -> int | None:
    if i >= len(words):
        return None
    return _table("months").get(words[i])


def _day(words: Sequence[str], i: int) -> int | None:
    if i >= len(words) or not words[i][:1].isdecimal():
        return None
    match = _DAY.fullmatch(words[i])
    return int(match[1]) if match and 1 <= int(match[1]) <= 31 else None


def _full(words: Sequence[str], i: int, published: date | None) -> tuple[int, str] | None:
    """A date of figures or months: "23.6.2023", "16 March 2022", "March 16", "August 2016", "2011"."""
    if words[i][:1].isdecimal() and (figures := date_in_figures(words[i])) is not None:
        return i + 1, figures
    of = i + 1 < len(words) and words[i + 1] == "of"  # "the 10th of May"
    day, month = _day(words, i), _month(words, i + 1 + of)
    if day is not None and month is not None:
        return _dated(words, i + 2 + of, day, month, published)
    month, day = _month(words, i), _day(words, i + 1)
    if month is not None and day is not None:
        return _dated(words, i + 2, day, month, published)
    if month is not None and (words[i] != "may" or year_at(words, i + 1) is not None):
        year = year_at(words, i + 1)
        if year is not None:
            return after_year(words, i + 1), f"{year:04}-{month:02}"
        if words[i] in ("march", "may"):
            return (
                None
                if i == 0
                or words[i - 1]
                not in ("in", "since", "last", "of", "this", "until", "early", "late", "-", "by", "during", "between", "from")
                else (i + 1, _month_before(month, published))
            )
        return i + 1, _month_before(month, published)
    if _YEAR.fullmatch(words[i]):
        if i and words[i - 1] in _BEFORE_YEARS:
            return i + 1, words[i]
        return None
    return None


def _days_of_month(words: Sequence[str], i: int, published: date | None) -> tuple[int, str] | None:
    """ "1 and 27 August" behind "between", "3 to 5 May", "12-13 October 2023": the days from the first to the last."""
    first = _day(words, i)
    if first is None or i + 2 >= len(words) or words[i + 1] not in ("and", "to", "-", "or"):
        return None
    last = _full(words, i + 2, published) if _day(words, i + 2) is not None else None
    if last is None or _month(words, i + 3) is None:
        return None
    end, edtf = last
    return end, f"{edtf[:-2]}{first:02}/{edtf}" if _WHOLE_DAY.fullmatch(edtf) and f"{first:02}" < edtf[-2:] else edtf


def _dated(words: Sequence[str], i: int, day: int, month: int, published: date | None) -> tuple[int, str] | None:
    year = year_at(words, i) if i < len(words) else None
    end = i
    if year is not None:
        end = after_year(words, i)
    elif published is not None:
        year = published.year if (month, day) <= (published.month, published.day) else published.year - 1
    if year is None:
        return end, ""
    if day > calendar.monthrange(year, month)[1]:
        return None
    return end, f"{year:04}-{month:02}-{day:02}"


def _month_before(month: int, published: date | None) -> str:
    if published is None:
        return ""
    year = published.year if month <= published.month else published.year - 1
    return f"{year:04}-{month:02}"


def _weekday(words: Sequence[str], i: int, published: date | None) -> tuple[int, str] | None:
    if words[i] in _WEEKDAY_LEADS and i + 1 < len(words) and words[i + 1] in _table("weekdays"):
        i += 1
    weekday = _table("weekdays").get(words[i])
    if weekday is not None:
        dated = _behind_weekday(words, i + 1, published)
        if dated is not None:
            return dated
        if published is None:
            return i + 1, ""
        return i + 1, (published - timedelta(days=(published.weekday() - weekday) % 7)).isoformat()
    offset = _table("days").get(words[i])
    if offset is not None:
        return i + 1, (published + timedelta(days=offset)).isoformat() if published is not None else ""
    if words[i] == "overnight":
        return i + 1, f"{(published - timedelta(days=1)).isoformat()}/{published.isoformat()}" if published is not None else ""
    return None


def _behind_weekday(words: Sequence[str], i: int, published: date | None) -> tuple[int, str] | None:
    """The day that stands behind its weekday: "Friday, 16th March 2018", "Tuesday the 10th of May"."""
    while i < len(words) and words[i] in (",", "the"):
        i += 1
    dated = _full(words, i, published) if i < len(words) else None
    return dated if dated is not None and _WHOLE_DAY.fullmatch(dated[1]) else None


def _edge(words: Sequence[str], i: int, published: date | None) -> tuple[int, str] | None:
    """ "the end of 2016", "the beginning of March"."""
    if words[i] not in load_phrases("times", "edges") or i + 2 >= len(words) or words[i + 1] != "of":
        return None
    inner = i + 3 if words[i + 2] == "the" and i + 3 < len(words) else i + 2
    core = _full(words, inner, published)
    if core is None:
        return None
    end, edtf = core
    edge = "late" if words[i] == "end" else "mid" if words[i] == "middle" else "early"
    return end, _narrowed(edtf, [edge])


def _narrowed(edtf: str, leads: Sequence[str]) -> str:
    """The part of a year that "early", "mid" or "late" leaves; shorter spans stay whole."""
    if not re.fullmatch(r"\d{4}", edtf):
        return edtf
    first, last = (10, 12) if "late" in leads else (1, 3) if "early" in leads else (5, 8)
    return f"{edtf}-{first:02}/{edtf}-{last:02}"


def _span_of_time(words: Sequence[str], i: int, leads: Sequence[str], published: date | None) -> tuple[int, str] | None:
    """ "for weeks", "the past few days", "last month", "three weeks later"."""
    sizes, j, quantity = _table("sizes"), i, None
    qualifiers = []
    while j < len(words) and (words[j] in load_phrases("times", "relative") or words[j].isdecimal() or words[j] in _QUANTIFIERS):
        qualifiers.append(words[j])
        quantity = int(words[j]) if words[j].isdecimal() and len(words[j]) < 4 else quantity
        j += 1
    if j >= len(words):
        return None
    unit = words[j].rstrip("s")
    if unit not in sizes or not (qualifiers or "for" in leads):
        return None
    end = j + 1
    if not set(leads) & {"for", "over", "in", "during", "within", "since", "at", "throughout", "on"} and not set(qualifiers) & {
        "last",
        "past",
        "this",
        "recent",
    }:
        if end < len(words) and words[end] in ("ago", "later", "earlier", "before"):
            days = (quantity or _spelled(qualifiers)) * sizes[unit]
            if words[end] == "ago" and published is not None and days:
                return end + 1, _coarse(published - timedelta(days=days), unit)
            return end + 1, ""
        return None
    if end < len(words) and words[end] in ("ago", "later"):
        end += 1
    if published is None or not qualifiers:
        return end, ""
    days = sizes[unit] * (quantity or _spelled(qualifiers) or 3)
    if "past" in qualifiers or ("last" in qualifiers and words[j].endswith("s")):
        return end, f"{(published - timedelta(days=days)).isoformat()}/{published.isoformat()}"
    return end, _relative_edtf(" ".join([*qualifiers, unit]), published)


_SPELLED = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "couple": 2, "a": 1}


def _spelled(words: Sequence[str]) -> int:
    return next((_SPELLED[w] for w in words if w in _SPELLED), 0)


def _coarse(day: date, unit: str) -> str:
    if unit == "year":
        return f"{day.year:04}"
    if unit == "month":
        return f"{day.year:04}-{day.month:02}"
    return f"{day.isoformat()}~" if unit == "week" else day.isoformat()  # "three weeks ago" is about a day, and none to the day


def _relative_edtf(phrase: str, published: date | None) -> str:
    if published is None:
        return ""
    if "in the day" in phrase:
        return published.isoformat()
    monday = published - timedelta(days=published.weekday())
    first = published.replace(day=1)
    answers = {
        "this week": f"{monday.isoformat()}/{published.isoformat()}",
        "last week": f"{(monday - timedelta(days=7)).isoformat()}/{(monday - timedelta(days=1)).isoformat()}",
        "this month": f"{first.year:04}-{first.month:02}",
        "last month": f"{(first - timedelta(days=1)).year:04}-{(first - timedelta(days=1)).month:02}",
        "this year": f"{published.year:04}",
        "last year": f"{published.year - 1:04}",
    }
    return next((value for key, value in answers.items() if key in phrase), "")


def _since_beginning(
    tokens: Sequence[Token], words: Sequence[str], start: int, i: int, leads: Sequence[str], published: date | None
) -> TimeHit | None:
    """ "since the conflict began", "since it was launched on 15 November": from the day that its clause names on, else without a date."""
    if "since" not in leads:
        return None
    for j in range(i, min(i + _TO_VERB, len(words))):
        if words[j] in _SIGNS:
            return None
        if words[j] in ("start", "beginning", "outbreak"):
            tail = [t.i for t in tokens[j].subtree]
            return TimeHit(start, min(tail[-1] + 1, j + 6), "")
        if tokens[j].lemma in load_phrases("times", "beginnings") and tokens[j].tag != "VBG":
            return _day_of_beginning(words, start, j + 1, published) or TimeHit(start, _end_of_object(tokens[j]), "")
    return None


def _end_of_object(verb: Token) -> int:
    """Where the object of a verb ends; the verb itself where it has none, or a long one."""
    objects = [c.subtree[-1].i + 1 for c in verb.children if c.dep == "dobj" and c.i > verb.i]
    return objects[0] if objects and objects[0] <= verb.i + _TO_DAY else verb.i + 1


def _day_of_beginning(words: Sequence[str], start: int, i: int, published: date | None) -> TimeHit | None:
    """From "since" to the day on which something began, told a few words behind the verb; None where none is."""
    for k in range(i, min(i + _TO_DAY, len(words))):
        if words[k] in _SIGNS or words[k] in ("and", "but"):
            return None
        core = (
            part_of_year(words, k, published) or _full(words, k, published) or _weekday(words, k, published) or _week(words, k, published)
        )
        if core is not None:
            return TimeHit(start, core[0], f"{core[1].split('/', maxsplit=1)[0]}/.." if core[1] else "")
    return None


def _week(words: Sequence[str], i: int, published: date | None) -> tuple[int, str] | None:
    """ "last week", "this month"."""
    phrase = " ".join(words[i : i + 2])
    return (i + 2, _relative_edtf(phrase, published)) if phrase in load_phrases("times", "wholes") else None


_SIGNS = frozenset([",", ".", ";", ":", '"', "”", "“", "(", ")"])
_TO_VERB = 10  # words from "since" to what began
_TO_DAY = 9  # words from there to its day
