"""The status of a claim: a pure function of the decisions on it."""

import hashlib
from collections.abc import Iterable, Sequence

from linkage.model.claim import Claim
from linkage.model.decision import Decision, DecisionType, content_key
from linkage.model.review import Review, Status

_JUDGING = frozenset([DecisionType.ACCEPT, DecisionType.REJECT, DecisionType.CORRECT, DecisionType.ADD])
_REJECTED = "rejected"  # beside keys of content, none of which is this word


def standing(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """The decisions that no standing decision undoes, undoings too, in their order.

    An undoing that is itself undone undoes nothing, so that what it withdrew stands again.

    Args:
        decisions: In order.
    """
    gone: set[str] = set()
    for decision in reversed(decisions):  # what undoes a decision always comes after it
        if decision.type is DecisionType.UNDO and decision.id not in gone:
            gone.update(decision.subjects)
    return tuple(d for d in decisions if d.id not in gone)


def version_of(history: Iterable[Decision]) -> str:
    """What tells one state of a claim's history from another: changes with every decision; "" where there is none.

    Args:
        history: The decisions on the claim and the undoings of them.
    """
    ids = sorted(decision.id for decision in history)
    return hashlib.sha256(",".join(ids).encode()).hexdigest()[:12] if ids else ""


def review_claim(original: Claim, history: Sequence[Decision]) -> Review:
    """The claim with what was decided on it.

    Each person has one voice: the last of their decisions that stands. Voices are for a wording of the claim, or against the claim. One
    voice checks it once, two persons for one wording check it twice; voices for different wordings, or for and against, make it disputed,
    and then it stands as it was read.

    Args:
        original: The claim as its reader, or the person who added it, made it.
        history: Every decision on it and every undoing of one, in order. The order of decisions of different persons does not matter.

    Returns:
        The claim as it stands, its status and its history.
    """
    voices: dict[str, Decision] = {}
    for decision in standing(history):
        if decision.type in _JUDGING:
            voices[decision.person] = decision
    judged = {person: _judgement(decision, original) for person, decision in voices.items()}
    last = tuple(voices[person] for person in sorted(voices))
    held = set(judged.values())
    claim, status = original, Status.PROPOSED
    if len(held) > 1:
        status = Status.DISPUTED
    elif held == {_REJECTED}:
        status = Status.REJECTED
    elif held:
        status = Status.CHECKED_ONCE if len(judged) == 1 else Status.CHECKED_TWICE
        claim = _worded(original, last)
    elif any(decision.type is DecisionType.ADD for decision in history):
        status = Status.REJECTED  # who added it has taken it back
    return Review(original, claim, status, version_of(history), last, tuple(history))


def _judgement(decision: Decision, original: Claim) -> str:
    if decision.type is DecisionType.REJECT:
        return _REJECTED
    return content_key(original if decision.claim is None else decision.claim)


def _worded(original: Claim, voices: Sequence[Decision]) -> Claim:
    """The wording that all are for: the reader's own where it is that."""
    given = voices[0].claim
    return original if given is None or content_key(given) == content_key(original) else given
