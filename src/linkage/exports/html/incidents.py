"""The pages of incidents and campaigns."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from linkage.exports.html.addresses import address_campaign, address_incident
from linkage.exports.html.blamed import is_of_it, list_blamed, list_passed_on, naming_doers, say_no_doer
from linkage.exports.html.carriedplaces import is_carried
from linkage.exports.html.caseindex import CaseIndex, ClaimRow
from linkage.exports.html.command import list_commanders
from linkage.exports.html.contradictions import line_contradictions
from linkage.exports.html.disagreements import list_grounds
from linkage.exports.html.drawings import Drawings
from linkage.exports.html.figures import draw_figures
from linkage.exports.html.incidenttimes import list_time_givers
from linkage.exports.html.labels import PRECISIONS, label_edtf, label_target_type
from linkage.exports.html.matrixlist import LEFT
from linkage.exports.html.norms import word_norms
from linkage.exports.html.oppositions import line_courses, line_opposed
from linkage.exports.html.page import Page, number_pages
from linkage.exports.html.sections import (
    IN_WIDER_TERMS,
    PAGE_LENGTH,
    Section,
    SourceRows,
    chunk,
    group_by_saying,
    list_kind_sections,
    list_wider,
    paginate,
    say_no_denial,
    say_none,
)
from linkage.exports.html.timeline import Axis, Bar, Bounds, read_bounds, span_axis
from linkage.model.claim import ClaimKind
from linkage.model.counted import summed_up
from linkage.model.incident import Campaign, Incident
from linkage.model.join import Join
from linkage.model.opposition import Ground
from linkage.model.place import Place, WherePrecision
from linkage.model.report import Report
from linkage.model.when import When
from linkage.vocab.accusing import told_act
from linkage.vocab.actnames import label_act
from linkage.vocab.movements import read_ways

_SHOWN = 3  # claims of a report beside the reasons for its join
NOT_OF_CAMPAIGN = "Command read as of something else, or as no command of this campaign"
ANSWERABLE = (ClaimKind.RESPONSIBILITY, ClaimKind.COMMAND)


@dataclass(frozen=True, slots=True)
class IncidentLine:
    """One line of a list of incidents.

    Args:
        incident: The incident.
        address: Its page.
        act: Its act in words.
        place: Where, in words; "" where no claim names a place.
        carried: Whether only other sentences of the reports name that place.
        when: When, in words; "" where the reports fix no time.
        ranges: (outcome, range in words) of each range, as its page gives it.
        apart: What is counted apart from these ranges, in words; "" where nothing is.
        bar: Its time on the timeline of the list; None where it cannot be drawn.
        wider: Who denies it in wider terms, each once, with what.
        otherwise: Who tells it otherwise and denies nothing, each once.
        grounds: What sources disagree on besides, in few words.
    """

    incident: Incident
    address: str
    act: str
    place: str
    carried: bool
    when: str
    ranges: tuple[tuple[str, str], ...]
    apart: str
    bar: Bar | None
    wider: tuple[str, ...] = ()
    otherwise: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CampaignLine:
    """One line of the list of campaigns.

    Args:
        campaign: The campaign.
        address: Its page.
        place: Where, in words.
        when: When, in words.
    """

    campaign: Campaign
    address: str
    place: str
    when: str


@dataclass(frozen=True, slots=True)
class JoinLine:
    """Why what one report tells stands in an incident.

    Args:
        join: The reasons.
        report: The report.
        rows: The first of its claims.
    """

    join: Join
    report: Report
    rows: tuple[ClaimRow, ...]


def make_incident_pages(index: CaseIndex, drawings: Drawings) -> Iterator[Page]:
    """The list of incidents, and a page an incident.

    Args:
        index: The case.
        drawings: The map of the case, to which a page leads.
    """
    incidents = sorted(index.case_file.incidents, key=_by_time)
    lines, axis = line_incidents(incidents, None, index)
    chunks = chunk(lines)
    yield from number_pages(
        "incidents.html", "incidents.html.j2", "Reported incidents", "incidents", chunks, {"total": len(lines), "axis": axis}
    )
    for line in lines:
        incident = line.incident
        campaign = index.campaigns.get(incident.campaign_id) if incident.campaign_id is not None else None
        shared = {
            "line": line,
            "incident": incident,
            "target_type": "not named" if incident.target_type is None else label_target_type(incident.target_type),
            "place": describe_place(incident.place),
            "is_drawn": incident.place is not None and incident.place.lat is not None and incident.place.precision < WherePrecision.COUNTRY,
            "drawn": draw_figures(index.figures.get(incident.id, ()), index),
            "on_map": drawings.incident_address(incident),
            "at_odds": line_contradictions(index.contradictions_of.get(incident.id, ()), index),
            "no_evidence": say_none(index.report_count),
            "no_denial": say_no_denial(index.report_count),
            "origins": index.case_file.origins.tree(incident.claim_ids),
            "acts": list_acts(incident, index),
            "timed": list_time_givers(incident, index),
            "blamed": list_blamed(incident, index),
            "passed_on": (passed_on := list_passed_on(incident, index)),
            "no_doer": say_no_doer(passed_on, index),
            "denials": group_by_saying([row for row in index.rows(incident.claim_ids) if row.is_against]),
            "wider": group_by_saying(index.wider_denials(incident.id)),
            "ways": (ways := list_ways(incident, index)),
            "is_start": any((way, name) == ("from", incident.place_text) for way, name, _ in ways),
            "told_otherwise": list_told_otherwise(incident, index),
            "engaged": word_norms(index.norms.get(incident.id), index),
            "matrices": index.matrices_of(incident.id),
            "matrices_left": index.matrices_left_of(incident.id),
            "left_address": LEFT,
            "opposed": line_opposed(incident.id, index),
            "courses": line_courses(index.courses_of(incident.id), index, incident.id),
            "only_retracted": index.only_retracted(incident.claim_ids),
            "joins": line_joins(incident, index),
            "possible": [
                (other, address_incident(other), p)
                for p in incident.possible_joins
                if (other := index.incidents.get(p.incident_id)) is not None
            ],
            "campaign": None if campaign is None else (campaign, address_campaign(campaign)),
            "reports": sorted((index.reports[r] for r in incident.report_ids if r in index.reports), key=lambda r: index.numbers[r.id]),
        }
        pages = paginate(list_incident_sections(incident, index))
        yield from number_pages(line.address, "incident.html.j2", incident.name, "incidents", pages, shared)


def make_campaign_pages(index: CaseIndex, drawings: Drawings) -> Iterator[Page]:
    """The list of campaigns, and a page a campaign.

    Args:
        index: The case.
        drawings: The timelines and maps of campaigns.
    """
    lines = make_campaign_lines(index)
    yield from number_pages("campaigns.html", "campaigns.html.j2", "Reported campaigns", "campaigns", chunk(lines), {"total": len(lines)})
    for line in lines:
        campaign = line.campaign
        held = sorted((index.incidents[i] for i in campaign.incident_ids if i in index.incidents), key=_by_time)
        incident_lines, axis = line_incidents(held[:PAGE_LENGTH], campaign.when, index)
        shared = {
            "line": line,
            "campaign": campaign,
            "place": describe_place(campaign.place),
            "drawn": draw_figures(index.figures.get(campaign.id, ()), index),
            "timeline": drawings.timeline(campaign.id, "../"),
            "map": drawings.map(campaign.id, "../"),
            "incidents": incident_lines,
            "incident_count": len(held),
            "axis": axis,
            "commanders": list_commanders(campaign, index),
            "at_odds": line_contradictions(index.contradictions_of.get(campaign.id, ()), index),
            "no_evidence": say_none(index.report_count),
            "matrices": index.matrices_of(campaign.id),
            "matrices_left": index.matrices_left_of(campaign.id),
            "left_address": LEFT,
            "opposed": line_opposed(campaign.id, index),
            "courses": line_courses(index.courses_of(campaign.id), index, campaign.id),
            "opposed_within": [(i, address_incident(i), len(found)) for i in held if (found := index.opposed(i.id))],
        }
        pages = paginate(list_campaign_sections(campaign, index))
        yield from number_pages(line.address, "campaign.html.j2", campaign.name, "campaigns", pages, shared)


def make_campaign_lines(index: CaseIndex) -> list[CampaignLine]:
    """The lines of the list of campaigns, those with most claims first."""
    campaigns = sorted(index.case_file.campaigns, key=lambda c: (-len(c.claim_ids) - len(c.incident_ids), c.id))
    return [CampaignLine(c, address_campaign(c), "" if c.place is None else c.place.name, label_when(c.when)) for c in campaigns]


def list_incident_sections(incident: Incident, index: CaseIndex) -> list[Section]:
    """The sections of an incident's page: who is said to have done it and who denies are shown even when they are empty."""
    none = say_none(index.report_count)
    rows = index.rows(incident.claim_ids)
    denials = [row for row in rows if row.is_against]
    passed_on = list_passed_on(incident, index)
    rest = [row for row in rows if row.tells]
    doing = [row for row in rest if is_of_it(row, incident)]
    blamed = [row for row in doing if row.claim.kind in ANSWERABLE or row.claim.value("perpetrator") is not None]
    accusing = {told.id: told for row in doing for told in naming_doers(row, index) if told is not row and told.tells}
    blamed += [told for key, told in accusing.items() if key not in {row.id for row in blamed}]
    sections = [
        Section("perpetrators", "Who is said to have done it, according to whom", say_no_doer(passed_on, index), tuple(blamed)),
        Section("passed-on", "Alleged, only as who denies or doubts it passes it on", "", tuple(passed_on)),
        Section("denials", "Who says it was not so, or doubts it", none, tuple(denials)),
        Section("wider", f"Who denies it {IN_WIDER_TERMS}", "", tuple(index.wider_denials(incident.id))),
    ]
    for kind, title in ((ClaimKind.DAMAGE, "Damage"), (ClaimKind.DEPRIVATION, "Deprivation")):
        sections.append(Section(str(kind), title, none, tuple(row for row in rest if row.claim.kind is kind)))
    shown = {row.id for section in sections for row in section.rows}
    others = tuple(row.id for row in rest if row.id not in shown)
    return [*sections, *list_kind_sections(others, index)]


def line_joins(incident: Incident, index: CaseIndex) -> list[JoinLine]:
    """Why each report's account stands in an incident, in the order in which the reports are cited."""
    known = [join for join in incident.joins if join.report_id in index.reports]
    lines = [JoinLine(join, index.reports[join.report_id], tuple(index.rows(join.claim_ids[:_SHOWN]))) for join in known]
    return sorted(lines, key=lambda line: index.numbers[line.report.id])


def list_ways(incident: Incident, index: CaseIndex) -> list[tuple[str, str, list[SourceRows]]]:
    """("from" or "to", place, who says so) for each end of the way on which claims say that people were moved."""
    rows = [row for row in index.rows(incident.claim_ids) if row.tells]
    places = sorted({place for row in rows if (place := row.claim.word("place")) is not None})
    found: dict[tuple[str, str], dict[str, ClaimRow]] = defaultdict(dict)
    for row in rows:
        for end in read_ways(row.claim, row.report.text, places):
            found[end][row.id] = row
    return [(way, place, group_by_saying(list(told.values()))) for (way, place), told in sorted(found.items())]


def list_told_otherwise(incident: Incident, index: CaseIndex) -> list[tuple[str, list[SourceRows]]]:
    """(what it says, who says so) of each side that tells the movement of people otherwise than as a deportation; it denies nothing."""
    found = [
        one for n in index.opposed(incident.id) if (one := index.oppositions[n]).ground is Ground.MOVEMENT and one.about == incident.id
    ]
    sides = [side for one in found for side in one.sides if side.is_otherwise]
    return [(side.label, group_by_saying(index.rows(side.claim_ids))) for side in sides]


@dataclass(frozen=True, slots=True)
class ActLine:
    """One act of an incident.

    Args:
        act: The act in words; words around a claim behind it where no claim gives the act.
        groups: Who tells of it.
        around: The claim around which words name the act that no claim gives; None for an act that claims give.
    """

    act: str
    groups: list[SourceRows]
    around: ClaimRow | None = None


def list_acts(incident: Incident, index: CaseIndex) -> list[ActLine]:
    """Each act that claims of an incident tell of, its heading's first, then one that only words around its claims name.

    Sources that tell of one incident may call it a shelling, a bombing or an attack: its heading has one of these words, not all. What only
    a denier passes on is no act of it, unless nobody else tells of one.
    """
    rows = index.rows(incident.claim_ids)
    found: dict[str, list[ClaimRow]] = {}
    for row in [row for row in rows if row.tells and told_act(row.claim)] or rows:
        if act := told_act(row.claim):
            found.setdefault(act, []).append(row)
    lines = [ActLine(label_act(act), group_by_saying(found[act])) for act in sorted(found, key=lambda act: act != incident.act)]
    around = incident.act_around
    beside = index.rows(()) if around is None else index.rows((around.claim_id,))
    if around is not None and beside:
        said = f"{label_act(around.act)}, which no claim gives, only words around one"
        shown = said if beside[0].is_graphic else f"{said}: “{around.words}”"
        lines.append(ActLine(shown, [], beside[0]))
    return lines or [ActLine(label_act(""), [])]


def list_campaign_sections(campaign: Campaign, index: CaseIndex) -> list[Section]:
    """The sections of a campaign's page: command and accusations first, denials of it and of its incidents, then the rest by kind."""
    none = say_none(index.report_count)
    rows = index.rows(campaign.claim_ids)
    command = index.command_of(campaign.id)
    commanding = [row for row in rows if row.claim.kind is ClaimKind.COMMAND]
    notes: dict[str, str] = {}
    if command is not None:
        notes = {claim_id: str(near) for claim_id, near in command.nearness.items()}
        commanding = index.rows(tuple(c for link in command.links for c in link.claim_ids))
    accusing = [row for row in rows if row.claim.kind is ClaimKind.RESPONSIBILITY]
    answerable = [row for row in index.rows(tuple(row.id for row in (*commanding, *accusing))) if not row.is_against]
    held = [c for i in campaign.incident_ids if i in index.incidents for c in index.incidents[i].claim_ids]
    denials = [row for row in index.rows((*campaign.claim_ids, *held)) if row.is_against]
    wider = [row for row in index.wider_denials(campaign.id) if row.id not in {denial.id for denial in denials}]
    shown = {row.id for row in (*answerable, *denials)}
    rest = list_kind_sections(tuple(row.id for row in rows if row.id not in shown), index)
    return [
        Section("answerable", "Who is said to have commanded it or to answer for it", none, tuple(answerable), notes=notes),
        Section("denials", "Who says it was not so, or doubts it, of the whole or of an incident that it holds", none, tuple(denials)),
        Section("wider", f"Who denies it {IN_WIDER_TERMS}", "", tuple(wider)),
        *(replace(one, title=NOT_OF_CAMPAIGN) if one.anchor == f"kind-{ClaimKind.COMMAND}" else one for one in rest),
    ]


def line_incidents(incidents: Sequence[Incident], within: When | None, index: CaseIndex) -> tuple[list[IncidentLine], Axis | None]:
    """The lines of a list of incidents, their times drawn on one axis.

    Args:
        incidents: The incidents, in the order of the list.
        within: A time that the axis must hold whole, as that of their campaign.
        index: The case.

    Returns:
        The lines, and the axis; None where no incident has a day.
    """
    bounds = [_bounds(incident.when) for incident in incidents]
    dated = [b for b in bounds if b is not None]
    whole = _bounds(within)
    axis = span_axis([*dated, whole] if whole is not None else dated) if dated else None
    summed = [summed_up(index.figures.get(incident.id, ())) for incident in incidents]
    lines = [
        IncidentLine(
            incident=incident,
            address=address_incident(incident),
            act=label_act(incident.act),
            place=incident.place.name if incident.place is not None else incident.place_text,
            carried=is_carried(incident, index),
            when=label_when(incident.when),
            ranges=tuple((one.outcome_in_words, one.range_in_words) for one in figures.ranges),
            apart=figures.apart_in_words,
            bar=None if axis is None or time is None else axis.bar(time),
            wider=list_wider(incident.id, index),
            otherwise=_list_otherwise(incident, index),
            grounds=list_grounds(incident, index),
        )
        for incident, time, figures in zip(incidents, bounds, summed, strict=True)
    ]
    return lines, axis


def _list_otherwise(incident: Incident, index: CaseIndex) -> tuple[str, ...]:
    told = (group.first.wording.source for _, groups in list_told_otherwise(incident, index) for group in groups)
    return tuple(dict.fromkeys(told))


def label_when(when: When | None) -> str:
    """A time in words; the report's own words where they fix no date."""
    if when is None:
        return ""
    return label_edtf(when.edtf) if when.edtf != "" else when.text


def describe_place(place: Place | None) -> str:
    """How precisely a place is known, and its point."""
    if place is None:
        return ""
    point = "" if place.lat is None or place.lon is None else f"{place.lat:.3f}, {place.lon:.3f} · "
    return f"{point}{PRECISIONS[place.precision]} · {place.id}"


def _bounds(when: When | None) -> Bounds | None:
    """The first and last day of a time."""
    return None if when is None else read_bounds(when.edtf)


def _by_time(incident: Incident) -> tuple[bool, str, str]:
    """Incidents in order of their first day, those without a known day last."""
    bounds = _bounds(incident.when)
    first = None if bounds is None else bounds.first
    return first is None, "" if first is None else first.isoformat(), incident.id
