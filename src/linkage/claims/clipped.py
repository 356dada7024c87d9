"""Passives of headlines, which leave out their auxiliary: "dozens killed in X"."""

from __future__ import annotations

from linkage.model.parse import Token
from linkage.vocab import load_phrases


def is_clipped(verb: Token) -> bool:
    """Whether a verb is a headline's participle without its auxiliary: "Journalist shot dead in X", "Dozens killed".

    Args:
        verb: Any verb.
    """
    if any(c.dep in ("aux", "auxpass") for c in verb.children):
        return False
    if verb.dep == "conj" and any(c.dep == "auxpass" for c in verb.head.children) and _takes_target(verb):
        return True  # "ten were killed and the market set on fire"
    if verb.tag not in ("VBN", "VBD") or _aims_at_people(verb):
        return False
    following = verb.next
    return verb.lemma in _CLIPPED and (
        following is None or following.lower in ("in", "by", "dead", "as", "at", "after", "during", "near", "on", ",", ".", "when", "and")
    )


def _aims_at_people(verb: Token) -> bool:
    """ "Rebels shot at civilians"; not "two men shot at a checkpoint"."""
    phrases = (c for c in verb.children if c.dep == "prep" and c.lower == "at" and c.i == verb.i + 1)
    return any(aim.lemma in load_phrases("persons", "groups") for c in phrases for aim in c.children)


def _takes_target(verb: Token) -> bool:
    """Whether a verb always does something to somebody or something: "ambush", "set on fire"."""
    words = f"{verb.lemma} {' '.join(t.lower for t in verb.sentence.tokens[verb.i + 1 : verb.i + 3])} "
    return verb.lemma in ("burn", "raze") or any(words.startswith(f"{plain} ") for plain in load_phrases("acts", "plain"))


_CLIPPED = frozenset(
    {"kill", "shoot", "wound", "injure", "arrest", "detain", "bomb", "shell", "destroy", "hit", "target", "abduct",
     "kidnap", "behead", "stab", "displace", "convict", "jail", "sentence", "charge", "sanction", "hold"}
)  # fmt: skip
