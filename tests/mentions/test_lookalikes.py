"""Names that spell a common word, which the parser takes for that word."""

from linkage.mentions import parse_report
from linkage.mentions.lookalikes import names_in, show_names
from linkage.model.mention import MentionType
from linkage.model.report import Report

NAMES = {"IS": "EU"}


def test_a_short_name_means_a_body_only_where_the_report_names_it_in_full() -> None:
    assert names_in("The Islamic State group left. Six raids hit IS.") == NAMES
    assert names_in("This IS the last ferry.") == {}


def test_only_whole_words_in_a_paragraph_of_small_letters_are_shown_otherwise() -> None:
    assert show_names("IS fighters and the IS-held quay, but ISIL is gone", NAMES) == "EU fighters and the EU-held quay, but ISIL is gone"
    assert show_names("THE FERRY IS GONE", NAMES) == "THE FERRY IS GONE"


def test_a_body_called_is_is_no_verb_and_stays_as_it_is_printed() -> None:
    text = "The Islamic State group holds the quay. Rebels have been encircling IS in the old town for days."
    parsed = parse_report(Report(id="0" * 64, text=text, file="t.txt", media_type="text/plain", title="t", language="en"))
    word = next(t for s in parsed.sentences for t in s.tokens if t.text == "IS")
    assert (word.pos, word.lemma, word.head.text, word.span.of(text)) == ("PROPN", "is", "encircling", "IS")
    assert any(m.type is MentionType.ORGANIZATION and m.text == "IS" for m in parsed.mentions)
