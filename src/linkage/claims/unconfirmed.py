"""What somebody could not, did not or would not confirm: nobody says so, and it may still be true."""

from __future__ import annotations

from linkage.model.parse import Token
from linkage.vocab import load_phrases


def is_unconfirmed(verb: Token) -> bool:
    """Whether a verb of confirming is denied: "could not verify", "declined to confirm", "would neither confirm nor deny".

    Args:
        verb: A verb of speech.
    """
    first = verb.head if verb.dep == "conj" and verb.head.lemma in load_phrases("attribution", "confirming") else verb
    if first.lemma not in load_phrases("attribution", "confirming"):
        return False
    words = {c.lower for c in [*first.children, *verb.children]}
    if any(c.dep == "neg" for c in first.children) or words & {"neither", "nor", "yet"}:
        return True
    above = first.head
    if first.dep not in ("xcomp", "ccomp", "acl", "advcl") or above.i == first.i:
        return False
    return above.lemma in load_phrases("attribution", "withholding") or (
        above.lemma == "able" and any(c.dep == "neg" for c in above.head.children)
    )


def content_behind(verb: Token) -> set[int]:
    """The words of the clause that a verb of confirming takes; those of its subject where it takes none.

    Args:
        verb: A verb for which `is_unconfirmed` holds.
    """
    for child in [*verb.children, *(g for c in verb.children if c.dep == "conj" for g in c.children)]:
        if child.dep in ("ccomp", "xcomp", "dobj", "advcl") and child.i > verb.i:
            return {t.i for t in child.subtree}
    return {t.i for c in verb.children if c.dep == "nsubjpass" and c.pos != "PRON" for t in c.subtree}
