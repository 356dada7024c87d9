"""What was just told and nobody could verify: "The claim could not be verified by anybody", "but there was no confirmation of this"."""

from __future__ import annotations

from functools import cache

from linkage.claims.scene import Scene
from linkage.claims.unconfirmed import is_unconfirmed
from linkage.model.parse import SUBJECTS, Sentence, Token
from linkage.vocab import load_phrases


def doubted_words(scene: Scene) -> dict[int, int]:
    """Up to which word each doubted sentence is doubted: all of it, or what stands before the clause that says so.

    Args:
        scene: The report.

    Returns:
        The index of the first word that is not doubted, by the index of the sentence; sentences that nobody doubts are not in it.
    """
    found: dict[int, int] = {}
    for sentence in scene.parsed.sentences:
        for word in sentence.tokens:
            if word.lower == "if" and _hangs_on_truth(word):
                if _tells_before(sentence, word.i, word.head):
                    found[sentence.i] = max(word.i, found.get(sentence.i, 0))
                elif (before := _sentence_before(scene, sentence)) is not None:
                    found[before.i] = len(before.tokens)
                continue
            about = _doubted_by(word) if word.lemma in _cues() else None
            if about is None:
                continue
            start = min(about.subtree[0].i, word.i)
            if word.dep == "relcl" and word.head.dep == "nsubj" and word.head.lemma in load_phrases("attribution", "verifiable"):
                found[sentence.i] = len(sentence.tokens)  # "the video, which could not be verified, shows X"
            elif _tells_before(sentence, start, word.head):
                found[sentence.i] = max(start, found.get(sentence.i, 0))
            elif (before := _sentence_before(scene, sentence)) is not None:
                found[before.i] = len(before.tokens)
    return found


@cache
def _cues() -> frozenset[str]:
    """The words at which a sentence is looked at more closely."""
    return frozenset((*load_phrases("attribution", "confirmations"), *load_phrases("attribution", "confirming"), "if"))


def _doubted_by(word: Token) -> Token | None:
    """What a word says that nobody confirmed, where that points back to what was told: "the report", "it", "his account"."""
    if word.pos == "NOUN" and word.lemma in load_phrases("attribution", "confirmations"):
        no = any(c.lower == "no" for c in word.children) and word.head.lemma in ("be", "have", "offer", "provide")
        of = next((g for c in word.children if c.dep == "prep" and c.lower in ("of", "for") for g in c.children), None)
        return (of if of is not None and _points_back(of) else word) if no and (of is None or _points_back(of)) else None
    if word.pos != "VERB" or not is_unconfirmed(word):
        return None
    if any(c.dep == "ccomp" for c in word.children):
        return None
    things = [c for c in word.children if c.dep in ("dobj", "nsubjpass")]
    if not things and word.dep in ("xcomp", "acomp"):  # "was impossible to verify"
        things = [c for c in word.head.children if c.dep in SUBJECTS]
    return next((t for t in things if _points_back(t)), None)


def _hangs_on_truth(condition: Token) -> bool:
    """Whether what was told is only supposed to be so: "if confirmed", "if true", "if it did take place"; not "if the truce is confirmed".

    Args:
        condition: The word "if".
    """
    words: list[Token] = []
    word = condition.next
    while word is not None and word.text not in (",", ".", ";") and len(words) < _LONGEST_CONDITION:
        words.append(word)
        word = word.next
    if word is None or word.text == "." or not words or words[-1].lemma not in load_phrases("attribution", "holding_true"):
        return False
    before = words[0].lower in load_phrases("attribution", "holding_true") or words[0].dep in ("advmod", "auxpass") or words[0].pos == "ADV"
    bare = all(w.pos in ("ADV", "ADJ", "AUX", "PART", "VERB", "NOUN") for w in words) and not any(w.dep in SUBJECTS for w in words)
    return (before and bare) or any(w.dep in SUBJECTS and _points_back(w) for w in words)


_LONGEST_CONDITION = 6  # words between "if" and the comma behind it


def _points_back(noun: Token) -> bool:
    if noun.lower in ("that", "which") and noun.head.dep == "relcl":  # "..., a claim that could not be verified"
        noun = noun.head.head
        return noun.lemma in load_phrases("attribution", "verifiable")
    if noun.lower in ("it", "this", "that", "these", "them", "either", "neither"):
        return True
    whose = any(c.dep in ("det", "poss") and c.lower not in ("a", "an", "any", "no") for c in noun.children)
    filled = any(c.dep in ("acl", "ccomp", "relcl") or (c.dep == "prep" and c.lower in ("of", "that")) for c in noun.children)
    return noun.lemma in load_phrases("attribution", "verifiable") and whose and not filled


def _tells_before(sentence: Sentence, start: int, own: Token) -> bool:
    """Whether a clause stands before a word, beside the "there was" of its own: something is told in the sentence itself."""
    told = (t for t in sentence.tokens[:start] if t.pos == "VERB" and t.tag in ("VBD", "VBZ", "VBP", "VBN"))
    return any(t is not own or t.lemma != "be" for t in told)


def _sentence_before(scene: Scene, sentence: Sentence) -> Sentence | None:
    before = scene.parsed.sentences[sentence.i - 1] if sentence.i else None
    return before if before is not None and sentence.paragraph - before.paragraph <= 1 else None
