"""Removals: people taken from where they were, or forced out of their homes."""

from __future__ import annotations

from linkage.claims.acts import act_of_noun, listed, target_type
from linkage.claims.clauses import Arguments, read_arguments
from linkage.claims.scene import Scene
from linkage.model.parse import Token
from linkage.vocab import load_pairs

# Words before whoever or whatever ordered it: "by a court", "pursuant to an order of X", "on the orders of X", "under a sentence of X".
_ORDERING = ("by", "to", "on", "upon", "under")
_CIVILIAN = ("civilians", "journalists", "aid")


def removal_act(scene: Scene, verb: Token, arguments: Arguments) -> str | None:
    """The act of "took him away", "was taken from his home by masked men", "forced families from their homes"; None where it is none.

    Args:
        scene: The report.
        verb: The verb.
        arguments: What it takes.
    """
    act = load_pairs("acts", "removing").get(verb.lemma)
    whom = arguments.undergoer
    if act is None or whom is None or not _is_somebody(scene, whom):
        return None
    out = any(c.lower == "out" for c in verb.children)
    left = arguments.phrase("from", "of") if out else arguments.phrase("from")
    from_home = left is not None and any(t.lemma in listed("homes") for t in left.subtree)
    away = act == "abduction" and any(c.lower == "away" for c in verb.children)
    cared_for = any(t.lemma in listed("care") for c in verb.children if c.dep in ("prep", "agent", "nsubj") for t in c.subtree)
    return act if (from_home or away) and not cared_for and _by_somebody(act, arguments) else None


def by_court(verb: Token) -> bool:
    """Whether somebody was locked up as a court ordered, which is told as its conviction: "imprisoned by order of the court of appeal".

    Args:
        verb: The verb that tells of it.
    """
    behind = read_arguments(verb).phrases
    for preposition in _ORDERING:
        for noun in behind.get(preposition, ()):
            if noun.lemma.lower() in listed("courts") and preposition == "by":
                return True
            if noun.lemma in listed("court_orders") and any(t.lemma.lower() in listed("courts") for t in noun.subtree):
                return True
    return False


def _is_somebody(scene: Scene, token: Token) -> bool:
    person = token.pos == "PRON" and token.lower not in ("it", "this", "that", "which", "what")
    return person or scene.is_person(token) or target_type(scene, token) in _CIVILIAN or token.lemma in listed("prisoners")


def _by_somebody(act: str, arguments: Arguments) -> bool:
    """Whether people did it: of a war or a flood nobody can be told to have driven people out; who took somebody away may be unknown."""
    if arguments.doer is None:
        return act == "abduction"
    return arguments.doer.lemma not in listed("no_doers") and act_of_noun(arguments.doer) is None
