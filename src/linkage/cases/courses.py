"""CaseFile -> Courses: what one source says of one matter, time after time, where it does not stay the same.

And what several count, one day after the other, where the later count is the higher: a rise, or another count.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from linkage.cases.casewords import CaseWords
from linkage.cases.figures import FigureCounter
from linkage.cases.oppositions import DONE
from linkage.cases.othercounts import OtherCounts, is_vague, told_of, word_counted
from linkage.cases.otherdoers import OtherDoers
from linkage.cases.speakers import Speakers
from linkage.model.claim import Claim, ClaimKind, Stance
from linkage.model.course import Change, Course, Step
from linkage.model.incident import Campaign, Incident, Scope
from linkage.vocab import load_phrases

SEVERAL = "several sources"
_NOBODY = "names nobody"


class Courses:
    """How what sources say changes over time.

    Args:
        words: The case, indexed.
    """

    def __init__(self, words: CaseWords) -> None:
        self._words = words
        self._speakers = Speakers(words)
        self._counts = OtherCounts(words, self._speakers)
        self._figures = FigureCounter(words.case_file)
        self._others = OtherDoers(words)

    def find(self) -> tuple[Course, ...]:
        """All courses: of incidents, then of campaigns, then of persons' posts."""
        case_file = self._words.case_file
        found: list[Course] = []
        for incident in case_file.incidents:
            found.extend(self._tolls(incident))
            found.extend(self._deeds(incident))
        for campaign in case_file.campaigns:
            found.extend(self._tolls(campaign))
        return (*found, *self._posts())

    def _tolls(self, subject: Incident | Campaign) -> Iterator[Course]:
        """Figures of one named source that are other on another day, and those of several of which the later are the higher."""
        for counted in self._figures.count(subject) if len(subject.figures) > 1 else ():
            for growth in counted.growth if counted.scope is not Scope.PLACE_AND_PERIOD else ():
                claims = [self._words.claims.get(f.claim_id) for f in growth.figures]
                if any(c is None or not self._speakers.of(c).named for c in claims):
                    continue
                texts = self._words.reports
                exact = [f for f, c in zip(growth.figures, claims, strict=True) if c and not is_vague(f, c, texts[f.report_id].text)]
                steps = [Step(f.as_of, word_counted(f, counted.group), f.claim_id) for f in exact]
                yield from _course(growth.source, Change.FIGURE, subject.id, told_of(counted.outcome_in_words, [counted.group]), steps)
        for matter, risen in self._counts.find_risen(subject):
            yield from _course(SEVERAL, Change.COUNTS, subject.id, matter, risen)

    def _deeds(self, incident: Incident) -> Iterator[Course]:
        """A denial that became an admission or the reverse, and who is said to have done it."""
        claims = [self._words.claims[i] for i in incident.claim_ids if i in self._words.claims]
        for source, own in self._by_source([c for c in claims if c.kind in DONE]):
            if any(c.stance is Stance.DENIED for c in own) and any(c.stance is not Stance.DENIED for c in own):
                steps = [self._step(c, _stance(c)) for c in own]
                yield from _course(source, Change.STANCE, incident.id, "whether it is said to have been done", steps)
            told = [c for c in own if c.stance is not Stance.DENIED]
            named = [(c, self._words.doer(c)) for c in told]
            sides = {s for _, doer in named if (s := self._others.sides(doer))}
            first = min((self._on(c) for c, doer in named if doer is not None), default="")
            objects = {o for c, doer in named if doer is not None for o in self._words.objects_named(c)}
            named = [(c, doer) for c, doer in named if doer is not None or self._words.objects_named(c) <= objects]
            later = any(doer is None and self._on(c) < first for c, doer in named)
            if later or any(self._others.exclude(a, b) for a, b in combinations(sides, 2)):
                steps = [self._step(c, _NOBODY if doer is None else f"names {doer.name}") for c, doer in named]
                yield from _course(source, Change.PERPETRATOR, incident.id, "who is said to have done it", steps)

    def _posts(self) -> Iterator[Course]:
        """Posts of one person that a source gives differently in a later report."""
        posts: dict[str, list[Claim]] = defaultdict(list)
        for claim in self._words.of_kinds([ClaimKind.POST]):
            person = self._words.named.get(self._words.id_of(claim), {}).get("person")
            if person is not None and _is_whole(claim) and claim.stance is not Stance.DENIED:
                posts[person.id].append(claim)
        for person_id, claims in sorted(posts.items()):
            for source, own in self._by_source(claims):
                if all(self._may_be_one(a, b) for a, b in combinations(own, 2)):
                    continue
                steps = [self._step(c, f"{c.word('title')}{_in(c)}") for c in own]
                yield from _course(source, Change.POST, person_id, "post", steps)

    def _may_be_one(self, one: Claim, other: Claim) -> bool:
        """Whether two posts may be one: of one body, or one of them of a body that is not told."""
        named = [self._words.named.get(self._words.id_of(c), {}).get("organization") for c in (one, other)]
        if None not in named and named[0] == named[1]:
            return True
        (title, body), (other_title, other_body) = ((_fold(c.word("title")), _fold(c.word("organization"))) for c in (one, other))
        return body == other_body != "" or (title == other_title and "" in (body, other_body))

    def _by_source(self, claims: Sequence[Claim]) -> Iterator[tuple[str, list[Claim]]]:
        """The dated claims of each named source, in order of their days."""
        found: dict[str, list[Claim]] = defaultdict(list)
        names: dict[str, str] = {}
        for claim in claims:
            speaker = self._speakers.of(claim)
            if speaker.named and self._on(claim):
                found[speaker.key].append(claim)
                names[speaker.key] = speaker.name
        for key in sorted(found):
            yield names[key], sorted(found[key], key=lambda c: (self._on(c), self._words.numbers[c.report_id], c.quote))

    def _on(self, claim: Claim) -> str:
        """The day on which it was said: that of the report; "" for a record, whose words may be younger than its listing."""
        report = self._words.reports[claim.report_id]
        return "" if report.record else report.published or ""

    def _step(self, claim: Claim, label: str) -> Step:
        return Step(self._on(claim), label, self._words.id_of(claim))


def _course(source: str, change: Change, about: str, matter: str, steps: Sequence[Step]) -> Iterator[Course]:
    """The course, where what is said on one day is not said on another; what is said twice on one day stands once."""
    kept = list({(step.on, step.label.casefold()): step for step in reversed(steps)}.values())[::-1]
    days: dict[str, set[str]] = defaultdict(set)
    for step in kept:
        days[step.on].add(step.label.casefold())
    if len(days) > 1 and len({frozenset(labels) for labels in days.values()}) > 1:
        yield Course(source, change, about, matter, tuple(kept))


def _stance(claim: Claim) -> str:
    return {Stance.DENIED: "denies it", Stance.ADMITTED: "admits it"}.get(claim.stance, "says so")


def _is_whole(claim: Claim) -> bool:
    """Whether a post has a title that says something by itself, or a body beside it."""
    title = _fold(claim.word("title"))
    return title != "" and (_fold(claim.word("organization")) != "" or title not in load_phrases("posts", "needs_body"))


def _fold(text: str | None) -> str:
    """The text without a genitive's ending and without an article."""
    return (text or "").casefold().removeprefix("the").strip().removesuffix("s")


def _in(claim: Claim) -> str:
    body = claim.word("organization")
    return "" if body is None else f", {body}"
