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
from linkage.model.issue import Issue
from linkage.model.mention import MentionType
from linkage.model.reading import Reading
from linkage.model.record import Record
from linkage.model.reportmarks import ReportMarks
from linkage.model.review import Status
from linkage.model.screening import ListMatch, ScreenedList, Screening
from linkage.model.span import Span
from linkage.vocab.admissions import told_by
from linkage.vocab.context import words_around
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
            **words_around(claim, report)._asdict(),
            "start": claim.quote.start,
            "end": claim.quote.end,
            "roles": _roles(claim),
            "source": claim.source,
            "stance": claim.stance,
            "told_by": told_by(claim, report) or None,
            "passed_on": claim.id in origins.passed_on,
            "event": events.get(claim.id),
            "entities": entities.get(claim.id, {}),
            "id": claim.id,
            "report": claim.report_id,
            "graphic": claim.report_id in case_file.graphic,
            "attribution": [
                {"source": link.source, "cue": link.cue, "named": link.named, **offsets(link.span)} for link in claim.attribution
            ],
            "mentions": {role.name: offsets(role.span) for role in claim.roles if role.span is not None},
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
            **(offsets(issue.span)),
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


def offsets(span: Span | None) -> Json:
    """Where a stretch of a report begins and ends, in code points; None where there is none.

    Args:
        span: The stretch.
    """
    return {"start": None, "end": None} if span is None else {"start": span.start, "end": span.end}
