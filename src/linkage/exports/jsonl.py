"""CaseFile -> lines of JSON that other programs read."""

import json
import os
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from linkage.errors import InputError
from linkage.model.case import CaseFile
from linkage.model.claim import Claim, ClaimKind, RoleValue
from linkage.model.entity import Entity
from linkage.model.incident import Figure, Incident
from linkage.model.issue import Issue
from linkage.model.mention import MentionType
from linkage.model.origin import Origin, Origins
from linkage.model.place import Place
from linkage.model.reading import Reading
from linkage.model.record import Record
from linkage.model.reportmarks import ReportMarks
from linkage.model.review import Status
from linkage.model.screening import ListMatch, ScreenedList, Screening
from linkage.model.span import Span
from linkage.vocab.states import read_together

Json = dict[str, object]

# What some programs take for the end of a line, though JSON allows it inside of text.
LINE_ENDS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def claim_records(case_file: CaseFile) -> Iterator[Json]:
    """The claims in the shape of the annotation format, with their offsets, chain, incident and entities.

    Args:
        case_file: The case.

    Yields:
        One object a claim, in the order of the case.
    """
    reports = {report.id: report for report in case_file.reports}
    entities: dict[str, dict[str, str]] = {}
    for entity in case_file.entities:
        for naming in entity.namings:
            entities.setdefault(naming.claim_id, {})[naming.role] = entity.id
    events = {claim_id: campaign.id for campaign in case_file.campaigns for claim_id in campaign.claim_ids}
    events |= {claim_id: incident.id for incident in case_file.incidents for claim_id in incident.claim_ids}
    origins = case_file.origins
    marks, statuses = ReportMarks(case_file), case_file.statuses
    for claim in case_file.claims:
        report = reports[claim.report_id]
        saying = origins.saying(claim.id)
        yield {
            "file": report.file,
            "kind": claim.kind,
            "quote": claim.quote.of(report.text),
            "start": claim.quote.start,
            "end": claim.quote.end,
            "roles": _roles(claim),
            "source": claim.source,
            "stance": claim.stance,
            "passed_on": claim.id in origins.passed_on,
            "event": events.get(claim.id),
            "entities": entities.get(claim.id, {}),
            "id": claim.id,
            "report": claim.report_id,
            "graphic": claim.report_id in case_file.graphic,
            "attribution": [
                {"source": link.source, "cue": link.cue, "named": link.named, **_offsets(link.span)} for link in claim.attribution
            ],
            "mentions": {role.name: _offsets(role.span) for role in claim.roles if role.span is not None},
            "when": None if claim.when is None else {"edtf": claim.when.edtf, "text": claim.when.text},
            "reader": claim.reader,
            "confidence": claim.confidence,
            **({} if claim.record is None else {"record": _record(claim.record)}),
            "origin": origins.of_claim.get(claim.id),
            "independent_origins": saying.standing,
            "retracted_origins": saying.retracted,
            "says_the_same": [other for other in origins.agreeing(claim.id) if other != claim.id],
            "mark": marks.of_claim(claim.id) or None,
            "status": statuses.get(claim.id, Status.PROPOSED),
        }


def mention_records(readings: Iterable[Reading]) -> Iterator[Json]:
    """The mentions of each report, then its relations.

    Args:
        readings: The readings.

    Yields:
        One object a mention or relation. Quotations are left out: they are the business of claims.
    """
    for reading in readings:
        file = reading.report.file
        for mention in reading.mentions:
            if mention.type is not MentionType.QUOTATION:
                yield {"file": file, "type": mention.type, "start": mention.span.start, "end": mention.span.end, "text": mention.text}
        for relation in reading.relations:
            head, tail = relation.head, relation.tail
            yield {"file": file, "relation": relation.type, "head": [head.start, head.end], "tail": [tail.start, tail.end]}


def incident_records(case_file: CaseFile) -> Iterator[Json]:
    """The incidents with their figures by source.

    Args:
        case_file: The case.

    Yields:
        One object an incident.
    """
    files = {report.id: report.file for report in case_file.reports}
    at_odds: dict[str, list[list[str]]] = {}
    for found in case_file.contradictions:
        for event in {found.part_of, found.whole_of} - {None}:
            at_odds.setdefault(str(event), []).append([found.part.claim_id, found.whole.claim_id])
    for incident in case_file.incidents:
        yield {
            "id": incident.id,
            "name": incident.name,
            "reports": [files[report_id] for report_id in incident.report_ids],
            "act": incident.act,
            "target_type": incident.target_type,
            "targets": list(incident.targets),
            "place": _place(incident.place, incident.place_text),
            "when": None if incident.when is None else {"edtf": incident.when.edtf, "text": incident.when.text},
            "killed": _figures(incident, "killed", files, case_file.origins),
            "injured": _figures(incident, "injured", files, case_file.origins),
            "perpetrators": [{"name": name, "source": source} for name, source in incident.perpetrators],
            "denied_by": list(incident.denied_by),
            "doubted_by": list(incident.doubted_by),
            "passed_on_in_doubt": [c for c in incident.claim_ids if c in case_file.origins.passed_on],
            "grade": incident.grade,
            "grade_reasons": list(incident.grade_reasons),
            "codings": [
                {"publisher": c.publisher, "id": c.key, "grade": c.grade, "status": c.status, "url": c.url, "report": files[c.report_id]}
                for c in incident.codings
            ],
            "campaign": incident.campaign_id,
            "contradictions": at_odds.get(incident.id, []),
            "claims": list(incident.claim_ids),
            "independent_origins": case_file.origins.count(incident.claim_ids).standing,
            "retracted_origins": case_file.origins.count(incident.claim_ids).retracted,
            "origins": [_origin(origin, None, files) for origin in case_file.origins.tree(incident.claim_ids)],
            "joins": [
                {
                    "report": files[join.report_id],
                    "claims": list(join.claim_ids),
                    "likelihood": join.likelihood,
                    "reasons_within": list(join.within),
                    "agrees": list(join.reasons),
                    "differs": list(join.against),
                    "decided": list(join.decided),
                }
                for join in incident.joins
            ],
            "possible_joins": [
                {"incident": p.incident_id, "score": p.score, "agrees": list(p.reasons), "differs": list(p.against)}
                for p in incident.possible_joins
            ],
        }


def contradiction_records(case_file: CaseFile) -> Iterator[Json]:
    """The pairs of figures of one source that cannot both be right.

    Args:
        case_file: The case.

    Yields:
        One object a pair, with the words of both.
    """
    files = {report.id: report.file for report in case_file.reports}
    texts = {report.id: report.text for report in case_file.reports}
    claims = {claim.id: claim for claim in case_file.claims}
    for found in case_file.contradictions:
        sides: Json = {}
        for name, figure, event in (("part", found.part, found.part_of), ("whole", found.whole, found.whole_of)):
            quote = claims[figure.claim_id].quote
            sides[name] = {
                **_figure(figure, files, case_file.origins),
                "event": event,
                "quote": quote.of(texts[figure.report_id]),
                "graphic": figure.report_id in case_file.graphic,
                **_offsets(quote),
            }
        yield {"source": found.source, "outcome": found.part.outcome, "reasons": list(found.reasons), **sides}


def entity_records(entities: Iterable[Entity], screening: Screening | None = None) -> Iterator[Json]:
    """The entities with every claim that names them.

    Args:
        entities: The entities.
        screening: What came of holding them against sanctions lists; None where they were not.

    Yields:
        One object an entity; several states that are named together say whether jointly or one or the other (`together`).
    """
    for entity in entities:
        yield {
            "id": entity.id,
            "type": entity.type,
            **({} if (together := read_together(entity.name, entity.type)) is None else {"together": together}),
            "name": entity.name,
            "names": list(entity.names),
            "place": entity.place_id,
            "reasons": list(entity.reasons),
            "suggestions": [{"entity": s.entity_id, "score": s.score, "reasons": list(s.reasons)} for s in entity.suggestions],
            "claims": [{"claim": naming.claim_id, "role": naming.role, "text": naming.text} for naming in entity.namings],
            **({} if screening is None else _screened(entity, screening)),
        }


def screening_records(entities: Iterable[Entity], screening: Screening) -> Iterator[Json]:
    """What the lists have, and do not have, of each entity that was screened.

    Args:
        entities: The entities.
        screening: The screening.

    Yields:
        One object an entity: entries that it is taken for (`listings`), entries for a person to decide on (`listing_suggestions`), and the
        lists on which it was not found, with their dates (`not_listed`).
    """
    for entity in entities:
        if entity.id in screening.entity_ids:
            yield {"id": entity.id, "type": entity.type, "name": entity.name, **_screened(entity, screening)}


def _screened(entity: Entity, screening: Screening) -> Json:
    lists = {one.id: one for one in screening.lists}
    return {
        "listings": [_listing(match, lists[match.listing.list_id]) for match in screening.hits_of(entity.id)],
        "listing_suggestions": [_listing(match, lists[match.listing.list_id]) for match in screening.suggestions_of(entity.id)],
        "not_listed": [
            {"authority": one.authority, "list": one.name, "as_of": one.as_of or None, "latest_entry": one.latest_entry or None}
            for one in screening.absent_from(entity.id)
        ],
    }


def _listing(match: ListMatch, one: ScreenedList) -> Json:
    listing = match.listing
    return {
        "authority": one.authority,
        "list": one.name,
        "as_of": one.as_of or None,
        "id": listing.id,
        "kind": listing.kind,
        "name": listing.name,
        "regime": listing.regime or None,
        "listed_on": listing.listed_on or None,
        "reasons_given": listing.reasons or None,
        "remarks": listing.remarks or None,
        "score": match.score,
        "matched": [match.name, match.listed_name],
        "because": list(match.reasons),
        "evidence": [
            {"file": record.file, "sha256": record.sha256, "line": record.line, "text": record.text} for record in listing.records
        ],
    }


def issue_records(issues: Iterable[Issue]) -> Iterator[Json]:
    """What was seen and left out.

    Args:
        issues: The issues.

    Yields:
        One object an issue.
    """
    for issue in issues:
        yield {
            "file": issue.file,
            "severity": issue.severity,
            "stage": issue.stage,
            "reason": issue.reason,
            "advice": issue.advice,
            "value": issue.value,
            "report": issue.report_id,
            **(_offsets(issue.span)),
        }


def json_lines(records: Iterable[Json]) -> Iterator[str]:
    """The records as lines of JSON, each with its line end.

    Args:
        records: The objects.

    Yields:
        One line an object; letters of every script stand as they are.
    """
    for record in records:
        yield json.dumps(record, ensure_ascii=False).translate(LINE_ENDS) + "\n"


def write_jsonl(records: Iterable[Json], path: Path) -> Path:
    """Writes the records to a file that is there wholly or not at all.

    Args:
        records: The objects.
        path: The file; its folder is made where it is missing.

    Returns:
        The path.

    Raises:
        InputError: The file cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", newline="\n", dir=path.parent, prefix=f".{path.name}.", delete=False
        ) as file:
            try:
                file.writelines(json_lines(records))
                file.flush()
                os.fsync(file.fileno())
            except BaseException:
                Path(file.name).unlink()
                raise
        Path(file.name).chmod(0o666 & ~_umask())
        Path(file.name).replace(path)
    except OSError as error:
        raise InputError(f"cannot write {path}: {error.strerror}; choose another place with -o") from error
    return path


def _umask() -> int:
    """What this process takes away from the rights of new files; it can only be read by setting it."""
    umask = os.umask(0o077)
    os.umask(umask)
    return umask


def _roles(claim: Claim) -> Json:
    """The roles as plain values; casualties say in so many words that their upper bound is open."""
    roles: Json = {}
    for role in claim.roles:
        roles[role.name] = _plain(role.value)
    if claim.kind is ClaimKind.CASUALTIES:
        roles.setdefault("max", None)
    return roles


def _plain(value: RoleValue) -> object:
    return list(value) if isinstance(value, tuple) else value


def _record(record: Record) -> Json:
    """The row of a table: its publisher's id, the point it gives, and what is kept in the publisher's own terms."""
    where = record.where
    return {
        "id": record.key,
        "lat": where.lat,
        "lon": where.lon,
        "precision": None if where.precision is None else int(where.precision),
        **{detail.name: detail.value for detail in record.details},
    }


def _offsets(span: Span | None) -> Json:
    return {"start": None, "end": None} if span is None else {"start": span.start, "end": span.end}


def _place(place: Place | None, text: str) -> Json | None:
    if place is not None:
        return {"name": place.name, "lat": place.lat, "lon": place.lon, "precision": int(place.precision), "id": place.id, "text": text}
    return {"name": text, "lat": None, "lon": None, "precision": None, "id": None, "text": text} if text != "" else None


def _origin(origin: Origin, report_id: str | None, files: dict[str, str]) -> Json:
    """An origin with the reports that carry it, each behind the one that it has it from."""
    return {"id": origin.id, "name": origin.name, "reports": _carriers(origin, report_id, files)}


def _carriers(origin: Origin, report_id: str | None, files: dict[str, str]) -> list[Json]:
    return [
        {
            "report": files[carrier.report_id],
            "how": carrier.how,
            "claims": list(carrier.claim_ids),
            "score": None if carrier.tie is None else carrier.tie.score,
            "reasons": [] if carrier.tie is None else list(carrier.tie.reasons),
            "reports": _carriers(origin, carrier.report_id, files),
        }
        for carrier in origin.children(report_id)
    ]


def _figures(incident: Incident, outcome: str, files: dict[str, str], origins: Origins) -> Json:
    """Low and high by the named rule, and every source's own figure; None where no source gives one of this scope."""
    found = next((range_ for range_ in incident.ranges if range_.outcome == outcome), None)
    counted = origins.count([f.claim_id for f in incident.figures if f.outcome == outcome])
    return {
        "low": None if found is None else found.low,
        "high": None if found is None else found.high,
        "rule": None if found is None else found.rule,
        "by_source": [_figure(figure, files, origins) for figure in incident.figures if figure.outcome == outcome],
        "independent_origins": counted.standing,
        "retracted_origins": counted.retracted,
    }


def _figure(figure: Figure, files: dict[str, str], origins: Origins) -> Json:
    return {
        "source": figure.source,
        "min": figure.min,
        "max": figure.max,
        "victims": figure.victims,
        "note": figure.note,
        "scope": figure.scope,
        "as_of": figure.as_of,
        "claim": figure.claim_id,
        "report": files[figure.report_id],
        "origin": origins.of_claim.get(figure.claim_id),
    }
