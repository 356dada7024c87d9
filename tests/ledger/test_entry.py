"""Entries, their JSON and their hash."""

import hashlib
import math
from dataclasses import replace

import pytest

from linkage.errors import ChainBrokenError, LedgerError
from linkage.ledger.entry import GENESIS, Draft, Entry, EntryKind, canonical_json, checked, entry_hash, next_entry
from madereading import NOON


def chain(length: int) -> list[Entry]:
    entries: list[Entry] = []
    previous = GENESIS
    for seq in range(1, length + 1):
        entries.append(next_entry(Draft(EntryKind.DECISION, f"k{seq}", "{}"), seq, previous, lambda: NOON))
        previous = entries[-1].hash
    return entries


def test_the_hash_is_that_of_the_documented_bytes() -> None:
    text = '[1,"report","k","{\\"a\\":\\"ї\\"}","2024-05-01T12:00:00+00:00","' + "0" * 64 + '"]'
    expected = hashlib.sha256(text.encode()).hexdigest()
    assert entry_hash(1, "report", "k", '{"a":"ї"}', "2024-05-01T12:00:00+00:00", GENESIS) == expected


def test_json_has_one_form_whatever_the_order_of_the_keys() -> None:
    assert (
        canonical_json({"b": 1, "a": [True, None, 0.1]})
        == canonical_json({"a": [True, None, 0.1], "b": 1})
        == '{"a":[true,null,0.1],"b":1}'
    )


@pytest.mark.parametrize("value", [math.nan, math.inf, "\ud800", object()], ids=["not a number", "infinite", "half a character", "object"])
def test_what_has_no_plain_json_is_refused(value: object) -> None:
    with pytest.raises(LedgerError, match="plain JSON"):
        canonical_json([value])


def test_a_sound_chain_goes_through() -> None:
    assert list(checked(chain(3))) == chain(3)


@pytest.mark.parametrize(
    "change", [{"body": "[]"}, {"key": "k9"}, {"kind": "issue"}, {"recorded_at": "2020-01-01T00:00:00+00:00"}], ids=str
)
def test_any_change_of_an_entry_breaks_the_chain(change: dict[str, str]) -> None:
    first, second, third = chain(3)
    with pytest.raises(ChainBrokenError, match=r"entry 2 .* was changed"):
        list(checked([first, replace(second, **change), third]))


def test_a_changed_entry_with_its_hash_made_anew_does_not_fit_the_next() -> None:
    first, second, third = chain(3)
    forged = replace(second, body="[]")
    forged = replace(forged, hash=entry_hash(2, forged.kind, forged.key, forged.body, forged.recorded_at, forged.previous))
    with pytest.raises(ChainBrokenError, match="entry 3 does not follow"):
        list(checked([first, forged, third]))


def test_a_missing_entry_breaks_the_chain() -> None:
    first, _, third = chain(3)
    with pytest.raises(ChainBrokenError, match="entry 2 is missing"):
        list(checked([first, third]))
