"""Words as the parser ties them -> clauses that it regularly misreads tied right: verbs that it takes for adjectives, clauses cut wrongly.

A denial whose deed is read as a word that describes ("denied (blocking aid)") would be told as a fact.
"""

from collections.abc import Iterable
from functools import cache

from linkage.model.parse import SUBJECTS, Sentence, Token
from linkage.vocab import load_lexicon, load_pairs, load_phrases


def mend_clauses(sentences: Iterable[Sentence]) -> None:
    """Mend the clauses of sentences, in place.

    Args:
        sentences: As parsed, with their words mended.
    """
    for sentence in sentences:
        for token in sentence.tokens:
            if token.dep in ("amod", "compound") and token.lower.endswith("ing") and token.tag in ("VBG", "NN"):
                _mend_deed(token)
            elif token.dep == "amod" and token.tag == "VBN":
                _mend_perfect(token)
            elif token.lower == "alive" and token.dep == "amod":
                _mend_alive(token)
            elif token.tag == "WDT" and token.lower == "that" and token.dep == "dobj":
                _mend_that(token)
            elif token.lower == "whom" and token.dep == "dobj":
                _mend_whom(token)
            elif token.tag == "VBD" and token.lemma in load_phrases("responsibility", "supposing") and token.previous is not None:
                _mend_supposed(token)
            elif token.tag == "VBD" and token.dep == "conj" and token.lemma in load_phrases("attribution", "told_to"):
                _mend_teller(token)
            elif token.tag == "VBD" and token.head_i == token.i:
                _mend_reduced(token)
            elif token.tag == "CD" and token.dep == "nummod" and token.head_i == token.i - 1:
                _mend_after_day(token)
            elif token.dep == "conj" and token.lemma in load_phrases("commands", "holds"):
                _mend_hold(token)
            elif token.lower == "ex" and token.dep != "compound":
                _mend_former(token)
            if token.text == ";":
                _mend_parted(token)
            elif token.tag == ":" and token.text in _DASHES:
                _mend_source(token)


@cache
def _deeds() -> frozenset[str]:
    """Verbs of attacks and of denying people what they live on."""
    return load_lexicon("acts", "verbs").words() | frozenset(load_phrases("deprivation", "verbs_of_denial"))


def _tie(word: Token, dep: str, head: Token) -> None:
    word.dep, word.head_i = dep, head.i


def _mend_deed(verb: Token) -> None:
    """ "Denied blocking aid to the region": what was denied is that somebody blocked it, and not the aid."""
    thing, above = verb.head, verb.previous
    if above is None or above.lemma not in load_phrases("attribution", "taking_deeds") or thing.dep != "dobj" or thing.head is not above:
        return
    lemma = verb.lemma if verb.tag == "VBG" else next((w for w in (verb.lower[:-3], f"{verb.lower[:-3]}e") if w in _deeds()), None)
    if lemma is None or thing.subtree[0] is not verb or thing.lemma in load_lexicon("acts", "nouns"):
        return  # "denied bombing raids"
    behind = [c for c in above.children if c.dep == "prep" and c.i > thing.i]
    verb.pos, verb.tag, verb.lemma = "VERB", "VBG", lemma
    _tie(thing, "dobj", verb)
    _tie(verb, "xcomp", above)
    for phrase in behind:
        _tie(phrase, "prep", verb)
    verb.sentence.forget_children()


def _mend_alive(word: Token) -> None:
    """ "Burned alive about 70 women": how they were burned, and not which women."""
    verb = word.previous
    if verb is not None and verb.pos == "VERB" and word.head.head is verb:
        _tie(word, "oprd", verb)
        word.sentence.forget_children()


def _mend_after_day(figure: Token) -> None:
    """ "On Friday 86 people were killed": the number is theirs, and not that of the day."""
    if figure.head.lower not in load_pairs("times", "weekdays"):
        return
    noun = figure.next
    while noun is not None and noun.dep in ("amod", "compound") and noun.i < figure.i + _NEAR:
        noun = noun.next
    if noun is not None and noun.tag == "NNS" and noun.dep in SUBJECTS:
        _tie(figure, "nummod", noun)
        figure.sentence.forget_children()


_NEAR = 4  # words between a number and what it counts


def _mend_teller(verb: Token) -> None:
    """ "12 were hurt, Jane Doe, head of the clinic, told X": Jane Doe tells it, and is none of the hurt."""
    comma, told = verb.previous, verb.head
    if comma is None or comma.text != "," or told.head_i != told.i or any(c.dep in (*SUBJECTS, "cc") for c in verb.children):
        return
    for name in reversed(verb.sentence.tokens[: comma.i]):
        words = name.subtree
        parted = words[0].previous is not None and words[0].previous.text == ","
        if name.dep != "appos" or name.tag != "NNP" or not parted or words[-1].i not in (comma.i, comma.i - 1):
            continue
        if not any(c.dep == "appos" and c.pos == "NOUN" for c in name.children):
            continue
        _tie(name, "nsubj", verb)
        _tie(told, "ccomp", verb)
        verb.dep, verb.head_i = "ROOT", verb.i
        verb.sentence.forget_children()
        return


def _mend_hold(hold: Token) -> None:
    """ "Assaults in X and authority over Y": no assaults on authority, nor over Y."""
    name, over = hold.head, hold.next
    act = name.head.head
    if over is None or over.lower != "over" or name.tag != "NNP" or name.dep != "pobj" or act.pos != "NOUN":
        return
    for word in name.children:
        if word.dep == "cc" and name.i < word.i < hold.i:
            word.head_i = act.i
    _tie(hold, "conj", act)
    _tie(over, "prep", hold)
    hold.sentence.forget_children()


def _mend_former(word: Token) -> None:
    """ "Five ex-combatants said": those who say so are the combatants."""
    dash = word.next
    noun = dash.next if dash is not None and dash.text == "-" else None
    if dash is None or noun is None or noun.pos != "NOUN" or word in noun.subtree:
        return
    above = word if word.head is not dash else dash
    if noun in (above.head, word.head) or above.head is noun:
        return
    for part in word.sentence.tokens:
        if part.head in (word, dash) and part not in (word, dash, noun):
            part.head_i = noun.i
    noun.dep, noun.head_i = above.dep, above.head_i if above.head_i != above.i else noun.i
    _tie(word, "compound", noun)
    _tie(dash, "punct", noun)
    word.sentence.forget_children()


def _mend_perfect(verb: Token) -> None:
    """ "Denied that fighters had committed rape": a participle behind "had" is a verb, with its subject before it."""
    thing = verb.head
    helper = verb.previous
    if helper is None or helper.dep != "aux" or helper.lemma != "have" or thing.dep not in ("dobj", "nsubj") or thing.head.pos != "VERB":
        return
    above = thing.head
    subject = next((t for t in reversed(verb.sentence.tokens[: helper.i]) if t.dep in SUBJECTS and t.head in (helper, verb)), None)
    if subject is None or thing.i < verb.i or above.i > subject.i:
        return
    for word in verb.sentence.tokens:
        if word.head is helper and word is not verb:
            word.head_i = verb.i
    _tie(helper, "aux", verb)
    _tie(thing, "dobj", verb)
    _tie(verb, "ccomp", above)
    verb.sentence.forget_children()


def _mend_that(word: Token) -> None:
    """ "Received information that X ordered the raid": where the verb has an object of its own, "that" is none of it."""
    verb = word.head
    if verb.dep not in ("relcl", "acl") or not any(c.dep in ("dobj", "obj") and c.i > verb.i for c in verb.children):
        return
    if any(c.dep in SUBJECTS and word.i < c.i < verb.i for c in verb.children):
        word.dep, word.tag, word.pos, verb.dep = "mark", "IN", "SCONJ", "acl"
        word.sentence.forget_children()


def _mend_supposed(verb: Token) -> None:
    """ "Officials say gunmen thought to be rebels attacked X": the gunmen attacked it, who are only thought to be rebels."""
    who = next((c for c in verb.children if c.dep == "nsubj" and c.i == verb.i - 1), None)
    guess = next((c for c in verb.children if c.dep == "xcomp" and c.i > verb.i and any(g.lower == "to" for g in c.children)), None)
    if who is None or guess is None or any(c.dep in ("aux", "auxpass", "neg") for c in verb.children):
        return
    above = verb.head if verb.head_i != verb.i else None
    deeds = [*verb.children, *(above.children if above is not None else ())]
    finite = [c for c in deeds if c.tag in ("VBD", "VBZ", "VBP") and c.i > guess.i and c.dep in ("conj", "ccomp", "dep", "advcl")]
    deed = next((c for c in finite if not any(g.dep in (*SUBJECTS, "mark") for g in c.children)), None)
    before = deed.previous if deed is not None else None
    if deed is None or before is None or before.dep == "cc" or before.text == ",":
        return
    for child in verb.children:
        if child is not guess and child is not deed:
            child.head_i = deed.i
    deed.dep, deed.head_i = verb.dep, above.i if above is not None else deed.i
    verb.tag = "VBN"
    _tie(who, "nsubj", deed)
    _tie(verb, "acl", who)
    verb.sentence.forget_children()


def _mend_whom(word: Token) -> None:
    """ "X, whom a court convicted of torture, died": the court convicted X, and was not convicted itself."""
    last = word.head
    who = next((c for c in last.children if c.dep == "nsubj"), None)
    verb = who.next if who is not None else None
    comma = last.previous
    if who is None or verb is None or verb.head is not who or verb.dep != "acl" or verb.tag != "VBN" or last.dep != "relcl":
        return
    if comma is None or comma.text != "," or not word.i < who.i < verb.i < last.i:
        return
    named = last.head
    last.dep, last.head_i = named.dep, named.head_i if named.head_i != named.i else last.i
    _tie(named, "nsubj", last)
    verb.tag = "VBD"
    _tie(verb, "relcl", named)
    _tie(word, "dobj", verb)
    _tie(who, "nsubj", verb)
    word.sentence.forget_children()


def _mend_reduced(verb: Token) -> None:
    """ "The story spread by X about the raid is false": "spread by X" describes the story, of which the verb behind it tells."""
    noun = next((c for c in verb.children if c.dep == "nsubj" and c.i == verb.i - 1), None)
    by = verb.next is not None and verb.next.lower == "by" and verb.next.dep in ("agent", "prep")
    if noun is None or not by:
        return
    told = next((c for c in verb.children if c.dep == "conj" and c.tag in ("VBZ", "VBP", "VBD")), None)
    if told is None or any(c.dep in SUBJECTS for c in told.children) or any(c.dep == "cc" for c in verb.children):
        return
    for word in verb.children:
        if word.dep == "punct" or word.i > told.i:
            word.head_i = told.i
        elif word.dep == "prep" and word.lower in ("about", "of"):
            word.head_i = noun.i
    verb.tag = "VBN"
    told.dep, told.head_i = "ROOT", told.i
    _tie(noun, "nsubj", told)
    _tie(verb, "acl", noun)
    verb.sentence.forget_children()


def _mend_parted(mark: Token) -> None:
    """ "They shot two men, a witness said; the army says nobody was hurt": the army tells nothing of what stands before the semicolon."""
    verb = next((t for t in mark.sentence.tokens if t.head_i == t.i and t.pos in ("VERB", "AUX")), None)
    if verb is None or verb.i < mark.i:
        return
    children = verb.children
    own = any(c.dep in ("ccomp", "xcomp", "dobj") and c.i > verb.i for c in children)
    subject = any(c.dep in SUBJECTS and mark.i < c.i < verb.i for c in children)
    clause = next((c for c in children if c.dep == "ccomp" and c.i < mark.i), None)
    if not own or not subject or clause is None:
        return
    saying = next((c for c in children if c.dep == "parataxis" and clause.i < c.i < mark.i), None)
    first = saying or clause
    for child in children:
        if child.i < mark.i and child is not first:
            child.head_i = first.i
    first.dep, first.head_i = "ROOT", first.i
    _tie(verb, "conj", first)
    mark.sentence.forget_children()


_DASHES = ("-", "–", "—")


def _mend_source(mark: Token) -> None:
    """ "Army bombed clinic in X - UN report": what is told does not hang on who tells it."""
    root = next((t for t in mark.sentence.tokens if t.head_i == t.i), None)
    if root is None or root.i < mark.i or any(t.pos in ("VERB", "AUX") for t in mark.sentence.tokens[mark.i :]):
        return
    before = [c for c in root.children if c.i < mark.i]
    if not before:
        return
    told = max(before, key=lambda c: len(c.subtree))
    for child in before:
        child.head_i = told.i
    told.dep = "ROOT"
    _tie(root, "dep", told)
    mark.sentence.forget_children()
