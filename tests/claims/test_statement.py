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
