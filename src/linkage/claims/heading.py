"""Who speaks where a sentence opens with nothing but a speaker and a colon: "Ministry of Defence of X: planes bombed Y"."""

from __future__ import annotations

from linkage.claims.scene import Scene
from linkage.model.mention import MentionType
from linkage.model.parse import Sentence, Token

_LONGEST = 10  # words of a speaker


def speaker_before_colon(scene: Scene, sentence: Sentence) -> Token | None:
    """The body or the people whose words stand behind the first colon of a sentence; None where nobody is named so.

    Args:
        scene: The report.
        sentence: A sentence of it.
    """
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
