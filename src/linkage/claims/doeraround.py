"""Who did what a noun of action tells, where the words for him stand around the noun and not with it."""

from __future__ import annotations

from linkage.claims.acts import act_of_noun, act_verbs, listed, weapon_of
from linkage.claims.attackfinding import is_somebody
from linkage.claims.clauses import read_arguments
from linkage.claims.scene import Scene
from linkage.model.parse import Token


def doer_around(scene: Scene, noun: Token) -> Token | None:
    """Who did it: whose it is ("its offensive"), who killed people in it, or who stands behind "by" farther off; None where nobody is told.

    Args:
        scene: The report.
        noun: The noun of action.
    """
    return _owner(scene, noun) or _killer(scene, noun) or _behind_by(scene, noun)


def _owner(scene: Scene, noun: Token) -> Token | None:
    """ "Its attacks on X", "their siege of Y": a body, or people, named before; of a killing or an arrest, those to whom it was done."""
    if noun.lemma in listed("owned"):
        return None
    own = next((c for c in noun.children if c.dep == "poss" and c.lower in ("its", "their")), None)
    return own if own is not None and scene.stands_for_doer(own) else None


def _killer(scene: Scene, noun: Token) -> Token | None:
    """Who killed or hit somebody in it: "gunmen killed nine people in car bombings"."""
    link = noun.head
    if noun.dep != "pobj" or link.lower not in ("in", "during", "with"):
        return None
    verb = link.head.head if link.head.dep in ("dobj", "obj") else link.head  # "killed 32 people in X", where "in" hangs on the people
    if verb.pos != "VERB" or (verb.lemma not in listed("reaching") | listed("killing") and act_verbs().concept(verb.lemma) is None):
        return None
    told = read_arguments(verb)
    return None if told.passive or told.doer is None or not _does(scene, told.doer) else told.doer


def _behind_by(scene: Scene, noun: Token) -> Token | None:
    """Who stands behind "by" where a parser hung it on the verb, or on a word between: "described an attack on X near Y by rebels"."""
    verb = next((a for a in noun.ancestors if a.pos in ("VERB", "AUX")), None)
    for word in noun.sentence.tokens[noun.i + 1 :]:
        if word.lower != "by" or word.dep not in ("prep", "agent"):
            continue
        on_verb = word.head is verb and noun.head is verb and noun.dep in ("dobj", "obj") and not read_arguments(verb).passive
        party = next((c for c in word.children if c.dep == "pobj"), None)
        if (on_verb or _between(word, noun)) and party is not None and _does(scene, party):
            return party
    return None


def _between(by: Token, noun: Token) -> bool:
    """Whether "by" hangs on a noun that stands between the act and it."""
    above = by.head
    while above is not noun and above.pos in ("NOUN", "PROPN", "ADP") and above.head_i != above.i:
        above = above.head
    return above is noun


def _does(scene: Scene, party: Token) -> bool:
    return act_of_noun(party) is None and is_somebody(scene, party) and weapon_of(scene, party) is None
