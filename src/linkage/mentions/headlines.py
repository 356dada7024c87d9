"""Headlines in capitals -> clauses: "Regime Commits Massacre" as the parser takes "the regime commits a massacre"."""

from collections.abc import Iterable
from functools import cache

from linkage.mentions.markednames import body_heads
from linkage.model.parse import Sentence, Token
from linkage.vocab import load_lexicon, load_phrases

_LONG = 3  # letters: shorter words of a headline need no capital
_FEWEST = 3  # words: fewer are a name or a label
_BEFORE = ("compound", "amod", "nmod", "det")


@cache
def headline_deeds() -> frozenset[str]:
    """Verbs of what a headline tells of a party: "commit", "launch", "kill"."""
    return frozenset((*load_phrases("acts", "carriers"), *load_phrases("outcomes", "finite"), *load_lexicon("acts", "verbs").words()))


def headline_deed(word: Token) -> str | None:
    """The verb in its base form, where a word in capitals says what the party right before it does; None where it does not.

    Args:
        word: A word of a headline: "Commits" of "Regime Commits Massacre".
    """
    party, thing = word.previous, word.next
    if party is None or thing is None or not word.lower.endswith("s") or not word.text[0].isupper():
        return None
    parties = (*load_phrases("bodies", "organs"), *load_phrases("responsibility", "parties"))
    if party.lower not in body_heads() and party.lower not in parties:
        return None
    return next((stem for stem in (word.lower[:-1], word.lower[:-2]) if stem in headline_deeds()), None)


def mend_headlines(sentences: Iterable[Sentence]) -> None:
    """Tie the words of headlines in capitals as those of a clause, in place: the party does what the word behind it says.

    Args:
        sentences: As parsed.
    """
    for sentence in sentences:
        words = [t for t in sentence.tokens if t.text[0].isalpha() and len(t.text) > _LONG]
        if len(words) < _FEWEST or not all(t.text[0].isupper() for t in words):
            continue
        for word in sentence.tokens:
            lemma = headline_deed(word) if word.dep in ("compound", "ROOT") and word.tag in ("NNP", "NNPS") else None
            if lemma is not None:
                _mend_deed(word, lemma)


def _mend_deed(verb: Token, lemma: str) -> None:
    thing, party = verb.head, verb.previous
    if verb.dep == "ROOT":
        things = [c for c in verb.children if c.dep == "dobj"]
        if party is None or party.dep != "nsubj" or not things:
            return  # "Army Shells Found in X"
        verb.pos, verb.tag, verb.lemma = "VERB", "VBZ", lemma
        _as_common((party, *things))
        return
    if party is None or thing.i < verb.i:
        return
    for word in verb.sentence.tokens[: party.i]:
        if word.dep in _BEFORE and word.head in (verb, thing):
            word.head_i = party.i
    top = thing.head_i == thing.i
    verb.dep, verb.head_i = ("ROOT", verb.i) if top else (thing.dep, thing.head_i)
    thing.dep, thing.head_i = "dobj", verb.i
    party.dep, party.head_i = "nsubj", verb.i
    verb.pos, verb.tag, verb.lemma = "VERB", "VBZ", lemma
    _as_common((thing, party))
    verb.sentence.forget_children()


def _as_common(nouns: Iterable[Token]) -> None:
    """Give nouns that stand in capitals the base form of common nouns: "Civilians"."""
    for noun in nouns:
        noun.lemma = noun.lower.removesuffix("s") if noun.tag == "NNPS" else noun.lower
