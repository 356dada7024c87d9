"""Which names can be one person's, across scripts and schools of transliteration."""

import pytest

from linkage.entities.names import MATCH_THRESHOLD, SUGGEST_THRESHOLD, NameKind, match_names

ONE_PERSON = {
    "german": ("Mikhail Bulgakov", "Michail Bulgakow"),
    "french": ("Nikolai Zhukovsky", "Nikolaï Joukovski"),
    "spanish": ("Fyodor Khalturin", "Fiódor Jalturin"),
    "polish": ("Yevgeny Charushin", "Jewgienij Czaruszyn"),
    "scientific": ("Yuri Shcherbak", "Jurij Ščerbak"),
    "ending-off": ("Dmitri Tereshchenkov", "Dmitri Tereshchenkoff"),
    "ending-sky": ("Igor Lobachevskyi", "Igor Lobachevski"),
    "kh-h-ch": ("Pavel Khanenko", "Pavel Chanenko"),
    "russian": ("Михаил Чигорин", "Mikhail Chigorin"),
    "ukrainian": ("Ольга Кобилянська", "Olha Kobylianska"),
    "two-languages": ("Микола Лисенко", "Nikolai Lysenko"),
    "g-and-h": ("Hlib Hordiienko", "Gleb Gordienko"),
    "patronymic-missing": ("Sofia Vasilyevna Kovalevskaya", "Sofia Kovalevskaya"),
    "patronymic-of-two-languages": ("Petro Mykolaiovych Hulak", "Pyotr Nikolaevich Gulak"),
    "capital-surname-first": ("KOVALEVSKAYA Sofia", "Sofia Kovalevskaya"),
    "comma": ("Lobachevsky, Nikolai", "Nikolai Lobachevsky"),
    "initials": ("N. I. Lobachevsky", "Nikolai Ivanovich Lobachevsky"),
    "rank": ("Major General Yarema Tsyhanko", "Yarema Tsyhanko"),
    "rank-in-russian": ("капитан Ярема Цыганко", "Yarema Tsyganko"),
    "short-form": ("Vova Zelinsky", "Vladimir Zelinsky"),
    "hyphen": ("Anna Lysko-Vesna", "Anna Lysko Vesna"),
    "slip": ("Nikolai Lobachveski", "Nikolai Lobachevski"),
    "joined": ("YaremaTsyhanko", "Yarema Tsyhanko"),
    "arabic-vowels": ("Suhayb Mansouri", "Soheib Mansuri"),
    "arabic-french": ("Djamel Bensaïd Chaoui", "Jamel Bensaid Shawi"),
    "arabic-script": ("سهيب المنصوري", "Suhayb al-Mansouri"),
    "arabic-script-and-cyrillic": ("ناجي العلي", "Наджи аль-Али"),
    "article": ("Naji el-Ali", "Naji Al-Ali"),
    "article-missing": ("Rafik Hariri", "Rafiq al-Hariri"),
    "servant-of": ("Abdulqadir Jazairi", "Abd el-Kader al-Jaza'iri"),
    "faith": ("Salahuddin Ayyubi", "Salah al-Din al-Ayyubi"),
    "nasab": ("Tariq bin Ziyad", "Tarek ibn Ziad"),
    "nasab-first": ("bin Ziyad Tariq", "Tariq bin Ziyad"),
    "grandfather-missing": ("Naji Salim Hussein al-Ali", "Naji al-Ali"),
    "kunya": ("Abu Nidal Wadi Khoury", "Wadi Khoury"),
    "kunya-spelt": ("Abou Nidal Khoury", "Abu Nidal Khoury"),
    "honorific": ("Sheikh Suhayb Mansouri", "Suhayb Mansouri"),
    "digit-for-letter": ("Nikolai Lobachevsk1", "Nikolai Lobachevski"),
    "said-twice": ("Sofia Sofia Kovalevskaya", "Sofia Kovalevskaya"),
}
TWO_PERSONS = {
    "brothers": ("Vasyl Hulak", "Pavlo Hulak"),
    "brothers-alike": ("Vladimir Zelinsky", "Vladislav Zelinsky"),
    "brothers-with-patronymic": ("Ivan Petrovich Zelinsky", "Igor Petrovich Zelinsky"),
    "father-and-son": ("Pyotr Ivanovich Zelinsky", "Ivan Petrovich Zelinsky"),
    "other-patronymic": ("Ivan Petrovich Zelinsky", "Ivan Pavlovich Zelinsky"),
    "other-patronymic-in-two-scripts": ("Иван Петрович Зелинский", "Ivan Pavlovych Zelinsky"),
    "sister": ("Oleksandr Hulak", "Oleksandra Hulak"),
    "sister-with-patronymic": ("Valentin Olegovich Gromov", "Valentina Olegovna Gromova"),
    "surnames-on-enko": ("Oleh Shevchenko", "Oleh Savchenko"),
    "surname-with-ending": ("Oleh Bondar", "Oleh Bondarenko"),
    "other-initials": ("N. I. Lobachevsky", "N. P. Lobachevsky"),
    "other-initial-and-sex": ("N. Gromov", "N. Gromova"),
    "given-names-changed": ("Ivan Roman", "Roman Ivan"),
    "hasan-husayn": ("Hasan Mansouri", "Husayn Mansouri"),
    "hasan-husayn-in-two-scripts": ("حسن المنصوري", "Hussein Mansouri"),
    "ahmad-muhammad": ("Ahmad Mansouri", "Muhammad Mansouri"),
    "rahman-rahim": ("Abdul Rahman Mansouri", "Abdul Rahim Mansouri"),
    "other-father": ("Naji Salim Mansouri", "Naji Faisal Mansouri"),
    "other-nisba": ("Abu Talha al-Mosuli", "Abu Talha al-Libi"),
    "nasab-reversed": ("Tariq bin Ziyad", "Ziyad bin Tariq"),
    "chain-reversed": ("Hasan Omar Mansouri", "Omar Hasan Mansouri"),
    "other-kunya": ("Abu Talha al-Libi", "Abu Qatada al-Libi"),
    "father-of-and-name": ("Abu Talha Naji Libi", "Talha Naji Libi"),
    "mother-of": ("Abu Nidal Khoury", "Umm Nidal Khoury"),
    "arabic-sister": ("سمير خوري", "سميرة خوري"),
    "son-of-the-other": ("Naji Mansouri", "Hasan Naji Mansouri"),
    "one-given-name": ("Hasan", "Hasan"),
    "one-kunya": ("Abu Talha", "Abu Talha"),
    "short-surname-and-a-word-more": ("Naji Salim Mala", "Naji Moalla"),
    "initial-of-a-kunya": ("Naji T. Libi", "Naji Abu Talha Khoury"),
    "given-name-only": ("Ivan", "Ivan Zelinsky"),
}


@pytest.mark.parametrize(("first", "second"), ONE_PERSON.values(), ids=list(ONE_PERSON))
def test_spellings_of_a_name_match(first: str, second: str) -> None:
    assert match_names(first, second, NameKind.PERSON).score >= MATCH_THRESHOLD


@pytest.mark.parametrize(("first", "second"), TWO_PERSONS.values(), ids=list(TWO_PERSONS))
def test_names_of_two_persons_do_not_match(first: str, second: str) -> None:
    assert match_names(first, second, NameKind.PERSON).score < MATCH_THRESHOLD


@pytest.mark.parametrize(("first", "second"), [*ONE_PERSON.values(), *TWO_PERSONS.values()])
def test_the_order_of_two_names_changes_nothing(first: str, second: str) -> None:
    assert match_names(first, second, NameKind.PERSON) == match_names(second, first, NameKind.PERSON)


@pytest.mark.parametrize("name", ["", "...", "General", "عبد", "al", "J.", "Ж", "…—"])
def test_a_name_without_words_can_be_compared(name: str) -> None:
    assert 0 <= match_names(name, "Sofia Kovalevskaya", NameKind.PERSON).score < SUGGEST_THRESHOLD


def test_a_surname_alone_is_a_suggestion() -> None:
    match = match_names("Kovalevskaya", "Sofia Kovalevskaya", NameKind.PERSON)
    assert SUGGEST_THRESHOLD <= match.score < MATCH_THRESHOLD


def test_a_slip_in_a_short_surname_scores_less_than_in_a_long_one() -> None:
    short, long = (
        match_names(f"Oleh {a}", f"Oleh {b}", NameKind.PERSON).score for a, b in [("Kril", "Krib"), ("Lobachevski", "Lobachenski")]
    )
    assert short < long


def test_reasons_say_which_words_and_what_they_did() -> None:
    (reason,) = match_names("Ivan Petrovich Zelinsky", "Ivan Pavlovich Zelinsky", NameKind.PERSON).reasons
    assert "patronymic" in reason
    assert "“Pavlovich”" in reason
    assert "0.50" in reason


def test_every_match_has_a_reason() -> None:
    assert all(match_names(a, b, NameKind.PERSON).reasons for a, b in [*ONE_PERSON.values(), *TWO_PERSONS.values()])
