"""Whom or what a relative pronoun means: "the officials of the Government who planned X", "a member of the Front, which shelled Y"."""

from linkage.model.parse import Token
from linkage.vocab import load_phrases, title_lexicon

RELATIVES = ("which", "that", "who", "whom")


def antecedent(token: Token | None) -> Token | None:
    """The noun that a relative pronoun stands for; any other word for itself.

    Args:
        token: A word, or None.
    """
    if token is None or token.lower not in RELATIVES:
        return token
    for ancestor in token.ancestors:
        if ancestor.dep == "relcl":
            return _people_of(ancestor.head) if token.lower == "who" else _body_of(ancestor.head, token)
    return token


def _people_of(noun: Token) -> Token:
    """Who is meant by "who" behind a body: the officials of "officials of the Government who planned X"; else the noun."""
    above = noun.head.head
    body = noun.pos == "PROPN" and noun.dep == "pobj" and noun.head.lower == "of" and noun.lower in load_phrases("bodies", "bodies")
    return above if body and above.pos == "NOUN" else noun


def _body_of(noun: Token, relative: Token) -> Token:
    """What "which" means behind an office: the Front of "a member of the Front, which shelled X"; else the noun."""
    if relative.lower not in ("which", "that"):
        return noun
    link = noun.head
    if noun.dep == "pobj" and link.lower in ("in", "from", "across") and link.head.dep == "acl" and link.head.lemma in _BEING_SOMEWHERE:
        noun = link.head.head  # "the Front operating in X, which shelled Y": the Front
    if relative.lower != "which" or noun.pos not in ("NOUN", "PROPN") or noun.lemma not in title_lexicon():
        return noun
    behind = [t for t in noun.subtree if t.dep == "pobj" and t.head.lower in ("of", "for") and noun.i < t.i < relative.i]
    names = [t for t in behind if t.pos == "PROPN"]
    return max(names or behind or [noun], key=lambda t: t.i)


_BEING_SOMEWHERE = frozenset({"operate", "base", "locate", "establish", "found", "station", "deploy", "fight", "incorporate", "register"})
