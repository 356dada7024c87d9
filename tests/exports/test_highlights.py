"""A report's text, cut at the edges of its quotes."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from linkage.exports.html.highlights import LANES, Paragraph, highlight, number_claims
from linkage.model.claim import Claim, ClaimKind, Role
from linkage.model.report import Report
from linkage.model.span import Span
from smallcase import CLAIMS, REPORTS, make_claim, make_report

TEXT = "alpha beta gamma delta\n\nepsilon zeta\n \neta"


def damage(report: Report, start: int, end: int) -> Claim:
    return Claim(ClaimKind.DAMAGE, report.id, Span(start, end), (Role("object", f"{start}-{end}"), Role("extent", "all")))


def covered(paragraphs: Sequence[Paragraph], number: int) -> str:
    return "".join(s.text for p in paragraphs for s in p.segments if number in [layer.number for layer in s.layers])


def test_quotes_that_cross_are_both_marked_over_their_whole_length() -> None:
    first, second = CLAIMS["accusation"], CLAIMS["casualties"]
    paragraphs = highlight(REPORTS[0], [first.quote, second.quote])
    assert covered(paragraphs, 1) == first.quote.of(REPORTS[0].text)
    assert covered(paragraphs, 2) == second.quote.of(REPORTS[0].text)


def test_quotes_that_overlap_are_underlined_in_different_lanes() -> None:
    paragraphs = highlight(REPORTS[0], [CLAIMS[name].quote for name in ("accusation", "attack", "casualties")])
    stacked = [[layer.lane for layer in s.layers] for p in paragraphs for s in p.segments if len(s.layers) > 1]
    assert stacked != []
    assert all(len(lanes) == len(set(lanes)) and lanes == sorted(lanes, reverse=True) for lanes in stacked)


def test_boilerplate_is_marked_and_not_lost() -> None:
    last = highlight(REPORTS[0], [])[-1]
    assert last.boilerplate
    assert last.segments[0].text == "Read more of our stories"


def test_the_lines_of_a_record_are_paragraphs() -> None:
    record = make_report("NAME\n1.1.1960\nAsset freeze\n\nReason", "Record", record=True)
    assert ["".join(s.text for s in p.segments) for p in highlight(record, [])] == ["NAME", "1.1.1960", "Asset freeze", "Reason"]


def test_prose_broken_at_a_fixed_width_stays_in_its_paragraphs() -> None:
    report = make_report("one line\nof prose\n\nanother", "Prose")
    assert ["".join(s.text for s in p.segments) for p in highlight(report, [])] == ["one line\nof prose", "another"]


def test_a_quote_over_two_paragraphs_is_marked_in_both_and_noted_once() -> None:
    report = make_report(TEXT, "Text")
    claim = damage(report, 17, 31)
    paragraphs = highlight(report, [claim.quote])
    assert covered(paragraphs, 1) == "deltaepsilon"
    assert [len(p.notes) for p in paragraphs] == [1, 0, 0]


def test_a_quote_that_starts_between_paragraphs_still_has_its_anchor() -> None:
    report = make_report(TEXT, "Text")
    paragraphs = highlight(report, [damage(report, 23, 31).quote])
    assert sum(layer.first for p in paragraphs for s in p.segments for layer in s.layers) == 1


def test_an_empty_text_has_no_paragraphs() -> None:
    assert highlight(make_report("", "Empty"), []) == []


@given(st.text(alphabet="ab \n", min_size=1, max_size=60), st.lists(st.tuples(st.integers(0, 59), st.integers(1, 30)), max_size=8))
def test_nothing_but_white_space_is_lost_and_every_claim_is_noted_and_anchored_once(text: str, spans: list[tuple[int, int]]) -> None:
    report = make_report(text, "Text")
    quotes = {Span(start, min(start + length, len(text))) for start, length in spans if start < len(text)}
    claims = number_claims([damage(report, q.start, q.end) for q in quotes if q.of(text).strip() != ""])
    paragraphs = highlight(report, [claim.quote for claim in claims])
    shown = "".join(s.text for p in paragraphs for s in p.segments)
    assert "".join(shown.split()) == "".join(text.split())
    noted = [number for p in paragraphs for number in p.notes]
    anchored = [layer.number for p in paragraphs for s in p.segments for layer in s.layers if layer.first]
    assert noted == sorted(anchored) == list(range(1, len(claims) + 1))
    assert all(layer.lane < LANES for p in paragraphs for s in p.segments for layer in s.layers)
    for number, claim in enumerate(claims, 1):
        assert "".join(covered(paragraphs, number).split()) == "".join(claim.quote.of(text).split())


def test_claims_with_the_same_quote_each_have_a_number() -> None:
    twin = make_claim("damage", "half of the quay is destroyed", "Ilan Moor", object="the quay", extent="half")
    notes = [n for p in highlight(REPORTS[0], [c.quote for c in number_claims([CLAIMS["damage"], twin])]) for n in p.notes]
    assert notes == [1, 2]
