"""Names of officers proposed by several taggers -> what is seen of each: who proposes it, what stands beside it, was it told before."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from linkage.model.mention import Mention, MentionType
from linkage.model.parse import Sentence, Token
from linkage.model.report import Report

_SORTS = {MentionType.PERSON: "person", MentionType.RANK: "rank", MentionType.TITLE: "office", MentionType.ORGANIZATION: "body"}
_STEPS = (1, 2, 3, 6, 12, 30)  # words to the next person or rank, told in steps


@dataclass(frozen=True, slots=True)
class Proposal:
    """A name that at least one tagger proposes.

    Args:
        mention: The name.
        signs: What is seen of it.
    """

    mention: Mention
    signs: frozenset[str]


@dataclass(slots=True)
class _Candidate:
    mention: Mention
    first: int
    last: int
    votes: list[str] = field(default_factory=list)

    @property
    def sort(self) -> str:
        return _SORTS[self.mention.type]

    def overlaps(self, other: _Candidate) -> bool:
        return self.first <= other.last and other.first <= self.last


def read_proposals(report: Report, sentences: Sequence[Sentence], tagged: Sequence[Sequence[Mention]]) -> list[Proposal]:
    """Every name that a tagger proposes, once, with what is seen of it.

    Args:
        report: An English report.
        sentences: Its sentences.
        tagged: What each tagger marked in it, always in the same order of taggers.

    Returns:
        In order of their start; they may overlap.
    """
    tokens = [t for s in sentences for t in s.tokens]
    candidates = _candidates(tokens, tagged)
    agreed = [c for c in candidates if len(c.votes) * 2 >= len(tagged)]
    around = _Around(tokens, agreed, report.text)
    told: Counter[str] = Counter()
    proposals = []
    for candidate in candidates:
        words = candidate.mention.text
        rivals = [c for c in candidates if c is not candidate and c.overlaps(candidate)]
        proposals.append(Proposal(candidate.mention, frozenset(around.signs(candidate, rivals, told))))
        told.update({words, words.split()[-1]})
    return proposals


def _candidates(tokens: Sequence[Token], tagged: Sequence[Sequence[Mention]]) -> list[_Candidate]:
    starts = [t.span.start for t in tokens]
    found: dict[Mention, _Candidate] = {}
    for number, mentions in enumerate(tagged):
        for m in mentions:
            first = max(bisect_right(starts, m.span.start) - 1, 0)
            last = max(bisect_left(starts, m.span.end) - 1, first)
            found.setdefault(m, _Candidate(m, first, last)).votes.append(str(number))
    return sorted(found.values(), key=lambda c: (c.mention.span.start, c.mention.span.end, c.sort))


class _Around:
    """What stands around a candidate: the words, and the candidates on which half of the taggers agree."""

    def __init__(self, tokens: Sequence[Token], agreed: Sequence[_Candidate], text: str) -> None:
        self._tokens, self._agreed, self._text = tokens, agreed, text
        self._sort_at = {i: c.sort for c in reversed(agreed) for i in range(c.first, c.last + 1)}
        self._by_paragraph: dict[int, list[_Candidate]] = defaultdict(list)
        for c in agreed:
            self._by_paragraph[tokens[c.first].sentence.paragraph].append(c)

    def signs(self, c: _Candidate, rivals: Sequence[_Candidate], told: Counter[str]) -> Iterator[str]:
        sort, words = c.sort, self._tokens[c.first : c.last + 1]
        votes, against = len(c.votes), max((len(r.votes) for r in rivals), default=0)
        sentence = self._tokens[c.first].sentence
        beside = [a for a in self._by_paragraph[sentence.paragraph] if a is not c and a not in rivals]
        company = _company(a for a in beside if self._tokens[a.first].sentence is sentence)
        again, surname_again = min(told[c.mention.text], 2), min(told[c.mention.text.split()[-1]], 2)
        before, after = self._word(c.first - 1), self._word(c.last + 1)
        opening = self._text[sentence.span.start : c.mention.span.start]
        yield from (
            f"{sort} by {' '.join(c.votes)}",
            f"{sort} votes={votes}",
            f"{sort} against={against}",
            f"votes={votes} against={against}",
        )
        yield from (f"{sort} with {company}", f"{sort} votes={votes} with {company}", f"{sort} in paragraph with {_company(beside)}")
        yield from (f"{sort} before={before}", f"{sort} after={after}", f"{sort} between={before} {after}")
        yield from (f"{sort} before={self._word(c.first - 2)} {before}", f"{sort} after={after} {self._word(c.last + 2)}")
        yield from (f"{sort} first={words[0].lower}", f"{sort} last={words[-1].lower}", f"{sort} words={min(len(words), 7)}")
        yield from sorted({f"{sort} word {t.lower}" for t in words})
        yield from (f"{sort} again={again}", f"{sort} votes={votes} again={again}", f"{sort} again={again} with {company}")
        yield from (f"{sort} surname again={surname_again} words={min(len(words), 3)}", f"{sort} capital={c.mention.text[0].isupper()}")
        yield from (f"{sort} bracket={'(' in c.mention.text}", f"{sort} quoted={opening.count('“') > opening.count('”')}")
        yield from (f"{sort} paragraph={min(sentence.paragraph, 8)}", f"paragraph={min(sentence.paragraph // 4, 6)}")
        named = min(len(self._agreed) // 8, 6)
        yield from (f"named={named}", f"{sort} named={named}", f"length={min(len(self._text) // 1500, 6)}")
        for other in ("person", "rank"):
            ahead = min((a.first - c.last - 1 for a in self._agreed if a.sort == other and a.first > c.last), default=99)
            behind = min((c.first - a.last - 1 for a in self._agreed if a.sort == other and a.last < c.first), default=99)
            yield from (f"{sort} {other} ahead={bisect_right(_STEPS, ahead)}", f"{sort} {other} behind={bisect_right(_STEPS, behind)}")

    def _word(self, i: int) -> str:
        if i in self._sort_at:
            return self._sort_at[i].upper()
        if not 0 <= i < len(self._tokens):
            return "$"
        return "Name" if self._tokens[i].text[:1].isupper() else self._tokens[i].lower


def _company(candidates: Iterator[_Candidate] | Sequence[_Candidate]) -> str:
    return " ".join(sorted({c.sort for c in candidates})) or "none"
