"""The parts of a page: headed lists of claims, cut into pages where they are long."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from linkage.exports.html.caseindex import CaseIndex, ClaimRow
from linkage.exports.html.labels import KINDS
from linkage.model.amount import amount
from linkage.model.claim import Claim, ClaimKind
from linkage.model.entity import Entity
from linkage.model.origin import OWN_VOICE
from linkage.model.profile import ANSWERING, BodyProfile, PersonProfile
from linkage.model.report import Report
from linkage.vocab.states import states_named

PAGE_LENGTH = 500  # rows of a table on one page
CLAIMS_LENGTH = 250  # claims told in full on one page: about half a megabyte
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Section:
    """A headed list of claims.

    Args:
        anchor: Its anchor on the page.
        title: Its heading.
        empty: What to say where there is none; "" leaves an empty section out.
        rows: The claims.
        continued: Whether the section started on the page before.
        notes: What is to be said below some of the claims, by their ids.
    """

    anchor: str
    title: str
    empty: str
    rows: tuple[ClaimRow, ...]
    continued: bool = False
    notes: Mapping[str, str] = field(default_factory=dict)


_ALL = frozenset(ClaimKind)
_TIES = frozenset({ClaimKind.COMMAND, ClaimKind.AFFILIATION})
# Anchor, heading, and of which kinds a claim is in it that names the body in which roles.
BODY_SECTIONS: tuple[tuple[str, str, frozenset[ClaimKind], frozenset[str]], ...] = (
    ("done", "Said to have committed, ordered or to answer for", _ALL, ANSWERING),
    ("posts", "Posts in it", _ALL, frozenset({"organization"})),
    ("under", "Said to be commanded, or to have ties", _TIES, frozenset({"subordinate", "operation", "person", "other"})),
    ("listings", "Listings of it: sanctions, warrants, indictments", frozenset({ClaimKind.DESIGNATION}), frozenset({"person"})),
    ("authority", "Listings it made", _ALL, frozenset({"authority"})),
    ("suffered", "Said to have been attacked or damaged", _ALL, frozenset({"target", "object", "victims"})),
    ("said", "What else it is the source of", _ALL, frozenset({"source", "speaker"})),
)


DENIES_WIDER = "Who denies the incidents or campaigns they are tied to"
IN_WIDER_TERMS = "in wider terms, of what holds it or may hold it, or of such acts at all"


def say_none(report_count: int) -> str:
    """What stands where nothing was found: absence is a finding."""
    return f"No evidence found in {report_count:,} report{'' if report_count == 1 else 's'}."


def say_no_denial(report_count: int) -> str:
    """What stands before denials in wider terms where nobody denies the act by itself."""
    return f"{say_none(report_count).removesuffix('.')} of a denial of this act alone."


def say_unread(report_count: int) -> str:
    """What stands where no claim was read, but sentences may tell of it."""
    return f"No claim of it was read in {report_count:,} report{'' if report_count == 1 else 's'}."


def list_wider_denials(profile: PersonProfile | BodyProfile, index: CaseIndex) -> list[ClaimRow]:
    """The claims that deny, in wider terms, incidents or campaigns that a claim ties to a person or body; each once.

    Args:
        profile: The person or body.
        index: The case.
    """
    wider = profile.wider_denials if isinstance(profile, PersonProfile) else profile.tied.wider
    return index.rows(tuple(claim.id for claim in wider))


def list_person_sections(profile: PersonProfile, index: CaseIndex) -> list[Section]:
    """The sections of a person's page; those an investigator asks for are shown even when they are empty."""
    none = say_none(index.report_count)
    listed: tuple[tuple[str, str, str, tuple[Claim, ...]], ...] = (
        ("accusations", "Accused of what, by whom", none, profile.accusations),
        ("command", "Said to command, to have ordered or planned, or to serve under", none, profile.commands),
        ("posts", "Posts", none, profile.posts),
        ("ties", "Ties that are not posts", none, profile.ties),
        ("statements", "What they said, as reports quote it", none, profile.statements),
        ("denials", "Denials by them", none, profile.denials),
        ("denials-by-others", "Who denies or doubts what is said of them", "", profile.denials_by_others),
        (
            "incident-denials",
            "Who denies or doubts the incidents and campaigns they are tied to, or what these hold",
            "",
            profile.incident_denials,
        ),
        ("wider", f"{DENIES_WIDER}, in wider terms", "", tuple(row.claim for row in list_wider_denials(profile, index))),
        ("listings", "Listings: sanctions, warrants, indictments", none, profile.listings),
        ("identity", "Identity: other names, age, birth, nationality", none, profile.identity),
        ("said", "What else they are the source of", "", profile.said),
        ("others", "Other claims that name them", "", profile.others),
    )
    return [Section(anchor, title, empty, tuple(map(index.row, claims))) for anchor, title, empty, claims in listed]


def list_wider(about: str, index: CaseIndex) -> tuple[str, ...]:
    """Who denies an incident or campaign in wider terms, each once, with what: "Northland (of strikes on hospitals)".

    Args:
        about: Its id.
        index: The case.
    """
    denied: dict[str, dict[str, None]] = defaultdict(dict)
    for row in index.wider_denials(about):
        denied[row.wording.source][row.denied] = None
    return tuple(f"{source} (of {'; '.join(what)})" for source, what in denied.items())


def list_body_sections(profile: BodyProfile, roles: Mapping[str, set[str]], index: CaseIndex) -> list[Section]:
    """The sections of the page of an organisation, unit or state.

    Args:
        profile: What is denied of it, and of what it is tied to.
        roles: Claim id -> the roles of the claim that name it.
        index: The case.
    """
    none = say_none(index.report_count)
    left = dict(roles)
    for claim in (*profile.denials, *profile.denials_by_others):
        del left[claim.id]
    sections = []
    for anchor, title, kinds, names in BODY_SECTIONS:
        found = tuple(c for c, named in left.items() if named & names and index.claims[c].kind in kinds)
        for claim_id in found:
            del left[claim_id]
        sections.append(Section(anchor, title, none, tuple(index.rows(found))))
    sections[-1] = _say_where_else(sections[-1], sum("source" in named for named in roles.values()), none)
    sections[1:1] = _list_body_denials(profile, index)
    sections.append(Section("others", "Other claims that name it", "", tuple(index.rows(tuple(left)))))
    return sections


def _list_body_denials(profile: BodyProfile, index: CaseIndex) -> list[Section]:
    """Who denies or doubts what is said of a body and what it is tied to; where only others do, the first section says so."""
    wider = tuple(row.claim for row in list_wider_denials(profile, index))
    listed: tuple[tuple[str, str, tuple[Claim, ...]], ...] = (
        ("denials-by-others", "Who denies or doubts what is said of it", profile.denials_by_others),
        ("incident-denials", "Who denies or doubts the incidents and campaigns it is tied to, or what these hold", profile.tied.denials),
        ("wider", "Who denies the incidents or campaigns it is tied to, in wider terms", wider),
        (
            "side-denials",
            f"Who denies or doubts what is said of {word_forces(profile.entity)} under another name",
            profile.other_denials,
        ),
    )
    none = say_none(index.report_count)
    if any(claims for _, _, claims in listed):
        none = f"{none.removesuffix('.')} of a denial under this name; who else denies or doubts stands below."
    return [
        Section("denials", "Denials by it", none, tuple(map(index.row, profile.denials))),
        *(Section(anchor, title, "", tuple(map(index.row, claims))) for anchor, title, claims in listed),
    ]


def word_forces(body: Entity) -> str:
    """Whose forces stand with a body under other names: those of its state, or of each state that its name holds.

    Args:
        body: An organisation, unit or state.
    """
    return "the same state’s forces" if len(states_named(body.name)) < 2 else "forces of the states it names"


def _say_where_else(section: Section, source_of: int, none: str) -> Section:
    """What a body is the source of besides what stands in the sections above; where that is nothing, the section says where the rest is."""
    if source_of == 0 or section.rows:
        title = section.title if source_of > len(section.rows) else "What it is the source of"
        return replace(section, title=title, empty=none)
    above = f"the {amount(source_of, 'claim')} it is the source of stand" if source_of > 1 else "the claim it is the source of stands"
    return replace(section, empty=f"Nothing else: {above} in the sections above.")


def list_kind_sections(claim_ids: tuple[str, ...], index: CaseIndex) -> list[Section]:
    """Claims in one section a kind; kinds without a claim are left out."""
    rows = index.rows(claim_ids)
    shown_as = {row.id: ClaimKind.AFFILIATION if row.claim.is_direct_line else row.claim.kind for row in rows}  # a direct line is a tie
    return [
        Section(f"kind-{kind}", title, "", tuple(row for row in rows if shown_as[row.id] is kind)) for kind, (_, title) in KINDS.items()
    ]


@dataclass(frozen=True, slots=True)
class SourceRows:
    """The claims of one source among others.

    Args:
        first: The first claim: its source is that of all.
        rows: Every claim of that source.
    """

    first: ClaimRow
    rows: tuple[ClaimRow, ...]


def count_sources(rows: Sequence[ClaimRow]) -> int:
    """How many sources some claims have; an admission of which a report gives no words has the report, or who tells it there."""
    return len({_source_of(row) for row in rows})


def _source_of(row: ClaimRow) -> tuple[str, str]:
    if row.tellers == row.claim.attribution:
        return row.wording.source, row.wording.qualifier
    return (row.tellers[0].source, "") if row.tellers else (row.report.publisher or row.report.file, OWN_VOICE)


def group_by_saying(rows: Sequence[ClaimRow]) -> list[SourceRows]:
    """The claims by who says so and how they stand to it: what a source says flatly is kept apart from what it passes on as alleged."""
    groups: dict[tuple[str, str, str], list[ClaimRow]] = {}
    for row in rows:
        groups.setdefault((row.wording.source, row.wording.qualifier, row.wording.verb), []).append(row)
    return [SourceRows(found[0], tuple(found)) for found in groups.values()]


def list_cited(sections: Sequence[Section], index: CaseIndex) -> list[Report]:
    """The reports that the claims of these sections are from, each once, in the order of their numbers."""
    reports = {row.report.id: row.report for section in sections for row in section.rows}
    return sorted(reports.values(), key=lambda report: index.numbers[report.id])


def chunk(items: Sequence[Item], length: int = PAGE_LENGTH) -> list[Sequence[Item]]:
    """The items in pages; one empty page where there are none."""
    return [items[i : i + length] for i in range(0, len(items), length)] or [items]


def paginate(sections: Sequence[Section], length: int = CLAIMS_LENGTH) -> list[list[Section]]:
    """The sections in pages of at most `length` claims; a section that is cut is headed again on the next page.

    Args:
        sections: The sections; those that are empty and have nothing to say are left out.
        length: Claims on a page.
    """
    pages: list[list[Section]] = [[]]
    room = length
    for section in sections:
        if not section.rows and section.empty == "":
            continue
        for part in _cut(section, room, length):
            if len(part.rows) > room:
                pages.append([])
                room = length
            pages[-1].append(part)
            room -= len(part.rows)
    return pages


def _cut(section: Section, room: int, length: int) -> Iterator[Section]:
    """The parts of a section: the first fits in `room`, the others fill pages."""
    rows = section.rows
    if len(rows) <= room:
        yield section
        return
    if room > 0:
        yield replace(section, rows=rows[:room])
    for start in range(room, len(rows), length):
        yield replace(section, rows=rows[start : start + length], continued=start > 0)
