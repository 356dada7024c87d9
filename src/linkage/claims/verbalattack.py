"""Attacks with words: "the candidate attacked his rival", "a tweet targeting the minister". Nobody was hurt, so no claim tells of them."""

from __future__ import annotations

from linkage.claims.acts import listed, weapon_of
from linkage.claims.clauses import Arguments
from linkage.claims.outcome import verb_outcome
from linkage.claims.scene import Scene
from linkage.model.mention import MentionType
from linkage.model.parse import Token


def is_verbal(scene: Scene, anchor: Token, arguments: Arguments) -> bool:
    """Whether words do the attacking, or one named person attacks another with nothing that hurts.

    Args:
        scene: The report.
        anchor: The verb or the noun of action.
        arguments: Who attacks whom.
    """
    doer, target = arguments.doer, arguments.undergoer
    if doer is None or target is None or anchor.lemma not in listed("with_words_too"):
        return False
    if doer.lemma in listed("words"):
        return True
    if not _is_one_person(scene, doer) or not (_is_one_person(scene, target) or target.lemma in listed("rivals")):
        return False
    by_means = arguments.phrase("with") is not None or any(weapon_of(scene, t) is not None for t in anchor.subtree if t.pos == "NOUN")
    return not by_means and not any(verb_outcome(c) is not None for c in anchor.children if c.pos == "VERB")


def _is_one_person(scene: Scene, token: Token) -> bool:
    if token.pos != "PRON":
        return scene.is_person(token)
    meant = scene.referent(token) if token.lower in ("he", "she", "him", "her") else None
    return meant is not None and meant.type is MentionType.PERSON
