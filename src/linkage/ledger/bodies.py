"""The model as JSON and back, exactly: what stands in the body of an entry.

Every offset is stored with the words that stand there, so that `verify` can compare the two.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from linkage.ledger.recordbodies import record_body, record_of, span_at, words_at
from linkage.model.claim import Attribution, Claim, ClaimKind, Role, Stance
from linkage.model.correction import Standing, Status
from linkage.model.decision import Anchor, Decision, DecisionType, Mark, Subject
from linkage.model.description import Description
from linkage.model.issue import Issue, Severity
from linkage.model.mention import Mention, MentionType, Relation, RelationType
from linkage.model.report import Report
from linkage.model.span import Span
from linkage.model.when import When

Json = dict[str, object]


def report_body(report: Report) -> Json:
    """A report as JSON.

    Args:
        report: The report.

    Returns:
        One key a field.
    """
    return {
        "id": report.id,
        "file": report.file,
        "media_type": report.media_type,
        "text": report.text,
        "title": report.title,
        "publisher": report.publisher,
        "author": report.author,
        "published": report.published,
        "url": report.url,
        "language": report.language,
        "boilerplate": [[span.start, span.end] for span in report.boilerplate],
        "translation_signs": list(report.translation_signs),
        "record": report.record,
        "captured_at": report.captured_at,
        "notes": list(report.notes),
        **({"mapping": report.mapping} if report.is_table else {}),
        **({} if report.status is None else {"status": _status_body(report.status)}),
    }


def report_of(body: Mapping[str, Any]) -> Report:
    """The report that `report_body` wrote.

    Args:
        body: Its JSON.

    Returns:
        The report.
    """
    lists = {"boilerplate", "translation_signs", "notes", "status"}
    return Report(
        **{key: value for key, value in body.items() if key not in lists},
        boilerplate=tuple(Span(start, end) for start, end in body["boilerplate"]),
        translation_signs=tuple(body["translation_signs"]),
        notes=tuple(body["notes"]),
        status=None if "status" not in body else _status_of(body["status"]),
    )


def _status_body(status: Status) -> Json:
    return {"standing": status.standing, "date": status.date, "note": status.note, "replaces": status.replaces}


def _status_of(body: Mapping[str, Any]) -> Status:
    standing = body["standing"]
    return Status(None if standing is None else Standing(standing), body["date"], body["note"], body["replaces"])


def claim_body(claim: Claim, text: str) -> Json:
    """A claim as JSON, with the words at each of its offsets.

    Args:
        claim: The claim.
        text: The text of its report.

    Returns:
        One key a field, and its id.
    """
    return {
        "id": claim.id,
        "kind": claim.kind,
        "report": claim.report_id,
        "quote": words_at(claim.quote, text),
        "roles": [
            {"name": role.name, "value": list(role.value) if isinstance(role.value, tuple) else role.value, "at": words_at(role.span, text)}
            for role in claim.roles
        ],
        "attribution": [
            {"source": link.source, "at": words_at(link.span, text), "cue": link.cue, "named": link.named} for link in claim.attribution
        ],
        "stance": claim.stance,
        "when": None if claim.when is None else {"text": claim.when.text, "edtf": claim.when.edtf, "at": words_at(claim.when.span, text)},
        "reader": claim.reader,
        "confidence": float(claim.confidence),
        **({} if claim.record is None else {"record": record_body(claim.record, text)}),
    }


def claim_of(body: Mapping[str, Any]) -> Claim:
    """The claim that `claim_body` wrote.

    Args:
        body: Its JSON.

    Returns:
        The claim.
    """
    when = body["when"]
    return Claim(
        kind=ClaimKind(body["kind"]),
        report_id=body["report"],
        quote=Span(body["quote"]["start"], body["quote"]["end"]),
        roles=tuple(
            Role(role["name"], tuple(role["value"]) if isinstance(role["value"], list) else role["value"], span_at(role["at"]))
            for role in body["roles"]
        ),
        attribution=tuple(Attribution(link["source"], span_at(link["at"]), link["cue"], link["named"]) for link in body["attribution"]),
        stance=Stance(body["stance"]),
        when=None if when is None else When(when["text"], when["edtf"], span_at(when["at"])),
        reader=body["reader"],
        confidence=body["confidence"],
        record=record_of(body["record"]) if "record" in body else None,
    )


def mention_body(mention: Mention) -> list[object]:
    """A mention as JSON: a list, as there are many of them.

    Args:
        mention: The mention.

    Returns:
        Type, start, end, text, concept.
    """
    return [mention.type, mention.span.start, mention.span.end, mention.text, mention.concept]


def mention_of(body: Sequence[Any]) -> Mention:
    """The mention that `mention_body` wrote.

    Args:
        body: Its JSON.

    Returns:
        The mention.
    """
    type_, start, end, text, concept = body
    return Mention(MentionType(type_), Span(start, end), text, concept)


def relation_body(relation: Relation) -> list[object]:
    """A relation as JSON.

    Args:
        relation: The relation.

    Returns:
        Type, start and end of its head, start and end of its tail.
    """
    return [relation.type, relation.head.start, relation.head.end, relation.tail.start, relation.tail.end]


def relation_of(body: Sequence[Any]) -> Relation:
    """The relation that `relation_body` wrote.

    Args:
        body: Its JSON.

    Returns:
        The relation.
    """
    type_, head_start, head_end, tail_start, tail_end = body
    return Relation(RelationType(type_), Span(head_start, head_end), Span(tail_start, tail_end))


def issue_body(issue: Issue) -> Json:
    """An issue as JSON.

    Args:
        issue: The issue.

    Returns:
        One key a field.
    """
    return {
        "file": issue.file,
        "stage": issue.stage,
        "reason": issue.reason,
        "advice": issue.advice,
        "severity": issue.severity,
        "report": issue.report_id,
        "at": None if issue.span is None else {"start": issue.span.start, "end": issue.span.end},
        "value": issue.value,
    }


def issue_of(body: Mapping[str, Any]) -> Issue:
    """The issue that `issue_body` wrote.

    Args:
        body: Its JSON.

    Returns:
        The issue.
    """
    return Issue(
        file=body["file"],
        stage=body["stage"],
        reason=body["reason"],
        advice=body["advice"],
        severity=Severity(body["severity"]),
        report_id=body["report"],
        span=span_at(body["at"]),
        value=body["value"],
    )


def decision_body(decision: Decision, text: str = "") -> Json:
    """A decision as JSON.

    Args:
        decision: The decision.
        text: The text of the report of its claim, where it gives one.

    Returns:
        One key a field; what an older version did not know is left out where it says nothing.
    """
    about = {} if decision.about is _OF_OLD.get(decision.type, Subject.CLAIM) else {"about": decision.about}
    return {
        "type": decision.type,
        "subjects": list(decision.subjects),
        "person": decision.person,
        "decided_at": decision.decided_at,
        "why": decision.why,
        **about,
        **({} if decision.upon == "" else {"upon": decision.upon}),
        **({} if decision.claim is None else {"claim": claim_body(decision.claim, text)}),
        **({} if decision.mark is None else {"mark": decision.mark}),
        **({} if decision.description is None else {"description": dict(decision.description.values)}),
        **({} if decision.anchors == () else {"anchors": [_anchor_body(anchor) for anchor in decision.anchors]}),
    }


def decision_of(body: Mapping[str, Any]) -> Decision:
    """The decision that `decision_body` wrote.

    Args:
        body: Its JSON.

    Returns:
        The decision.
    """
    type_ = DecisionType(body["type"])
    return Decision(
        type_,
        tuple(body["subjects"]),
        body["person"],
        body["decided_at"],
        body["why"],
        Subject(body["about"]) if "about" in body else _OF_OLD.get(type_, Subject.CLAIM),
        body.get("upon", ""),
        claim_of(body["claim"]) if "claim" in body else None,
        Mark(body["mark"]) if "mark" in body else None,
        tuple(_anchor_of(anchor) for anchor in body.get("anchors", ())),
        Description(**body["description"]) if "description" in body else None,
    )


# What decisions were about before they said so.
_OF_OLD = {DecisionType.JOIN: Subject.INCIDENT, DecisionType.SPLIT: Subject.INCIDENT, DecisionType.UNDO: Subject.DECISION}


def _anchor_body(anchor: Anchor) -> Json:
    return {
        "report": anchor.report_id,
        "start": anchor.quote.start,
        "end": anchor.quote.end,
        "kind": anchor.kind,
        "text": anchor.text,
    }


def _anchor_of(body: Mapping[str, Any]) -> Anchor:
    kind = None if body["kind"] is None else ClaimKind(body["kind"])
    return Anchor(body["report"], Span(body["start"], body["end"]), kind, body["text"])
