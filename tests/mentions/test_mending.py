import pytest

from linkage.mentions.mending import blank_pictures, blank_stray_stops, sets_capitals


def sentences(parsed):
    return [s.span.of(parsed.report.text) for s in parsed.sentences]


@pytest.mark.parametrize(
    "text",
    [
        "The general commanded. the siege of the city of Taiz.",
        "It was said by Mr. Musa. that the hospital was shelled by the army.",
        "The army shelled the hospital in Taiz. killing 20 people.",
        "The rebels. who hold the town. fired rockets at the port.",
        "According to. the Ministry of Health. the bridge was destroyed.",
        "The siege that began in 2012. and lasted a year was led by the general.",
    ],
)
def test_a_stray_full_stop_before_a_small_letter_ends_no_sentence(parse, text):
    assert sentences(parse(text)) == [text]


def test_a_pictograph_is_blank_for_the_parser_and_stays_in_the_text(parse):
    text = "\u26a1\ufe0fRebels shelled the market."
    parsed = parse(text)
    assert parsed.report.text == text
    assert parsed.sentences[0].tokens[0].text == "Rebels"
    assert len(blank_pictures(text)) == len(text)


def test_a_stray_full_stop_changes_neither_the_text_nor_an_offset(parse):
    text = "The general commanded. the siege of Taiz."
    parsed = parse(text)
    assert parsed.report.text == text
    assert [t.text for t in parsed.sentences[0].tokens] == ["The", "general", "commanded", "the", "siege", "of", "Taiz", "."]


@pytest.mark.parametrize(
    "text",
    [
        "They left the town. al-Hamid stayed behind.",
        "They left the town. van Hoorn stayed behind.",
        "They sold phones. iPhones were gone first.",
        "He works for the U.S. army in the north.",
        "Adam Novak Jr. left the camp.",
        "1. the army left",
        "See www.example.org. example.org/a tells more.",
    ],
    ids=["article", "particle", "brand", "letters", "abbreviation", "list", "address"],
)
def test_a_full_stop_before_a_name_or_after_an_abbreviation_stays(text):
    assert blank_stray_stops(text) == text


def test_a_text_without_capitals_keeps_its_sentences(parse):
    text = "The army shelled the town. it killed 20 people. the mayor fled. he is in the capital. nobody knows more."
    assert not sets_capitals(text)
    assert len(sentences(parse(text))) > 3


def test_a_sentence_broken_at_the_end_of_a_line_is_one(parse):
    text = "The mayor of the town said on Monday that the army\nshelled the hospital in the morning."
    parsed = parse(text)
    assert sentences(parsed) == [text]
    assert "\n" in parsed.report.text


@pytest.mark.parametrize(
    "text", ["Head of the\nCouncil of Vale", "Arrested on 18\nJune 2009", "Review pursuant to\nResolution 18"], ids=["the", "day", "to"]
)
def test_a_line_that_ends_with_a_word_that_asks_for_another_goes_on_before_a_capital(parse, text):
    assert len({s.paragraph for s in parse(text).sentences}) == 1


def test_lines_set_to_one_width_make_one_paragraph_even_before_a_name(parse):
    text = (
        "The mayor of the town said on Monday evening that the\n"
        "army shelled the hospital in the morning and that the\n"
        "people who lived there went to the south, where the\n"
        "Red Crescent took them in for the night."
    )
    assert len({s.paragraph for s in parse(text).sentences}) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The mayor who counted the dead in the town of Taiz\n\nby our correspondent",
        "Head of the force\nformer head of the guard",
        "The mayor counted the dead in the town on Monday.\nhe left.",
        "List | Part | Asset freeze since the spring of 2019 | 12\nformer head of the guard",
        "The mayor counted the dead in the town on Monday:\na) ten men",
    ],
    ids=["byline", "heading", "full stop", "record", "list"],
)
def test_lines_that_are_not_cut_in_mid_sentence_stay_apart(parse, text):
    assert len({s.paragraph for s in parse(text).sentences}) == 2


@pytest.mark.parametrize("rank", ["Gen.", "Brig.", "Lt. Col.", "Brig. Gen.", "Maj.-Gen.", "Lt.-Col.", "Capt.", "Insp.", "Supt.", "MAJ."])
def test_an_abbreviated_rank_ends_no_sentence(parse, rank):
    text = f"The order to leave the camp was given by {rank} Musa Idris of the 5th Brigade."
    assert sentences(parse(text)) == [text]
