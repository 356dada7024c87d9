"""Sentences with the words of a feature that no claim was read from: shown where no claim tells of it."""

from dataclasses import replace

import pytest

from linkage.cases import compare_conduct
from linkage.model.case import CaseFile, CaseSettings
from linkage.model.claim import Claim
from linkage.model.comparison import FeatureCell
from linkage.model.incident import Campaign
from linkage.model.place import Place, WherePrecision
from linkage.model.when import When
from smallcase import make_claim, make_report

FEN = make_report(
    "The army besieged Fen. A rocket fell on the market of the town, a trader wrote. There was no electricity! A shell fell on the church. "
    "A U.N. doctor of the university spoke. The army trains at an artillery school. Guns hit the museum of Osk. "
    "Prisoners were tortured there.",
    "Fen",
    language="en",
)
OSK = make_report("Osk was besieged. A prison burned.", "Osk", language="en")
BESIEGED = make_claim("attack", "The army besieged Fen", report=FEN, act="siege", perpetrator="The army")
OTHER = make_claim("attack", "Osk was besieged", report=OSK, act="siege")
MUSEUM = make_claim(
    "attack", "Guns hit the museum of Osk", report=FEN, act="shelling", target="the museum of Osk", target_type="cultural"
)  # fmt: skip


def campaign(key: str, name: str, *claims: Claim) -> Campaign:
    town = Place(f"test:{key}", name.split()[-1], "XX", None, None, WherePrecision.NEAR, 0)
    return Campaign(key, name, town, When("", ""), (), tuple(claim.id for claim in claims), (), declared=True)


def make_case() -> CaseFile:
    campaigns = (
        campaign("fen", "Siege of Fen", BESIEGED),
        campaign("osk", "Siege of Osk", OTHER, MUSEUM),
    )
    return CaseFile(CaseSettings(), (FEN, OSK), (BESIEGED, OTHER, MUSEUM), (), (), campaigns, (), "")


def cell(case: CaseFile, feature: str, *, second: bool = False) -> FeatureCell:
    row = next(row for row in compare_conduct(case, "fen", "osk").rows if row.id == feature)
    return row.second if second else row.first


def words(case: CaseFile, feature: str, *, second: bool = False) -> list[str]:
    texts = {report.id: report.text for report in case.reports}
    return [one.span.of(texts[one.report_id]) for one in cell(case, feature, second=second).unread]


@pytest.mark.parametrize(
    ("feature", "sentences"),
    [
        ("markets", ["A rocket fell on the market of the town, a trader wrote."]),
        ("power-heating", ["There was no electricity!"]),
        ("schools", []),  # one for gunners is none, and a doctor of one is no attack
        ("worship-culture", ["A shell fell on the church."]),  # the museum is read, and of the other campaign
        ("encirclement", []),  # a claim tells of it
        ("torture", []),  # told behind a claim of the other campaign
    ],
)
def test_where_no_claim_tells_of_a_feature_sentences_with_its_words_are_shown(feature: str, sentences: list[str]) -> None:
    assert words(make_case(), feature) == sentences


def test_a_sentence_that_names_the_other_campaign_only_is_left_to_it() -> None:
    case = make_case()
    unread = replace(case, claims=(BESIEGED, OTHER), campaigns=(case.campaigns[0], replace(case.campaigns[1], claim_ids=(OTHER.id,))))
    assert words(unread, "worship-culture") == ["A shell fell on the church."]


def test_a_sentence_that_names_no_campaign_is_told_of_that_of_the_claim_before_it() -> None:
    assert words(make_case(), "torture", second=True) == ["Prisoners were tortured there."]


def test_only_reports_with_claims_of_the_campaign_are_searched() -> None:
    case = make_case()
    alone = replace(case, claims=(BESIEGED, OTHER), campaigns=(case.campaigns[0], replace(case.campaigns[1], claim_ids=(OTHER.id,))))
    assert words(alone, "markets", second=True) == []


def test_nothing_is_searched_where_claims_are_held_back() -> None:
    assert words(replace(make_case(), held_back=3), "markets") == []


def test_what_is_unread_is_no_evidence() -> None:
    found = cell(make_case(), "markets")
    assert (found.told, found.state_in_words, found.origins.standing) == ((), "no information", 0)
    assert found.unread_in_words == "1 sentence has words of it, which nobody has judged"
