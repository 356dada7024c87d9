"""The words around a quote, and who says so among them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkage.model.claim import Attribution, Claim, ClaimKind, Stance
from linkage.model.report import Report
from linkage.model.span import Span
from linkage.vocab.context import NEAR, REACH, read_context, words_around
from madeclaims import make_report

TEXT = "It rained. The 59-year-old heads the centre. It was built in 2014.\nNext"


def report_of(text: str) -> Report:
    return make_report("a", text=text)


def around(quote: str, text: str = TEXT) -> tuple[str, str]:
    start = text.index(quote)
    return read_context(report_of(text), Span(start, start + len(quote)))


@pytest.mark.parametrize(
    ("quote", "before", "after"),
    [
        ("59", "The ", "-year-old heads the centre."),
        ("It rained", "", "."),
        ("It was built in 2014.", "", ""),
        ("Next", "", ""),
    ],
)
def test_a_short_quote_is_shown_in_its_sentence(quote: str, before: str, after: str) -> None:
    assert around(quote) == (before, after)


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        ("breaking the fences of nine farms", "Two poachers rode out at night{} and opened the sluice, breaking the fences of nine farms."),
        ("flooding the barn of a widow", "The reeve is suspected above all{} of a hand in the breach, flooding the barn of a widow."),
        ("A ferry struck the jetty", "A ferry struck the jetty{} and crushed two rowing boats, the oldest of the fishermen claimed."),
    ],
)
def test_a_sentence_is_shown_from_its_subject_to_who_says_it_however_long(quote: str, sentence: str) -> None:
    whole = sentence.format(" of the last and wettest week of the month, when no lamp was lit along the whole of the northern bank")
    assert "".join(around(quote, f"It rained. {whole} It froze.")) == whole.replace(quote, "")


def test_a_line_that_never_stops_is_cut_at_a_word() -> None:
    before, after = around("X", f"{'word ' * REACH}X{' word' * REACH}")
    assert before.startswith("…word ")
    assert after.endswith(" word…")


def test_a_long_quote_that_begins_or_ends_within_a_sentence_is_shown_in_it() -> None:
    quote = f"the miller and his sons {'dug and ' * 20}flooded the lower fields"
    assert around(quote, f"Nobody has shown that {quote}, which the bailiff doubts. Rain fell.") == (
        "Nobody has shown that ",
        ", which the bailiff doubts.",
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "Last week E. Brandt opened the lock.",
        "Nobody believes that Gen. Brandt opened the lock.",
        "Not before Oct. 3 anybody opened the lock.",
        "“Why?” asked whoever opened the lock.",
        "Some who\nwere there opened the lock.",
    ],
)
def test_a_stop_in_mid_sentence_ends_none(sentence: str) -> None:
    assert around("opened the lock", f"It rained. {sentence} It froze.") == (sentence.removesuffix("opened the lock."), ".")


def test_a_stop_ends_a_sentence_before_a_number_that_is_no_day_of_a_month() -> None:
    assert around("boats sank", "They left in December. 12 boats sank. It froze.") == ("12 ", ".")


def test_marks_that_close_a_quotation_stay_with_their_own_sentence() -> None:
    assert around("was an order", 'He left." She said: "It was an order." He came.') == ('She said: "It ', '."')


def test_rows_of_a_table_are_no_sentence() -> None:
    table = replace(report_of("1,flood,the mill\nflood,the barn\n3,fire"), media_type="text/csv")
    assert table.is_table
    assert read_context(table, Span(17, 31)) == ("", "")


PASSAGE = (
    "The millers hold Orm Teller answerable for two floods. The first drowned the lower fields and the second the barn of the widow.\n"
    'Orm Teller has run the sluice for years, as his father did before him. He opened it at night. "It was an order," he said.'
)


def told(quote: str, source: str, text: str = PASSAGE, cue: str = "said", stance: Stance = Stance.ASSERTED) -> tuple[str, str]:
    """What is shown around the words of a claim of that source."""
    start, at = text.index(quote), text.index(source)
    link = Attribution(source, Span(at, at + len(source)), cue)
    report = report_of(text)
    return words_around(Claim(ClaimKind.ATTACK, report.id, Span(start, start + len(quote)), (), (link,), stance), report)


def test_who_says_so_stands_before_a_quote_that_runs_over_sentences() -> None:
    quote = "Orm Teller answerable for two floods. The first drowned the lower fields"
    assert told(quote, "The millers", cue="hold") == ("The millers hold ", " and the second the barn of the widow.")


def test_who_says_so_in_the_sentence_before_stands_with_all_that_is_between() -> None:
    assert told("the second the barn", "The millers", cue="hold")[0] == (
        "The millers hold Orm Teller answerable for two floods. The first drowned the lower fields and "
    )


def test_the_word_that_says_that_it_is_said_stands_with_a_name_that_is_reached() -> None:
    rain = "the rain of that long and dark night, which nobody in the valley had seen the like of, "
    first = f"The water rose with {rain}according to the bailiff. "
    text = f"{first}Two barns fell. Roofs fell in, too, and {rain}went on, said Edda Roon, who saw none of it. It froze."
    assert told("Two barns fell", "the bailiff", text, "according to")[0] == first
    assert told("Two barns fell", "Edda Roon", text)[1].endswith("went on, said Edda Roon, who saw none of it.")


def test_a_name_in_the_sentence_before_stands_with_what_is_said_of_its_words() -> None:
    text = "Of the men who drank at the inn by the weir that evening none believed what Edda Roon said. Two barns fell."
    assert told("Two barns fell", "Edda Roon", text)[0] == text.removesuffix("Two barns fell.")


def test_who_says_so_in_another_paragraph_stands_before_what_is_left_out_where_the_words_tell_that_they_are_said() -> None:
    assert told("It was an order", "The millers") == ('The millers […] "', '," he said.')


def test_who_says_so_in_another_paragraph_is_no_doer_of_what_is_said() -> None:
    assert told("opened it at night", "The millers") == ("[The millers:] He ", ".")


@pytest.mark.parametrize("cue", ["confirmed", "said"])
def test_no_name_is_put_before_what_somebody_is_told_to_have_admitted(cue: str) -> None:
    assert told("opened it at night", "The millers", cue=cue, stance=Stance.ADMITTED) == ("He ", ".")
    assert told("It was an order", "The millers", cue=cue, stance=Stance.ADMITTED) == ('"', '," he said.')


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("Poachers broke the weir, flooding nine barns, she said.", "Edda Roon […] Poachers broke the weir, flooding "),
        (f"{'Poachers broke the weir and ' * 30}the lock, flooding nine barns, she said.", "[Edda Roon:] …"),
        ("broke the weir, flooding nine barns, she said.", "[Edda Roon:] broke the weir, flooding "),
    ],
)
def test_a_name_that_stands_far_away_is_no_subject_of_the_rest_of_a_sentence(sentence: str, shown: str) -> None:
    assert told("nine barns", "Edda Roon", f"Edda Roon spoke.\n\n{sentence}")[0].startswith(shown)


def test_the_end_of_a_quotation_is_shown_with_who_says_so_behind_it() -> None:
    text = f'Edda Roon spoke.\n"The barn fell. {"It rained on. " * 9}" the widow told a neighbour. "The mill stood." So said the smith.'
    assert told("The barn fell", "Edda Roon", text, "told")[1].endswith('It rained on. " the widow told a neighbour.')
    assert told("The mill stood", "Edda Roon", text, "told") == ('[Edda Roon:] "', '."'), "the words before are of another quotation"


def test_who_says_so_behind_a_quote_stands_with_it() -> None:
    text = "The sluice stood open. All night the water ran into the cellars of the mill, the neighbour of the widow reported."
    assert told("sluice stood open", "the neighbour of the widow", text, "reported") == ("The ", text[len("The sluice stood open") :])
    far = f"The sluice stood open. {'It rained on. ' * NEAR}So said Edda Roon."
    assert told("sluice stood open", "Edda Roon", far) == ("[Edda Roon:] The ", ".")


def test_who_says_so_within_the_quote_adds_nothing() -> None:
    assert told("The millers hold Orm Teller answerable for two floods.", "The millers", cue="hold") == ("", "")


@given(st.text(max_size=300), st.integers(0, 2000), st.integers(0, 2000), st.integers(1, 7))
def test_the_words_around_a_quote_are_those_of_the_report(words: str, start: int, end: int, times: int) -> None:
    text = words * times
    quote = Span(min(start, end, len(text)), min(max(start, end), len(text)))
    before, after = read_context(report_of(text), quote)
    assert text[: quote.start].endswith(before.removeprefix("…"))
    assert text[quote.end :].startswith(after.removesuffix("…"))
    assert max(len(before), len(after)) <= REACH + 20


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('The mill burned.\n\n"We fled," the miller\'s aunt said.', '"We fled," the miller\'s aunt said.'),
        ('The mill burned. " We fled," the miller\'s aunt said.', '" We fled," the miller\'s aunt said.'),
        ('"The mill burned. " We fled, the aunt said.', "We fled, the aunt said."),
        ("The mill burned.\n‘We fled,’ the aunt said.", "‘We fled,’ the aunt said."),
        ('He said: "The mill burned."\n"We fled," the aunt said.', '"We fled," the aunt said.'),
    ],
    ids=["after a line", "between two blanks", "closing between two blanks", "single", "after a closed one"],
)
def test_a_mark_that_opens_a_quotation_stays_with_the_sentence_that_it_opens(text: str, shown: str) -> None:
    found = around("We fled", text)
    assert "We fled".join(found) == shown


def test_a_mark_that_opens_a_quotation_stands_behind_what_is_left_out() -> None:
    text = 'Old Hamm spoke at noon, he said.\n\nIt rained.\n\n"The dam is gone," he said of the sluice.'
    report = report_of(text)
    name, quote = Span(0, len("Old Hamm")), Span(text.index("The dam"), text.index(',"'))
    claim = Claim(ClaimKind.DAMAGE, report.id, quote, (), (Attribution("Old Hamm", name, "said"),), Stance.ASSERTED, None)
    assert words_around(claim, report) == ('Old Hamm […] "', '," he said of the sluice.')
