"""Words for two sides that do the same to one another."""

from linkage.model.parse import Token


def is_each_other(word: Token) -> bool:
    """Whether a word ends "each other" or "one another": whoever does it has it done to him as well.

    Args:
        word: A noun or a pronoun.
    """
    before = word.previous
    return before is not None and (before.lower, word.lower) in (("each", "other"), ("one", "another"))
