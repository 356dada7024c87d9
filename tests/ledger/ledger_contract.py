"""What every backend of the ledger must do. A backend's test file subclasses `LedgerContract` and gives the fixture `open_ledger`."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from linkage.errors import LedgerBusyError, LedgerError
from linkage.ledger import Draft, EntryKind, Ledger, append_decision, append_issue, append_reading, has_reading, read_records
from linkage.ledger.entry import GENESIS, Clock, canonical_json, checked, entry_hash
from linkage.model.claim import Claim
from linkage.model.decision import Decision, DecisionType
from linkage.model.issue import Issue, Severity
from linkage.model.mention import Mention, MentionType
from linkage.model.span import Span
from madereading import NOON, make_reading

OpenLedger = Callable[..., Ledger]

FAILED = Issue("b.pdf", "reports", "the file is locked with a password", "remove the password", Severity.FAILURE)
DECISION = Decision(DecisionType.REJECT, ("0123456789abcdef",), "A. Analyst", "2024-05-01T12:00:00+00:00", "another man of that name")


def draft(key: str, body: object = 1) -> Draft:
    return Draft(EntryKind.DECISION, key, canonical_json(body))


class LedgerContract:
    """The contract. `open_ledger()` opens the same empty store each time within one test; `open_ledger(clock=...)` with a clock."""

    def test_entries_come_back_in_order_and_are_numbered_from_one(self, open_ledger: OpenLedger) -> None:
        ledger = open_ledger()
        with ledger.writing():
            ledger.append([draft("a"), draft("b")])
            ledger.append([draft("c")])
        assert [(entry.seq, entry.key) for entry in ledger.entries()] == [(1, "a"), (2, "b"), (3, "c")]

    def test_what_was_entered_is_there_when_the_ledger_is_opened_again(self, open_ledger: OpenLedger) -> None:
        ledger = open_ledger()
        with ledger.writing():
            added = ledger.append([draft("a")])
        ledger.close()
        assert tuple(open_ledger().entries()) == added

    def test_each_entry_is_chained_to_the_one_before_it(self, open_ledger: OpenLedger) -> None:
        ledger = open_ledger()
        with ledger.writing():
            ledger.append([draft("a"), draft("b")])
        first, second = checked(ledger.entries())
        assert first.previous == GENESIS
        assert second.previous == first.hash
        assert second.hash == entry_hash(2, "decision", "b", "1", NOON.isoformat(timespec="seconds"), first.hash)

    def test_the_head_is_the_hash_of_the_last_entry(self, open_ledger: OpenLedger) -> None:
        ledger = open_ledger()
        assert ledger.head() == GENESIS
        with ledger.writing():
            added = ledger.append([draft("a"), draft("b")])
        assert ledger.head() == added[-1].hash

    def test_the_time_of_an_entry_is_the_clocks_in_utc(self, open_ledger: OpenLedger) -> None:
        ledger = open_ledger(clock=lambda: datetime(2024, 5, 1, 14, 0, tzinfo=timezone(timedelta(hours=2))))
        with ledger.writing():
            (entry,) = ledger.append([draft("a")])
        assert entry.recorded_at == "2024-05-01T12:00:00+00:00"

    def test_a_clock_without_an_offset_is_refused(self, open_ledger: OpenLedger) -> None:
        ledger = open_ledger(clock=lambda: NOON.replace(tzinfo=None))
        with ledger.writing(), pytest.raises(LedgerError, match="offset from UTC"):
            ledger.append([draft("a")])

    def test_the_same_kind_and_key_again_adds_nothing(self, open_ledger: OpenLedger) -> None:
        ledger = open_ledger()
        with ledger.writing():
            ledger.append([draft("a", 1)])
            assert ledger.append([draft("a", 2), draft("b")])[0].key == "b"
        assert [entry.body for entry in ledger.entries() if entry.key == "a"] == ["1"]

    def test_the_same_key_twice_in_one_append_is_entered_once(self, open_ledger: OpenLedger) -> None:
        ledger = open_ledger()
        with ledger.writing():
            assert len(ledger.append([draft("a"), draft("a")])) == 1

    def test_has_tells_kinds_apart(self, open_ledger: OpenLedger) -> None:
        ledger = open_ledger()
        with ledger.writing():
            ledger.append([draft("a")])
        assert ledger.has(EntryKind.DECISION, "a")
        assert not ledger.has(EntryKind.ISSUE, "a")

    def test_an_append_that_fails_half_way_adds_nothing(self, open_ledger: OpenLedger) -> None:
        times = iter([NOON])

        def clock_that_stops() -> datetime:
            return next(times)

        ledger = open_ledger(clock=clock_that_stops)
        with ledger.writing(), pytest.raises(StopIteration):
            ledger.append([draft("a"), draft("b")])
        assert list(ledger.entries()) == []
        assert list(open_ledger().entries()) == []

    def test_nothing_is_added_outside_of_writing(self, open_ledger: OpenLedger) -> None:
        ledger = open_ledger()
        issue = Draft(EntryKind.ISSUE, "a", canonical_json(1))
        with pytest.raises(LedgerError, match="writing"):
            ledger.append([issue])
        with ledger.writing():
            pass
        with pytest.raises(LedgerError, match="writing"):
            ledger.append([issue])

    def test_a_decision_is_entered_while_a_build_writes_and_the_chain_holds(self, open_ledger: OpenLedger) -> None:
        builder, reviewer = open_ledger(), open_ledger()
        with builder.writing():
            builder.append([Draft(EntryKind.ISSUE, "a", canonical_json(1))])
            append_decision(reviewer, DECISION)
            builder.append([Draft(EntryKind.ISSUE, "b", canonical_json(2))])
        assert [entry.kind for entry in checked(reviewer.entries())] == ["issue", "decision", "issue"]

    def test_entries_after_a_number_leave_out_what_came_before(self, open_ledger: OpenLedger) -> None:
        ledger = open_ledger()
        ledger.append([draft("a"), draft("b"), draft("c")])
        assert [entry.key for entry in ledger.entries(after=2)] == ["c"]

    def test_a_second_writer_is_told_to_wait(self, open_ledger: OpenLedger) -> None:
        first, second = open_ledger(), open_ledger()
        with first.writing(), pytest.raises(LedgerBusyError, match="another run is writing"), second.writing():
            pass
        with second.writing():
            second.append([draft("a")])

    def test_a_reader_sees_what_was_entered_while_another_writes(self, open_ledger: OpenLedger) -> None:
        writer, reader = open_ledger(), open_ledger()
        with writer.writing():
            writer.append([draft("a")])
            assert [entry.key for entry in reader.entries()] == ["a"]

    def test_a_sound_store_has_no_faults(self, open_ledger: OpenLedger) -> None:
        ledger = open_ledger()
        with ledger.writing():
            ledger.append([draft("a")])
        assert list(ledger.faults()) == []

    def test_text_of_every_script_comes_back_as_it_was(self, open_ledger: OpenLedger) -> None:
        body = canonical_json("Маріуполь حلب 🕊 \u0000 \u2028 e\u0301")
        ledger = open_ledger()
        with ledger.writing():
            ledger.append([Draft(EntryKind.DECISION, "ключ", body)])
        (entry,) = checked(open_ledger().entries())
        assert (entry.key, entry.body) == ("ключ", body)

    # What a report gives

    def test_a_reading_comes_back_as_it_was(self, open_ledger: OpenLedger) -> None:
        ledger, reading = open_ledger(), make_reading()
        with ledger.writing():
            append_reading(ledger, reading)
        assert read_records(open_ledger(), with_mentions=True).readings == (reading,)

    def test_mentions_are_left_out_unless_asked_for(self, open_ledger: OpenLedger) -> None:
        ledger, reading = open_ledger(), make_reading()
        with ledger.writing():
            append_reading(ledger, reading)
        assert read_records(ledger).readings == (replace(reading, mentions=(), relations=()),)

    def test_the_same_report_by_the_same_reader_adds_nothing(self, open_ledger: OpenLedger) -> None:
        ledger, reading = open_ledger(), make_reading()
        assert not has_reading(ledger, reading.report.id, reading.reader)
        with ledger.writing():
            append_reading(ledger, reading)
            head = ledger.head()
            assert append_reading(ledger, replace(reading, claims=())) == ()
        assert has_reading(ledger, reading.report.id, reading.reader)
        assert ledger.head() == head

    def test_a_later_version_of_a_reader_takes_the_place_of_the_earlier_and_both_stay(self, open_ledger: OpenLedger) -> None:
        ledger, first = open_ledger(), make_reading()
        second = replace(first, reader="rules/2", claims=(), mentions=())
        with ledger.writing():
            append_reading(ledger, first)
            before = len(list(ledger.entries()))
            append_reading(ledger, second)
        assert read_records(ledger).readings == (replace(second, relations=()),)
        assert len(list(ledger.entries())) == before + 2, "the report is not entered again"

    def test_readings_by_different_readers_stand_side_by_side(self, open_ledger: OpenLedger) -> None:
        ledger, first = open_ledger(), make_reading()
        other = replace(first, reader="model/1", claims=())
        with ledger.writing():
            append_reading(ledger, first)
            append_reading(ledger, other)
        assert [reading.reader for reading in read_records(ledger).readings] == ["rules/1", "model/1"]

    def test_reports_come_back_in_the_order_of_their_first_entry(self, open_ledger: OpenLedger) -> None:
        ledger = open_ledger()
        first, second = make_reading("One man was killed."), make_reading("Two men were killed.")
        with ledger.writing():
            append_reading(ledger, first)
            append_reading(ledger, second)
            append_reading(ledger, replace(first, reader="rules/2"))
        assert [reading.report.text for reading in read_records(ledger).readings] == [first.report.text, second.report.text]

    def test_a_reading_of_a_text_that_was_replaced_is_not_shown_with_the_new_text(self, open_ledger: OpenLedger) -> None:
        ledger, first = open_ledger(), make_reading()
        longer = replace(first.report, text=f"Headline. {first.report.text}")
        second = replace(first, report=longer, reader="model/1", claims=(), mentions=(), relations=())
        with ledger.writing():
            append_reading(ledger, first)
            append_reading(ledger, second)
        assert [reading.reader for reading in read_records(ledger).readings] == ["model/1"]

    def test_a_claim_that_points_outside_its_report_is_refused_with_the_whole_reading(self, open_ledger: OpenLedger) -> None:
        ledger, reading = open_ledger(), make_reading()
        claim = replace(reading.claims[0], quote=Span(0, len(reading.report.text) + 1))
        with ledger.writing(), pytest.raises(LedgerError, match="outside its report's text"):
            append_reading(ledger, replace(reading, claims=(claim,)))
        assert list(ledger.entries()) == []

    def test_a_claim_of_another_report_is_refused(self, open_ledger: OpenLedger) -> None:
        ledger, reading = open_ledger(), make_reading()
        stray: Claim = replace(reading.claims[0], report_id="f" * 64)
        with ledger.writing(), pytest.raises(LedgerError, match="outside its report's text"):
            append_reading(ledger, replace(reading, claims=(stray,)))

    def test_a_mention_whose_words_are_not_at_its_offset_is_refused(self, open_ledger: OpenLedger) -> None:
        ledger, reading = open_ledger(), make_reading()
        with ledger.writing(), pytest.raises(LedgerError, match="does not stand at"):
            append_reading(ledger, replace(reading, mentions=(Mention(MentionType.PERSON, Span(0, 3), "Ivan"),)))

    # Issues and decisions

    def test_a_failing_file_is_entered_once_for_the_same_name_bytes_and_reason(self, open_ledger: OpenLedger) -> None:
        ledger = open_ledger()
        with ledger.writing():
            assert len(append_issue(ledger, FAILED, "a" * 64)) == 1
            assert append_issue(ledger, FAILED, "a" * 64) == ()
            assert len(append_issue(ledger, FAILED, "b" * 64)) == 1
            assert len(append_issue(ledger, FAILED, None)) == 1
            assert len(append_issue(ledger, replace(FAILED, file="c.pdf"), "a" * 64)) == 1
            assert len(append_issue(ledger, replace(FAILED, reason="the file is empty"), "a" * 64)) == 1
        assert len(read_records(ledger).issues) == 5

    def test_a_file_that_failed_and_was_read_later_is_no_failure_any_more(self, open_ledger: OpenLedger) -> None:
        ledger, reading = open_ledger(), make_reading()
        notice = replace(FAILED, severity=Severity.NOTICE)
        with ledger.writing():
            append_issue(ledger, FAILED, reading.report.id)
            append_issue(ledger, replace(notice, reason="the same bytes as a.txt"), reading.report.id)
            append_issue(ledger, replace(FAILED, file=reading.report.file), None)
            append_issue(ledger, replace(FAILED, file="other.pdf"), None)
            append_reading(ledger, reading)
        assert [(issue.file, issue.severity) for issue in read_records(ledger).issues] == [
            ("b.pdf", Severity.NOTICE),
            ("other.pdf", Severity.FAILURE),
        ]

    def test_a_decision_comes_back_as_it_was_and_is_entered_once(self, open_ledger: OpenLedger) -> None:
        ledger = open_ledger()
        with ledger.writing():
            append_decision(ledger, DECISION)
            assert append_decision(ledger, DECISION) == ()
            append_decision(ledger, replace(DECISION, decided_at=datetime(2024, 5, 2, tzinfo=UTC).isoformat()))
        assert [decision.decided_at[:10] for decision in read_records(ledger).decisions] == ["2024-05-01", "2024-05-02"]

    def test_the_records_carry_the_head(self, open_ledger: OpenLedger) -> None:
        ledger = open_ledger()
        assert read_records(ledger).head == GENESIS
        with ledger.writing():
            append_decision(ledger, DECISION)
        assert read_records(ledger).head == ledger.head()


__all__ = ["Clock", "LedgerContract", "OpenLedger"]
