"""Tolls so high that no battle, siege, town or month can have cost them: those of a whole war."""

from linkage.vocab.lexicon import load_pairs


def is_war_toll(outcome: str, number: int) -> bool:
    """Whether so many people with one outcome are the toll of a war.

    Args:
        outcome: A closed word of `CODES["outcome"]`.
        number: The least that is told.
    """
    least = load_pairs("outcomes", "war_tolls").get(outcome)
    return least is not None and number >= int(least)
