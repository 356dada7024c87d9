"""What goes out as JSON. Every claim carries who says so, the stance, and its quote with offsets in code points."""

from pydantic import BaseModel, Field

from linkage.exports.html.labels import label_edtf
from linkage.model.claim import Claim, ClaimKind, RoleValue, Stance
from linkage.model.claimrow import ClaimCard, ClaimCounts, ClaimRow
from linkage.model.decision import Decision, DecisionType, Mark, Subject
from linkage.model.entity import EntityType
from linkage.model.incidentrow import IncidentRow
from linkage.model.indexed import AuditRow, EntityRow, ReportCard, ReportRow
from linkage.model.review import Review, Status
from linkage.model.span import Span
from linkage.vocab.states import Together, read_together


class SpanOut(BaseModel):
    """A stretch of a report's text, in code points: text[start:end]."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)


class ClaimRowOut(BaseModel):
    """A claim in a list."""

    id: str
    kind: ClaimKind
    quote: str = Field(description="The words of the report that carry it.")
    before: str = Field(description="The words of the report before the quote, with who says so; empty where there are none.")
    after: str = Field(description="The words of the report behind the quote.")
    at: SpanOut = Field(description="Where the quote stands in the report's text.")
    source: str | None = Field(description="Who says so; null for the report's own voice.")
    stance: Stance = Field(description="How the source stands to it; never Linkage's.")
    when: str = Field(description="EDTF; empty where it has no time.")
    place: str
    status: Status = Field(description="How far it was checked: how well the words were read, not whether they are true.")
    version: str = Field(description="Give it back as `upon` when you decide on the claim.")
    confidence: float = Field(description="The share of such readings that an analyst accepts.")
    report: str = Field(description="Id of the report.")
    number: int = Field(description="The report is cited as [number].")
    event: str = Field(description="The incident or campaign that it tells of; empty where none.")
    is_corrected: bool
    checked_by: list[str] = Field(description="Persons whose decision on it stands.")
    is_passed_on: bool = Field(description="Whether only a report that denies or doubts the same passes on that its source alleges it.")


class ClaimCountsOut(BaseModel):
    """How many claims there are of those asked for."""

    total: int
    by_kind: dict[str, int]
    by_stance: dict[str, int]
    by_status: dict[str, int]
    is_cut: bool = Field(description="Whether there are more than were counted.")


class RoleOut(BaseModel):
    """What fills a role of a claim."""

    name: str
    value: str | int | list[str]
    at: SpanOut | None = Field(description="Where its words stand; null where no single word says it.")


class TellerOut(BaseModel):
    """One link of the chain of sources, originator first."""

    source: str
    named: bool
    cue: str
    at: SpanOut | None


class WordingOut(BaseModel):
    """One wording of a claim."""

    kind: ClaimKind
    quote: SpanOut
    roles: list[RoleOut]
    attribution: list[TellerOut]
    stance: Stance
    when: str
    reader: str = Field(description="Who or what read it so.")


class DecisionOut(BaseModel):
    """A dated judgement of a person."""

    id: str
    type: DecisionType
    about: Subject
    subjects: list[str]
    person: str
    decided_at: str
    why: str
    upon: str
    mark: Mark | None


class NamedOut(BaseModel):
    """Whom a role of a claim names."""

    role: str
    entity: str
    name: str


class ClaimOut(BaseModel):
    """A claim with everything that was decided on it."""

    row: ClaimRowOut
    claim: WordingOut = Field(description="As it stands.")
    original: WordingOut = Field(description="As it was read.")
    standing: list[DecisionOut]
    history: list[DecisionOut]
    entities: list[NamedOut]


class ReviewOut(BaseModel):
    """A claim after a decision."""

    id: str
    status: Status
    version: str
    claim: WordingOut


class OutcomeOut(BaseModel):
    """What came of a decision."""

    decision: DecisionOut
    review: ReviewOut | None = Field(description="The claim after it; null where it is about something else.")
    unseen: list[DecisionOut] = Field(description="Decisions of others on the same claim that you had not seen; both are kept.")


class ReportRowOut(BaseModel):
    """A report in a list."""

    id: str = Field(description="sha256 of its bytes.")
    number: int
    file: str
    title: str
    publisher: str
    published: str
    language: str
    media_type: str
    claims: int
    proposed: int
    is_graphic: bool
    excerpt: str = Field(description="For a search: words around what was found, which stands between U+0002 and U+0003.")
    mark: str = Field(description="That it was corrected, retracted or replaced, or rests on a report that was retracted; empty otherwise.")


class ReportOut(BaseModel):
    """A report with its text and claims."""

    row: ReportRowOut
    url: str | None
    author: str | None
    captured_at: str | None
    text: str = Field(description="Offsets of claims are code points of this text.")
    claims: list[ClaimRowOut]


class EntityOut(BaseModel):
    """A person, body, place or state. Its id may change when more is read."""

    id: str
    type: EntityType
    together: Together | None = Field(description="Of several states that are named together: all of them, or one or the other.")
    name: str
    names: list[str]
    claims: int
    reports: int
    marks: list[Mark]
    subject: str = Field(description='What a decision about it takes as its subject: "<claim id>:<role>".')
    reasons: list[str]
    suggestions: list[str]


class RangeOut(BaseModel):
    """Low and high of one outcome, over sources, by the rule of the case."""

    outcome: str = Field(description="What happened to those counted, and how they were moved where that is told: displaced-evacuated.")
    low: int | None
    high: int | None
    group: str = Field(description='Whom it counts: "all" is everybody; else a group, or the words of a source.')
    scope: str = Field(description="What each figure counts: an incident, a place and period, or a campaign.")
    in_words: str = Field(description="The range with whom it counts; of what is counted apart also with the outcome and the scope.")


class PerpetratorOut(BaseModel):
    """An alleged perpetrator, and who says so (null for the report's own voice)."""

    name: str
    according_to: str | None


class LeftOutOut(BaseModel):
    """Claims of one report that set no figure and no grade and count for no independent origin, and why."""

    number: int
    report_id: str
    why: str
    claims: int


class IncidentOut(BaseModel):
    """An incident or campaign, as the claims tell it. Its id may change when more is read."""

    id: str
    name: str
    is_campaign: bool
    act: str
    place: str
    lat: float | None
    lon: float | None
    precision: str
    when: str
    first: str
    last: str
    grade: str
    grade_reasons: list[str]
    campaign: str
    claims: int
    reports: int
    ranges: list[RangeOut] = Field(description="Of everybody; of a group only where nobody counts everybody, or counts fewer.")
    apart: list[RangeOut] = Field(description="What is counted apart, in none of the ranges: groups, and figures of a wider scope.")
    perpetrators: list[PerpetratorOut]
    denied_by: list[str]
    doubted_by: list[str]
    denied_in_wider_terms_by: list[str] = Field(description="Who denies it in wider terms, and of what.")
    told_otherwise_by: list[str] = Field(description="Who tells it otherwise and denies nothing.")
    others_blamed_by: list[str] = Field(description="Who blames others for it than most do.")
    passed_on_in_doubt: list[str] = Field(description="Who alleges it only as a report that denies or doubts it passes it on.")
    place_id: str = Field(description="The place in the gazetteer; empty where unknown.")
    said_by: list[str] = Field(description="Who tells of it.")
    left_out: list[LeftOutOut] = Field(description="Claims that tell of it and are counted for nothing.")
    told_when: str = Field(description="Its time in words; empty where unknown.")


class AuditOut(BaseModel):
    """A decision in the audit list."""

    seq: int
    id: str
    type: str
    about: str
    subjects: list[str]
    person: str
    decided_at: str
    why: str
    is_undone: bool
    is_lost: bool = Field(description="Nothing in the case answers to its subjects any more.")
    names: list[str] = Field(description="What each subject was called when it was decided, empty for claims; none where it needs no name.")
    set_anew: list[tuple[str, str]] = Field(description="What was set anew of a report, each with its field; empty text for not known.")


def span_out(span: Span | None) -> SpanOut | None:
    """A stretch as it is sent."""
    return None if span is None else SpanOut(start=span.start, end=span.end)


def claim_row_out(row: ClaimRow) -> ClaimRowOut:
    """A line of a list of claims as it is sent."""
    return ClaimRowOut(
        id=row.id,
        kind=row.kind,
        quote=row.quote,
        before=row.before,
        after=row.after,
        at=SpanOut(start=row.start, end=row.end),
        source=row.source,
        stance=row.stance,
        when=row.when,
        place=row.place,
        status=row.status,
        version=row.version,
        confidence=row.confidence,
        report=row.report_id,
        number=row.number,
        event=row.event_id,
        is_corrected=row.is_corrected,
        checked_by=list(row.checked_by),
        is_passed_on=row.is_passed_on,
    )


def claim_counts_out(counts: ClaimCounts) -> ClaimCountsOut:
    """Counts of claims as they are sent."""
    kinds, stances, statuses = ({str(word): n for word, n in words} for words in (counts.kinds, counts.stances, counts.statuses))
    return ClaimCountsOut(total=counts.total, by_kind=kinds, by_stance=stances, by_status=statuses, is_cut=counts.is_cut)


def wording_out(claim: Claim) -> WordingOut:
    """One wording of a claim as it is sent."""
    return WordingOut(
        kind=claim.kind,
        quote=SpanOut(start=claim.quote.start, end=claim.quote.end),
        roles=[RoleOut(name=role.name, value=_value(role.value), at=span_out(role.span)) for role in claim.roles],
        attribution=[TellerOut(source=a.source, named=a.named, cue=a.cue, at=span_out(a.span)) for a in claim.attribution],
        stance=claim.stance,
        when="" if claim.when is None else claim.when.edtf,
        reader=claim.reader,
    )


def decision_out(decision: Decision) -> DecisionOut:
    """A decision as it is sent."""
    return DecisionOut(
        id=decision.id,
        type=decision.type,
        about=decision.about,
        subjects=list(decision.subjects),
        person=decision.person,
        decided_at=decision.decided_at,
        why=decision.why,
        upon=decision.upon,
        mark=decision.mark,
    )


def claim_out(card: ClaimCard) -> ClaimOut:
    """A claim as it is sent."""
    return ClaimOut(
        row=claim_row_out(card.row),
        claim=wording_out(card.review.claim),
        original=wording_out(card.review.original),
        standing=[decision_out(decision) for decision in card.review.standing],
        history=[decision_out(decision) for decision in card.review.history],
        entities=[NamedOut(role=role, entity=entity, name=name) for role, entity, name in card.entities],
    )


def review_out(review: Review) -> ReviewOut:
    """A claim after a decision as it is sent."""
    return ReviewOut(id=review.id, status=review.status, version=review.version, claim=wording_out(review.claim))


def report_row_out(row: ReportRow) -> ReportRowOut:
    """A line of the list of reports as it is sent."""
    return ReportRowOut.model_validate(row, from_attributes=True)


def report_out(card: ReportCard) -> ReportOut:
    """A report as it is sent."""
    report = card.report
    return ReportOut(
        row=report_row_out(card.row),
        url=report.url,
        author=report.author,
        captured_at=report.captured_at,
        text=report.text,
        claims=[claim_row_out(row) for row in card.claims],
    )


def entity_out(row: EntityRow) -> EntityOut:
    """An entity as it is sent."""
    plain = {name: getattr(row, name) for name in EntityOut.model_fields if name != "together"}
    return EntityOut.model_validate({**plain, "together": read_together(row.name, row.type)})


def incident_out(row: IncidentRow) -> IncidentOut:
    """An incident or campaign as it is sent."""
    others = {"campaign", "ranges", "apart", "perpetrators", "told_when", "left_out"}
    plain = {name: getattr(row, name) for name in IncidentOut.model_fields if name not in others}
    return IncidentOut(
        told_when=label_edtf(row.when) if row.when else "",
        **plain,
        campaign=row.campaign_id,
        ranges=[RangeOut.model_validate(one, from_attributes=True) for one in row.ranges],
        apart=[RangeOut.model_validate(one, from_attributes=True) for one in row.apart],
        perpetrators=[PerpetratorOut(name=name, according_to=source) for name, source in row.perpetrators],
        left_out=[LeftOutOut.model_validate(one, from_attributes=True) for one in row.left_out],
    )


def audit_out(row: AuditRow) -> AuditOut:
    """A line of the audit list as it is sent."""
    return AuditOut.model_validate(row, from_attributes=True)


def _value(value: RoleValue) -> str | int | list[str]:
    return list(value) if isinstance(value, tuple) else value
