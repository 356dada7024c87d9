"""What a rule forbids or calls a crime, whoever does it: "attacking hospitals is prohibited", "attacks on civilians are war crimes"."""

from __future__ import annotations

from linkage.model.parse import Token
from linkage.vocab import load_phrases

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")


def is_ruled(word: Token) -> bool:
    """Whether a word stands in the subject of a rule, which tells of nothing that happened.

    Args:
        word: A verb or a noun of an act.
    """
    for token in (word, *word.ancestors):
        if token.dep in _SUBJECTS and (_is_any(token) and _rules(token.head)):
            return not any(t.pos == "NUM" or t.tag == "VBD" or t.lower in ("the", "this", "these", "those") for t in _before(token, word))
    return False


def _before(subject: Token, word: Token) -> list[Token]:
    """The words of a subject up to the act within it."""
    return [t for t in subject.subtree if t.i <= word.i]


def _is_any(subject: Token) -> bool:
    """Whether a subject tells of any act of its sort: "attacking hospitals", "attacks on civilians"."""
    if subject.tag == "VBG" and subject.dep.startswith("csubj"):
        return True
    return subject.tag == "NNS" and not any(c.dep in ("det", "poss", "nummod") for c in subject.children)


def _rules(verb: Token) -> bool:
    """Whether a verb in the present says that something is forbidden or a crime."""
    helpers = [c for c in verb.children if c.dep in ("aux", "auxpass")]
    if verb.tag not in ("VBZ", "VBP") and not any(c.tag in ("VBZ", "VBP", "MD") and c.lemma != "have" for c in helpers):
        return False
    if verb.lemma in load_phrases("stance", "ruling"):
        return True
    taken = [c for c in verb.children if c.dep in ("acomp", "attr", "oprd") and c.i > verb.i]
    return verb.lemma == "be" and any(c.lemma in load_phrases("stance", "ruled") for c in taken)
