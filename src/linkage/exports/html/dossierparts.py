"""Dossier -> what its template shows: incidents with their grades, drawings, comparisons, exhibits."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from linkage.exports.html.addresses import name_file
from linkage.exports.html.blamed import Blame, list_blamed, list_passed_on, say_no_doer
from linkage.exports.html.borders import find_borders, word_borders
from linkage.exports.html.caseindex import CaseIndex, ClaimRow
from linkage.exports.html.command import LinkView, PostView, view_link, view_post
from linkage.exports.html.comparisons import (
    LikenessLine,
    SharedView,
    count_cell,
    label_elsewhere,
    list_other_accounts,
    summarise,
    view_shared,
)
from linkage.exports.html.drawmap import MapOptions, countries_of, draw_map, map_box, title_mark
from linkage.exports.html.drawtimeline import draw_timeline
from linkage.exports.html.figures import DrawnSet, draw_figures
from linkage.exports.html.incidents import ActLine, describe_place, label_when, list_acts, list_told_otherwise, list_ways
from linkage.exports.html.incidenttimes import TimeGivers, list_time_givers
from linkage.exports.html.labels import label_date, label_days
from linkage.exports.html.matrix import Part, ShownSide, list_parts, show_side
from linkage.exports.html.norms import WordedNorms, word_conflict, word_norms
from linkage.exports.html.sections import SourceRows, group_by_saying
from linkage.exports.html.timewords import word_extent
from linkage.exports.html.unread import UnreadRow, view_unread
from linkage.model.command import CampaignCommand, Link, Post
from linkage.model.comparison import Comparison, FeatureCell
from linkage.model.course import SAID_BY
from linkage.model.dossier import Dossier
from linkage.model.entity import Entity
from linkage.model.incident import Incident
from linkage.model.matrix import Matrix, Reason
from linkage.model.report import Report
from linkage.model.timeline import Lane, TimelineItem

FOLDED_AT = 40  # entries of one lane of a timeline: more would not fit on a page


@dataclass(frozen=True, slots=True)
class DossierMatrix:
    """A linkage matrix: its tables, and what bears on no row."""

    matrix: Matrix
    conflict: str
    parts: list[Part]
    own: ShownSide
    others: ShownSide


@dataclass(frozen=True, slots=True)
class DossierIncident:
    """An incident, with who is said to have done it, who denies it, and the rules that its reported facts bear on."""

    anchor: str
    number: int
    incident: Incident
    acts: list[ActLine]
    timed: TimeGivers
    place: str
    precision: str
    when: str
    blamed: list[Blame]
    no_doer: str
    passed_on: list[ClaimRow]
    denials: list[SourceRows]
    wider: list[SourceRows]
    told_otherwise: list[tuple[str, list[SourceRows]]]
    told: list[SourceRows]
    norms: WordedNorms
    ways: list[tuple[str, str, list[SourceRows]]]


@dataclass(frozen=True, slots=True)
class DossierFigures:
    """The figures of one campaign or incident."""

    name: str
    sets: list[DrawnSet]


@dataclass(frozen=True, slots=True)
class TimelineLine:
    """An entry of the timeline: when, what and according to whom, with its incident or its claims."""

    anchor: str
    when: str
    item: TimelineItem
    groups: list[SourceRows]
    incident: DossierIncident | None


@dataclass(frozen=True, slots=True)
class DossierMap:
    """The map with its list: each place, how precisely it is known, and its incidents."""

    svg: Markup
    places: list[tuple[str, str, str, list[DossierIncident]]]
    unplaced: list[tuple[str, list[DossierIncident]]]
    borders: list[str]


@dataclass(frozen=True, slots=True)
class ComparedCell:
    """One feature of one campaign: the state in words, the counts, who says so, who denies it, who doubts it, and what was not read."""

    state: str
    counts: str
    told: list[SourceRows]
    denied: list[SourceRows]
    wider: list[SourceRows]
    doubted: list[SourceRows]
    unread: tuple[str, list[UnreadRow]]
    otherwise: list[tuple[str, list[SourceRows]]]

    @property
    def by_stance(self) -> list[tuple[str, list[SourceRows]]]:
        """Who tells of it, then who denies it, then who doubts it, then who gives another account of the same incidents."""
        return [(key, groups) for key, groups in self._groups() if groups]

    def _groups(self) -> tuple[tuple[str, list[SourceRows]], ...]:
        return ("told", self.told), ("denied", self.denied), ("wider", self.wider), ("doubted", self.doubted), *self.otherwise


@dataclass(frozen=True, slots=True)
class DossierComparison:
    """Two campaigns side by side, feature by feature, who finds them alike, and who is named in both: of a person's, that person only."""

    comparison: Comparison
    rows: list[tuple[str, str, ComparedCell, ComparedCell, str]]
    in_both: list[LikenessLine]
    elsewhere: str
    likenesses: list[ClaimRow]
    shared: list[SharedView]


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A report with the claims that the document cites."""

    anchor: str
    number: int
    report: Report
    rows: list[ClaimRow]


def show_matrices(dossier: Dossier, index: CaseIndex) -> list[DossierMatrix]:
    """The linkage matrices."""
    return [
        DossierMatrix(
            matrix,
            word_conflict(matrix.classification),
            list_parts(matrix, index),
            show_side(matrix.own_words, "own", "The person’s own words on it", index),
            show_side(matrix.others, "others", "Other claims that tie the person to it", index),
        )
        for matrix in dossier.all_matrices
    ]


def show_incidents(dossier: Dossier, index: CaseIndex) -> list[DossierIncident]:
    """The incidents, numbered in order of time."""
    found = []
    for number, incident in enumerate(dossier.incidents, 1):
        rows = index.rows(incident.claim_ids)
        denials = [row for row in rows if row.is_against]
        found.append(
            DossierIncident(
                anchor=anchor_incident(incident.id),
                number=number,
                incident=incident,
                acts=list_acts(incident, index),
                place=incident.place.name if incident.place is not None else incident.place_text,
                precision=describe_place(incident.place),
                when=label_when(incident.when),
                timed=list_time_givers(incident, index),
                blamed=list_blamed(incident, index),
                denials=group_by_saying(denials),
                wider=group_by_saying(index.wider_denials(incident.id)),
                told_otherwise=list_told_otherwise(incident, index),
                passed_on=(passed_on := list_passed_on(incident, index)),
                no_doer=say_no_doer(passed_on, index),
                told=group_by_saying(index.rows(dossier.telling[incident.id].told)),
                norms=word_norms(index.norms.get(incident.id), index),
                ways=list_ways(incident, index),
            )
        )
    return found


def show_figures(dossier: Dossier, index: CaseIndex) -> list[DossierFigures]:
    """The figures: those of the campaign first, then incident by incident."""
    order = {incident.id: n for n, incident in enumerate(dossier.incidents)}
    found = []
    for one in sorted(dossier.figures, key=lambda f: order.get(f.subject_id, -1)):
        subject = index.campaigns.get(one.subject_id) or index.incidents[one.subject_id]
        found.append(DossierFigures(subject.name, draw_figures(one.sets, index)))
    return found


def show_links(links: Sequence[Link], index: CaseIndex) -> list[LinkView]:
    """Those above or below, without addresses: nothing leads out of the document."""
    return [replace(view_link(link, index), address=None) for link in links]


def show_commanders(command: CampaignCommand | None, index: CaseIndex) -> list[LinkView]:
    """Who is said to have commanded a campaign, with how near each claim is to it; nobody where none is asked about."""
    return [] if command is None else [replace(one, nearness=command.nearness) for one in show_links(command.links, index)]


def show_posts(posts: Sequence[Post], index: CaseIndex) -> list[PostView]:
    """Posts, without addresses."""
    return [replace(view_post(post, index), holder_address=None, body_address=None) for post in posts]


def show_timeline(dossier: Dossier, incidents: Sequence[DossierIncident], index: CaseIndex) -> tuple[Markup, list[TimelineLine]]:
    """The timeline as a drawing, and its entries; those without a date last."""
    svg = draw_timeline(dossier.timeline, _address, None, FOLDED_AT)
    held = {one.incident.id: one for one in incidents}
    lines = [
        TimelineLine(
            _anchor_entry(item),
            word_extent(item),
            item,
            [] if item.is_declared else group_by_saying(index.rows(item.claim_ids)),
            held.get(item.key),
        )
        for item in (*dossier.timeline.items, *dossier.timeline.undated)
    ]
    return svg, lines


def show_map(dossier: Dossier, incidents: Sequence[DossierIncident], index: CaseIndex) -> DossierMap | None:
    """The map with its list; None where no incident has a place."""
    place_map = dossier.place_map
    if place_map is None or place_map.incident_count == 0:
        return None
    by_id = {one.incident.id: one for one in incidents}
    borders = find_borders(index.case_file.settings)
    svg = draw_map(place_map, lambda marks: f"#{_anchor_place(marks[0].place.id)}", borders, MapOptions(countries_of(place_map)))
    places = [
        (_anchor_place(m.place.id), m.place.name, title_mark(m).partition("; ")[2], [by_id[i] for i in m.incident_ids if i in by_id])
        for m in place_map.marks
    ]
    unplaced = [(one.why, [by_id[i] for i in one.incident_ids if i in by_id]) for one in place_map.unplaced]
    return DossierMap(svg, places, unplaced, list(word_borders(index.case_file.settings, borders, map_box(place_map))))


def show_comparisons(dossier: Dossier, index: CaseIndex) -> list[DossierComparison]:
    """The campaigns side by side."""
    return [
        DossierComparison(
            one,
            [(r.group, r.name, _cell(r.first, index), _cell(r.second, index), r.base.in_words) for r in one.rows],
            summarise(one, index),
            label_elsewhere(one),
            index.rows(one.likenesses),
            [view for view in view_shared(one, index) if dossier.subject.id in (view.shared.entity.id, one.first.id, one.second.id)],
        )
        for one in dossier.comparisons
    ]


def list_unfound(dossier: Dossier) -> list[tuple[str, list[str]]]:
    """(whom and what it was asked of, the elements on which no claim bears and the modes that none alleges), a matrix each."""
    found = []
    for matrix in dossier.all_matrices:
        empty = [f"{row.group}: {row.name}" if row.group not in ("", row.name) else row.name for row in matrix.rows if row.is_empty]
        if empty or matrix.modes_without:
            found.append((_name_matrix(matrix), [*empty, *matrix.modes_without]))
    return found


def list_against(dossier: Dossier, index: CaseIndex) -> list[tuple[str, str, list[SourceRows]]]:
    """(what it was asked of, why claims stand against it, the claims) for every reason but a denial: denials stand in full.

    Claims that speak neither for nor against stand in the matrix only, in rows of their own.
    """
    found = []
    for matrix in dossier.all_matrices:
        by_reason: dict[str, list[str]] = {}
        for row in matrix.rows:
            for one in row.against.evidence:
                if one.reason not in (Reason.DENIES, Reason.DENIES_ACT):
                    by_reason.setdefault(f"{row.name}|{one.reason}", []).append(one.claim_id)
        for key, claim_ids in by_reason.items():
            name, _, reason = key.partition("|")
            found.append((f"{_name_matrix(matrix)}: {name}", reason, group_by_saying(index.rows(tuple(claim_ids)))))
    return found


def show_oppositions(dossier: Dossier, index: CaseIndex) -> list[tuple[str, str, str, list[tuple[str, list[SourceRows]]]]]:
    """(ground, matter, incident or "", the sides with who says so) of what sources say otherwise than others."""
    held = {incident.id: n for n, incident in enumerate(dossier.incidents, 1)}
    return [
        (
            str(one.ground),
            label_days(one.matter),
            f"incident {held[one.about]}" if one.about in held else "",
            [(label_days(side.label), group_by_saying(index.rows(side.claim_ids))) for side in one.sides],
        )
        for one in dossier.oppositions
    ]


def show_courses(dossier: Dossier, index: CaseIndex) -> list[tuple[str, str, str, str, list[tuple[str, str, list[SourceRows]]]]]:
    """(source, what changes, matter, incident or "", the steps with their days and who says so) of what is said otherwise later."""
    held = {incident.id: n for n, incident in enumerate(dossier.incidents, 1)}
    return [
        (
            one.source,
            str(one.change),
            label_days(one.matter),
            f"incident {held[one.about]}" if one.about in held else "",
            [(label_date(step.on), step.label.partition(SAID_BY)[0], group_by_saying(index.rows((step.claim_id,)))) for step in one.steps],
        )
        for one in dossier.courses
    ]


def list_names(entity: Entity, index: CaseIndex) -> list[tuple[str, list[ClaimRow]]]:
    """Every name under which claims mention a person, each with the first claims that write it."""
    claims: dict[str, list[str]] = {}
    for naming in entity.namings:
        claims.setdefault(naming.text, []).append(naming.claim_id)
    aliases = {row.claim.word("value"): row.id for row in index.rows(tuple(c for ids in claims.values() for c in ids))}
    return [(name, index.rows(tuple(claims.get(name, [aliases[name]] if name in aliases else [])))[:3]) for name in entity.names]


def list_exhibits(claim_ids: Sequence[str], index: CaseIndex) -> list[Exhibit]:
    """The reports that the document cites, with the claims that it cites.

    Args:
        claim_ids: The claims.
        index: The case.
    """
    by_report: dict[int, list[ClaimRow]] = {}
    for row in index.rows(tuple(claim_ids)):
        by_report.setdefault(row.number, []).append(row)
    return [Exhibit(f"exhibit-{number}", number, rows[0].report, rows) for number, rows in sorted(by_report.items())]


def anchor_incident(incident_id: str) -> str:
    """The anchor of an incident in the document.

    Args:
        incident_id: The incident.
    """
    return f"i-{name_file(incident_id)}"


def _name_matrix(matrix: Matrix) -> str:
    return f"{matrix.person.name} and “{matrix.subject.name}”"


def _address(item: TimelineItem) -> str:
    return f"#{_anchor_entry(item)}"


def _anchor_entry(item: TimelineItem) -> str:
    return f"t-{Lane(item.lane).name.lower()}-{name_file(item.key)}"


def _anchor_place(place_id: str) -> str:
    return f"place-{name_file(place_id)}"


def _cell(cell: FeatureCell, index: CaseIndex) -> ComparedCell:
    told, denied, wider, doubted = (group_by_saying(index.rows(ids)) for ids in (cell.told, cell.denied, cell.wider, cell.doubted))
    unread = cell.unread_in_words, view_unread(cell.unread, index)
    return ComparedCell(cell.state_in_words, count_cell(cell), told, denied, wider, doubted, unread, list_other_accounts(cell, index))
