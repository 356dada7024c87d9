"""What somebody only got to hear: "received reports that X", "was told that X", "there were reports that X"."""

from __future__ import annotations

from dataclasses import dataclass

from linkage.claims.clauses import read_arguments
from linkage.model.claim import Stance
from linkage.model.parse import Token
from linkage.vocab import load_phrases
from linkage.vocab.speech import speech_verbs


@dataclass(frozen=True, slots=True)
class Heard:
    """What was heard, and who passes it on.

    Args:
        who: Who passes it on; None where the report itself does.
        stance: Asserted where it is called evidence, else alleged.
        content: The words of what was heard, by their index in the sentence.
    """

    who: Token | None
    stance: Stance
    content: frozenset[int]


def heard_of(word: Token) -> Heard | None:
    """What a noun of news or a verb of hearing brings in; None for any other word.

    Args:
        word: "reports" of "received reports that X", "told" of "was told that X".
    """
    if word.pos == "NOUN" and word.lemma in load_phrases("attribution", "heard"):
        return _by_news(word)
    hearer = next((c for c in word.children if c.dep == "nsubjpass"), None)
    if word.tag != "VBN" or word.lemma not in load_phrases("attribution", "hearing") or hearer is None:
        return None
    if any(c.dep == "agent" for c in word.children):
        return None
    content = frozenset(t.i for c in word.children if c.dep == "ccomp" and c.i > word.i for t in c.subtree)
    return Heard(None, Stance.ALLEGED, content) if content else None


def _by_news(noun: Token) -> Heard | None:
    content = frozenset(t.i for clause in _clauses(noun) for t in clause.subtree)
    verb = noun.head
    if not content:
        return None
    if noun.dep == "dobj" and verb.lemma in load_phrases("attribution", "gathering"):
        shown = noun.lemma in load_phrases("stance", "showing") and noun.lemma != "information"
        return Heard(read_arguments(verb).doer, Stance.ASSERTED if shown else Stance.ALLEGED, content)
    mere = noun.lemma in load_phrases("attribution", "hearsay_qualified") and speech_verbs().concept(verb.lemma) is None
    return Heard(None, Stance.ALLEGED, content) if mere else None


def _clauses(noun: Token) -> list[Token]:
    """What the news is: a clause with "that", or who did what behind "of"; "reports emerged that X" has it behind the verb."""
    out = noun.dep == "nsubj" and noun.head.lemma in load_phrases("attribution", "getting_out")
    behind = [*noun.children, *(noun.head.children if out else ())]
    told = [c for c in behind if c.dep in ("acl", "ccomp") and any(m.lower == "that" and m.dep == "mark" for m in c.children)]
    of = (g for c in noun.children if c.dep == "prep" and c.lower in ("of", "about") for g in c.children)
    return told + [g for g in of if g.dep == "pcomp" or any(c.dep == "acl" and c.tag == "VBG" for c in g.children)]
