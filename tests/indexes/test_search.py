"""The index finds words in every script, and claims by every filter."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from linkage.errors import InputError, NotACaseError
from linkage.indexes import Index, write_index
from linkage.indexes.exploring import find_events
from linkage.indexes.folding import excerpt, fold, match
from linkage.ledger import SqliteLedger, append_reading
from linkage.model.asked import ClaimFilter, EventFilter
from linkage.model.claim import Claim, ClaimKind, Stance
from linkage.model.incidentrow import RangeRow
from linkage.model.reading import Reading
from linkage.model.report import Report
from linkage.model.review import Review, Status
from linkage.model.span import Span
from smallcase import CLAIMS, REPORTS, make_report, make_small_case

TEXTS = {
    "ar": "قَالَ المَسؤولون إنّ المستشفى قُصِف في حلب",
    "ru": "В город вошёл генерал; больницу обстреляли ещё раз",
    "uk": "Її лікарню обстріляли в місті; п’ять загиблих",
    "es": "El hospital fue bombardeado, dijo José Muñoz",
}
FOREIGN = tuple(make_report(text, f"{language} report", language=language) for language, text in TEXTS.items())


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    reports: tuple[Report, ...] = (*REPORTS, *FOREIGN)
    extra = [Claim(ClaimKind.DAMAGE, report.id, Span(0, len(report.text)), ()) for report in FOREIGN]
    claims = [*CLAIMS.values(), *extra]
    with closing(SqliteLedger.create(tmp_path / "ledger.sqlite")) as ledger:
        with ledger.writing():
            for report in reports:
                own = tuple(claim for claim in claims if claim.report_id == report.id)
                append_reading(ledger, Reading(report, "rules/1", (), (), own, ()))
        case_file = make_small_case(reports=reports, claims=tuple(claims), head=ledger.head())
        reviews = [Review(claim, claim, Status.PROPOSED) for claim in claims]
        write_index(tmp_path / "index.sqlite", case_file, reviews, ledger)
    with Index.open(tmp_path / "index.sqlite") as opened:
        yield opened


@pytest.mark.parametrize(
    ("words", "language"),
    [("المسؤولون", "ar"), ("المستشفي", "ar"), ("قصف", "ar"), ("вошел", "ru"), ("ЕЩЕ РАЗ", "ru"), ("ії лікарн", "uk"), ("загибл", "uk"),
     ("jose munoz", "es"), ("DIJO JOSÉ", "es")],
)  # fmt: skip
def test_words_are_found_in_every_script_without_accents_and_capitals(index: Index, words: str, language: str) -> None:
    assert [row.language for row in index.find_reports(words).rows] == [language]
    assert [row.quote for row in index.find_claims(ClaimFilter(text=words)).rows] == [TEXTS[language]]


def test_an_excerpt_marks_the_word_as_printed(index: Index) -> None:
    (row,) = index.find_reports("munoz").rows
    assert "\u0002Muñoz\u0003" in row.excerpt
    assert excerpt("nothing of it", "munoz") == "nothing of it"


@pytest.mark.parametrize("words", ['"', "a* OR b", "NEAR(", "title:x", "-", "'; DROP TABLE claims"])
def test_signs_of_a_query_are_no_operators(index: Index, words: str) -> None:
    index.find_claims(ClaimFilter(text=words, place=words))
    index.find_reports(words)
    index.find_entities(text=words)
    assert index.count_claims() == len(CLAIMS) + len(TEXTS)


def test_a_query_folds_as_the_text_did() -> None:
    assert fold("ПЁТР é أحمد") == "петр e احمد"
    assert match("José -x") == '"jose"* "x"*'
    assert match("—") == ""


@pytest.mark.parametrize(
    ("asked_for", "expected"),
    [
        (ClaimFilter(kind=ClaimKind.POST), {"post"}),
        (ClaimFilter(stance=Stance.DENIED), {"denial"}),
        (ClaimFilter(source="Some"), {"likeness"}),
        (ClaimFilter(since="2031-05-02"), {"accusation", "attack"}),
        (ClaimFilter(since="2031-05-03"), set()),
        (ClaimFilter(until="2031-05"), {"accusation", "attack"}),
        (ClaimFilter(until="2031-05-01"), set()),
        (ClaimFilter(place="saint"), {"casualties"}),
        (ClaimFilter(entity_id="state:sund"), {"listing"}),
        (ClaimFilter(incident_id="incident:shelling-port-vell-2031-05-02", stance=Stance.DENIED), {"denial"}),
        (ClaimFilter(report_id=REPORTS[1].id), {"denial", "low-count"}),
        (ClaimFilter(status=Status.CHECKED_ONCE), set()),
        (ClaimFilter(text="third brigade", kind=ClaimKind.POST), {"post"}),
    ],
)
def test_filters_narrow_together(index: Index, asked_for: ClaimFilter, expected: set[str]) -> None:
    found = {row.id for row in index.find_claims(asked_for).rows}
    assert found == {CLAIMS[name].id for name in expected}
    assert index.count_claims(asked_for) == len(expected)


def test_the_claims_of_a_campaign_are_its_own_and_those_of_its_incidents(index: Index) -> None:
    of_campaign = {row.id for row in index.find_claims(ClaimFilter(incident_id="siege-of-port-vell")).rows}
    assert {CLAIMS[name].id for name in ("damage", "attack")} <= of_campaign


def test_a_claim_card_names_what_its_roles_name(index: Index) -> None:
    card = index.claim(CLAIMS["listing"].id)
    assert card.entities == (("authority", "state:sund", "Sund"), ("person", "person:oren-tasker", "Oren Tasker"))
    assert card.review.original == CLAIMS["listing"]


def test_incidents_come_with_place_time_and_range(index: Index) -> None:
    (row,) = find_events(index, EventFilter(campaign_id="siege-of-port-vell")).rows
    expected = (
        RangeRow("killed", 3, 3, "all", "incident", "3"), RangeRow("killed", 12, None, "patients", "incident", "12 or more (“patients”)"),
    )  # fmt: skip
    assert (row.lat, row.lon, row.first, row.grade, row.ranges) == (12.5, 42.25, "2031-05-02", "contested", expected)
    assert [campaign.is_campaign for campaign in find_events(index, EventFilter(campaigns=True)).rows] == [True]


@pytest.mark.parametrize("after", ["x", "1:2:3:4", "'"])
def test_a_place_in_a_list_that_no_page_gave_is_refused(index: Index, after: str) -> None:
    with pytest.raises(InputError):
        index.find_claims(after=after)
    with pytest.raises(InputError):
        index.find_reports(after=after)


def test_limits_and_dates_are_checked(index: Index) -> None:
    for limit in (0, 501):
        with pytest.raises(InputError, match="1 to 500"):
            index.find_claims(limit=limit)
    with pytest.raises(InputError, match="no date"):
        index.find_claims(ClaimFilter(since="yesterday"))


def test_a_file_that_is_no_index_is_refused_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "index.sqlite").write_bytes(b"no database at all, but words" * 40)
    with pytest.raises(NotACaseError, match="linkage build"):
        Index.open(tmp_path / "index.sqlite")
