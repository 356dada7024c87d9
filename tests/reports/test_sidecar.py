"""The file beside a report that gives its metadata."""

import json
from pathlib import Path

import pytest

from linkage.model.correction import Standing, Status
from linkage.reports import read_report

TEXT = "Bridge hit at dawn\n\nTwo people were killed when the bridge was hit on Thursday, the mayor said.\n"


def read(folder: Path, sidecar: object):
    (folder / "a.txt").write_text(TEXT)
    (folder / "a.json").write_text(sidecar if isinstance(sidecar, str) else json.dumps(sidecar))
    return read_report(folder / "a.txt")


def test_the_sidecar_gives_what_the_text_does_not_say(tmp_path: Path) -> None:
    report = read(
        tmp_path,
        {
            "report": {
                "title": "T",
                "publisher": "P",
                "author": "A",
                "published": "2016-08-12",
                "url": "https://example.org/1",
                "captured_at": "2020-01-01",
            }
        },
    )
    assert (report.title, report.publisher, report.author, report.published, report.url, report.captured_at) == (
        "T", "P", "A", "2016-08-12", "https://example.org/1", "2020-01-01",
    )  # fmt: skip


def test_keys_may_stand_at_the_top(tmp_path: Path) -> None:
    assert read(tmp_path, {"publisher": "P"}).publisher == "P"


def test_nothing_but_the_metadata_keys_changes_a_report(tmp_path: Path) -> None:
    plain = read(tmp_path, {"report": {"publisher": "P"}})
    laden = read(
        tmp_path,
        {"report": {"publisher": "P", "text": "x", "claims": [1], "record": True}, "claims": [{"quote": "x"}], "boilerplate": [[0, 5]]},
    )
    assert laden == plain


def test_null_means_not_known_and_the_text_is_asked(tmp_path: Path) -> None:
    assert read(tmp_path, {"report": {"title": None, "author": None}}).title == "Bridge hit at dawn"


@pytest.mark.parametrize(
    "sidecar",
    [
        "{not json",
        "[1, 2]",
        '{"report": 5}',
        '{"report": {"author": 5}}',
        '{"published": "12/8/2016"}',
        '{"language": "English!"}',
        "\udcff",
    ],
    ids=["no-json", "a-list", "no-object", "a-number", "no-iso-date", "no-code", "no-utf-8"],
)
def test_a_sidecar_that_cannot_be_used_gives_a_note_and_never_costs_the_report(tmp_path: Path, sidecar: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.json").write_bytes(sidecar.encode("utf-8", "surrogateescape"))
    report = read_report(tmp_path / "a.txt")
    assert report.text == TEXT
    assert len(report.notes) == 1
    assert "a.json" in report.notes[0]


def test_a_lone_surrogate_in_a_title_does_not_reach_the_report(tmp_path: Path) -> None:
    assert read(tmp_path, '{"title": "Bridge\\ud800 hit"}').title == "Bridge hit"


def test_the_sidecars_date_wins_over_the_printed_one(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Bridge hit\n\nPublished 3 May 2016\n\nTwo people were killed.")
    (tmp_path / "a.json").write_text('{"published": "2016-05-04"}')
    assert read_report(tmp_path / "a.txt").published == "2016-05-04"


def test_the_sidecar_tells_of_a_retraction_and_of_what_the_report_replaces(tmp_path: Path) -> None:
    told = {"status": "retracted", "status_date": "2022-04-05", "status_note": "the toll was wrong", "replaces": "old.html"}
    assert read(tmp_path, told).status == Status(Standing.RETRACTED, "2022-04-05", "the toll was wrong", "old.html")
    assert read(tmp_path, {"publisher": "P"}).status is None


def test_a_status_that_is_not_known_is_passed_over_with_a_note(tmp_path: Path) -> None:
    report = read(tmp_path, {"status": "doubtful", "status_date": "spring"})
    assert report.status is None
    assert [note.split(":")[1].split(" is")[0].strip() for note in report.notes] == ["status", "status_date"]
