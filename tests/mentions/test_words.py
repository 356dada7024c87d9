import pytest

from linkage.mentions.words import mend_words
from linkage.model.mention import MentionType
from linkage.model.parse import Sentence, Token
from linkage.model.span import Span


@pytest.mark.parametrize(
    ("text", "word", "lemma"),
    [
        ("Soldiers raped women in the camp.", "raped", "rape"),
        ("Rebels staged an assault on Kharkiv.", "staged", "stage"),
        ("They had waged war for years.", "waged", "wage"),
    ],
)
def test_base_forms_that_the_parser_gets_wrong_are_mended(parse, text, word, lemma):
    (token,) = (t for s in parse(text).sentences for t in s.tokens if t.text == word)
    assert token.lemma == lemma


def test_a_form_in_ing_before_of_is_a_noun(parse):
    token = parse("Shelling of the market left six dead.").sentences[0].tokens[0]
    assert (token.text, token.pos, token.dep) == ("Shelling", "NOUN", "nsubj")


def test_a_form_in_ing_with_an_object_stays_a_verb(parse):
    tokens = parse("Planes bombing the market of the town killed six.").sentences[0].tokens
    assert next(t for t in tokens if t.text == "bombing").pos == "VERB"


def test_an_act_behind_a_bare_noun_is_what_the_noun_belongs_to(parse):
    tokens = parse("A man was killed by rebel shelling while fighting went on.").sentences[0].tokens
    shelling = next(t for t in tokens if t.text == "shelling")
    assert (shelling.pos, shelling.head.text, shelling.previous.head) == ("NOUN", "by", shelling)


def test_no_word_comes_to_hang_on_itself():
    words = [
        ("fled", "VERB", "VBD", "ROOT", 0),
        ("by", "ADP", "IN", "prep", 3),
        ("rebel", "NOUN", "NN", "pobj", 1),
        ("shelling", "VERB", "VBG", "advcl", 0),
    ]
    sentence = Sentence(0, 0, Span(0, 9), [])
    sentence.tokens = [
        Token(i, text, text, pos, tag, dep, head, Span(i, i + 1), sentence) for i, (text, pos, tag, dep, head) in enumerate(words)
    ]
    mend_words([sentence])
    assert [[a.text for a in t.ancestors][-1:] for t in sentence.tokens] == [[], ["fled"], ["fled"], ["fled"]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The 64th Separate Motor Rifle Brigade shelled the village of Bucha.", "64th Separate Motor Rifle Brigade"),
        ("The 3rd Army Corps bombed Izium.", "3rd Army Corps"),
        ("Turkey supports the Syrian National Army.", "Syrian National Army"),
        ("Troops of the 4th Division entered the town.", "4th Division"),
    ],
)
def test_a_unit_is_named_with_its_number_and_all_its_words(texts_of, text, name):
    assert name in texts_of(text, MentionType.ORGANIZATION)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The strike was not ours, US Secretary of Defense Walter Reed said.", "Walter Reed"),
        ("Karim al-Bakri Secretary General of the Syrian Coalition condemned the massacre.", "Karim al-Bakri"),
    ],
)
def test_a_person_is_named_without_the_office(texts_of, text, name):
    assert texts_of(text, MentionType.PERSON) == [name]


def test_what_a_force_comes_upon_is_a_place(texts_of):
    assert texts_of("Militants raided Chibok and abducted 276 girls.", MentionType.PLACE) == ["Chibok"]
