"""Quick answers about a case: which report a claim is from, whom a role names, what a page shows of a claim."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from linkage.exports.html.addresses import address_entity, address_matrix, address_report, anchor_claim, anchor_quote, number_page
from linkage.exports.html.casewording import CaseWording
from linkage.exports.html.highlights import number_claims
from linkage.exports.html.labels import KINDS, label_day_of, label_edtf
from linkage.exports.html.leaves import cut_leaves, leaf_at
from linkage.exports.html.wording import DOUBTS, Wording
from linkage.model.accusations import Accusations
from linkage.model.case import CaseFile
from linkage.model.claim import Attribution, Claim, ClaimKind, Stance
from linkage.model.command import CampaignCommand
from linkage.model.contradiction import Contradiction
from linkage.model.counted import SubjectFigures
from linkage.model.course import Course
from linkage.model.entity import Entity
from linkage.model.matrix import MatrixPair
from linkage.model.norm import IncidentNorms
from linkage.model.opposition import Opposition
from linkage.model.report import Report
from linkage.model.reportmarks import ReportMarks
from linkage.model.span import Span
from linkage.vocab.actnames import word_denied
from linkage.vocab.admissions import chain_of_tellers, told_by
from linkage.vocab.context import words_around


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """What a page shows of one claim. Addresses are relative to the folder of the case file.

    Args:
        id: The claim's id, made once: it is a hash.
        claim: The claim.
        report: Its report.
        number: The report's number.
        cite: How the claim is cited, between brackets: by the number of its report.
        kind_label: The kind in plain words.
        wording: The sentence: source, stance, what is said.
        links: Role name (or "source") -> the page of the person or body it names.
        quote: The words of the report.
        before: The words before the quote in its sentence, and who says so where a name stands outside of it.
        after: The words after it.
        language: The language of the quote where it is not English, else None.
        chain: "according to residents, as told by the ministry, in Example Courier, 1 April 2022".
        when: The time as resolved, in words; "" where that adds nothing.
        address: The highlighted quote in the report.
        note_address: The claim's note beside the report.
        mark: That its report was corrected, retracted or replaced; "" where nothing says so.
        is_graphic: Whether its report is marked as graphic.
        is_passed_on: Whether only a report that denies or doubts the same passes on that its source alleges it.
    """

    id: str
    claim: Claim
    report: Report
    number: int
    cite: str
    kind_label: str
    wording: Wording
    links: dict[str, str]
    quote: str
    before: str
    after: str
    language: str | None
    chain: str
    when: str
    address: str
    note_address: str
    mark: str = ""
    is_graphic: bool = False
    is_passed_on: bool = False

    @property
    def tellers(self) -> tuple[Attribution, ...]:
        """Who says so, originator first, empty where the report does; of an admission without words of who admits, who tells of it."""
        return chain_of_tellers(self.claim, self.report)

    @property
    def is_doubted(self) -> bool:
        """Whether its report passes it on in words that doubt it."""
        return self.wording.verb == DOUBTS

    @property
    def is_against(self) -> bool:
        """Whether it denies what it tells, or passes it on in words that doubt it."""
        return self.claim.stance is Stance.DENIED or self.is_doubted

    @property
    def tells(self) -> bool:
        """Whether it is among those who say so: it does not speak against it, and is not only passed on by who does."""
        return not self.is_against and not self.is_passed_on

    @property
    def denied(self) -> str:
        """What it denies, in few words."""
        return word_denied(self.claim)


class CaseIndex:
    """The case, indexed once for all pages.

    Args:
        case_file: The case, resolved.
        pairs: The persons and incidents or campaigns whose linkage matrix has a page.
        norms: The rules that the reported facts of each incident bear on.
        oppositions: Who says otherwise.
        courses: What changes over time in what one source says.
        figures: The casualty figures of each campaign and incident that has any.
        commands: Who is said to have commanded each campaign; empty where nobody asked.
        pairs_left: The persons and incidents or campaigns whose linkage matrix has no page.
        wider: Id of a campaign or incident -> the claims that deny it in wider terms.
    """

    def __init__(
        self,
        case_file: CaseFile,
        pairs: Sequence[MatrixPair] = (),
        norms: Sequence[IncidentNorms] = (),
        oppositions: Sequence[Opposition] = (),
        courses: Sequence[Course] = (),
        figures: Sequence[SubjectFigures] = (),
        commands: Sequence[CampaignCommand] = (),
        pairs_left: Sequence[MatrixPair] = (),
        wider: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        self.wider: Mapping[str, tuple[str, ...]] = {} if wider is None else wider
        self._commands = {one.campaign.id: one for one in commands}
        self.oppositions = oppositions
        self._opposed: dict[str, list[int]] = defaultdict(list)  # id of what an opposition is about, and of each of its claims
        for n, opposition in enumerate(oppositions):
            for key in (opposition.about, *opposition.claim_ids):
                self._opposed[key].append(n)
        self.courses = courses
        self.case_file = case_file
        self.corrections = case_file.corrections
        self.marks = ReportMarks(case_file)
        self.pairs = pairs
        self.pairs_left = pairs_left
        self.norms = {one.incident_id: one for one in norms}
        self.figures = {one.subject_id: one.sets for one in figures}
        self._pairs_of = _by_side(pairs)
        self._left_of = _by_side(pairs_left)
        self._places_left = {pair.person.id: n for n, pair in reversed(list(enumerate(pairs_left)))}
        self.accusations = Accusations(case_file.claims)
        self.report_count = len(case_file.reports)
        self.claims = {claim.id: claim for claim in case_file.claims}
        self.reports = {report.id: report for report in case_file.reports}
        self.numbers = {report.id: n for n, report in enumerate(case_file.reports, 1)}
        self.entities = {entity.id: entity for entity in case_file.entities}
        self.incidents = {incident.id: incident for incident in case_file.incidents}
        self.campaigns = {campaign.id: campaign for campaign in case_file.campaigns}
        self.claims_by_report: dict[str, list[Claim]] = defaultdict(list)
        for claim in case_file.claims:
            self.claims_by_report[claim.report_id].append(claim)
        self.incident_of: dict[str, list[str]] = defaultdict(list)
        for incident in case_file.incidents:
            for claim_id in incident.claim_ids:
                self.incident_of[claim_id].append(incident.id)
        self.contradictions_of: dict[str, list[Contradiction]] = defaultdict(list)
        for contradiction in case_file.contradictions:
            for event in {contradiction.part_of, contradiction.whole_of} - {None}:
                self.contradictions_of[str(event)].append(contradiction)
        self._named: dict[str, dict[str, Entity]] = defaultdict(dict)
        for entity in case_file.entities:
            for naming in entity.namings:
                self._named[naming.claim_id][naming.role] = entity
        self._wording = CaseWording(case_file)
        self._rows: dict[str, ClaimRow] = {}
        self._leaves: dict[str, list[Span]] = {}

    def matrices_of(self, id_: str) -> list[tuple[MatrixPair, str]]:
        """The linkage matrices of a person, incident or campaign, each with the address of its page."""
        return [(pair, address_matrix(pair.person, pair.subject)) for pair in self._pairs_of.get(id_, ())]

    def matrices_left_of(self, id_: str) -> list[MatrixPair]:
        """The persons or subjects with which a person, incident or campaign has a linkage matrix that has no page."""
        return self._left_of.get(id_, [])

    def place_of_left(self, person_id: str) -> int | None:
        """Where the matrices of a person that have no page begin among all such, from 0; None where the person has none."""
        return self._places_left.get(person_id)

    def row(self, claim: Claim) -> ClaimRow:
        """What a page shows of a claim."""
        return self._row(claim.id)

    def _row(self, claim_id: str) -> ClaimRow:
        """What a page shows of the claim with this id."""
        row = self._rows.get(claim_id)
        if row is None:
            row = self._rows[claim_id] = self._make_row(claim_id, self.claims[claim_id])
        return row

    def rows(self, claim_ids: tuple[str, ...]) -> list[ClaimRow]:
        """What a page shows of the claims with these ids, in order of report and offset."""
        found = [self._row(claim_id) for claim_id in dict.fromkeys(claim_ids) if claim_id in self.claims]
        return sorted(found, key=lambda row: (row.number, row.claim.quote, row.id))

    def report_address(self, report: Report) -> str:
        """The page of a report."""
        return address_report(self.numbers[report.id], report)

    def leaves(self, report: Report) -> list[Span]:
        """The stretches of a report that are shown on one page each."""
        found = self._leaves.get(report.id)
        if found is None:
            claims = number_claims(self.claims_by_report.get(report.id, []))
            found = self._leaves[report.id] = cut_leaves(report, [claim.quote for claim in claims])
        return found

    def cite_text(self, report: Report) -> str:
        """Publisher and date of a report, as a citation gives them."""
        publisher = "publisher unknown" if report.publisher is None else report.publisher
        return f"{publisher}, {label_day_of(report)}"

    def mark(self, report: Report) -> str:
        """That a report was corrected, retracted or replaced, or is a copy of one that was, in words; "" where nothing says so."""
        return self.marks.of_report(report.id)

    def is_graphic(self, report: Report) -> bool:
        """Whether a report is marked as graphic."""
        return report.id in self.case_file.graphic

    def only_retracted(self, claim_ids: Iterable[str]) -> bool:
        """Whether all of these claims, of which there are some, are from reports that were retracted, or rest on one."""
        known = [claim_id for claim_id in claim_ids if claim_id in self.claims]
        return known != [] and self.case_file.origins.standing(known) == ()

    def opposed(self, about: str) -> list[int]:
        """Who says otherwise of an incident or campaign, or of a claim that names a person, by its id: places in `oppositions`."""
        named = [naming.claim_id for naming in self.entities[about].namings] if about in self.entities else []
        return sorted({n for key in (about, *named) for n in self._opposed.get(key, ())})

    def command_of(self, campaign_id: str) -> CampaignCommand | None:
        """Who is said to have commanded a campaign, by the rule of the page of command; None where nobody asked."""
        return self._commands.get(campaign_id)

    def wider_denials(self, about: str) -> list[ClaimRow]:
        """The claims that deny an incident or campaign in wider terms, by its id."""
        return self.rows(self.wider.get(about, ()))

    def courses_of(self, about: str) -> list[Course]:
        """What changes over time in what one source says of an incident, campaign or person, by its id."""
        return [course for course in self.courses if course.about == about]

    def _make_row(self, claim_id: str, claim: Claim) -> ClaimRow:
        """Builds what a page shows of a claim."""
        report = self.reports[claim.report_id]
        wording = self._wording.of(claim_id)
        links = {}
        for role, entity in self._named.get(claim_id, {}).items():
            address = address_entity(entity)
            if address is not None:
                links[role] = address
        page = number_page(self.report_address(report), leaf_at(self.leaves(report), claim.quote.start))
        before, after = words_around(claim, report)
        told = told_by(claim, report)
        if not claim.attribution or (told and len(claim.attribution) == 1):
            chain = f"according to {self.cite_text(report)}"
        elif told:
            chain = f"according to {told}, in {self.cite_text(report)}"
        else:
            via = f", {wording.via}" if wording.via != "" else ""
            chain = f"according to {wording.source}{via}, in {self.cite_text(report)}"
        return ClaimRow(
            id=claim_id,
            claim=claim,
            report=report,
            number=self.numbers[report.id],
            cite=str(self.numbers[report.id]),
            kind_label=KINDS[ClaimKind.AFFILIATION if claim.is_direct_line else claim.kind][0],  # a direct line is a tie
            wording=wording,
            links=links,
            quote=claim.quote.of(report.text),
            before=before,
            after=after,
            language=None if report.language == "en" else report.language,
            chain=chain,
            when="" if claim.when is None or claim.when.edtf == "" else label_edtf(claim.when.edtf),
            address=f"{page}#{anchor_quote(claim_id)}",
            note_address=f"{page}#{anchor_claim(claim_id)}",
            mark=self.marks.of_claim(claim_id),
            is_graphic=self.is_graphic(report),
            is_passed_on=claim_id in self.case_file.origins.passed_on,
        )


def _by_side(pairs: Sequence[MatrixPair]) -> dict[str, list[MatrixPair]]:
    """The pairs of each person, incident and campaign, by id."""
    found: dict[str, list[MatrixPair]] = defaultdict(list)
    for pair in pairs:
        found[pair.person.id].append(pair)
        found[pair.subject.id].append(pair)
    return found
