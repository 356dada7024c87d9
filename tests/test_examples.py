"""The main job on the examples: reports in, case file out, with what a careful reader would expect to find."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from linkage.model.case import CaseFile
from linkage.model.claim import Claim, ClaimKind, Stance
from linkage.model.report import Report
from linkage.model.span import Span
from linkage.pipeline import BuildRun, build, verify_case

EXAMPLES = Path(__file__).parents[1] / "examples"
FILES = 15


@pytest.fixture(scope="module")
def case_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("examples") / "case"


@pytest.fixture(scope="module")
def run(case_dir: Path) -> BuildRun:
    return build([EXAMPLES], case_dir, EXAMPLES / "case.yaml", workers=1)


@pytest.fixture(scope="module")
def case_file(run: BuildRun) -> CaseFile:
    return run.case_file


@pytest.fixture(scope="module")
def found(case_file: CaseFile) -> Callable[..., list[Claim]]:
    reports = {report.id: report for report in case_file.reports}

    def find(file: str, kind: ClaimKind, **roles: object) -> list[Claim]:
        """Claims of a file and kind whose roles hold the words or are the numbers given; `stance` and `source` are asked for likewise."""
        claims = (c for c in case_file.claims if reports[c.report_id].file.startswith(file) and c.kind is kind)
        return [c for c in claims if all(agrees(c, name, wanted) for name, wanted in roles.items())]

    return find


def agrees(claim: Claim, name: str, wanted: object) -> bool:
    value = {"stance": claim.stance, "source": claim.source}.get(name, claim.value(name))
    if isinstance(wanted, str) and not isinstance(wanted, Stance):
        return value is not None and wanted.lower() in str(value).lower()
    return bool(value == wanted)


def report_of(case_file: CaseFile, file: str) -> Report:
    return next(report for report in case_file.reports if report.file.startswith(file))


def texts_of(case_file: CaseFile) -> Iterator[tuple[Claim, Report]]:
    reports = {report.id: report for report in case_file.reports}
    return ((claim, reports[claim.report_id]) for claim in case_file.claims)


def test_every_example_becomes_a_report_and_none_fails(run: BuildRun) -> None:
    assert (run.added, run.failures) == (FILES, ())
    assert len(run.case_file.reports) == FILES


def test_the_case_file_has_a_first_page(run: BuildRun) -> None:
    assert run.page.name == "index.html"
    assert "Two sieges, one general" in run.page.read_text("utf-8")


def test_a_second_build_adds_nothing_and_gives_the_same_case(run: BuildRun, case_dir: Path) -> None:
    again = build([EXAMPLES], case_dir, workers=1)
    assert (again.added, again.known) == (0, FILES)
    assert again.case_file.head == run.case_file.head
    assert [claim.id for claim in again.case_file.claims] == [claim.id for claim in run.case_file.claims]


def test_the_case_verifies(run: BuildRun, case_dir: Path) -> None:
    assert run.added == FILES
    assert tuple(verify_case(case_dir).failures) == ()


def test_every_kind_of_file_is_read(case_file: CaseFile) -> None:
    assert {Path(report.file).suffix for report in case_file.reports} == {".txt", ".html", ".pdf", ".docx", ".eml"}
    with_claims = {claim.report_id for claim in case_file.claims}
    assert [r.file for r in case_file.reports if r.id not in with_claims] == []


def test_every_report_has_a_publisher_and_a_date(case_file: CaseFile) -> None:
    assert [r.file for r in case_file.reports if r.publisher is None or r.published is None] == []


def test_a_ukrainian_report_is_read_in_its_own_language(case_file: CaseFile, found: Callable[..., list[Claim]]) -> None:
    assert report_of(case_file, "10-ukrainian").language == "uk"
    assert len(found("10-ukrainian", ClaimKind.CASUALTIES, outcome="killed", min=300, source="міської ради")) == 1
    assert len(found("10-ukrainian", ClaimKind.POST, person="Мізінцев", organization="центр управління обороною")) == 1


def test_no_claim_is_made_of_the_line_that_says_what_an_example_restates(case_file: CaseFile) -> None:
    notes = {r.id: r.text.find("Written for the Linkage examples") for r in case_file.reports}
    assert sum(start >= 0 for start in notes.values()) >= 10
    made = [r.file for c, r in texts_of(case_file) if notes[r.id] >= 0 and c.quote.overlaps(Span(notes[r.id], notes[r.id] + 60))]
    assert made == []


def test_no_claim_is_made_of_the_clutter_of_a_web_page(case_file: CaseFile) -> None:
    page = report_of(case_file, "01-profile")
    for clutter in ("bridge was hit", "cookies", "Grain prices", "Ten soups"):
        assert clutter not in " ".join(c.quote.of(r.text) for c, r in texts_of(case_file) if r.id == page.id)
    assert any("bridge was hit" in span.of(page.text) for span in page.boilerplate) or "bridge was hit" not in page.text


def test_the_ministrys_denial_of_the_theatre_strike_is_a_denial(found: Callable[..., list[Claim]]) -> None:
    denials = found("02-theatre", ClaimKind.ATTACK, stance=Stance.DENIED, target="theatre")
    assert any("Ministry" in str(claim.source) or "Moscow" in str(claim.source) for claim in denials)
    assert found("02-theatre", ClaimKind.ATTACK, stance=Stance.DENIED, source="council") == []


def test_what_the_council_says_of_the_theatre_stands_beside_the_denial(found: Callable[..., list[Claim]]) -> None:
    assert len(found("02-theatre", ClaimKind.ATTACK, source="city council", target="theatre", perpetrator="aircraft")) >= 1


def test_a_line_of_a_sanctions_list_is_a_designation(found: Callable[..., list[Claim]]) -> None:
    (designation,) = found("08-uk", ClaimKind.DESIGNATION, person="MIZINTSEV", instrument="sanctions")
    assert designation.when is not None
    assert designation.when.edtf == "2022-03-31"


def test_the_three_figures_for_the_theatre_stay_side_by_side(found: Callable[..., list[Claim]]) -> None:
    assert len(found("03-theatre", ClaimKind.CASUALTIES, outcome="killed", min=600)) == 1
    assert len(found("05-theatre", ClaimKind.CASUALTIES, outcome="killed", min=12, source="Amnesty")) == 1
    assert len(found("01-profile", ClaimKind.CASUALTIES, outcome="killed", min=300, source="city council")) == 1


def test_no_figure_is_a_sum_or_a_mean_of_others(case_file: CaseFile) -> None:
    figures = {figure.min for incident in case_file.incidents for figure in incident.figures}
    figures |= {figure.min for campaign in case_file.campaigns for figure in campaign.figures}
    assert figures <= {claim.number("min") for claim in case_file.claims}


def test_a_count_with_at_least_has_no_upper_bound(found: Callable[..., list[Claim]]) -> None:
    (count,) = found("12-aleppo", ClaimKind.CASUALTIES, outcome="killed", min=14)
    assert count.value("max") is None


def test_the_general_is_one_person_under_three_spellings(case_file: CaseFile) -> None:
    people = [entity for entity in case_file.entities if any("izin" in name for name in entity.names)]
    assert len(people) == 1
    assert {"Mikhail Mizintsev", "Mikhail Mizintzev"} <= set(people[0].names)


def test_the_ultimatum_is_a_statement_of_the_general(found: Callable[..., list[Claim]]) -> None:
    assert len(found("07-ultimatum", ClaimKind.STATEMENT, utterance="Lay down your arms", speaker="Mizintzev")) == 1


def test_the_generals_post_is_read_from_prose_and_from_the_list(found: Callable[..., list[Claim]]) -> None:
    for file in ("01-profile", "07-ultimatum", "08-uk"):
        assert len(found(file, ClaimKind.POST, person="izint", organization="National Defence Management Centre")) >= 1


def test_ukraine_accuses_and_the_report_does_not(found: Callable[..., list[Claim]]) -> None:
    accusations = found("01-profile", ClaimKind.RESPONSIBILITY, accused="Mizintsev", source="Ukrain")
    assert len(accusations) >= 1
    assert {claim.stance for claim in accusations} == {Stance.ALLEGED}


def test_both_declared_campaigns_are_in_the_case(case_file: CaseFile) -> None:
    assert {"siege-of-mariupol-2022", "siege-of-aleppo-2016"} <= {campaign.id for campaign in case_file.campaigns}


def test_a_month_is_neither_a_place_nor_a_person(case_file: CaseFile) -> None:
    names = ("March", "April", "September", "August")
    assert [(r.file, role.name) for c, r in texts_of(case_file) for role in c.roles if role.value in names] == []


def test_a_place_is_not_a_part_of_a_longer_name(case_file: CaseFile) -> None:
    places = {(r.file[:2], c.word("place")) for c, r in texts_of(case_file)}
    assert places.isdisjoint({("01", "Azov"), ("11", "Quds"), ("09", "UN")})


def test_a_second_quotation_of_the_same_speaker_stays_his(found: Callable[..., list[Claim]]) -> None:
    (catastrophe,) = found("07-ultimatum", ClaimKind.STATEMENT, utterance="humanitarian catastrophe")
    assert "Mizintzev" in str(catastrophe.source)


def test_a_quotation_belongs_to_whoever_stands_behind_it_and_not_to_the_paragraph_before(found: Callable[..., list[Claim]]) -> None:
    (missions,) = found("06-maternity", ClaimKind.STATEMENT, utterance="no missions")
    assert "Konashenkov" in str(missions.source)


def test_what_a_source_denies_is_never_told_in_the_reports_own_voice(found: Callable[..., list[Claim]]) -> None:
    assert found("12-aleppo", ClaimKind.ATTACK, source=None, stance=Stance.ASSERTED, target="the convoy") == []
    assert found("06-maternity", ClaimKind.ATTACK, source="Konashenkov", stance=Stance.ASSERTED) == []


def test_the_general_is_not_taken_for_the_council_named_before_him(found: Callable[..., list[Claim]]) -> None:
    for kind in (ClaimKind.RESPONSIBILITY, ClaimKind.STATEMENT):
        assert found("01-profile", kind, source="council") == []


def test_a_denial_belongs_to_whoever_denies(found: Callable[..., list[Claim]]) -> None:
    assert found("01-profile", ClaimKind.ATTACK, source="British", stance=Stance.DENIED) == []


def test_the_mayor_of_a_city_is_no_office_of_another_state(found: Callable[..., list[Claim]]) -> None:
    assert found("01-profile", ClaimKind.POST, person="Boichenko", organization="Russia") == []


def test_the_wire_report_stands_when_the_paper_that_copied_it_takes_its_copy_back(case_file: CaseFile) -> None:
    ids = {report.file: report.id for report in case_file.reports}
    assert case_file.corrections.retracted == {ids["04-theatre-six-hundred-copy.txt"]}
    assert not case_file.origins.resting
    theatre = {
        r.high for i in case_file.incidents for r in i.ranges if i.act == "airstrike" and r.outcome == "killed" and "theatre" in i.name
    }
    assert 600 in theatre
