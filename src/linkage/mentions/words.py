"""Words as the parser tells of them -> words with its regular slips mended: base forms that it gets wrong, nouns that it takes for verbs.

The taggers of officers learned from the words as the parser tells of them, and go on reading those.
"""

from collections.abc import Iterable
from functools import cache

from linkage.model.parse import Sentence, Token
from linkage.vocab import load_lexicon, load_pairs, load_phrases

_CLAUSES = ("xcomp", "ccomp", "acl", "advcl", "relcl")
_AS_NOUNS = {"ccomp": "dobj", "xcomp": "dobj", "pcomp": "pobj", "csubj": "nsubj", "advcl": "npadvmod", "acl": "appos"}


def mend_words(sentences: Iterable[Sentence]) -> None:
    """Mend the words of sentences, in place.

    Args:
        sentences: As parsed.
    """
    lemmas, nouns, plurals = (load_pairs("lemmas", section) for section in ("verbs", "nouns", "plurals"))
    for sentence in sentences:
        for token in sentence.tokens:
            if token.lower == "as" and token.dep == "mark":
                _mend_capacity(token)
            if token.dep == "advcl" and token.tag in ("VBD", "VBN") and token.head.lower in ("was", "were"):
                _mend_parted_passive(token)
            if token.pos == "NOUN" and token.dep in _CLAUSES:
                _mend_infinitive(token)
            if token.tag in ("NNPS", "NNP") and token.i == 0 and token.next is not None and token.next.text.islower():
                token.lemma = _singular(token.lower) or token.lemma
            elif token.pos == "VERB" and token.lower in nouns:
                _mend_noun(token, nouns[token.lower])
            elif token.dep == "amod" and token.head.dep in ("conj", "dobj") and token.head.head.pos == "VERB":
                _mend_series(token)
            elif token.tag == "NNS" and token.dep == "conj" and token.head.tag == "VBZ" and token.lemma in _joined_verbs():
                _mend_joined(token)
            elif token.tag == "NNS":
                token.lemma = plurals.get(token.lower, token.lemma)
            elif token.pos == "VERB":
                token.lemma = lemmas.get(token.lemma, token.lemma)
                _mend_gerund(token)


@cache
def _singular(word: str) -> str | None:
    """The base form of a plural that the parser takes for a name where a sentence begins with it: "Rockets"."""
    forms = [word.removesuffix("s")] + ([word[:-3] + "y"] if word.endswith("ies") else []) + ([word[:-2]] if word.endswith("es") else [])
    return next((form for form in forms if form != word and form in _known()), None)


@cache
def _known() -> frozenset[str]:
    lexicons = (load_lexicon("acts", "nouns"), load_lexicon("weapons"), load_lexicon("targets"))
    return frozenset().union(*(lexicon.words() for lexicon in lexicons), load_phrases("persons", "groups"))


def _mend_infinitive(token: Token) -> None:
    """ "Tried to storm the base", "a plan to shell the town": what stands behind "to" and takes an object is a verb."""
    to = any(c.dep == "aux" and c.lower == "to" and c.i < token.i for c in token.children)
    if to and any(c.dep in ("dobj", "obj") and c.i > token.i for c in token.children):
        token.pos, token.tag, token.lemma = "VERB", "VB", token.lower


def _mend_capacity(word: Token) -> None:
    """ "As commander of X, N led Y": who does it is N, not the commander, where the parser took "as" for the start of a clause."""
    verb = word.head
    office = next((c for c in verb.children if c.dep in ("nsubj", "nsubjpass")), None)
    if office is None or not word.i < office.i < verb.i or office.tag != "NN":
        return
    named = [t for t in office.subtree if t.dep == "appos" and t.pos == "PROPN" and office.i < t.i < verb.i]
    if not named or named[-1].subtree[0].previous is None or named[-1].subtree[0].previous.text != ",":
        return
    named[-1].dep, named[-1].head_i = office.dep, verb.i
    word.dep, word.pos, word.tag = "prep", "ADP", "IN"
    office.dep, office.head_i = "pobj", word.i
    word.sentence.forget_children()


def _mend_parted_passive(verb: Token) -> None:
    """ "The mayor was on Monday shot in X": a passive that a day parts, whose verb the parser took for a clause beside it."""
    be = verb.head
    between = be.sentence.tokens[be.i + 1 : verb.i]
    day = bool(between) and between[0].lower == "on" and all(t.tag in ("IN", "NNP", "NN", "RB") for t in between)
    if verb.i < be.i or not day or len(between) > _PARTED or any(c.dep in ("nsubj", "nsubjpass", "mark") for c in verb.children):
        return
    if any(c.dep in ("attr", "acomp", "neg", "auxpass") for c in be.children):
        return
    for child in be.children:
        if child is not verb:
            child.head_i = verb.i
            child.dep = "nsubjpass" if child.dep == "nsubj" else child.dep
    verb.tag, verb.dep = "VBN", be.dep
    verb.head_i = be.head_i if be.head_i != be.i else verb.i
    be.dep, be.head_i, be.pos = "auxpass", verb.i, "AUX"
    be.sentence.forget_children()


_PARTED = 3  # words of a day between "was" and its verb


def _mend_series(token: Token) -> None:
    """ "The guards beat, raped and tortured villagers": verbs that the parser took for words that describe the villagers."""
    thing, verb = token.head, token.head.head
    series = [t for t in thing.subtree if t.i < thing.i and (t is token or t.dep in ("conj", "amod"))]
    between = verb.sentence.tokens[verb.i + 1 : thing.i]
    if verb.tag not in ("VBD", "VBN") or verb.i > token.i or thing.subtree[0] is not token:
        return
    if any(t not in series and t.text != "," and t.dep != "cc" for t in between) or len(between) == len(series):
        return
    if any(c is not thing and c.dep in ("dobj", "obj") for c in verb.children):
        return
    lemmas = [next((w for w in (t.lower[:-1], t.lower[:-2], t.lower[:-3]) if w in _deeds()), None) for t in series]
    if None in lemmas or not all(t.lower.endswith("ed") for t in series):
        return
    before = verb
    for word, lemma in zip(series, lemmas, strict=True):
        word.pos, word.tag, word.lemma, word.dep, word.head_i = "VERB", verb.tag, lemma or word.lemma, "conj", before.i
        before = word
    thing.dep, thing.head_i = "dobj", before.i
    token.sentence.forget_children()


def _mend_joined(token: Token) -> None:
    """ "It supports and benefits from X": a bare form in -s joined to a verb is a verb, where the parser took it for a noun."""
    before = token.previous
    if before is not None and (before.dep == "cc" or before.pos == "ADV") and not any(c.i < token.i for c in token.children):
        token.pos, token.tag = "VERB", "VBZ"


@cache
def _joined_verbs() -> frozenset[str]:
    """Verbs of ties and deeds that are nouns as well."""
    deeds = (word for section in ("furthering", "harmful") for word in load_phrases("responsibility", section))
    return frozenset((*load_phrases("ties", "verbs"), *deeds))


@cache
def _deeds() -> frozenset[str]:
    return load_lexicon("acts", "verbs").words() | frozenset(load_phrases("responsibility", "harmful"))


def _mend_noun(token: Token, lemma: str) -> None:
    """ "The group reported government airstrikes": a noun that the parser took for a verb, with the noun before it for the subject."""
    token.pos, token.tag, token.lemma = "NOUN", "NN" if token.lower == lemma else "NNS", lemma
    token.dep = _AS_NOUNS.get(token.dep, token.dep)
    before = token.previous
    if before is not None and before.head is token and before.dep == "nsubj":
        before.dep = "compound"


def _mend_compound(token: Token) -> None:
    """ "Killed by rebel shelling": an act in -ing behind a bare noun, with nothing it acts on, is what the noun belongs to."""
    bare = token.previous
    if bare is None or token.dep not in ("acl", "advcl") or bare.tag != "NN" or bare.dep not in ("pobj", "dobj") or _takes(token):
        return
    if token.lower not in load_lexicon("acts", "nouns") or token in bare.ancestors:
        return  # not an act, or the noun hangs below it already
    if any(c is not token and c.dep in ("det", "poss", "nummod", "amod") for c in bare.children):
        return
    token.pos, token.tag, token.dep, token.head_i = "NOUN", "NN", bare.dep, bare.head_i
    bare.dep, bare.head_i = "compound", token.i
    token.sentence.forget_children()


def _takes(token: Token) -> bool:
    return any(c.dep in ("dobj", "nsubj", "aux", "prt", "xcomp", "ccomp") for c in token.children)


def _stands_as_act(token: Token) -> bool:
    """Whether an act in -ing is who or what does it: "hit by shelling from the hills", "fighting near X left 20 dead"."""
    by = token.dep == "pcomp" and token.head.lower in ("by", "in", "from", "amid", "during")
    return (by or token.dep in ("nsubj", "nsubjpass")) and token.lower in load_lexicon("acts", "nouns")


def _mend_gerund(token: Token) -> None:
    """ "Shelling of the market killed six": a form in -ing before "of" is a noun, whatever the parser took it for."""
    if token.tag != "VBG":
        return
    _mend_compound(token)
    following = token.next
    of = following is not None and following.lower == "of" and following.head is token
    if (of or _stands_as_act(token)) and not _takes(token):
        token.pos, token.tag = "NOUN", "NN"
        if not of:
            token.lemma = token.lower
        token.dep = "nsubj" if token.dep == "csubj" else "pobj" if token.dep == "pcomp" else token.dep
