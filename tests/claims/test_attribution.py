import pytest

from linkage.model.claim import ClaimKind, Stance


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Residents said warplanes bombed a market in Idlib.", "Residents"),
        ("According to the Interior Ministry, warplanes bombed a market in Idlib.", "Interior Ministry"),
        ("Warplanes bombed a market in Idlib, local officials said.", "local officials"),
        ("Warplanes bombed a market in Idlib.", None),
    ],
    ids=["before", "according-to", "behind", "own-voice"],
)
def test_who_says_so(read, text, source):
    claim = read(text, ClaimKind.ATTACK)[0]
    assert claim.source == source


def test_the_originator_of_a_chain_comes_first(read):
    text = "The ministry reported that residents said warplanes bombed a market in Idlib."
    chain = [a.source for a in read(text, ClaimKind.ATTACK)[0].attribution]
    assert chain == ["residents", "The ministry"]


def test_an_unnamed_source_is_marked_as_unnamed(read):
    claim = read("Witnesses said warplanes bombed a market in Idlib.", ClaimKind.ATTACK)[0]
    assert not claim.attribution[0].named


def test_he_said_is_the_person_named_before(read):
    text = "Governor Ahmed Saleh visited Taiz on Monday. He said rebels shelled a school in Taiz."
    claim = read(text, ClaimKind.ATTACK)[0]
    assert claim.source == "Ahmed Saleh"


def test_the_group_said_is_the_body_that_spoke_last(read):
    text = "The Valley Relief Committee said two people were killed in Taiz. The group said rebels shelled a school in Ibb."
    claim = read(text, ClaimKind.ATTACK)[0]
    assert claim.source == "Valley Relief Committee"


def test_a_hedge_makes_an_allegation_of_the_reports_own_voice(read):
    claim = read("The army reportedly shelled a school in Ibb.", ClaimKind.ATTACK)[0]
    assert claim.stance is Stance.ALLEGED


def test_a_state_joined_to_the_clause_before_is_the_accuser(read):
    text = (
        "Colonel Ivan Petrov commands the garrison.\n\n"
        "He is a trusted man of the governor and Georgia accuses him of shelling a hospital in Gori."
    )
    claim = read(text, ClaimKind.RESPONSIBILITY)[0]
    assert (claim.source, claim.value("accused"), claim.stance) == ("Georgia", "Ivan Petrov", Stance.ALLEGED)


def test_him_is_never_the_subject_of_the_same_clause(read):
    claim = read("Judge Anna Kovacs led the inquiry. General Ivan Petrov shot her in Gori.", ClaimKind.ATTACK)[0]
    assert claim.value("target") == "Anna Kovacs"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("In Gori a mortar hit the central square killing one policeman a security source told AFP.", "a security source"),
        ("Twelve people have been killed in Gori since the war began according to the Valley Relief Committee.", "Valley Relief Committee"),
    ],
    ids=["speaker", "according-to"],
)
def test_a_speaker_at_the_end_of_a_sentence_without_commas_is_found(read, text, source):
    claim = read(text, ClaimKind.CASUALTIES)[0]
    assert str(claim.source).removeprefix("the ") == source


def test_what_was_shelled_is_never_whoever_says_so(read):
    for claim in read("At least one man was killed in Gori by army shelling the Valley Relief Committee said.", ClaimKind.ATTACK):
        assert "Committee" not in str(claim.value("target"))


def test_a_source_stands_in_its_chain_once(read):
    claim = read("The Valley Relief Committee said it had recorded three deaths in Gori.", ClaimKind.CASUALTIES)[0]
    assert [a.source for a in claim.attribution] == ["Valley Relief Committee"]


@pytest.mark.parametrize(
    "text",
    [
        "Interfax quoted an officer as saying that rebels shelled the town of Aleppo.",
        "Interfax, citing an officer, reported that rebels shelled the town of Aleppo.",
        "Rebels shelled the town of Aleppo, Interfax said, citing an officer.",
    ],
)
def test_who_is_quoted_comes_before_who_quotes(read, text):
    assert [a.source for a in read(text, ClaimKind.ATTACK)[0].attribution] == ["an officer", "Interfax"]
