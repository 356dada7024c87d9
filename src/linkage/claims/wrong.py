"""Whether what somebody is held responsible for is a wrong: a harm, a verb that does or furthers one, and no command."""

from __future__ import annotations

from linkage.claims.acts import act_verbs, weapon_of
from linkage.claims.clauses import read_arguments
from linkage.claims.command import is_operation
from linkage.claims.harm import is_harm, names_harm
from linkage.claims.negation import is_negated
from linkage.claims.scene import Scene
from linkage.model.parse import Token
from linkage.vocab import load_phrases


def is_wrong(scene: Scene, act: Token) -> bool:
    """Whether the word is a harm, or a verb that does or furthers one.

    Args:
        scene: The report.
        act: A noun or a verb.
    """
    if act.pos != "VERB":
        return names_harm(scene, act)
    thing = read_arguments(act).undergoer
    verbs = (word for section in ("harmful", "furthering") for word in load_phrases("responsibility", section))
    return act.lemma in verbs or (thing is not None and names_harm(scene, thing))


def is_answered_for(scene: Scene, act: Token) -> bool:
    """Whether an act is a harm for which somebody has to answer, and no command of an operation.

    Args:
        scene: The report.
        act: What somebody is held responsible for.
    """
    if not is_harm(scene, act) or _is_led(scene, act):
        return False
    return not (is_benign(scene, act) if scene.report.record else is_harmless(scene, act))


def is_harmless(scene: Scene, act: Token) -> bool:
    """Whether a deed is told for which nobody has to answer: "responsible for flying the president to X".

    Args:
        scene: The report.
        act: What somebody is responsible for, or criticised for.
    """
    if act.tag != "VBG" or act.pos != "VERB" or is_negated(act) or is_wrong(scene, act) or act_verbs().concept(act.lemma) is not None:
        return False
    return not any(names_harm(scene, t) or weapon_of(scene, t) is not None for t in act.subtree if t.pos == "NOUN")


def is_benign(scene: Scene, act: Token) -> bool:
    """Whether a verb tells of nothing bad, nor what it takes: "maintaining law and order".

    Args:
        scene: The report.
        act: What somebody is responsible for or takes part in.
    """
    if act.pos != "VERB":
        return False
    listed = (word for section in ("harmful", "furthering", "committing") for word in load_phrases("responsibility", section))
    deeds = {act.lemma, *(c.lemma for c in act.children if c.dep == "conj" and c.pos == "VERB")}
    if deeds & set(listed):
        return False
    return not any(names_harm(scene, t) for t in act.subtree if t.pos in ("NOUN", "PROPN", "VERB"))


def _is_led(scene: Scene, act: Token) -> bool:
    """Whether what somebody is responsible for is that he led or planned an operation, which is told as a command.

    Args:
        scene: The report.
        act: What he is responsible for: "leading" of "responsible for leading the siege", "planning" of "involved in the planning of X".
    """
    if act.pos == "VERB" and (act.tag == "VBG" or any(c.lower == "having" for c in act.children)):
        thing = read_arguments(act).undergoer
        if thing is not None and thing.lemma in load_phrases("responsibility", "general"):
            return False  # "responsible for directing acts that ..."
        return act.lemma in load_phrases("commands", "leading") and thing is not None and is_operation(scene, thing)
    thing = read_arguments(act).phrase("of", "for")
    return act.lower in load_phrases("commands", "leading_nouns") and thing is not None and is_operation(scene, thing)
