"""Blame that two sides lay on each other: "X and Y accused each other of Z", "X and Y traded accusations over Z"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import permutations

from linkage.claims.clauses import read_arguments
from linkage.claims.eachother import is_each_other
from linkage.claims.finding import Finding
from linkage.claims.harm import act_span, is_harm
from linkage.claims.nounphrase import conjuncts, noun_phrase
from linkage.claims.scene import Scene
from linkage.model.claim import Attribution, ClaimKind, Role, Stance
from linkage.model.parse import Sentence, Token
from linkage.vocab import load_pairs, load_phrases


@cache
def _blamed() -> frozenset[str]:
    """What two sides lay on each other, and words for one another."""
    return frozenset((*load_phrases("responsibility", "mutual"), "other", "another"))


def read_mutual_blame(scene: Scene, sentence: Sentence) -> Iterator[Finding]:
    """What each of two sides says that the other did; nothing where the report does not name the two.

    Args:
        scene: The report.
        sentence: The sentence.
    """
    for token in sentence.tokens:
        if token.dep != "dobj" or token.lemma not in _blamed():
            continue
        verb = token.head
        if is_each_other(token) and verb.lemma in load_pairs("responsibility", "accusing"):
            beside = [verb, token]
            prepositions: tuple[str, ...] = (load_pairs("responsibility", "accusing")[verb.lemma], "over")
        elif token.lemma in load_phrases("responsibility", "mutual") and verb.lemma in load_phrases("responsibility", "trading"):
            beside = [token, verb]
            prepositions = ("over", "of", "about", "for")
        else:
            continue
        act = next((a for word in beside if (a := read_arguments(word).phrase(*prepositions)) is not None), None)
        doer = read_arguments(verb).doer
        if act is not None and doer is not None and is_harm(scene, act):
            yield from _of_each(scene, verb, list(conjuncts(doer)), act)


def _of_each(scene: Scene, verb: Token, sides: list[Token], act: Token) -> Iterator[Finding]:
    """Y answers for the act according to X, and X according to Y."""
    if len(sides) != 2:
        return
    done = act_span(scene, act)
    place = scene.place_role(act)
    for who, other in permutations(sides, 2):
        source, accused = scene.trimmed(noun_phrase(who)), scene.trimmed(noun_phrase(other))
        said = Attribution(source.of(scene.text), source, verb.text, named=scene.named(who) is not None)
        roles = [Role("accused", accused.of(scene.text), accused), Role("act", done.of(scene.text), done)]
        roles += [place] if place is not None else []
        yield Finding(ClaimKind.RESPONSIBILITY, verb, roles, words=[verb, who, other, act], stance=Stance.ALLEGED, attribution=(said,))
