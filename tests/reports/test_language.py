"""The language of a text, and signs of translation."""

import pytest

from linkage.reports.language import choose_language, read_language
from linkage.reports.translation import translation_signs

TEXTS = {
    "en": "Two people were killed when the bridge over the river was hit at dawn, the mayor of the city said.",
    "uk": "Двоє людей загинули, коли на світанку влучили в міст через річку, повідомив мер міста.",
    "ru": "Два человека погибли, когда на рассвете был обстрелян мост через реку, сообщил мэр города.",
    "es": "Dos personas murieron cuando el puente sobre el río fue alcanzado al amanecer, dijo el alcalde de la ciudad.",
    "fr": "Deux personnes ont été tuées quand le pont sur la rivière a été touché à l’aube, a déclaré le maire de la ville.",
    "ar": "قتل شخصان عندما أصيب الجسر فوق النهر عند الفجر، كما قال رئيس بلدية المدينة",
    "bg": "Двама души загинаха, когато мостът над реката беше ударен призори, каза кметът на града.",
}


@pytest.mark.parametrize("language", TEXTS.keys())
def test_the_language_of_a_sentence_is_read(language: str) -> None:
    assert read_language(TEXTS[language]) == language


def test_a_ukrainian_text_with_a_russian_quotation_is_ukrainian() -> None:
    assert read_language(TEXTS["uk"] * 3 + " «Мы ушли», – сказал он.") == "uk"


@pytest.mark.parametrize("text", ["", "Bridge hit", "12.5.2022 14:30"])
def test_a_short_text_is_undecided(text: str) -> None:
    assert read_language(text) == "und"


def test_the_text_wins_over_what_a_template_declares() -> None:
    assert choose_language("en", TEXTS["uk"]) == "uk"


def test_a_declared_language_that_the_detector_does_not_know_is_believed() -> None:
    assert choose_language("so", TEXTS["en"]) == "so"


def test_quotation_marks_of_two_languages_are_a_sign_of_translation() -> None:
    signs = translation_signs("He told them: «Leave the bridge. Nobody will harm you.” Then he left.", "en")
    assert len(signs) == 1
    assert "quotation marks" in signs[0]


def test_a_full_stop_that_tears_a_name_from_its_noun_is_a_sign_of_translation() -> None:
    signs = translation_signs("The bridge was held by Border guards. Free Examplian. For years it stood.", "en")
    assert len(signs) == 1
    assert "Free Examplian" in signs[0]


@pytest.mark.parametrize(
    "text",
    [
        "The bridge was hit at dawn. Mr. Doe saw it. It fell.",
        "He said “we left” and went. The mayor agreed.",
        "It was in the hands of the army. On Aug. 5 it fell.",
    ],
)
def test_plain_english_shows_no_signs(text: str) -> None:
    assert translation_signs(text, "en") == ()


def test_carried_over_wording_counts_beside_another_sign() -> None:
    text = "The bridge was held by Border guards. Free Examplian. Of the guards ten would have died. They placed it on the list."
    signs = translation_signs(text, "en")
    assert len(signs) == 3
    assert any("would have died" in sign for sign in signs)


@pytest.mark.parametrize("text", ["Of the guards at least ten would have died.", "For its part, the council placed it on the agenda."])
def test_carried_over_wording_alone_is_no_suspicion(text: str) -> None:
    assert translation_signs(text, "en") == ()


def test_a_conditional_with_its_condition_is_plain_english() -> None:
    text = "He said: «Leave the bridge. Nobody will harm you.” If they had stayed, ten would have died."
    assert len(translation_signs(text, "en")) == 1


def test_other_languages_are_not_looked_at() -> None:
    assert translation_signs("Он сказал: «Мы ушли”.", "ru") == ()
