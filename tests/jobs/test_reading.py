"""The reading of one file."""

from pathlib import Path

from linkage.jobs import Capture, capture_files, read_one, reader_name
from linkage.jobs.reading import read_batch
from linkage.model.issue import Issue, Severity
from linkage.model.reading import Reading

REPORT = """Council accuses colonel

The town council of Orlivka said that at least 12 people were killed in Orlivka on 3 May 2022.
"""


def capture_of(path: Path, content: bytes) -> Capture:
    path.write_bytes(content)
    return capture_files([path]).captures[0]


def test_a_report_gives_mentions_and_grounded_claims(tmp_path: Path) -> None:
    capture = capture_of(tmp_path / "a.txt", REPORT.encode())
    reading = read_one(capture)
    assert isinstance(reading, Reading)
    assert (reading.report.file, reading.report.text, reading.reader) == (
        "a.txt",
        REPORT,
        reader_name(capture),
    )
    (killed,) = (claim for claim in reading.claims if claim.kind == "casualties")
    assert killed.number("min") == 12
    assert "12 people were killed" in killed.quote.of(reading.report.text)
    assert [claim.quote for claim in reading.claims] == sorted(claim.quote for claim in reading.claims)
    assert all(mention.span.of(REPORT) == mention.text for mention in reading.mentions)


def test_the_same_file_gives_the_same_reading_again(tmp_path: Path) -> None:
    capture = capture_of(tmp_path / "a.txt", REPORT.encode())
    assert read_one(capture) == read_one(capture)


def test_a_file_without_text_is_a_failure_that_says_what_to_do(tmp_path: Path) -> None:
    issue = read_one(capture_of(tmp_path / "a.txt", b" \n "))
    assert isinstance(issue, Issue)
    assert (issue.file, issue.severity) == ("a.txt", Severity.FAILURE)
    assert issue.advice != ""


def test_a_file_that_changed_since_it_was_captured_is_not_read_under_the_old_hash(tmp_path: Path) -> None:
    capture = capture_of(tmp_path / "a.txt", REPORT.encode())
    (tmp_path / "a.txt").write_text("something else")
    issue = read_one(capture)
    assert isinstance(issue, Issue)
    assert "changed while it was being read" in issue.reason


def test_a_file_that_went_away_since_it_was_captured_is_a_failure(tmp_path: Path) -> None:
    capture = capture_of(tmp_path / "a.txt", REPORT.encode())
    (tmp_path / "a.txt").unlink()
    issue = read_one(capture)
    assert isinstance(issue, Issue)
    assert "cannot be opened" in issue.reason


def test_files_read_together_give_what_each_gives_alone(tmp_path: Path) -> None:
    files = {"a.txt": REPORT.encode(), "b.txt": b" \n ", "c.txt": f"{REPORT}\n\nNobody was hurt.".encode()}
    captures = [capture_of(tmp_path / name, content) for name, content in files.items()]
    assert read_batch(captures) == [read_one(capture) for capture in captures]


def test_a_suspected_translation_is_a_notice_with_its_signs(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text(
        "The bridge fell.\n\nHe told them: «Leave the bridge. Nobody will harm you.” Then he left the town for good.\n", "utf-8"
    )
    (capture,) = capture_files([file]).captures
    reading = read_one(capture)
    assert isinstance(reading, Reading)
    (notice,) = (issue for issue in reading.issues if "looks like a translation" in issue.reason)
    assert "«Leave" in notice.reason
