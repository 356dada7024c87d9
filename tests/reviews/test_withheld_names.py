"""Names are found however they are written, and words that are no names are left."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkage.entities import fold_word, is_spelling_of
from linkage.model.span import Span
from linkage.reviews import Alphabets
from linkage.reviews.namedperson import WithheldName
from linkage.reviews.namefinder import NameFinder
from linkage.reviews.names import WithheldNames

CASE = ("The prices rose and it may rain; a victory was near.",)  # what shows that these are common words
ALPHABETS = Alphabets(fold_word, is_spelling_of)


def cut(text: str, *names: str, context: str = "", texts: tuple[str, ...] = CASE, others: tuple[str, ...] = ()) -> str:
    withheld = WithheldNames([WithheldName(names)], (*texts, text), others, ALPHABETS)
    for span in reversed(NameFinder(withheld, (context,)).spans(text)):
        text = f"{text[: span.start]}█{text[span.end :]}"
    return text


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        ("Petra Hnát", "HNAT, PETRA was hit. Hnat P. was too", "█ was hit. █. was too"),
        ("Petra Hnát", "P. Hnat and P. M. Hnat", "█ and █"),
        ("Petra Hnát", "#PetraHnat #justiceforpetrahnat @petra_hnat @phnat", "#█ #justicefor█ @█ @█"),
        ("Petra Hnát", "write to petra.hnat@mail.example or hnatp@mail.example", "write to █@mail.example or █@mail.example"),
        ("Petra Hnát", "P e t r a  H n a t wept", "█ wept"),
        ("Petra Hnát", "Pe-\ntra Hn-\n at and Petra\n      Hnat", "█ and █"),
        ("Petra Hnát", "Pet\u00adra Hn\u200bat or Petra&nbsp;Hn&aacute;t", "█ or █"),
        ("Petra Hnát", "see https://news.example/vbyto-petru-hnat.html", "see https://news.example/vbyto-█.html"),
        ("Олена Вишняк", "see https://x.example/%D0%92%D0%B8%D1%88%D0%BD%D1%8F%D0%BA of Олена Вишняк", "see █ of █"),
        ("Petra Hnát", "petra hnat was here, posted petra", "█ was here, posted █"),
        ("Petra Hnát", "Petra “Ghost” Hnat and Petra Ivanivna Hnat", "█ and █"),
        ("Petra Hnát", "The Hnats left", "The Hnats left"),
        ("Petra Hnát", "Petra Hnat’s sister. The Hnats left", "█’s sister. The █ left"),
        ("Petra Hnát", "9 m² ½ Ⅷ of Petra² Hnat", "9 m² ½ Ⅷ of █"),
        ("Anna Kovach-Lind", "Anna Lind; Ms Kovach; Kovach-\nLind", "█; Ms █; █-\n█"),
        ("Anna Kovach-Lind", "Kovach-Lind wept, said Anna Kovach-Lind", "█ wept, said █"),
        ("Ahmad al-Hadi", "Ahmad al-Hadi was there, and Hadi", "█ was there, and █"),
        ("Ana Lopez Garcia", "Ana Lopez said; Garcia wept", "█ said; █ wept"),
        ("Ahmad Abu al-Hadi", "Ahmad Hadi spoke to Abu Ali", "█ spoke to Abu Ali"),
        ("Sean O’Mallory", "O'Mallory’s son; Sean O’Mallory", "█’s son; █"),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else None,
)
def test_a_latin_name_is_found(name: str, text: str, left: str) -> None:
    assert cut(text, name) == left


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        ("Олена Соколовська", "З Оленою Соколовською. Слова Соколовської", "З █. Слова █"),
        ("Ольга Корінь", "Ользі Корінь відповіли, бо Кореня нема", "█ відповіли, бо █ нема"),
        ("Лев Заєць", "Лева Зайця бачили. Левові сказали", "█ бачили. █ сказали"),
        ("Мар’яна Кравець", "Мар'яну Кравець бачили, Кравця теж", "█ бачили, █ теж"),
        ("Пётр Горький", "С Петром Горьким говорили. О Горьком", "С █ говорили. О █"),
        ("Петро Гнат", "Petro Hnat said it", "█ said it"),
        ("Petro Hnat", "Слова Петра Гната", "Слова █"),
        ("Olena Korin", "бачили Олену Корін, і Корін плакала", "бачили █, і █ плакала"),
        ("سلمى حداد", "قالت سَلْمى الحداد ولسلمى حداد", "قالت █ █"),
        ("Salma Haddad", "قالت سلمى حداد إن", "قالت █ إن"),
        ("سلمى حداد", "Salma Haddad said so", "█ said so"),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else None,
)
def test_a_name_is_found_in_other_endings_and_alphabets(name: str, text: str, left: str) -> None:
    assert cut(text, name) == left


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        ("Rose May", "In May 2022 prices rose. Rose May, 9, wept; on 3 May", "In May 2022 prices rose. █, 9, wept; on 3 May"),
        ("Rose May", "Prices rose. May was quiet. It may rain", "Prices rose. May was quiet. It may rain"),
        ("Rose", "The prices rose; Rose Hill was shelled", "The prices rose; Rose Hill was shelled"),
        ("Victory Okoye", "victory was near, said Victory Okoye", "victory was near, said █"),
        ("Petra Hnát", "Petrakis and Hnatiuk met Petra", "Petrakis and Hnatiuk met Petra"),
        ("Petra Hnát", "perpetrators and chnatters", "perpetrators and chnatters"),
        ("the son of a baker", "The son of a baker was hit; a baker wept", "█ was hit; a baker wept"),
        ("Ban Ki", "A Ban on arms. Kim Ban wept; Ban Ki wept", "A █ on arms. Kim █ wept; █ wept"),
        ("Ban Ki", "A Ban on arms. Kim Ban wept", "A Ban on arms. Kim Ban wept"),
        ("Colonel Petro Sirko", "Petro Sirko and another colonel, Colonel Tasker", "█ and another colonel, Colonel Tasker"),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else None,
)
def test_words_that_are_no_name_are_left(name: str, text: str, left: str) -> None:
    assert cut(text, name) == left


def test_a_single_word_by_which_a_claim_names_somebody_is_withheld_everywhere() -> None:
    assert cut("Hnatova Street was shelled", "Hnatova") == "█ Street was shelled"


def test_a_part_of_a_name_is_withheld_where_the_report_names_the_person() -> None:
    assert cut("Hnat wept", "Petra Hnát") == "Hnat wept"
    assert cut("Hnat wept", "Petra Hnát", context="Petra Hnat was hit") == "█ wept"
    withheld = WithheldNames([WithheldName(("Petra Hnát",), frozenset({"r1"}))])
    assert [NameFinder(withheld, (), report).spans("Hnat wept") for report in ("r1", "r2")] == [[Span(0, 4)], []]


def test_a_given_name_and_a_surname_near_one_another_name_the_person() -> None:
    assert cut("Petra, 9, was hit. Her father is Ivan Hnat.", "Petra Hnát") == "█, 9, was hit. Her father is Ivan █."
    far = "x" * 2000
    assert cut(f"Petra {far} Hnat", "Petra Hnát") == f"Petra {far} Hnat"


def test_the_given_name_of_somebody_else_stays_where_it_is_theirs() -> None:
    assert cut("Olena Korin and Olena Bondar. Olena wept.", "Olena Korin", others=("Olena Bondar",)) == "█ and Olena Bondar. █ wept."


def test_the_rows_of_a_table_stand_by_themselves() -> None:
    finder = NameFinder(WithheldNames([WithheldName(("Omar Hadid",))]))
    text = "1,Omar Hadid,killed\n2,Omar Nasser,killed"
    assert [span.of(text) for span in finder.spans(text, by_line=True)] == ["Omar Hadid"]
    assert len(finder.spans(text)) == 2


PIECES = ("Petra Hnát", "Hnat", "m²", "½", "said", "P.", "\n", "#", "&nbsp;", "-\n", "Петра Гната", "ъ", " ")


@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_what_is_cut_lies_in_the_text_in_order_and_nothing_is_cut_twice(words: list[str]) -> None:
    text = " ".join(words)
    spans = NameFinder(WithheldNames([WithheldName(("Petra Hnát", "Петро Гнат"))], (), (), ALPHABETS), (text,)).spans(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    left = "".join(c for n, c in enumerate(text) if not any(s.start <= n < s.end for s in spans))
    assert "Petra Hnát" not in left
