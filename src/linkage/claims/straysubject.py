"""The subject of a verb where a parser gave it to another word."""

from functools import cache

from linkage.model.parse import DOING_SUBJECTS, Token
from linkage.vocab import load_phrases


def given_elsewhere(verb: Token) -> Token | None:
    """The subject of a finite verb that a parser gave to another word.

    To "have" ("they have in the night burned X"), or to a participle between the two ("its troops deployed in X arrested Y").

    Args:
        verb: The verb.
    """
    for helper in verb.children:
        if helper.dep == "aux" and (own := next((c for c in helper.children if c.dep in DOING_SUBJECTS), None)) is not None:
            return own
    if verb.tag not in ("VBD", "VBZ", "VBP"):
        return None
    for before in verb.head.children:
        own = next((c for c in before.children if c.dep in DOING_SUBJECTS), None)
        bare = before.tag in ("VBN", "VBG") and not any(c.dep in ("aux", "auxpass", "mark") for c in before.children)
        if verb.dep == before.dep == "ccomp" and before.i < verb.i and own is not None and bare:
            return own
    return None


def in_clause_between(verb: Token) -> Token | None:
    """The subject of a perfect that a parser joined to the verb of the main clause: "X leads a gang which has killed Y and robbed Z".

    Args:
        verb: The second verb, a participle without an auxiliary.
    """
    main = verb.head
    if verb.dep != "conj" or verb.tag not in ("VBN", "VBD") or main.tag not in ("VBZ", "VBP") or _has(verb) or _has(main):
        return None
    for between in reversed(verb.sentence.tokens[main.i + 1 : verb.i]):
        if between.dep == "relcl" and between.pos == "VERB" and main in between.ancestors and _has(between):
            return next((c for c in between.children if c.dep in DOING_SUBJECTS), None)
    return None


def _has(verb: Token) -> bool:
    return any(c.dep in ("aux", "auxpass") for c in verb.children)


def hung_before(verb: Token) -> Token | None:
    """The subject of a passive that a parser hung on "after" before it: "died after barrels of gas were dropped on X".

    Args:
        verb: The verb.
    """
    passive = next((c for c in verb.children if c.dep == "auxpass"), None) if verb.dep == "advcl" else None
    if passive is None:
        return None
    for before in verb.head.children:
        if before.dep == "prep" and before.lower in ("after", "before", "since", "until") and before.i < verb.i:
            noun = next((c for c in before.children if c.dep == "pobj"), None)
            if noun is not None and noun.subtree[-1].i + 1 == passive.i:
                return noun
    return None


def joined_before(verb: Token) -> Token | None:
    """The subject that a parser joined to the noun before it: "his man and Ukraine accuses him".

    Args:
        verb: The verb.
    """
    before = verb.previous
    while before is not None and (before.pos in ("ADV", "AUX", "PART") and before.head is verb):
        before = before.previous
    if before is None or before.dep != "conj" or before.pos not in ("PROPN", "NOUN"):
        return None
    first = before.subtree[0]
    joint = first.previous
    return before if joint is not None and joint.dep == "cc" and before.subtree[-1] is before else None


def taken_by_next(verb: Token) -> Token | None:
    """The counted object of a killing that a parser took for the subject of a verb behind: "killed 40 people often fly flags".

    Args:
        verb: An active verb without an object.
    """
    after = verb.next
    if after is None or verb.lemma not in _killing() or any(c.dep == "auxpass" for c in verb.children):
        return None
    active = verb.tag in ("VBD", "VBZ", "VBP") or any(c.dep == "aux" and c.lemma == "have" for c in verb.children)
    above = next((t for t in (after, *after.ancestors) if t.dep == "nsubj"), None)
    if not active or above is None or above.head is verb or above.head.i < above.i or above.subtree[0] is not after:
        return None
    return above if any(c.dep == "nummod" for c in above.children) else None


@cache
def _killing() -> frozenset[str]:
    return frozenset({*load_phrases("acts", "killing"), *load_phrases("acts", "plain")})
