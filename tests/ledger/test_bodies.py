"""The model goes to JSON and back exactly."""

import json

from hypothesis import given, settings

from linkage.ledger.bodies import (
    claim_body,
    claim_of,
    issue_body,
    issue_of,
    mention_body,
    mention_of,
    relation_body,
    relation_of,
    report_body,
    report_of,
)
from linkage.ledger.entry import canonical_json
from linkage.model.reading import Reading
from madereading import make_reading, readings


@settings(deadline=None)
@given(readings())
def test_any_reading_comes_back_exactly(reading: Reading) -> None:
    text = reading.report.text
    assert report_of(json.loads(canonical_json(report_body(reading.report)))) == reading.report
    for claim in reading.claims:
        again = claim_of(json.loads(canonical_json(claim_body(claim, text))))
        assert again == claim
        assert again.id == claim.id
    assert [mention_of(json.loads(canonical_json(mention_body(mention)))) for mention in reading.mentions] == list(reading.mentions)
    assert [relation_of(json.loads(canonical_json(relation_body(relation)))) for relation in reading.relations] == list(reading.relations)
    assert [issue_of(json.loads(canonical_json(issue_body(issue)))) for issue in reading.issues] == list(reading.issues)


def test_a_claim_is_stored_with_the_words_at_each_of_its_offsets() -> None:
    reading = make_reading()
    body = json.loads(canonical_json(claim_body(reading.claims[0], reading.report.text)))
    assert body["quote"]["text"] == "at least 12 people were killed in Orlivka on Monday"
    assert [role["at"]["text"] for role in body["roles"]] == ["killed", "at least 12", "people", "Orlivka"]
    assert body["attribution"][0]["at"]["text"] == "The ministry"
    assert body["when"]["at"]["text"] == "on Monday"
