from linkage.model.claim import ClaimKind

STATEMENT = ClaimKind.STATEMENT


def test_the_words_inside_the_marks_are_the_utterance(read):
    claim = read('"We will rebuild every house in the valley," Mayor Anna Kovacs said on Monday.', STATEMENT)[0]
    assert claim.value("speaker") == "Anna Kovacs"
    assert claim.value("utterance") == "We will rebuild every house in the valley,"


def test_an_interrupted_quotation_is_one_statement(read):
    text = '"We lost everything," Anna Kovacs said, "and nobody came to help us."'
    claims = read(text, STATEMENT)
    assert len(claims) == 1
    assert claims[0].value("utterance") == "We lost everything, and nobody came to help us."


def test_a_label_is_no_statement(read):
    assert not read('The ministry calls it a "special operation".', STATEMENT)


def test_the_speaker_may_stand_behind_the_verb(read):
    claim = read('"The road is closed to all of us," said Anna Kovacs.', STATEMENT)[0]
    assert claim.value("speaker") == "Anna Kovacs"


def test_a_quotation_over_several_sentences_is_one_statement(read):
    text = "An ultimatum came, and General Ivan Petrov said: «Leave the town. Those who stay will answer for it. Decide by noon.»"
    claims = read(text, STATEMENT)
    assert len(claims) == 1
    assert str(claims[0].value("utterance")).startswith("Leave the town.")


def test_what_is_told_inside_a_quotation_is_the_speakers(read):
    text = '"Soldiers shelled a school in Gori," Anna Kovacs told reporters.'
    attack = read(text, ClaimKind.ATTACK)[0]
    assert attack.source == "Anna Kovacs"


def test_the_verb_behind_a_quotation_counts_before_that_of_the_sentence_before(read):
    text = (
        "Twelve people were killed in Taiz, the governor said on Monday. "
        '"Most of them were children" Amal Saleh of the League of Doctors told reporters.'
    )
    assert read(text, STATEMENT)[0].value("speaker") == "Amal Saleh"


def test_what_a_participle_brings_in_is_said_by_the_speaker_of_its_sentence(read):
    text = 'The council opened the road to the lake pointing out that the bridge "has to be mended before the rain comes."'
    assert read(text, STATEMENT)[0].value("speaker") == "The council"


def test_a_name_between_commas_speaks_though_a_participle_opens_the_sentence(read):
    text = 'Writing from the port, the director of the Fishing Club, Amal Saleh, said, "The boats stay in the harbour until May."'
    assert read(text, STATEMENT)[0].value("speaker") == "Amal Saleh"


def test_a_speaker_whom_no_list_knows_is_whoever_wrote_it(read):
    claim = read('"The bees came back to the orchard this week," the beekeeper of the village wrote.', STATEMENT)[0]
    assert claim.value("speaker") == "the beekeeper of the village"


def test_words_quoted_again_in_full_are_told_once_and_in_full(read):
    text = (
        'The minister Amal Saleh described the shelling as "a horrible crime" on Monday in Aden.\n'
        '"It was a horrible crime and nobody should forget it," Saleh said.'
    )
    assert [c.value("utterance") for c in read(text, STATEMENT)] == ["It was a horrible crime and nobody should forget it,"]


def test_two_quotations_that_share_words_are_two_statements(read):
    text = (
        '"They shelled the market and the school," said Amal Saleh.\n"They shelled the market and left the school alone," said Amal Saleh.'
    )
    assert len(read(text, STATEMENT)) == 2


def test_three_words_without_a_verb_are_proposed_as_a_statement(read):
    assert read('The governor Amal Saleh said the plan was "far too late."', STATEMENT)[0].value("utterance") == "far too late."


def test_several_quotations_of_one_sentence_have_its_speaker(read):
    text = 'The governor Amal Saleh said the plan was "a matter of weeks" and that it would "bring the water back to the town" by May.'
    assert [c.value("speaker") for c in read(text, STATEMENT)] == ["Amal Saleh", "Amal Saleh"]


def test_quoted_words_in_what_a_phrase_attributes_are_that_sources(read):
    claim = read('The well in Taiz is "quite unfit", according to a doctor of the clinic.', STATEMENT)[0]
    assert claim.value("speaker") == "a doctor of the clinic"


def test_which_side_is_nobody_who_speaks(read):
    text = 'The governor Amal Saleh said peace "may come tomorrow." Rebels and soldiers argue over who is using gas.'
    assert [c.value("speaker") for c in read(text, STATEMENT)] == ["Amal Saleh"]
