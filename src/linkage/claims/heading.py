"""Who speaks where nothing but a colon or a dash says so: "Ministry of Defence of X: planes bombed Y", "Planes bombed Y - police"."""

from __future__ import annotations

from dataclasses import dataclass

from linkage.claims.scene import Scene
from linkage.model.mention import MentionType
from linkage.model.parse import Sentence, Token
from linkage.vocab import load_word_set

_LONGEST = 10  # words of a speaker


@dataclass(frozen=True, slots=True)
class Heading:
    """A speaker with the words that are his.

    Args:
        head: The head of the speaker's name or description.
        cue: The colon or dash, by its index in the sentence.
        content: What is said, by the index of its words.
    """

    head: Token
    cue: int
    content: frozenset[int]


def heading_of(scene: Scene, sentence: Sentence) -> Heading | None:
    """The speaker before the first colon of a sentence or behind its last dash; None where there is none.

    Args:
        scene: The report.
        sentence: A sentence of it.
    """
    head = _before_colon(scene, sentence)
    if head is not None:
        colon = next(t.i for t in sentence.tokens if t.text == ":")
        return Heading(head, colon, frozenset(range(colon + 1, len(sentence.tokens))))
    return _behind_dash(scene, sentence)


def _behind_dash(scene: Scene, sentence: Sentence) -> Heading | None:
    """ "Nine killed in blast - police", "... - Ministry of Defence": the last words, where they are nothing but a speaker."""
    words = sentence.tokens
    dash = next((t for t in reversed(words[-_BEHIND:]) if t.text in _DASHES and t.tag == ":"), None)
    behind = [t for t in words[dash.i + 1 :] if t.text != "."] if dash is not None else []
    if dash is None or dash.i < _LEAST or not behind or any(t.pos in ("VERB", "AUX", "PRON", "DET", "PUNCT") for t in behind):
        return None
    small = all(t.text.islower() for t in behind)
    if not (behind[0].text[0].isupper() or (small and len(behind) < _SMALL)):
        return None
    head = next((t for t in behind if t.head_i == t.i or t.head not in behind), behind[-1])
    mention = scene.named(head)
    called = {t.lower for t in behind}
    outlet = called & load_word_set("bodies", "outlet_words") or (mention is not None and mention.text == scene.report.publisher)
    speaks = any(form in load_word_set("attribution", "speakers") for t in behind for form in (t.lower, t.lemma))
    if (
        outlet
        or not (speaks or (mention is not None and mention.text.isupper()))
        or (mention is not None and mention.type is MentionType.PLACE)
    ):
        return None  # a title with the name of its outlet
    return Heading(head, dash.i, frozenset(range(dash.i))) if scene.speaks(head) else None


_DASHES = ("-", "–", "—")
_BEHIND = 8  # words in which such a speaker and its dash stand
_LEAST = 4  # words before it at least
_SMALL = 3  # fewer words than these, where none has a capital: "police", "health ministry"


def _before_colon(scene: Scene, sentence: Sentence) -> Token | None:
    """The body or the people whose words stand behind the first colon of a sentence; None where nobody is named so."""
    colon = next((t.i for t in sentence.tokens[: _LONGEST + 1] if t.text == ":"), None)
    if not colon or not any(t.pos in ("VERB", "AUX") for t in sentence.tokens[colon + 1 :]):
        return None
    before = [t for t in sentence.tokens[:colon] if t.pos != "PUNCT"]
    if not before or any(t.pos in ("VERB", "AUX", "PRON", "NUM") for t in before):
        return None
    head = next((t for t in before if t.head not in before), before[-1])
    links = [t for t in before if t.pos == "ADP"]
    if any(t.lower != "of" for t in links) or sum(t.head not in before for t in before) > 1:
        return None
    mention = scene.named(head)
    if mention is not None and mention.type is not MentionType.ORGANIZATION:
        return None  # "Lonja: ..." tells where
    return head if scene.speaks(head) else None
