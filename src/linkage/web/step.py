"""What the review page shows at one claim: the queue around it, the report's text, the claim with its fields."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from linkage.desk import Desk
from linkage.exports.html.highlights import Paragraph, highlight
from linkage.exports.html.leaves import cut_leaves, leaf_at
from linkage.exports.html.reports import FAMILIES
from linkage.exports.html.wording import Wording, word_claim
from linkage.indexes.exploring import find_events
from linkage.model.asked import EventFilter
from linkage.model.claim import CODES, ROLES, Claim, ClaimKind
from linkage.model.claimrow import ClaimCard, ClaimRow
from linkage.model.entity import EntityType
from linkage.model.indexed import EntityRow, ReportRow
from linkage.model.pageplace import PagePlace
from linkage.model.report import Report
from linkage.model.span import Span
from linkage.web.binding import MANY, NUMBERS, is_closed
from linkage.web.forms import write_at, write_value
from linkage.web.marking import NamedPerson, find_named
from linkage.web.pages.printed import find_place
from linkage.web.queries import ReviewQuery

A_QUEUE = 40  # claims of the queue on one page
A_CHOICE = 40  # persons and incidents to choose from
START = Span(0, 1)  # of a report: where it is opened when the queue holds no claim of it


@dataclass(frozen=True, slots=True)
class Field:
    """One role as a field.

    Args:
        name: The role.
        form: "words", "number", "code" or "codes".
        value: What fills it, as written.
        at: Where its words stand ("12-34"); "" where none do.
        options: The closed words; empty for words of the report.
        chosen: Those of them that fill it.
    """

    name: str
    form: str
    value: str
    at: str
    options: tuple[str, ...] = ()
    chosen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TextLeaf:
    """The stretch of a report around a claim.

    Args:
        report: The report.
        row: Its line in the list.
        claims: The claims of the stretch, in the order of their numbers.
        paragraphs: The text, cut at the edges of their quotes.
        key: Tells this stretch from every other one.
        number: Which stretch, from 1.
        total: How many there are.
        before: A claim of the stretch before it, to go there by; "" where it is the first.
        later: A claim of the stretch after it.
    """

    report: Report
    row: ReportRow
    claims: tuple[ClaimRow, ...]
    paragraphs: tuple[Paragraph, ...]
    key: str
    number: int
    total: int
    before: str = ""
    later: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """The review page at one claim.

    Args:
        query: The queue and the place in it.
        card: The claim; None where the queue is empty: a report that is asked for is shown all the same, for claims to be added.
        wording: Its sentence.
        fields: Its roles.
        quote: Its words.
        leaf: Its report.
        place: Where the quote stands on a printed page.
        before: The claim before it in the queue; "" where it is the first.
        later: The claim after it.
        named: The persons whom it names, with their marks.
        graphic: Ids of the reports that are marked as graphic.
    """

    query: ReviewQuery
    card: ClaimCard | None
    wording: Wording | None = None
    fields: tuple[Field, ...] = ()
    quote: str = ""
    leaf: TextLeaf | None = None
    place: PagePlace | None = None
    before: str = ""
    later: str = ""
    named: tuple[NamedPerson, ...] = ()
    graphic: frozenset[str] = frozenset()

    @property
    def is_graphic(self) -> bool:
        """Whether the words that it shows stay closed until somebody opens them."""
        return self.leaf is not None and self.leaf.report.id in self.graphic


@dataclass(frozen=True, slots=True)
class Queue:
    """The queue beside it.

    Args:
        rows: The claims that are shown.
        after: Where the next page of the queue begins; "" at its end.
        total: How many claims are in it.
        people: Persons to choose from.
        incidents: (id, name) of incidents and campaigns to choose from.
    """

    rows: tuple[ClaimRow, ...]
    after: str
    total: int
    people: tuple[EntityRow, ...]
    incidents: tuple[tuple[str, str], ...]


def make_queue(desk: Desk, query: ReviewQuery) -> Queue:
    """The queue that is asked for.

    Args:
        desk: The case.
        query: Which claims, and from where on.
    """
    asked_for = query.filter()
    listing = desk.index.find_claims(asked_for, query.order, query.after, A_QUEUE)
    events = [e for campaigns in (True, False) for e in find_events(desk.index, EventFilter(campaigns=campaigns), limit=A_CHOICE).rows]
    people = desk.index.find_entities(EntityType.PERSON, limit=A_CHOICE).rows
    return Queue(listing.rows, listing.after, desk.index.count_claims(asked_for), people, tuple((e.id, e.name) for e in events))


def make_step(desk: Desk, query: ReviewQuery, case_dir: Path) -> Step:
    """The claim that is asked for, or the first of the queue.

    Args:
        desk: The case.
        query: The queue and the place in it.
        case_dir: The case.

    Raises:
        InputError: There is no such claim.
    """
    claim_id = query.claim
    if claim_id == "":
        first = desk.index.find_claims(query.filter(), query.order, query.after, 1).rows
        if not first:
            leaf = make_leaf(desk, query.report, START) if query.report else None
            return Step(query, None, leaf=leaf, graphic=desk.index.graphic())
        claim_id = first[0].id
    card = desk.index.claim(claim_id)
    claim = card.review.claim
    leaf = make_leaf(desk, card.row.report_id, claim.quote)
    before, later = desk.index.neighbours(card.row.id, query.filter(), query.order)
    return Step(
        query=query,
        card=card,
        wording=word_claim(claim, leaf.report, is_passed_on=card.row.is_passed_on),
        fields=make_fields(claim),
        quote=claim.quote.of(leaf.report.text),
        leaf=leaf,
        place=find_place(case_dir, leaf.report, claim.quote),
        before=before or "",
        later=later or "",
        named=find_named(desk, card),
        graphic=desk.index.graphic(),
    )


def make_leaf(desk: Desk, report_id: str, quote: Span) -> TextLeaf:
    """The stretch of a report around a quote.

    Args:
        desk: The case.
        report_id: The report.
        quote: Words of it.

    Raises:
        InputError: There is no such report.
    """
    card = desk.index.report(report_id)
    rows = sorted(card.claims, key=lambda row: (row.start, -row.end, row.kind, row.id))
    spans = [Span(row.start, row.end) for row in rows]
    leaves = cut_leaves(card.report, spans)
    number = leaf_at(leaves, quote.start)
    on = [leaf_at(leaves, span.start) for span in spans]
    own = [(row, span) for row, span, leaf in zip(rows, spans, on, strict=True) if leaf == number]
    firsts = {leaf: row.id for row, leaf in zip(reversed(rows), reversed(on), strict=True)}
    paragraphs = highlight(card.report, [span for _, span in own], leaves[number - 1])
    key = f"{report_id}.{number}"
    before, later = firsts.get(number - 1, ""), firsts.get(number + 1, "")
    return TextLeaf(card.report, card.row, tuple(row for row, _ in own), tuple(paragraphs), key, number, len(leaves), before, later)


def make_fields(claim: Claim) -> tuple[Field, ...]:
    """The roles of a claim as fields, open ones too.

    Args:
        claim: The claim.
    """
    return tuple(_make_field(claim, name) for name in ROLES[claim.kind])


def family_of(kind: ClaimKind) -> str:
    """What a claim is about: the colour of its underline."""
    return FAMILIES[kind]


def _make_field(claim: Claim, name: str) -> Field:
    role = claim.role(name)
    value = None if role is None else role.value
    at = write_at(None if role is None else role.span)
    if name in NUMBERS:
        return Field(name, "number", write_value(value), at)
    if is_closed(name, claim.kind):
        chosen: Sequence[str] = value if isinstance(value, tuple) else () if value is None else (str(value),)
        return Field(name, "codes" if name in MANY else "code", write_value(value), at, CODES[name], tuple(chosen))
    return Field(name, "words", write_value(value), at)
