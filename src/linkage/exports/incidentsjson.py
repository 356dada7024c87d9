"""Incidents, and figures of one source that cannot both be right -> JSON that other programs read."""

from collections.abc import Iterator

from linkage.exports.jsonl import Json, offsets
from linkage.model.case import CaseFile
from linkage.model.incident import ActAround, Figure, Incident
from linkage.model.origin import Origin
from linkage.model.origins import Origins
from linkage.model.place import Place
from linkage.vocab.context import words_around


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
            "act": incident.act or None,
            "act_in_words_around": _around(incident.act_around),
            "target_type": incident.target_type,
            "targets": list(incident.targets),
            "place": _place(incident.place, incident.place_text),
            "when": None if incident.when is None else {"edtf": incident.when.edtf, "text": incident.when.text},
            "when_given_by": list(incident.timed_by),
            "other_times_given_by": list(incident.other_times),
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
    reports = {report.id: report for report in case_file.reports}
    claims = {claim.id: claim for claim in case_file.claims}
    for found in case_file.contradictions:
        sides: Json = {}
        for name, figure, event in (("part", found.part, found.part_of), ("whole", found.whole, found.whole_of)):
            claim, report = claims[figure.claim_id], reports[figure.report_id]
            sides[name] = {
                **_figure(figure, files, case_file.origins),
                "event": event,
                "quote": claim.quote.of(report.text),
                **words_around(claim, report)._asdict(),
                "graphic": figure.report_id in case_file.graphic,
                **offsets(claim.quote),
            }
        yield {"source": found.source, "outcome": found.part.outcome, "reasons": list(found.reasons), **sides}


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
    """Low and high by the named rule, and every source's own figure with whether the rule counts it; None where no source gives one."""
    found = next((range_ for range_ in incident.ranges if range_.outcome == outcome), None)
    counted = origins.count([f.claim_id for f in incident.figures if f.outcome == outcome])
    return {
        "low": None if found is None else found.low,
        "high": None if found is None else found.high,
        "rule": None if found is None else found.rule,
        "by_source": [
            _figure(figure, files, origins) | {"in_range": found is not None and figure in found.figures}
            for figure in incident.figures
            if figure.outcome == outcome
        ],
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


def _around(act: ActAround | None) -> Json | None:
    """An act that no claim gives, with the words that name it and the claim around which they stand."""
    return None if act is None else {"act": act.act, "words": act.words, "claim": act.claim_id}
