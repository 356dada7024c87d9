"""Lines that are the page's and not the report's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkage.errors import VocabularyError
from linkage.model.span import Span
from linkage.reports import boilerplate
from linkage.reports.boilerplate import find_boilerplate, find_mail_foot, load_phrases, merge, without


def marked(text: str) -> list[str]:
    return [span.of(text) for span in find_boilerplate(text)]


def story(line: str) -> str:
    return f"Bridge hit\n\nTwo people were killed when the bridge over the river was hit.\n\n{line}\n\nThe mayor said so on Friday."


@pytest.mark.parametrize(
    "line",
    [
        "You may also like",
        "Leave a Comment",
        "3 Comments",
        "Read Also: Cats found in tree",
        "Share this:",
        "Tags: bridge, river",
        "CLICK HERE TO GET THE EXAMPLE NEWS APP",
        "MAYOR SAYS HE IS WILLING TO TALK; PUTS OFF SECOND MEETING",
        "We use cookies to give you the best experience.",
        "Advertisement",
        "© 2020 Example News",
        "Читайте также:",
    ],
)
def test_clutter_between_paragraphs_is_marked(line: str) -> None:
    assert marked(story(line)) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "UK sanctioned",
        "The minister asked people to share this on their phones.",
        "EYEWITNESS ACCOUNTS",
        "“WE WILL NOT LEAVE THE CITY NOW”",
        "1. WHAT HAPPENED AT THE BRIDGE",
        "Related weapons were found.",
        "He said: leave a comment if you saw it.",
    ],
)
def test_lines_of_the_report_are_not_marked(line: str) -> None:
    assert marked(story(line)) == []


def test_headlines_after_you_may_also_like_are_marked_until_the_next_sentence() -> None:
    text = "Bridge hit\n\nTwo died.\n\nRelated stories\nCats found in tree\nPrices go up\n\nThe mayor spoke on Friday."
    assert marked(text) == ["Related stories", "Cats found in tree", "Prices go up"]


def test_a_headline_in_capitals_is_never_boilerplate() -> None:
    assert marked("FIVE PEOPLE KILLED AS BRIDGE IS HIT\n\nTwo people were killed at dawn, the mayor said.") == []


def test_capitals_say_nothing_in_a_text_that_is_all_capitals() -> None:
    assert marked("BRIDGE HIT\n\nFIVE PEOPLE WERE KILLED AT DAWN TODAY\n\nTHE MAYOR SAID SO ON FRIDAY MORNING") == []


@given(st.text())
def test_marking_never_leaves_the_text_and_loses_nothing(text: str) -> None:
    spans = merge(find_boilerplate(text))
    assert all(span.end <= len(text) for span in spans)
    assert len(without(text, spans)) + sum(len(span) for span in spans) == len(text)


def test_spans_that_touch_are_one() -> None:
    assert merge([Span(5, 9), Span(0, 3), Span(2, 5)]) == (Span(0, 9),)


def test_a_signature_and_quoted_lines_are_the_foot_of_a_message() -> None:
    text = "Dear all,\n\nTwo people were killed.\n\n> Earlier words\n\n-- \nJane\nPress office"
    assert [span.of(text) for span in find_mail_foot(text)] == ["> Earlier words", "--\u0020\nJane\nPress office"]


def test_a_malformed_vocabulary_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boilerplate, "load_vocabulary", lambda _: {"lines": "no list"})
    load_phrases.cache_clear()
    with pytest.raises(VocabularyError, match="lines"):
        load_phrases()
    monkeypatch.undo()
    load_phrases.cache_clear()
    assert "leave a comment" in load_phrases().lines
