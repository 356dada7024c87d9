import pytest

from linkage.model.mention import MentionType


@pytest.mark.parametrize("text", ["He said “we are here”.", 'He said "we are here".', "He said «we are here».", "He said «we are here”."])
def test_the_words_inside_any_pair_of_marks_are_the_quotation(texts_of, text):
    assert texts_of(text, MentionType.QUOTATION) == ["we are here"]


def test_an_apostrophe_opens_nothing(texts_of):
    assert texts_of("The soldiers’ camp and the mayor’s house.", MentionType.QUOTATION) == []


def test_a_mark_that_is_never_closed_gives_none(texts_of):
    assert texts_of("He said “we are here\n\nand left.", MentionType.QUOTATION) == []
