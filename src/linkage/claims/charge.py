"""What somebody is only charged with: "was indicted for X", "is on trial for X", "faces charges of X", "was cleared of X"."""

from __future__ import annotations

from linkage.model.parse import Token
from linkage.vocab import load_pairs, load_phrases
from linkage.vocab.speech import speech_verbs


def charged_words(word: Token) -> frozenset[int]:
    """The words for what somebody is charged with, by their index in the sentence; none where the word tells of no charge.

    Args:
        word: A verb of charging or clearing, or a noun of a charge.
    """
    if word.pos == "VERB":
        charging = word.lemma in load_phrases("responsibility", "unproven") and speech_verbs().concept(word.lemma) is None
        links: tuple[str, ...] = ("of", "for", "with", "over", "on") if charging else ()
    elif word.pos == "NOUN" and not (word.dep == "pobj" and word.head.lower == "in"):  # not "in charge of X"
        listed = load_pairs("responsibility", "on_account").get(word.lemma, "")
        links = tuple(listed.split("/")) if listed else ()
    else:
        return frozenset()
    things = [c for c in word.children if c.dep == "dobj"]  # "cleared two men of X", where a parser hangs "of" on the men
    phrases = (c for above in (word, *things) for c in above.children if c.dep == "prep" and c.lower in links and c.i > word.i)
    return frozenset(t.i for c in phrases for t in c.subtree)
