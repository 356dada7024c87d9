"""A table from its file to the case file."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import yaml
from lxml import html

from linkage import pipeline
from linkage.model.issue import Severity
from linkage.reports import mapping_path
from madetable import HEADER, MAPPING, ROWS


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "in" / "harm.csv"
    path.parent.mkdir()
    path.write_text("\n".join([HEADER, *ROWS]) + "\n", encoding="utf-8")
    mapping_path(path).write_text(MAPPING, encoding="utf-8")
    return path


def entries(case_dir: Path) -> int:
    with closing(sqlite3.connect(case_dir / "ledger.sqlite")) as connection:
        return int(connection.execute("SELECT count(*) FROM entries").fetchone()[0])


def test_a_table_becomes_incidents_that_can_be_verified_and_is_known_the_next_time(table: Path, tmp_path: Path) -> None:
    case = tmp_path / "case"
    first = pipeline.build([table.parent], case)
    assert (first.added, first.failures) == (1, ())
    assert sorted(i.codings[0].key for i in first.case_file.incidents) == ["H1", "H2", "H3"]
    checked = pipeline.verify_case(case)
    assert (checked.failures, checked.warnings) == ([], [])
    assert checked.claims == len(first.case_file.claims) > 0
    before = entries(case)
    assert pipeline.build([table.parent], case).known == 1
    assert entries(case) == before
    assert pipeline.load_case(case).claims == first.case_file.claims


def test_a_changed_mapping_has_the_table_read_again_and_so_has_the_way_back(table: Path, tmp_path: Path) -> None:
    case = tmp_path / "case"
    first = pipeline.build([table], case).case_file
    mapping_path(table).write_text(MAPPING.replace("Shells: shelling", "Shells: missile"), encoding="utf-8")
    second = pipeline.build([table], case).case_file
    assert [c.word("act") for c in first.claims if c.kind == "attack"] != [c.word("act") for c in second.claims if c.kind == "attack"]
    kept = {c.id for c in first.claims} & {c.id for c in second.claims}
    assert len(kept) == len(first.claims) - 1, "only the claim of the changed word is another one"
    mapping_path(table).write_text(MAPPING, encoding="utf-8")
    third = pipeline.build([table], case)
    assert third.added == 1
    assert (third.case_file.claims, third.case_file.reports) == (first.claims, first.reports)
    assert pipeline.build([table], case).known == 1
    assert pipeline.verify_case(case).failures == []


def test_a_table_without_a_mapping_is_a_failure_that_shows_what_to_write(table: Path, tmp_path: Path) -> None:
    mapping_path(table).unlink()
    (failure,) = pipeline.build([table], tmp_path / "case").failures
    assert failure.severity is Severity.FAILURE
    assert "harm.mapping.yaml" in failure.advice
    shown = failure.advice.split("to begin with: ", 1)[1]
    assert yaml.safe_load(shown)["table"]["record"] == "id"
    mapping_path(table).write_text(shown, encoding="utf-8")
    assert pipeline.build([table], tmp_path / "case").failures == ()


def test_a_mapping_that_does_not_fit_is_a_failure_and_other_files_are_read(table: Path, tmp_path: Path) -> None:
    mapping_path(table).write_text(MAPPING.replace("record: id", "record: number"), encoding="utf-8")
    (table.parent / "a.txt").write_text("Two civilians were killed in Homs on 3 May 2019.", encoding="utf-8")
    run = pipeline.build([table.parent], tmp_path / "case")
    assert run.added == 1
    assert ["'number'" in f.reason for f in run.failures] == [True]


def test_the_page_of_an_incident_shows_what_its_publisher_calls_it(table: Path, tmp_path: Path) -> None:
    page = pipeline.build([table], tmp_path / "case").page
    (incident,) = page.parent.glob("incidents/*h2*.html")
    told = " ".join(html.fromstring(incident.read_bytes()).text_content().split())
    assert "Harm Watch, H2: grade “Weak”" in told
    assert "https://h.example/2" in told


def test_a_long_table_is_shown_on_several_pages_and_every_claim_leads_to_its_row(table: Path, tmp_path: Path) -> None:
    rows = [ROWS[1].replace("H2", f"N{n}") for n in range(450)]
    table.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    site = pipeline.build([table], tmp_path / "case").page.parent
    pages = sorted(site.glob("reports/0001-*.html"))
    assert len(pages) == 3
    shown = "".join(html.fromstring(p.read_bytes()).xpath("string(//div[@class='report-text'])") for p in pages)
    assert all(f"N{n},2019" in shown for n in range(450))
    anchors = {p.relative_to(site).as_posix(): set(html.fromstring(p.read_bytes()).xpath("//@id")) for p in pages}
    for path in site.glob("incidents/*.html"):
        for link in html.fromstring(path.read_bytes()).xpath("//blockquote/a/@href"):
            address, anchor = link.removeprefix("../").split("#")
            assert anchor in anchors[address]
