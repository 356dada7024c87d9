"""Every way of writing a rank is one rank."""

from types import SimpleNamespace

import pytest

from linkage.vocab import rank_lexicon, rank_tokens, rank_words


def words(text: str) -> list[SimpleNamespace]:
    return [SimpleNamespace(lower=word.lower(), lemma=word.lower()) for word in text.split()]


@pytest.mark.parametrize(
    "rank",
    [
        "Lieutenant General", "Lieutenant - General", "Lt Gen", "Lt. Gen.", "Lt - Gen.", "Lt.-Gen.", "Brig.Gen.", "Snr. Gen.",
        "Vice - Senior General", "Staff Brigadier", "Guards Lt. Col.", "Police Maj. Gen.", "Asst. Supt.",
        "Captain 1st rank", "DSP", "Lt. Cdr.", "Sqn. Ldr.",
    ],
)  # fmt: skip
def test_a_rank_is_found_whole(rank):
    hit = rank_lexicon().at(words(rank), 0)
    assert hit is not None
    assert hit.end == len(rank.split())


@pytest.mark.parametrize("text", ["police station", "first responders", "staff meeting", "group of men", "dig wells", "senior official"])
def test_words_of_ranks_alone_are_no_rank(text):
    assert rank_lexicon().at(words(text), 0) is None


def test_a_shortened_rank_keeps_its_full_stops_as_one_word():
    assert {"gen.", "maj.-gen.", "lt.col."} <= set(rank_tokens())
    assert "general" not in rank_tokens()


def test_the_words_of_ranks_have_no_full_stops():
    assert {"lieutenant", "lt", "gen", "dsp"} <= rank_words()
    assert not any(word.endswith(".") for word in rank_words())
