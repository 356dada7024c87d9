"""The pages of linkage: a list, and one person with one incident or campaign on each page."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from linkage.exports.html.addresses import address_entity, address_matrix
from linkage.exports.html.caseindex import CaseIndex, ClaimRow
from linkage.exports.html.labels import label_dating
from linkage.exports.html.matrixlist import address_subject, make_matrix_lists, name_kind
from linkage.exports.html.norms import word_conflict
from linkage.exports.html.page import Page
from linkage.exports.html.sections import Section, SourceRows, group_by_saying, say_none
from linkage.model.matrix import DATED_BY_REPORT, Evidence, Matrix, MatrixRow, Nearness, Reason, Side
from linkage.model.report import Report

MOST_IN_FULL = 60  # claims of one cell that are told in full on the page
MOST_GENERAL = 12  # and of those about the person in general, which stand in full on the person's page
MOST_SOURCES, MOST_CITED = 8, 6  # in one cell: who says so, and the claims of each that it leads to
NEITHER = "Claims that speak for neither"
FOR = "Claims for"  # with a grade, as is what speaks for neither: an incident that is denied may be graded by others than who denies it
STATUTE = "The elements and modes are those of the Rome Statute of the International Criminal Court, in our words."


@dataclass(frozen=True, slots=True)
class Subject:
    """The incident or campaign of a page."""

    kind: str
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """A claim in full, and how it bears on the row in words."""

    row: ClaimRow
    bearing: str
    is_general: bool


@dataclass(frozen=True, slots=True)
class ShownSide:
    """A cell, and what it leads to further down.

    Args:
        anchor: Where its claims stand in full.
        title: Their heading.
        count: "6 claims"; "" where it holds no more than denials in wider terms.
        basis: "from 3 independent origins; best grade of an incident they tell of: fair".
        groups: (why they stand there, or ""; the claims by who says so) for each reason, of those that are told in full.
        wider: How many deny in wider terms, and from how many origins: they are counted apart; "" for none.
        wider_groups: These, as in `groups`.
        lines: Each claim, and how it bears on the row.
        in_full: Those that the page tells in full.
        none: What it says where it is empty; "" for "no evidence found".
    """

    anchor: str
    title: str
    count: str
    basis: str
    groups: list[tuple[str, list[SourceRows]]]
    wider: str
    wider_groups: list[tuple[str, list[SourceRows]]]
    lines: list[EvidenceLine]
    in_full: list[EvidenceLine]
    none: str = ""

    @property
    def counts(self) -> str:
        """What it counts, in one line."""
        return "; ".join(
            part for part in (f"{self.count} {self.basis}".strip(), f"in wider terms {self.wider}" if self.wider else "") if part
        )

    @property
    def left(self) -> int:
        """How many claims are not told in full."""
        return len(self.lines) - len(self.in_full)

    @property
    def by_bearing(self) -> list[tuple[str, list[SourceRows]]]:
        """The claims by how they bear on the row, the nearest first, and by who says so."""
        bearings = dict.fromkeys(line.bearing for line in self.lines)
        return [(bearing, group_by_saying([line.row for line in self.lines if line.bearing == bearing])) for bearing in bearings]

    @property
    def cited(self) -> tuple[ClaimRow, ...]:
        """The claims that the page leads to."""
        return tuple(line.row for line in self.in_full)


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row as the page shows it; `opens` where it is the first of its element."""

    id: str
    group: str
    opens: bool
    name: str
    article: str
    for_: ShownSide
    against: ShownSide
    own: ShownSide
    neither: ShownSide

    @property
    def sides(self) -> tuple[ShownSide, ...]:
        """Its cells."""
        return self.for_, self.against, self.own, self.neither


@dataclass(frozen=True, slots=True)
class Part:
    """A table of rows: its heading, what a row is, where the list of rows is from, and what is said of what has no row."""

    id: str
    title: str
    column: str
    authority: str
    rows: list[ShownRow]
    absent: str


def make_matrix_pages(matrices: Iterable[Matrix], index: CaseIndex) -> Iterator[Page]:
    """The lists of matrices, and a page a matrix; one after the other, so that never more than one is held.

    Args:
        matrices: Those that have a page.
        index: The case.
    """
    yield from make_matrix_lists(index)
    for matrix in matrices:
        yield _make_page(matrix, index)


def _make_page(matrix: Matrix, index: CaseIndex) -> Page:
    subject = matrix.subject
    parts = list_parts(matrix, index)
    rows = [row for part in parts for row in part.rows]
    own = show_side(matrix.own_words, "own-words-all", "Statements, and claims of which the person is the source", index)
    others = show_side(matrix.others, "others-all", "Claims", index)
    sides = [side for row in rows for side in row.sides] + [own, others]
    content: dict[str, object] = {
        "matrix": matrix,
        "subject": Subject(name_kind(subject), subject.name, address_subject(subject)),
        "person_address": address_entity(matrix.person),
        "conflict": word_conflict(matrix.classification),
        "parts": parts,
        "detailed": [row for row in rows if any(side.lines for side in row.sides)],
        "own": own,
        "others": others,
        "no_evidence": say_none(matrix.report_count),
        "most_sources": MOST_SOURCES,
        "most_cited": MOST_CITED,
        "sections": [Section(side.anchor, side.title, "", side.cited) for side in sides],
    }
    title = f"{matrix.person.name} and {subject.name}"
    return Page(address_matrix(matrix.person, subject), "matrix.html.j2", title, "linkage", content)


def list_parts(matrix: Matrix, index: CaseIndex) -> list[Part]:
    """The tables of a matrix.

    Args:
        matrix: The matrix.
        index: The case.
    """
    named = matrix.classification.is_made
    none = ""
    if matrix.modes_without:
        none = f"{say_none(matrix.report_count)[:-1]} on: {'; '.join(matrix.modes_without)}."
    titles = ("Responsibility of commanders and other superiors", "What the person is said to have done: modes of responsibility")
    articles = (" (article 28)", " (article 25(3))") if named else ("", "")
    denied = f"{STATUTE} {matrix.denials_of_acts}".rstrip()
    indicia = f"Not elements: {matrix.indicia_authority}."
    return [
        Part("command", titles[0] + articles[0], "Element", STATUTE, _rows(matrix.command, named, index), ""),
        Part("indicia", "Signs of effective control", "Sign", indicia, _rows(matrix.indicia, named, index), ""),
        Part("modes", titles[1] + articles[1], "Mode", denied, _rows(matrix.modes, named, index), none),
    ]


def _rows(rows: Sequence[MatrixRow], named: bool, index: CaseIndex) -> list[ShownRow]:
    """The rows; the articles only where the conflict is classified."""
    shown = []
    group = ""
    for row in rows:
        sides = (
            replace(show_side(row.for_, f"for-{row.id}", FOR, index), none=_word_none(row, "for it")),
            replace(show_side(row.against, f"against-{row.id}", "Claims against", index), none=_word_none(row, "against it")),
            show_side(row.own, f"own-{row.id}", "The person’s own words", index),
            show_side(row.neither, f"neither-{row.id}", NEITHER, index),
        )
        shown.append(ShownRow(row.id, row.group, row.group not in ("", group), row.name, row.article if named else "", *sides))
        group = row.group
    return shown


def _word_none(row: MatrixRow, how: str) -> str:
    """What an empty cell says where claims of the row speak for neither; "" where nothing was found."""
    words = row.word_none(how, "")
    return f"{words[0].upper()}{words[1:]}, below." if words else ""


def show_side(side: Side, anchor: str, title: str, index: CaseIndex) -> ShownSide:
    """A cell as a page shows it.

    Args:
        side: The cell.
        anchor: Where its claims stand in full.
        title: Their heading.
        index: The case.
    """
    rows = {e.claim_id: index.row(index.claims[e.claim_id]) for e in side.evidence}
    lines = [EvidenceLine(rows[e.claim_id], word_bearing(e, rows[e.claim_id].report), _is_general(e)) for e in side.evidence]
    near, general = ([line for line in lines if line.is_general is wanted] for wanted in (False, True))
    in_full = [*near[:MOST_IN_FULL], *general[:MOST_GENERAL]]
    told = {line.row.id for line in in_full}
    groups, wider_groups = (list(_by_reason(held, rows, told)) for held in (side.counted, side.wider))
    basis = _word_basis(side, title, index) if side.counted else ""
    return ShownSide(anchor, title, side.counts_in_words, basis, groups, side.wider_in_words, wider_groups, lines, in_full)


def _word_basis(side: Side, title: str, index: CaseIndex) -> str:
    """From how many origins the claims of a cell come, and what grade the incidents that they tell of have."""
    basis = f"from {side.origins.in_words}"
    if side.best_grade is not None and title in (FOR, NEITHER):
        basis += f"; best grade of an incident they tell of: {side.best_grade}"
    if index.only_retracted(e.claim_id for e in side.counted):
        basis += "; on retracted reports and copies of them only"
    return basis


def _by_reason(held: Iterable[Evidence], rows: Mapping[str, ClaimRow], told: Container[str]) -> Iterator[tuple[str, list[SourceRows]]]:
    """Those of some claims that are told in full, by why they stand there and by who says so."""
    found: dict[str, list[ClaimRow]] = {}
    for e in held:
        reason = "" if e.reason is Reason.DENIES else word_reason(e, rows[e.claim_id].report)
        found.setdefault(reason, []).extend([rows[e.claim_id]] if e.claim_id in told else [])
    yield from ((reason, group_by_saying(those)) for reason, those in found.items() if those)


def _is_general(evidence: Evidence) -> bool:
    """Whether a claim tells of the person in general, and of nobody else."""
    return evidence.nearness is Nearness.PERSON and evidence.reason is Reason.NONE


def word_bearing(evidence: Evidence, report: Report) -> str:
    """How a claim bears on its row: how near it is, and why it stands against it where it does.

    Args:
        evidence: The claim's place on the row.
        report: Its report.
    """
    against = "" if evidence.reason is Reason.NONE else f"stands here because it {word_reason(evidence, report)}; "
    return f"{against}{evidence.nearness}"


def word_reason(evidence: Evidence, report: Report) -> str:
    """Why a claim stands against its row, or for neither; with the day of its report where that is all that dates it.

    Args:
        evidence: The claim's place on the row.
        report: Its report.
    """
    return str(evidence.reason) if evidence.reason not in DATED_BY_REPORT else f"{evidence.reason} (report: {label_dating(report)})"
