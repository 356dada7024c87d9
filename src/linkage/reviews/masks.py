"""Reports and claims with names withheld: done before anything is worked out from them, so that no export can show a name."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from linkage.model.claim import LONGEST_QUOTE, Claim, RoleValue
from linkage.model.decision import Mark, Subject
from linkage.model.entity import Entity
from linkage.model.issue import Issue
from linkage.model.report import Report
from linkage.model.review import WITHHELD
from linkage.model.span import Span
from linkage.reviews.marks import Marked
from linkage.reviews.names import WithheldNames


@dataclass(frozen=True, slots=True)
class Masked:
    """What may be shown.

    Args:
        reports: The reports, names withheld in text, title, byline, file name and address.
        claims: The claims, their words and offsets those of the reports.
        issues: The issues.
        ids: Id of a claim as it was -> its id now.
    """

    reports: tuple[Report, ...]
    claims: tuple[Claim, ...]
    issues: tuple[Issue, ...]
    ids: Mapping[str, str]


def names_withheld(entities: Iterable[Entity], marked: Iterable[Marked]) -> tuple[tuple[str, ...], ...]:
    """The names of everybody who is marked as a victim, a witness, a minor or otherwise to be masked.

    Args:
        entities: The entities of the case, with everything shown.
        marked: Who and what is marked.

    Returns:
        One tuple of spellings a person; a name that no entity has any more is withheld as it was marked.
    """
    people = {f"{naming.claim_id}:{naming.role}": entity for entity in entities for naming in entity.namings}
    found: dict[tuple[str, ...], None] = {}
    for one in marked:
        if one.about not in (Subject.ENTITY, Subject.WORDS) or not one.marks - {Mark.GRAPHIC}:
            continue
        entity = people.get(one.subject)
        own = () if one.anchor is None else (one.anchor.text,)
        names = own if entity is None else (*entity.names, *(n.text for n in entity.namings), *own)
        found[tuple(sorted({name for name in names if name}))] = None
    return tuple(found)


def mask(
    reports: Sequence[Report],
    claims: Sequence[Claim],
    issues: Sequence[Issue],
    names: Sequence[tuple[str, ...]],
    coarse: Mapping[str, str],
) -> Masked:
    """The reports and claims with the names withheld.

    Args:
        reports: The reports.
        claims: Their claims.
        issues: What was seen and left out.
        names: The names, as `names_withheld` gives them.
        coarse: Claim id -> what to say in place of its place where the claim names somebody who is withheld; empty to leave places.

    Returns:
        What may be shown.
    """
    withheld = WithheldNames(names)
    by_report: dict[str, list[Claim]] = {}
    for claim in claims:
        by_report.setdefault(claim.report_id, []).append(claim)
    shown: dict[str, tuple[Report, _Cuts]] = {}
    ids: dict[str, str] = {}
    masked = []
    for report in reports:
        own = by_report.get(report.id, [])
        cuts = _Cuts(report, withheld, _coarsened(report, own, withheld, coarse))
        shown[report.id] = cuts.report(), cuts
        for claim in own:
            changed = cuts.claim(claim)
            ids[claim.id] = changed.id
            masked.append(changed)
    return Masked(
        tuple(report for report, _ in shown.values()),
        tuple({claim.id: claim for claim in masked}.values()),
        tuple(_issue(issue, shown, withheld) for issue in issues),
        ids,
    )


def _coarsened(report: Report, claims: Sequence[Claim], withheld: WithheldNames, coarse: Mapping[str, str]) -> dict[str, str]:
    """Places of a report that are told less precisely -> what is said in their place."""
    places = {}
    for claim in claims:
        place = claim.word("place")
        if claim.id in coarse and place is not None:
            named = [*(str(role.value) for role in claim.roles), *(link.source for link in claim.attribution), claim.quote.of(report.text)]
            if any(withheld.spans(words, report.text) for words in named):
                places[place] = coarse[claim.id]
    return places


class _Cuts:
    """What is cut out of a report's text, and where everything stands after."""

    def __init__(self, report: Report, withheld: WithheldNames, places: Mapping[str, str]) -> None:
        self._report = report
        self._withheld = withheld
        self._places = [(WithheldNames([(place,)]), instead) for place, instead in sorted(places.items())]
        self._cuts = self._find(report.text)
        self.text = self.cut(report.text, self._cuts)
        self._starts = [span.start for span, _ in self._cuts]

    def report(self) -> Report:
        """The report as it may be shown."""
        report = self._report
        return replace(
            report,
            text=self.text,
            title=self.words(report.title),
            file=self.words(report.file),
            author=None if report.author is None else self.words(report.author),
            publisher=None if report.publisher is None else self.words(report.publisher),
            url=self._address(),
            boilerplate=tuple(self.span(span) for span in report.boilerplate),
            notes=tuple(self.words(note) for note in report.notes),
            status=None if report.status is None else replace(report.status, note=self.words(report.status.note)),
            translation_signs=tuple(self.words(sign) for sign in report.translation_signs),
        )

    def claim(self, claim: Claim) -> Claim:
        """The claim as it may be shown."""
        if not self._cuts and not self._withheld.spans(" ".join(str(r.value) for r in claim.roles), self._report.text):
            return claim
        quote = self.span(claim.quote)
        record = claim.record
        if record is not None:
            where = replace(record.where, span=self._or_none(record.where.span))
            details = tuple(replace(d, value=self._value(d.value), span=self._or_none(d.span)) for d in record.details)
            record = replace(record, where=where, details=details)
        return replace(
            claim,
            quote=Span(quote.start, min(quote.end, quote.start + LONGEST_QUOTE)),
            roles=tuple(replace(role, value=self._value(role.value), span=self._or_none(role.span)) for role in claim.roles),
            attribution=tuple(
                replace(link, source=self.words(link.source), cue=self.words(link.cue), span=self._or_none(link.span))
                for link in claim.attribution
            ),
            when=None if claim.when is None else replace(claim.when, text=self.words(claim.when.text), span=self._or_none(claim.when.span)),
            record=record,
        )

    def words(self, text: str) -> str:
        """Any words about the report, as they may be shown."""
        return self.cut(text, self._find(text))

    def span(self, span: Span) -> Span:
        """Where a stretch of the report stands in what is shown; one that a cut touches takes in what stands there instead."""
        return Span(self._moved(span.start, to_end=False), self._moved(span.end, to_end=True))

    def _or_none(self, span: Span | None) -> Span | None:
        return None if span is None else self.span(span)

    def _value(self, value: RoleValue) -> RoleValue:
        return self.words(value) if isinstance(value, str) else value

    def _address(self) -> str | None:
        url = self._report.url
        return None if url is None or self._withheld.spans(url.replace("%20", " ").replace("_", " "), self._report.text) else url

    def _find(self, text: str) -> list[tuple[Span, str]]:
        cuts = [(span, WITHHELD) for span in self._withheld.spans(text, self._report.text)]
        for places, instead in self._places:
            cuts += [(s, instead) for s in places.spans(text) if not any(s.overlaps(c) for c, _ in cuts)]
        return sorted(cuts)

    @staticmethod
    def cut(text: str, cuts: Sequence[tuple[Span, str]]) -> str:
        """A text with stretches of it replaced."""
        parts, at = [], 0
        for span, instead in cuts:
            parts += [text[at : span.start], instead]
            at = span.end
        return "".join([*parts, text[at:]])

    def _moved(self, at: int, *, to_end: bool) -> int:
        n = bisect_right(self._starts, at - 1 if to_end else at)
        shift = sum(len(instead) - len(span) for span, instead in self._cuts[:n])
        if n > 0:
            span, instead = self._cuts[n - 1]
            if at < span.end or (to_end and at == span.end):
                shift -= len(instead) - len(span)
                return span.start + shift + (len(instead) if to_end else 0)
        return at + shift


def withhold_names(text: str, withheld: WithheldNames) -> str:
    """Words that belong to no report, without the names that are withheld.

    Args:
        text: Any words.
        withheld: The names.
    """
    return _Cuts.cut(text, [(span, WITHHELD) for span in withheld.spans(text)])


def _issue(issue: Issue, shown: Mapping[str, tuple[Report, _Cuts]], withheld: WithheldNames) -> Issue:
    if issue.report_id not in shown:
        return replace(issue, file=withhold_names(issue.file, withheld))
    report, cuts = shown[str(issue.report_id)]
    span = None if issue.span is None else cuts.span(issue.span)
    value = None if issue.value is None else cuts.words(issue.value)
    return replace(issue, file=report.file, span=span, value=value, reason=cuts.words(issue.reason), advice=cuts.words(issue.advice))
