"""Whether a word is negated: by its verb, by itself, or by who does it or whom it is done to."""

from linkage.model.parse import Token


def is_negated(token: Token) -> bool:
    """Whether the verb or noun is negated: "did not bomb", "no air strike", "never"."""
    for child in token.children:
        if child.dep == "neg" or (child.dep in ("det", "advmod", "preconj") and child.lower in _NEGATING):
            return True
    return bool(_negated_above(token))


def _negated_above(token: Token) -> list[Token]:
    """The verb over a word and what negates it: "never happened" of "the strike never happened"."""
    if token.dep not in ("attr", "nsubj", "nsubjpass", "dobj", "xcomp") or token.head.pos not in ("VERB", "AUX"):
        return []
    found = [c for c in token.head.children if c.dep == "neg"]
    return [token.head, *found] if found else []


_NEGATING = frozenset({"not", "n't", "never", "no", "without", "neither", "nor"})


def names_nobody(verb: Token) -> bool:
    """Whether a verb is negated by who does it or whom it is done to: "neither side shelled", "no hospital was hit"."""
    return bool(nobodies(verb))


def nobodies(verb: Token) -> list[Token]:
    """The first words of those by whom a verb is negated: "neither" of "neither side shelled"."""
    if verb.pos != "VERB":
        return []
    return [c.subtree[0] for c in verb.children if c.dep in ("nsubj", "nsubjpass", "dobj", "obj") and is_nobody(c)]


def negating(token: Token) -> list[Token]:
    """The words that negate a verb or noun, which its quote must hold or it says the opposite: "never", "no", "neither side"."""
    own = (c for c in token.children if c.dep == "neg" or (c.dep in ("det", "advmod", "preconj") and c.lower in _NEGATING))
    return [*own, *nobodies(token), *_negated_above(token)]


def is_nobody(noun: Token) -> bool:
    """Whether a noun stands for nobody or nothing: "nobody", "no group", "neither side", "not one bomb", "neither X nor Y".

    Args:
        noun: A noun or a pronoun.
    """
    if noun.lower in ("nobody", "none", "neither"):
        return True
    before = [c for c in noun.children if c.i < noun.i]
    counted = (g for c in (noun, *before) if c is noun or c.lower in ("one", "single") for g in c.children if g.i < noun.i)
    return any(c.dep in ("det", "preconj") and c.lower in ("no", "neither") for c in before) or any(
        c.dep == "neg" and c.lower == "not" and _counts_none(c, noun) for c in counted
    )


def _counts_none(negation: Token, noun: Token) -> bool:
    """Whether "not" says that there was none: "not one bomb", "not a single shell"; but "not only the army", "not the army but X"."""
    between = noun.sentence.tokens[negation.i + 1 : noun.i]
    return bool(between) and (between[0].lower == "one" or between[-1].lower == "single")
