"""Work on a case through the desk: nothing is lost, and the index answers as one made anew would."""

import sqlite3
import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from linkage import pipeline
from linkage.desk import Desk, Outcome, Proposal
from linkage.errors import InputError, NotACaseError
from linkage.indexes import catch_up
from linkage.indexes.schema import TABLES
from linkage.ledger import CaseFolder, SqliteLedger
from linkage.model.asked import ClaimFilter, Order
from linkage.model.claim import ClaimKind, Stance
from linkage.model.decision import DecisionType, Mark, Subject
from linkage.model.entity import EntityType
from linkage.model.review import Profile, Status
from linkage.model.span import Span
from linkage.reviews import ClaimEdit, RoleEdit, edit_claim, make_claim

TEXT = """Shelling in Orlivka

The town council of Orlivka said that at least {n} people were killed in Orlivka on 3 May 2022. Colonel Petro Hnat, commander of the
Third Brigade, denied that his troops shelled the hospital. Nurse Olena Korin said that Russian troops shelled a school in Orlivka.
Olena Korin, 34, wept. Hnat told reporters: “We do not shell hospitals.”
"""
ACCEPT, REJECT, CORRECT, ADD, UNDO = (
    DecisionType.ACCEPT, DecisionType.REJECT, DecisionType.CORRECT, DecisionType.ADD, DecisionType.UNDO,
)  # fmt: skip


class Ticking:
    """A clock that goes on by a second each time it is read."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 28, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for n in (3, 4):
        (folder / f"{n}.txt").write_text(TEXT.format(n=n))
    pipeline.build([folder], tmp_path / "case")
    return tmp_path / "case"


def open_desk(case: Path) -> Desk:
    return Desk.open(case, Ticking())


def accept(desk: Desk, claim_id: str, person: str, upon: str = "") -> Outcome:
    return desk.decide(person, [Proposal(ACCEPT, (claim_id,), upon=upon)])[0]


def dump(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Everything in an index but the numbers of its rows and how fresh its entities are."""
    found = {}
    with closing(sqlite3.connect(path)) as connection:
        for table in TABLES:
            if table in ("meta", "issues", "reports_text"):
                continue
            names = [name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})") if name != "n"]
            rows = connection.execute(f"SELECT {', '.join(names)} FROM {table}").fetchall()  # noqa: S608 - names of tables
            found[table] = sorted(rows, key=repr)
    return found


def test_a_decision_is_in_the_ledger_and_in_the_index_at_once(case: Path) -> None:
    with open_desk(case) as desk, open_desk(case) as other:
        row = desk.index.find_claims().rows[0]
        outcome = accept(desk, row.id, "A")
        assert outcome.review is not None
        assert outcome.review.status is Status.CHECKED_ONCE
        assert other.index.claim(row.id).row.status is Status.CHECKED_ONCE
    assert pipeline.verify_case(case).failures == []
    assert [review.status for review in pipeline.load_case(case).reviews if review.id == row.id] == [Status.CHECKED_ONCE]


def test_who_decides_upon_an_old_state_is_told_and_both_decisions_are_kept(case: Path) -> None:
    with open_desk(case) as first, open_desk(case) as second:
        row = first.index.find_claims().rows[0]
        mine = accept(first, row.id, "A", row.version)
        (theirs,) = second.decide("B", [Proposal(REJECT, (row.id,), "names another hospital", upon=row.version)])
        assert mine.unseen == ()
        assert [decision.person for decision in theirs.unseen] == ["A"]
        assert theirs.review is not None
        assert theirs.review.status is Status.DISPUTED
        assert len(theirs.review.history) == 2
        again = accept(first, row.id, "A", theirs.review.version)
        assert again.unseen == ()


def test_eight_reviewers_at_once_lose_nothing(case: Path) -> None:
    with open_desk(case) as desk:
        ids = [row.id for row in desk.index.find_claims(limit=5).rows]
    failures: list[BaseException] = []

    def work(person: str) -> None:
        try:
            for claim_id in ids:
                with Desk.open(case) as own:
                    accept(own, claim_id, person)
        except BaseException as error:  # noqa: BLE001 - told by the test below
            failures.append(error)

    threads = [threading.Thread(target=work, args=(f"P{n}",)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with open_desk(case) as desk:
        assert [len(desk.index.claim(claim_id).review.standing) for claim_id in ids] == [8] * len(ids)
    assert pipeline.verify_case(case).failures == []


def test_a_decision_is_made_while_a_build_holds_the_ledger(case: Path) -> None:
    with closing(SqliteLedger.open(CaseFolder(case).ledger_file)) as building, building.writing(), open_desk(case) as desk:
        row = desk.index.find_claims().rows[0]
        outcome = accept(desk, row.id, "A")
        assert outcome.review is not None
        assert outcome.review.status is Status.CHECKED_ONCE


def test_a_decision_made_while_the_index_is_written_anew_is_kept_and_shown_after(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("linkage.desk.catch_up", lambda index, ledger, wait_s=0.0: catch_up(index, ledger, min(wait_s, 0.05)))
    with closing(sqlite3.connect(CaseFolder(case).index_file, isolation_level=None)) as building, open_desk(case) as desk:
        building.execute("BEGIN IMMEDIATE")
        row = desk.index.find_claims().rows[0]
        outcome = accept(desk, row.id, "A")
        assert (outcome.is_indexed, outcome.review) == (False, None)
        building.execute("ROLLBACK")
    with open_desk(case) as desk:
        assert desk.index.claim(row.id).row.status is Status.CHECKED_ONCE


def decide_all_sorts(case: Path) -> None:
    with open_desk(case) as desk:
        rows = desk.index.find_claims(order=Order.REPORT).rows
        card = desk.index.report(rows[0].report_id)
        claim = desk.index.claim(rows[1].id).review.claim
        edited = edit_claim(claim, ClaimEdit(stance=Stance.ADMITTED), card.report, "A")
        at = card.report.text.index("Olena Korin, 34")
        made = make_claim(
            card.report, ClaimKind.IDENTITY, Span(at, at + 15),
            ClaimEdit(roles={"person": RoleEdit(span=Span(at, at + 11)), "attribute": RoleEdit("age"), "value": RoleEdit("34")}), "B",
        )  # fmt: skip
        accept(desk, rows[0].id, "A")
        (wrong,) = desk.decide("B", [Proposal(REJECT, (rows[0].id,), "misread")])
        desk.decide("A", [Proposal(CORRECT, (rows[1].id,), claim=edited), Proposal(REJECT, (rows[2].id,), "no claim")])
        desk.decide("B", [Proposal(UNDO, (wrong.decision.id,)), Proposal(ADD, claim=made)])
        accept(desk, made.id, "A")


def test_an_index_made_anew_equals_one_that_was_kept_up(case: Path) -> None:
    decide_all_sorts(case)
    path = CaseFolder(case).index_file
    kept = dump(path)
    pipeline.build([], case)
    anew = dump(path)
    for table in ("decisions", "bearings", "undoings", "aliases", "reports"):
        assert kept[table] == anew[table]
    pipeline.build([], case)
    with open_desk(case) as desk:
        assert desk.freshness().pending == 0
        assert not desk.freshness().is_stale
    path.unlink()
    pipeline.build([], case)
    assert dump(path) == anew


def test_claims_of_an_index_that_was_kept_up_are_those_of_one_made_anew(case: Path) -> None:
    decide_all_sorts(case)
    columns = "id, kind, quote, source, stance, edtf, place, status, version, confidence, number, start, stop, is_corrected, body"

    def claims() -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(CaseFolder(case).index_file)) as connection:
            return connection.execute(f"SELECT {columns} FROM claims JOIN bodies USING (n) ORDER BY id").fetchall()  # noqa: S608 - names of columns

    kept = claims()
    pipeline.build([], case)
    assert claims() == kept


def test_rejected_claims_leave_the_case_and_corrected_ones_stand_corrected(case: Path) -> None:
    decide_all_sorts(case)
    case_file = pipeline.load_case(case)
    by_status = {review.status: review for review in case_file.reviews}
    ids = {claim.id for claim in case_file.claims}
    assert by_status[Status.REJECTED].claim.id not in ids
    (corrected,) = [review for review in case_file.reviews if review.is_corrected]
    assert corrected.claim.id in ids
    assert corrected.original.id not in ids


def test_a_published_case_shows_what_was_checked_twice_and_says_how_much_is_held_back(case: Path) -> None:
    (case / "case.yaml").write_text("publish: checked twice\n")
    with open_desk(case) as desk:
        row = desk.index.find_claims().rows[0]
        total = desk.index.counts().claims
        accept(desk, row.id, "A")
        accept(desk, row.id, "B")
    done = pipeline.build([], case, profile=Profile.PUBLISH).case_file
    assert [claim.id for claim in done.claims] == [row.id]
    assert done.held_back == total - 1
    page = (case / "casefile" / "index.html").read_text()
    assert "profile: publish" in page
    assert f"{total - 1} claims held back" in page
    assert "profile: internal" in pipeline.build([], case).page.read_text()


def test_a_marked_witness_stands_on_no_published_page_and_in_no_export(case: Path) -> None:
    with open_desk(case) as desk:
        (witness,) = desk.index.find_entities(EntityType.PERSON, "korin").rows
        desk.decide("A", [Proposal(DecisionType.MARK, (witness.subject,), "asked for it", Subject.ENTITY, mark=Mark.WITNESS)])
        assert desk.index.entity(witness.id).marks == (Mark.WITNESS,)
    inside = pipeline.build([], case)
    assert "Korin" in "".join(path.read_text() for path in inside.page.parent.rglob("*.html"))
    done = pipeline.build([], case, profile=Profile.PUBLISH)
    assert done.case_file.masked == 1
    pages = [path.read_text() for path in done.page.parent.rglob("*") if path.is_file()]
    from linkage.exports.incidentsjson import incident_records
    from linkage.exports.jsonl import claim_records, json_lines

    exports = [*json_lines(claim_records(done.case_file)), *json_lines(incident_records(done.case_file))]
    names = [str(path) for path in done.page.parent.rglob("*")]
    for word in ("korin", "olena"):
        assert not any(word in text.casefold() for text in [*pages, *exports, *names])
    assert any("[name withheld]" in text for text in pages)


def test_words_that_no_claim_names_are_marked_by_selecting_them(case: Path) -> None:
    with open_desk(case) as desk:
        report = desk.index.find_reports().rows[0]
        text = desk.index.report(report.id).report.text
        start = text.index("Olena Korin")
        subject = f"{report.id}:{start}-{start + 11}"
        (marked,) = desk.decide("A", [Proposal(DecisionType.MARK, (subject,), about=Subject.WORDS, mark=Mark.MINOR)])
        desk.decide("A", [Proposal(DecisionType.MARK, (report.id,), about=Subject.REPORT, mark=Mark.GRAPHIC)])
        assert desk.index.report(report.id).row.is_graphic
    assert "Korin" not in repr(pipeline.build([], case, profile=Profile.PUBLISH).case_file.reports)
    with open_desk(case) as desk:
        desk.decide("A", [Proposal(UNDO, (marked.decision.id,))])
    assert "Korin" in repr(pipeline.build([], case, profile=Profile.PUBLISH).case_file.reports)


def test_entities_are_joined_and_split_and_stay_so_when_the_case_is_built_again(case: Path) -> None:
    with open_desk(case) as desk:
        people = desk.index.find_entities(EntityType.PERSON).rows
        assert len(people) == 2
        subjects = tuple(person.subject for person in people)
        (joined,) = desk.decide("A", [Proposal(DecisionType.JOIN, subjects, "one person", Subject.ENTITY)])
        assert desk.freshness().pending == 1
    pipeline.build([], case)
    with open_desk(case) as desk:
        (one,) = desk.index.find_entities(EntityType.PERSON).rows
        assert any("one person" in reason for reason in one.reasons)
        desk.decide("B", [Proposal(UNDO, (joined.decision.id,))])
    pipeline.build([], case)
    with open_desk(case) as desk:
        assert len(desk.index.find_entities(EntityType.PERSON).rows) == 2
        desk.decide("A", [Proposal(DecisionType.SPLIT, (subjects[0],), "another", Subject.ENTITY)])
    pipeline.build([], case)
    with open_desk(case) as desk:
        assert len(desk.index.find_entities(EntityType.PERSON).rows) == 3


@pytest.mark.parametrize(
    "proposal",
    [
        Proposal(ACCEPT, ("nothing",)),
        Proposal(ACCEPT),
        Proposal(CORRECT, ("nothing",)),
        Proposal(UNDO, ("nothing",)),
        Proposal(DecisionType.MARK, ("nothing:person",), about=Subject.ENTITY, mark=Mark.VICTIM),
        Proposal(DecisionType.MARK, ("nothing:1-2",), about=Subject.WORDS, mark=Mark.VICTIM),
    ],
    ids=["unknown claim", "no claim", "no correction", "unknown decision", "unknown name", "unknown words"],
)
def test_what_is_not_in_the_case_cannot_be_decided_upon(case: Path, proposal: Proposal) -> None:
    with open_desk(case) as desk:
        head = desk.index.head()
        with pytest.raises(InputError):
            desk.decide("A", [proposal])
        assert desk.index.head() == head


def test_a_rejection_without_a_reason_is_refused_and_nothing_of_the_batch_is_entered(case: Path) -> None:
    with open_desk(case) as desk:
        first, second, *_ = desk.index.find_claims().rows
        with pytest.raises(InputError, match="why"):
            desk.decide("A", [Proposal(ACCEPT, (first.id,)), Proposal(REJECT, (second.id,))])
        assert desk.index.find_decisions().rows == ()


def test_a_case_without_an_index_says_how_to_get_one(case: Path) -> None:
    CaseFolder(case).index_file.unlink()
    with pytest.raises(NotACaseError, match="linkage build"):
        Desk.open(case)


def test_the_audit_list_tells_who_when_why_and_what_was_undone(case: Path) -> None:
    decide_all_sorts(case)
    with open_desk(case) as desk:
        page = desk.index.find_decisions(limit=4)
        rows = page.rows + desk.index.find_decisions(after=page.after).rows
    assert len({row.id for row in rows}) == len(rows) == 7
    assert [row.why for row in rows if row.is_undone] == ["misread"]
    assert all(row.person in "AB" and row.decided_at.startswith("2026-11-28T12:00") for row in rows)


def test_the_queue_goes_through_every_claim_once_and_back(case: Path) -> None:
    with open_desk(case) as desk:
        for order in Order:
            rows, after = [], ""
            while True:
                page = desk.index.find_claims(order=order, after=after, limit=3)
                rows += page.rows
                after = page.after
                if after == "":
                    break
            assert len({row.id for row in rows}) == len(rows) == desk.index.count_claims()
            for before, here, later in zip(rows, rows[1:], rows[2:], strict=False):
                assert desk.index.neighbours(here.id, order=order) == (before.id, later.id)
        here, later = desk.index.find_claims(ClaimFilter(status=Status.PROPOSED)).rows[:2]
        accept(desk, here.id, "A")
        assert desk.index.neighbours(here.id, ClaimFilter(status=Status.PROPOSED)) == (None, later.id)
