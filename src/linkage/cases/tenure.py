"""The time of a post: what its words give, else what the day of its report tells; and how it stands to a time that is asked about.

Words that call a post a former one say that it was held before they were written, and not when. Words that begin a post ("since 2014")
tell it for every day up to the report; those of an appointment tell the day of it only. The day on which a record was listed tells nothing.
"""

import re
from collections.abc import Sequence
from functools import cache

from linkage.cases.casewords import CaseWords
from linkage.cases.times import Days, days_before, days_of
from linkage.model.claim import Claim
from linkage.model.command import FourDates, Timing
from linkage.model.report import Report
from linkage.model.tolddays import Given, ToldDays, join_told
from linkage.vocab import load_phrases
from linkage.vocab.conditions import Phrases, load_concepts

_WORD = re.compile(r"[^\W_]+")
_OPENING, _BEFORE = 12, 2  # words of the quote, and before it, that may say that a post has ended


def calls_former(claim: Claim, words: list[str], report: Report) -> bool:
    """Whether a claim calls a post a former one.

    Args:
        claim: The claim of a post.
        words: Its words, as `read_words` gives them.
        report: Its report.
    """
    return _ended().stand_in([*_words_before(claim, report), *words[:_OPENING]])


class Tenures:
    """The time of each post of a case, as everything that tells of posts has it.

    Args:
        words: The case, indexed.
    """

    def __init__(self, words: CaseWords) -> None:
        self._words = words
        (self._appointed,) = load_concepts("elements", "appointment")

    def of(self, claim: Claim) -> FourDates:
        """The time of a post by one claim.

        Args:
            claim: A claim of a post, of the case.
        """
        appoints = self._words.bearing(self._appointed, claim)[0]
        return read_tenure(claim, self._words.words(claim), self._words.reports[claim.report_id], appoints=appoints)


def read_tenure(claim: Claim, words: list[str], report: Report, *, appoints: bool) -> FourDates:
    """The time of a post by one claim.

    Args:
        claim: The claim of a post.
        words: Its words, as `read_words` gives them.
        report: Its report.
        appoints: Whether its words tell of the appointment, and not of the time since.
    """
    published = days_of(report.published or "")
    listed = report.published if report.record else None
    ended = calls_former(claim, words, report)
    if claim.when is not None and claim.when.edtf != "":
        told_then = None if report.record or ended or appoints else published
        return _by_words(claim.when.edtf, told_then, listed)
    if published is None:
        return FourDates()
    if report.record:  # its words may be younger than the listing: "former" and "appointed" may come later
        return FourDates(listed_on=listed, former_by=listed if ended else None)
    if ended:
        return FourDates(None, published.last, former_by=report.published)
    begin = days_before(published.first) if appoints else None
    return FourDates(begin, news_of=report.published if appoints else None, told=(_on_report(published),))


def join_tenures(spans: Sequence[FourDates]) -> FourDates:
    """The time of a post by all its claims: the outermost days, and every day that one of them tells it for.

    Args:
        spans: Its time by each claim.
    """
    told = join_told(days for span in spans for days in span.told)
    outermost = FourDates(told=told)
    first, last = outermost.first_precise, outermost.last_precise
    begins = [s.first_imprecise for s in spans if s.first_imprecise is not None]
    ends = [s.last_imprecise for s in spans if s.last_imprecise is not None]
    begin = min(begins) if begins and (first is None or min(begins) <= first) else None
    end = max(ends) if ends and (last is None or max(ends) >= last) else None
    reckoned = next((s.news_of for s in sorted(spans, key=lambda s: s.news_of or "") if begin == s.first_imprecise), None)
    former = next((s.former_by for s in spans if s.former_by is not None), None)
    listed = min((s.listed_on for s in spans if s.listed_on is not None), default=None)
    return FourDates(begin, end, None if begin is None else reckoned, listed, former, told)


def times_overlap(a: FourDates, b: FourDates) -> bool:
    """Whether both are told for one day.

    Args:
        a: The time of a post.
        b: The time of another.
    """
    return any(one.meets(other) for one in a.told for other in b.told)


def timing_of(dates: FourDates, on: str) -> Timing | None:
    """How the time of a post stands to a time.

    Args:
        dates: The time of the post.
        on: An EDTF date or interval.

    Returns:
        None where no time is asked about.
    """
    asked = days_of(on) if on else None
    if asked is None:
        return None
    if not dates.is_told:
        return Timing.UNDATED
    if any(d.is_every_day and d.first <= asked.first and asked.last <= d.last for d in dates.told):
        return Timing.HELD
    if any(_is_partly(d, asked) for d in dates.told):
        return Timing.PARTLY
    before = dates.first_imprecise is not None and asked.last < dates.first_imprecise
    after = dates.last_imprecise is not None and asked.first > dates.last_imprecise
    return Timing.NOT_THEN if before or after else Timing.MAY_BE_HELD


def _is_partly(told: ToldDays, asked: Days) -> bool:
    """Whether a post is told for a day of the time asked about."""
    if told.is_every_day:
        return told.first <= asked.last and asked.first <= told.last
    return asked.first <= told.first and told.last <= asked.last


def _by_words(edtf: str, told_then: Days | None, listed: str | None) -> FourDates:
    """The time that words give; where they begin it and do not end it, up to the report that tells it as going on."""
    start, slash, end = edtf.partition("/")
    begin, close = days_of(start), days_of(end)
    if not slash:
        told = () if begin is None else (ToldDays(begin.first, begin.last, Given.WORDS, on_some_day=begin.first != begin.last),)
        return FourDates(listed_on=listed, told=told)
    first = None if begin is None else begin.last
    if first is not None and close is None and told_then is not None and first < told_then.first:
        told = (ToldDays(first, told_then.first, Given.TO_REPORT),)
    else:
        last = first if close is None else close.first
        told = () if last is None or (first or last) > last else (ToldDays(first or last, last, Given.WORDS),)
    return FourDates(None if begin is None else begin.first, None if close is None else close.last, listed_on=listed, told=told)


def _on_report(published: Days) -> ToldDays:
    """The day on which a report told of it; a report that is dated by its month was of some day of it."""
    return ToldDays(published.first, published.last, Given.REPORT, on_some_day=published.first != published.last)


def _words_before(claim: Claim, report: Report) -> list[str]:
    """The last words before the quote in its sentence: a title is often quoted without the "former" before it."""
    before = re.split(r"[.;:\n]", report.text[: claim.quote.start])[-1]
    return [word.casefold() for word in _WORD.findall(before)][-_BEFORE:]


@cache
def _ended() -> Phrases:
    return Phrases(load_phrases("tenure", "ended"))
