"""Reports and claims with names withheld: done before anything is worked out from them, so that no export can show a name."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import unquote

from linkage.model.claim import LONGEST_QUOTE, Attribution, Claim, RoleValue
from linkage.model.correction import Status
from linkage.model.decision import Mark, Subject
from linkage.model.entity import Entity, EntityType
from linkage.model.issue import Issue
from linkage.model.report import Report
from linkage.model.review import WITHHELD
from linkage.model.span import Span
from linkage.reviews.lettering import read_letters
from linkage.reviews.marks import Marked
from linkage.reviews.namedperson import ONE_ALPHABET, Alphabets, WithheldName
from linkage.reviews.namefinder import NameFinder
from linkage.reviews.names import WithheldNames
from linkage.reviews.spellings import phrase_pattern


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


def names_withheld(entities: Iterable[Entity], marked: Iterable[Marked], reports_of: Mapping[str, str]) -> tuple[WithheldName, ...]:
    """The names of everybody who is marked as a victim, a witness, a minor or otherwise to be masked.

    Args:
        entities: The entities of the case, with everything shown.
        marked: Who and what is marked.
        reports_of: Id of a claim -> the report that it is of.

    Returns:
        One a person, with the reports that name them; a name that no entity has any more is withheld as it was marked.
    """
    people = {f"{naming.claim_id}:{naming.role}": entity for entity in entities for naming in entity.namings}
    found: dict[tuple[str, ...], set[str]] = {}
    for one in marked:
        if one.about not in (Subject.ENTITY, Subject.WORDS) or not one.marks - {Mark.GRAPHIC}:
            continue
        entity = people.get(one.subject)
        own = () if one.anchor is None else (one.anchor.text,)
        names = own if entity is None else (*entity.names, *(n.text for n in entity.namings), *own)
        reports = found.setdefault(tuple(sorted({name for name in names if name})), set())
        reports.update(() if one.anchor is None else (one.anchor.report_id,))
        reports.update(() if entity is None else (reports_of[n.claim_id] for n in entity.namings if n.claim_id in reports_of))
    return tuple(WithheldName(spellings, frozenset(reports)) for spellings, reports in found.items())


def find_names(
    names: Iterable[WithheldName], reports: Iterable[Report], entities: Iterable[Entity] = (), alphabets: Alphabets = ONE_ALPHABET
) -> WithheldNames:
    """Names that are withheld, ready to be found in a case.

    Args:
        names: The names.
        reports: Its reports, which show what is a common word as well.
        entities: Its entities, which show who else is named.
        alphabets: How names are told in other alphabets.
    """
    names = tuple(names)
    own = {spelling for name in names for spelling in name.spellings}
    others = (n for e in entities if e.type is EntityType.PERSON and own.isdisjoint(e.names) for n in e.names)
    return WithheldNames(names, [report.text for report in reports] if names else (), others, alphabets)


def mask(
    reports: Sequence[Report],
    claims: Sequence[Claim],
    issues: Sequence[Issue],
    withheld: WithheldNames,
    coarse: Mapping[str, str],
) -> Masked:
    """The reports and claims with the names withheld.

    Args:
        reports: The reports.
        claims: Their claims.
        issues: What was seen and left out.
        withheld: The names.
        coarse: Claim id -> what to say in place of its place where the claim names somebody who is withheld; empty to leave places.

    Returns:
        What may be shown.
    """
    by_report: dict[str, list[Claim]] = {}
    for claim in claims:
        by_report.setdefault(claim.report_id, []).append(claim)
    shown: dict[str, tuple[Report, _Cuts]] = {}
    ids: dict[str, str] = {}
    masked = []
    for report in reports:
        own = by_report.get(report.id, [])
        finder = NameFinder(withheld, _context(report), report.id)
        cuts = _Cuts(report, finder, _coarsened(report, own, finder, coarse))
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


def _coarsened(report: Report, claims: Sequence[Claim], finder: NameFinder, coarse: Mapping[str, str]) -> dict[str, str]:
    """Places of a report that are told less precisely -> what is said in their place."""
    places = {}
    for claim in claims:
        place = claim.word("place")
        if claim.id in coarse and place is not None:
            named = [*(str(role.value) for role in claim.roles), *(link.source for link in claim.attribution), claim.quote.of(report.text)]
            if any(finder.spans(words) for words in named):
                places[place] = coarse[claim.id]
    return places


class _Cuts:
    """What is cut out of a report's text, and where everything stands after."""

    def __init__(self, report: Report, finder: NameFinder, places: Mapping[str, str]) -> None:
        self._report = report
        self._finder = finder
        self._places = [(phrase_pattern(place), instead) for place, instead in sorted(places.items())]
        self._cuts = self._find(report.text)
        self.text = self.cut(report.text, self._cuts)
        self._starts = [span.start for span, _ in self._cuts]
        self._known: dict[str, str] = {}

    def report(self) -> Report:
        """The report as it may be shown."""
        report = self._report
        return replace(
            report,
            text=self.text,
            title=self.words(report.title),
            file=_file(report) if self._finder.spans(report.file) else report.file,
            author=None if report.author is None else self.words(report.author),
            publisher=None if report.publisher is None else self.words(report.publisher),
            url=self._address(),
            boilerplate=tuple(self.span(span) for span in report.boilerplate),
            notes=tuple(self.words(note) for note in report.notes),
            status=None if report.status is None else withhold_in_status(report.status, self.words),
            translation_signs=tuple(self.words(sign) for sign in report.translation_signs),
            mapping=self.words(report.mapping),
        )

    def claim(self, claim: Claim) -> Claim:
        """The claim as it may be shown."""
        quote = self.span(claim.quote)
        record = claim.record
        if record is not None:
            regions = tuple(self.words(region) for region in record.where.regions)
            where = replace(record.where, span=self._or_none(record.where.span), regions=regions)
            details = tuple(replace(d, value=self._value(d.value), span=self._or_none(d.span)) for d in record.details)
            record = replace(record, key=self.words(record.key), where=where, details=details)
        return replace(
            claim,
            quote=Span(quote.start, min(quote.end, quote.start + LONGEST_QUOTE)),
            roles=tuple(replace(role, value=self._value(role.value), span=self._or_none(role.span)) for role in claim.roles),
            attribution=tuple(self._link(link) for link in claim.attribution),
            when=None if claim.when is None else replace(claim.when, text=self.words(claim.when.text), span=self._or_none(claim.when.span)),
            record=record,
        )

    def words(self, text: str) -> str:
        """Any words about the report, as they may be shown."""
        found = self._known.get(text)
        if found is None:
            found = self._known[text] = self.cut(text, self._find(text))
        return found

    def span(self, span: Span) -> Span:
        """Where a stretch of the report stands in what is shown; one that a cut touches takes in what stands there instead."""
        return Span(self._moved(span.start, to_end=False), self._moved(span.end, to_end=True))

    def _link(self, link: Attribution) -> Attribution:
        return replace(link, source=self.words(link.source), cue=self.words(link.cue), span=self._or_none(link.span))

    def _or_none(self, span: Span | None) -> Span | None:
        return None if span is None else self.span(span)

    def _value(self, value: RoleValue) -> RoleValue:
        if isinstance(value, tuple):
            return tuple(self.words(one) if isinstance(one, str) else one for one in value)
        return self.words(value) if isinstance(value, str) else value

    def _address(self) -> str | None:
        url = self._report.url
        return None if url is None or self._finder.spans(unquote(url)) else url

    def _find(self, text: str) -> list[tuple[Span, str]]:
        cuts = [(span, WITHHELD) for span in self._finder.spans(text, by_line=self._report.is_table)]
        letters = read_letters(text)
        for place, instead in self._places:
            found = (letters.span(*match.span()) for match in place.finditer(letters.plain))
            cuts += [(span, instead) for span in found if not any(span.overlaps(cut) for cut, _ in cuts)]
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


def withhold_names(text: str, finder: NameFinder) -> str:
    """Words without the names that are withheld.

    Args:
        text: Any words.
        finder: What finds the names.
    """
    return _Cuts.cut(text, [(span, WITHHELD) for span in finder.spans(text)])


def withhold_in_status(status: Status, words: Callable[[str], str]) -> Status:
    """What is said of a report's standing, without the names that are withheld.

    Args:
        status: What is said.
        words: What takes the names out of words.
    """
    return replace(status, note=words(status.note), replaces=words(status.replaces))


def _context(report: Report) -> tuple[str, ...]:
    """The report and what is known of it."""
    known = (report.title, report.author, report.publisher, report.file, unquote(report.url or ""))
    return (report.text, *(words for words in known if words))


def _file(report: Report) -> str:
    """What a file is called whose name tells a name that is withheld; no two reports are called the same."""
    return f"{WITHHELD} {report.short_id}{Path(report.file).suffix}"


def _issue(issue: Issue, shown: Mapping[str, tuple[Report, _Cuts]], withheld: WithheldNames) -> Issue:
    if issue.report_id not in shown:
        return _issue_of_no_report(issue, NameFinder.of_surnames(withheld))
    report, cuts = shown[str(issue.report_id)]
    span = None if issue.span is None else cuts.span(issue.span)
    value = None if issue.value is None else cuts.words(issue.value)
    return replace(issue, file=report.file, span=span, value=value, reason=cuts.words(issue.reason), advice=cuts.words(issue.advice))


def _issue_of_no_report(issue: Issue, finder: NameFinder) -> Issue:
    value = None if issue.value is None else withhold_names(issue.value, finder)
    file, reason, advice = (withhold_names(words, finder) for words in (issue.file, issue.reason, issue.advice))
    return replace(issue, file=file, value=value, reason=reason, advice=advice)
