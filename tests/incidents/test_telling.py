"""What the sentences of an incident say where no claim says it: people without a number, parts, the act, the settlement."""

import pytest

from linkage.incidents.telling import sentence_around
from linkage.model.incident import Incident
from linkage.model.span import Span
from madeclaims import make_report


def bounds(incident: Incident, outcome: str) -> tuple[int, int | None] | None:
    return next(((r.low, r.high) for r in incident.ranges if r.outcome == outcome), None)


@pytest.mark.parametrize(
    "words",
    [
        "Two children were killed and several others were injured",
        "Two children were killed and a number of civilians were critically wounded",
        "Two children were killed and others injured, residents were wounded",
        "Two children were killed, and many people were hurt",
    ],
    ids=["several-others", "a-number-of", "others", "many"],
)
def test_a_plural_without_a_number_counts_as_two_or_more(tell, words):
    incident = tell(f"{words} in an airstrike on Homs on 3 May 2019.")
    assert bounds(incident, "injured") == (2, None)
    assert bounds(incident, "killed") == (2, 2)


def test_what_is_done_to_many_is_read_without_a_number_too(tell):
    incident = tell("An airstrike hit a house in Homs on 3 May 2019, killing and injuring a number of civilians.")
    assert (bounds(incident, "killed"), bounds(incident, "injured")) == ((2, None), (2, None))


def test_the_sentence_behind_may_tell_of_people_without_a_number(tell):
    incident = tell("Nine people were killed in an airstrike on Homs on 3 May 2019. A number of injuries were reported.")
    assert bounds(incident, "injured") == (2, None)


def test_a_source_does_not_answer_for_the_sentence_behind_its_words(tell):
    incident = tell("Nine people were killed in an airstrike on Homs on 3 May 2019, doctors said. A number of injuries were reported.")
    assert bounds(incident, "injured") is None


@pytest.mark.parametrize(
    "words",
    ["nobody was injured", "no injuries were reported", "the injured man fled", "one man was hurt"],
    ids=["nobody", "no-injuries", "one-injured-man", "one"],
)
def test_one_or_none_is_no_plural(tell, words):
    incident = tell(f"Nine people were killed in an airstrike on Homs on 3 May 2019 and {words}.")
    assert bounds(incident, "injured") in (None, (0, 0), (1, 1))


def test_a_number_stands_against_a_plural_without_one(tell):
    incident = tell(
        "Nine people were killed and 14 others were injured in an airstrike on Homs on 3 May 2019. Several people were injured."
    )
    assert bounds(incident, "injured") == (14, 14)


def test_one_killed_and_a_number_injured_is_one_killed(tell):
    incident = tell("One man was killed and a number were injured in an airstrike on Homs on 3 May 2019.")
    assert bounds(incident, "killed") == (1, 1)
    assert bounds(incident, "injured") == (2, None)


def test_a_figure_without_a_number_says_that_no_source_gives_one(tell):
    incident = tell("Two children were killed and several others were injured in an airstrike on Homs on 3 May 2019.")
    (figure,) = [f for f in incident.figures if f.outcome == "injured"]
    assert figure.unnumbered
    assert figure.victims == "several others"
    assert "no number given" in figure.note
    assert "without a number" in next(r.rule for r in incident.ranges if r.outcome == "injured")


@pytest.mark.parametrize(
    ("words", "total"),
    [
        ("Two women and three children were", 5),
        ("Ten members of one family and nine of another were", 19),
    ],
    ids=["women-and-children", "two-families"],
)
def test_the_parts_that_one_sentence_names_are_added(tell, words, total):
    incident = tell(f"{words} killed in an airstrike on Homs on 3 May 2019.")
    assert bounds(incident, "killed") == (total, total)
    (figure,) = [f for f in incident.figures if f.parts]
    assert set(figure.parts) <= set(incident.claim_ids)
    assert "added up" in figure.note
    assert "parts" in next(r.rule for r in incident.ranges if r.outcome == "killed")


@pytest.mark.parametrize(("words", "total"), [("A nurse and two others were", 3), ("A mother and her three children were", 4)])
def test_a_list_that_holds_a_single_person_is_one_figure(tell, words, total):
    incident = tell(f"{words} killed in an airstrike on Homs on 3 May 2019.")
    assert bounds(incident, "killed") == (total, total)
    assert not any(f.parts for f in incident.figures)


def test_parts_of_a_total_are_not_added(tell):
    incident = tell("Twelve people, including two women and three children, were killed in an airstrike on Homs on 3 May 2019.")
    assert bounds(incident, "killed") == (12, 12)
    assert not any(f.parts for f in incident.figures)


def test_figures_of_different_sources_are_never_added(tell):
    incident = tell("Officials said two women were killed in an airstrike on Homs on 3 May 2019. Residents said three others were killed.")
    assert not any(f.parts for f in incident.figures)


def test_an_act_that_no_claim_gives_is_no_heading_and_keeps_the_words_that_name_it(tell):
    incident = tell("A shopkeeper was killed in Homs on 3 May 2019, hours after the last air strike had ended.")
    assert incident.act == ""
    assert incident.name.startswith("Reported deaths · Homs")
    assert incident.act_around is not None
    assert (incident.act_around.act, incident.act_around.words) == ("airstrike", "air strike")
    assert incident.act_around.claim_id in incident.claim_ids


@pytest.mark.parametrize(
    "words",
    ["With the talks hanging in the air, one woman was killed in Homs on 3 May 2019.", "On 3 May 2019 the killing left nine dead in Homs."],
    ids=["hanging", "killing"],
)
def test_that_people_were_killed_is_no_execution(tell, words):
    incident = tell(words)
    assert (incident.act, incident.act_around) == ("", None)
    assert "execution" not in incident.id


def test_an_act_in_the_words_of_an_accusation_is_given(tell):
    incident = tell("The council accused the northern army of shelling a school in Homs on 3 May 2019.")
    assert incident.act == "shelling"


def test_a_quarter_that_the_gazetteer_lacks_lies_in_the_town_named_beside_it(tell):
    incident = tell("Nine people were killed in an airstrike on the Zelvan quarter, east of Homs in Syria, on 3 May 2019.")
    assert incident.place is not None
    assert incident.place.name == "Homs"


def test_a_sentence_reaches_from_full_stop_to_full_stop():
    report = make_report("a", text="Shells fell. Two people died in St. Mary street at 4 p.m. on Monday. Others fled.")
    at = report.text.index("died")
    assert sentence_around(report, Span(at, at + 4)).of(report.text).startswith("Two people died")


def test_others_among_the_dead_are_no_total(tell):
    text = "The mayor and three others were killed in an airstrike on Homs on 3 May 2019. Officials said four people were killed."
    assert bounds(tell(text), "killed") == (4, 4)


@pytest.mark.parametrize(
    ("words", "order", "note"),
    [
        ("Dozens of residents were killed", "Dozens", "no number given: “Dozens” is read as 24 or more"),
        (
            "Tens of thousands of residents were killed",
            "Tens of thousands",
            "no number given: “Tens of thousands” is read as 20,000 or more",
        ),
        ("At least 24 residents were killed", "", ""),
        ("Two dozen residents were killed", "", ""),
    ],
)
def test_a_word_that_gives_only_an_order_of_size_says_that_it_is_no_number(tell, words, order, note):
    incident = tell(f"{words} in an airstrike on Homs on 3 May 2019.")
    (figure,) = [f for f in incident.figures if f.outcome == "killed"]
    assert (figure.order, figure.note) == (order, note)
    (killed,) = [r for r in incident.ranges if r.outcome == "killed"]
    assert tuple(dict.fromkeys(f.note for f in killed.figures if f.note)) == ((note,) if note else ())
    assert ("words such as “hundreds”" in killed.rule) is bool(order)
