"""The closing formula of a sanctions record: from which word on a sentence tells no harm of its own."""

from __future__ import annotations

from linkage.claims.scene import Scene
from linkage.model.parse import Sentence, Token


def formula_from(scene: Scene, sentence: Sentence) -> int:
    """The word from which a sentence of a record is the closing formula, which tells no harm of its own; the number of words where none is.

    "Therefore, X answers for actions and policies which ..." is one from its start, "he rigged the vote and thereby
    supported policies which ..." from "thereby".

    Args:
        scene: The report.
        sentence: A sentence.
    """
    end = len(sentence.tokens)
    if not scene.report.record:
        return end
    cue = next((t for t in sentence.tokens if t.lower in ("therefore", "thus", "thereby")), None)
    starts = [_clause_from(cue)] if cue is not None and (cue.i < _OPENING_WORDS or _clause_from(cue)) else []
    if (deed := _closing_deeds(sentence)) is not None:
        starts.append(_clause_from(deed))
    return min(starts, default=end)


def _closing_deeds(sentence: Sentence) -> Token | None:
    """The word "actions" or "policies" of the formula: "actions and policies", "policies which undermine the stability of X"."""
    deeds = [t for t in sentence.tokens if t.lower in ("actions", "policies")]
    both = {t.lower for t in deeds} == {"actions", "policies"}
    undermining = any(t.lemma in ("undermine", "threaten", "destabilise", "destabilize") for t in sentence.tokens)
    policies = any(t.lower == "policies" for t in deeds)
    return deeds[0] if deeds and (both or (policies and undermining)) else None


_OPENING_WORDS = 12  # words at the start of a sentence in which "therefore" tells that all of it is the formula


def _clause_from(word: Token) -> int:
    """Where the clause of a word begins: 0 for the main clause, the joint before it for one that is joined to another."""
    for above in [word, *word.ancestors]:
        finite = above.tag in ("VBD", "VBZ", "VBP") or any(c.dep == "aux" for c in above.children)
        if above.pos in ("VERB", "AUX") and above.head.i < above.i and (above.dep == "advcl" or (above.dep == "conj" and finite)):
            first = min(word.i, *(t.i for t in above.subtree))
            lead = [t.lower for t in word.sentence.tokens[max(0, first - 2) : first]]
            return 0 if lead == ["for", ","] else first  # "responsible for, supporting or implementing policies"
    return 0
