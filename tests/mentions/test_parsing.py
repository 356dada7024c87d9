from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linkage.mentions import sentences
from linkage.model.mention import MentionType


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=200))
def test_every_mention_is_its_own_words_at_its_offsets(parse, text):
    parsed = parse(text or "x")
    for mention in parsed.mentions:
        assert mention.span.of(parsed.report.text) == mention.text
    for sentence in parsed.sentences:
        for token in sentence.tokens:
            assert token.span.of(parsed.report.text) == token.text


def test_offsets_hold_behind_letters_outside_the_basic_plane(parse):
    parsed = parse("𝔘𝔫 😀 said 12 civilians were killed in Taiz.")
    counts = [m for m in parsed.mentions if m.type is MentionType.COUNT]
    assert [m.text for m in counts] == ["12"]


def test_weapons_and_objects_carry_what_they_stand_for(parse):
    parsed = parse("Barrel bombs hit a hospital.")
    found = {(m.type, m.concept) for m in parsed.mentions if m.type in (MentionType.WEAPON, MentionType.OBJECT)}
    assert found == {(MentionType.WEAPON, "bombing"), (MentionType.OBJECT, "hospital")}


def test_a_language_without_a_parser_is_kept_and_said_so(parse):
    parsed = parse("Les habitants de la ville disent que l’hôpital a été détruit.", language="fr")
    assert parsed.sentences == []
    assert "fr" in parsed.issues[0].reason


def test_a_text_too_short_to_tell_its_language_and_not_in_latin_letters_is_said_to_be_not_read(parse):
    parsed = parse("قصف المستشفى", language="und")
    assert parsed.sentences == []
    assert "not read" in parsed.issues[0].reason


def test_a_paragraph_that_no_parser_takes_whole_is_read_in_pieces(parse, monkeypatch):
    monkeypatch.setattr(sentences, "LONGEST_PARAGRAPH", 40)
    text = "Shells hit the port of Imbersk. Two men died. " * 3 + "x" * 90
    parsed = parse(text)
    pieces = [span.of(text) for span in sentences.paragraphs(parsed.report)]
    assert pieces[0] == "Shells hit the port of Imbersk."
    assert max(len(piece) for piece in pieces) <= 40
    assert "".join(pieces).replace(" ", "") == text.replace(" ", "")
    assert [m.text for m in parsed.mentions if m.type is MentionType.COUNT] == ["Two"] * 3
