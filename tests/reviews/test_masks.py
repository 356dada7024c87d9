"""Names that are withheld stand nowhere, and every offset still holds its words."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkage.model.case import CaseFile, CaseSettings, DeclaredCampaign
from linkage.model.claim import Attribution, Claim, ClaimKind, Role
from linkage.model.correction import DeclaredStatus, Standing, Status
from linkage.model.decision import Anchor, Decision, DecisionType, Mark, Subject
from linkage.model.issue import Issue
from linkage.model.review import WITHHELD, Review
from linkage.model.review import Status as ReviewStatus
from linkage.model.span import Span
from linkage.reviews import mask, withhold
from linkage.reviews.namedperson import WithheldName
from linkage.reviews.names import WithheldNames
from madereading import make_report, span_of

NAMES = WithheldNames([WithheldName(("Petra Hnát", "Петро Гнат"))])


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("PETRA HNAT said so, and Petra-Hnat’s sister", f"{WITHHELD} said so, and {WITHHELD}’s sister"),
        ("Petra Hnát wept. Hnat, 9, was hit; Petra too.", f"{WITHHELD} wept. {WITHHELD}, 9, was hit; {WITHHELD} too."),
        ("слова Петра Гната почули", f"слова {WITHHELD} почули"),
        ("A Hnat of another report, named by nobody", "A Hnat of another report, named by nobody"),
        ("Petrakis and Hnatiuk", "Petrakis and Hnatiuk"),
    ],
    ids=["capitals", "parts", "endings", "part alone", "longer names"],
)
def test_a_name_is_found_however_it_is_written(text: str, left: str) -> None:
    assert mask([make_report(text)], [], [], NAMES, {}).reports[0].text == left


TEXT = "Petra Hnát, 9, was killed in Orlivka, said Petra Hnát’s mother. The mayor of Orlivka wept."


def test_quotes_roles_and_sources_are_masked_and_stand_where_they_say() -> None:
    report = replace(make_report(TEXT), url="https://courier.example/petra_hnat", title="Petra Hnát killed", file="petra hnat.txt")
    claim = Claim(
        ClaimKind.CASUALTIES,
        report.id,
        span_of("Petra Hnát, 9, was killed in Orlivka", TEXT),
        (Role("outcome", "killed", span_of("killed", TEXT)), Role("victims", "Petra Hnát", span_of("Petra Hnát", TEXT)),
         Role("place", "Orlivka", span_of("Orlivka", TEXT))),
        (Attribution("Petra Hnát’s mother", span_of("Petra Hnát’s mother", TEXT), "said"),),
    )  # fmt: skip
    issue = Issue(report.file, "claims", "nobody for Petra Hnát", "read it", report_id=report.id, span=span_of("wept", TEXT), value="Hnát")
    masked = mask([report], [claim], [issue], NAMES, {claim.id: "[a place in Sund]"})
    (shown,), (told,), (seen,) = masked.reports, masked.claims, masked.issues
    assert told.quote.of(shown.text) == f"{WITHHELD}, 9, was killed in [a place in Sund]"
    for role in told.roles:
        assert role.span is not None
        assert role.span.of(shown.text) == role.value
    assert told.source == f"{WITHHELD}’s mother"
    assert told.attribution[0].span is not None
    assert told.attribution[0].span.of(shown.text) == told.source
    assert seen.span is not None
    assert seen.span.of(shown.text) == "wept"
    everything = repr((shown, told, seen)).casefold()
    assert "hn" not in everything
    assert "petra" not in everything
    assert "orlivka" not in shown.text.casefold()
    assert shown.url is None
    assert masked.ids == {claim.id: told.id}


@given(st.lists(st.sampled_from(["Petra Hnát", "said", "Hnat", "x", "Петра Гната"]), min_size=1, max_size=12), st.data())
def test_a_stretch_without_a_name_keeps_its_words(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    n = data.draw(st.integers(0, len(words) - 1))
    start = len(" ".join(words[:n])) + (1 if n else 0)
    report = make_report(text)
    claim = Claim(ClaimKind.DAMAGE, report.id, Span(start, start + len(words[n])), ())
    masked = mask([report], [claim], [], NAMES, {})
    quote = masked.claims[0].quote.of(masked.reports[0].text)
    assert quote == words[n] if words[n] in ("said", "x") else quote in (WITHHELD, words[n])


def test_a_name_that_stands_only_beside_the_text_is_withheld_too() -> None:
    status = Status(Standing.CORRECTED, "2031-05-02", "Petra Hnát asked for it")
    report = replace(
        make_report("Nobody is named here."), publisher="The diary of Petra Hnát", notes=("scanned by Petra Hnát",), status=status
    )
    shown = mask([report], [], [], NAMES, {}).reports[0]
    assert (shown.publisher, shown.notes) == (f"The diary of {WITHHELD}", (f"scanned by {WITHHELD}",))
    assert shown.status == replace(status, note=f"{WITHHELD} asked for it")
    assert shown.text == report.text


def test_what_the_case_itself_says_names_nobody_who_is_withheld() -> None:
    report = make_report("Petra Hnát was killed in Orlivka.")
    claim = Claim(ClaimKind.CASUALTIES, report.id, Span(0, 10), (Role("victims", "Petra Hnát", Span(0, 10)),))
    mark = Decision(
        DecisionType.MARK, (f"{claim.id}:victims",), "A", "2031-05-02T10:00:00+00:00", "", Subject.ENTITY, mark=Mark.VICTIM,
        anchors=(Anchor(report.id, claim.quote, claim.kind, "Petra Hnát"),),
    )  # fmt: skip
    settings = CaseSettings(
        name="The death of Petra Hnát",
        campaigns=(DeclaredCampaign("c", "Petra Hnát’s town", "Orlivka", ("town of Petra Hnát",)),),
        corrections=(DeclaredStatus("a.txt", Status(Standing.RETRACTED, "", "Petra Hnát is alive")),),
    )
    out = withhold(
        CaseFile(settings, (report,), (claim,), (), (), (), (), "", reviews=(Review(claim, claim, ReviewStatus.PROPOSED),)), [mark]
    )
    assert "Hn" not in repr(out.settings)
    assert out.settings.name == f"The death of {WITHHELD}"
    assert out.settings.corrections[0].status.note == f"{WITHHELD} is alive"
