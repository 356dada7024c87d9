"""Words as the parser tells of them -> words with its regular slips mended: base forms that it gets wrong, nouns that it takes for verbs.

The taggers of officers learned from the words as the parser tells of them, and go on reading those.
"""

from collections.abc import Iterable

from linkage.model.parse import Sentence, Token
from linkage.vocab import load_pairs


def mend_words(sentences: Iterable[Sentence]) -> None:
    """Mend the words of sentences, in place.

    Args:
        sentences: As parsed.
    """
    lemmas = load_pairs("lemmas", "verbs")
    for sentence in sentences:
        for token in sentence.tokens:
            if token.pos == "VERB":
                token.lemma = lemmas.get(token.lemma, token.lemma)
                _mend_gerund(token)


def _mend_gerund(token: Token) -> None:
    """ "Shelling of the market killed six": a form in -ing before "of" is a noun, whatever the parser took it for."""
    following = token.next
    if token.tag != "VBG" or following is None or following.lower != "of" or following.head is not token:
        return
    if not any(c.dep in ("dobj", "nsubj", "aux", "prt") for c in token.children):
        token.pos, token.tag = "NOUN", "NN"
        token.dep = "nsubj" if token.dep == "csubj" else "pobj" if token.dep == "pcomp" else token.dep
