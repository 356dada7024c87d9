"""Whether a word is negated: by its verb, by itself, or by who does it or whom it is done to."""

from linkage.model.parse import Token


def is_negated(token: Token) -> bool:
    """Whether the verb or noun is negated: "did not bomb", "no air strike", "never"; but "not only bombed", "not just the commander"."""
    return bool(own_negations(token) or _negated_above(token) or _is_of_others(token))


def _is_of_others(verb: Token) -> bool:
    """Whether a clause tells that it was somebody else: "it was not the army that bombed the school"."""
    who, above = verb.head, verb.head.head
    cleft = verb.dep == "relcl" and who.dep == "attr" and above.lemma == "be"
    return cleft and any(c.dep == "nsubj" and c.lower == "it" for c in above.children) and bool(own_negations(above))


def own_negations(token: Token) -> list[Token]:
    """The words by which a verb or noun is negated itself: "never", "no" of "no air strike".

    Args:
        token: A verb or noun.
    """
    joined = (c for c in token.head.children if token.dep == "conj" and c.dep == "cc" and c.lower == "nor" and c.i < token.i)
    return [*joined] + [
        c
        for c in token.children
        if (c.dep == "neg" or (c.dep in _SMALL and (c.lower in _NEGATING or _is_no_longer(c))))
        and not is_bound(c)
        and not _says_there_is_more(c, token)
        and not _names_another(c, token)
    ]


def _is_no_longer(word: Token) -> bool:
    return word.lower == "longer" and word.previous is not None and word.previous.lower == "no"


def is_bound(negation: Token) -> bool:
    """Whether a word of negation only sets a bound: "no fewer than thirty", "not less than ten"."""
    return negation.next is not None and negation.next.lower in _FEWER


def _is_no(token: Token) -> bool:
    return token.lower in ("no", "neither") and not is_bound(token)


def _says_there_is_more(negation: Token, token: Token) -> bool:
    """Whether "not" with "only" says that what it negates is so, and something else too."""
    behind = negation.next
    return (behind is not None and behind.lower in _ONLY) or (token.pos != "NOUN" and any(c.lower in _ONLY for c in token.children))


def _names_another(negation: Token, verb: Token) -> bool:
    """Whether "not" only says who did not do it, and "but by" who did: "was not shelled by the army but by rebels"."""
    return negation.lower in ("not", "n't") and any(instead(c) is not None for c in verb.children if c.lower == "by" and c.i > verb.i)


def instead(phrase: Token) -> Token | None:
    """The phrase that "but" sets in the place of another: "by rebels" of "by the army but by rebels"; None where nothing is set so.

    Args:
        phrase: The preposition of the phrase that is negated.
    """
    but = any(c.lower == "but" and c.dep == "cc" for c in phrase.children)
    return next((c for c in phrase.children if c.dep == "conj" and c.lower == phrase.lower), None) if but else None


def _negated_above(token: Token) -> list[Token]:
    """The verb over a word and what negates it: "never happened" of "the strike never happened"."""
    if token.dep not in ("attr", "nsubj", "nsubjpass", "dobj", "xcomp") or token.head.pos not in ("VERB", "AUX"):
        return []
    found = [c for c in token.head.children if c.dep == "neg" and not is_bound(c) and not _says_there_is_more(c, token.head)]
    return [token.head, *found] if found else []


_SMALL = ("det", "advmod", "preconj")
_NEGATING = frozenset({"not", "n't", "never", "no", "without", "neither", "nor"})
_FEWER = frozenset({"fewer", "less", "lower"})
_ONLY = frozenset({"only", "just", "merely", "simply"})
_BUT = frozenset({"but", "except", "other"})  # "nobody but the army": the army


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
    return [*own_negations(token), *nobodies(token), *_negated_above(token)]


def is_unclaimed(verb: Token) -> bool:
    """Whether somebody is told not to have claimed an act: "has not claimed responsibility", "has yet to claim the attack".

    Args:
        verb: Any verb.
    """
    if verb.lemma != "claim" or not any(c.dep in ("dobj", "obj") for c in verb.children):
        return False
    pending = verb.dep == "xcomp" and any(c.lower == "yet" for c in (*verb.children, *verb.head.children))
    return pending or any(c.dep == "neg" for c in verb.children)


def is_nobody(noun: Token) -> bool:
    """Whether a noun stands for nobody or nothing: "nobody", "no group", "neither side", "not one bomb", "neither X nor Y".

    Args:
        noun: A noun or a pronoun.
    """
    if noun.lower in ("nobody", "none", "neither"):
        return noun.next is None or noun.next.lower not in _BUT
    before = [c for c in noun.children if c.i < noun.i]
    counted = (g for c in (noun, *before) if c is noun or c.lower in ("one", "single") for g in c.children if g.i < noun.i)
    return any(c.dep in ("det", "preconj") and _is_no(c) for c in before) or any(
        c.dep == "neg" and c.lower == "not" and _counts_none(c, noun) for c in counted
    )


def _counts_none(negation: Token, noun: Token) -> bool:
    """Whether "not" says that there was none: "not one bomb", "not a single shell"; but "not only the army", "not the army but X"."""
    between = noun.sentence.tokens[negation.i + 1 : noun.i]
    return bool(between) and (between[0].lower == "one" or between[-1].lower == "single")
