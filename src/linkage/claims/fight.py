"""Fights: who meets whom in a clash that two sides do to each other."""

from __future__ import annotations

from linkage.claims.acts import listed
from linkage.claims.clauses import Arguments, read_arguments
from linkage.claims.nounphrase import conjuncts
from linkage.model.parse import Token


def meet(fight: Token, arguments: Arguments) -> bool:
    """Fill the two sides of a clash into the arguments of its noun: the first is the doer, the second the undergoer.

    Args:
        fight: "clashes", "fighting", "battle".
        arguments: What the noun takes; its doer and undergoer are changed where the wording tells both sides.

    Returns:
        Whether the wording tells whom the fight was with.
    """
    verb = fight.head if fight.head.pos in ("VERB", "AUX") else None
    between = arguments.phrase("between", "among")
    if between is None and verb is not None:  # "fighting erupted in the night between X and Y"
        after = (t for t in fight.sentence.tokens[verb.i :] if t.lower == "between" and verb in t.ancestors)
        between = next((c for t in after for c in t.children if c.dep == "pobj"), None)
    if between is not None:
        first, *rest = conjuncts(between)
        arguments.doer = arguments.doer or first
        arguments.undergoer = rest[0] if rest else arguments.undergoer
        return rest != []
    against = arguments.phrase("with", "against")
    if against is None:
        return False
    arguments.undergoer = against
    if arguments.doer is None and fight.dep == "pobj" and fight.head.lower == "in" and fight.head.head.lemma in listed("engaging"):
        arguments.doer = read_arguments(fight.head.head).doer  # "engaged in clashes with Y"
    return True
