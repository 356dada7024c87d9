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
    if (
        arguments.doer is None
        and fight.dep == "pobj"
        and fight.head.lower in ("in", "into")
        and fight.head.head.lemma in listed("engaging")
    ):
        engaged = read_arguments(fight.head.head)  # "engaged in clashes with Y", "were engaged in clashes with Y"
        arguments.doer = engaged.doer or engaged.undergoer
    return True


def falls_in(fight: Token, arguments: Arguments) -> Token | None:
    """Who is told to have come to harm in a fight with others, who are then its doer: "six rebels were killed in a clash with soldiers".

    Args:
        fight: "clash", "shootout".
        arguments: What the noun takes; its doer is changed where the wording tells both.

    Returns:
        Those who fell, or None where the wording tells of none.
    """
    against, link = arguments.phrase("with"), fight.head
    if against is None or fight.dep != "pobj" or link.lower not in ("in", "during", "after") or arguments.phrase("between") is not None:
        return None
    told = read_arguments(link.head)
    fallen = told.undergoer if link.head.lemma in listed("reaching") and told.passive else None
    fallen = told.doer if link.head.lemma in ("die", "fall", "perish") else fallen
    if fallen is not None:
        arguments.doer = against
    return fallen
