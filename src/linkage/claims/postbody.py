"""What can stand behind or beside a title: the body of a post, and what only looks like one."""

from __future__ import annotations

from linkage.claims.acts import act_of_noun
from linkage.claims.clauses import read_arguments, said_of
from linkage.claims.scene import Scene
from linkage.model.claim import Role
from linkage.model.mention import MentionType
from linkage.model.parse import Token
from linkage.vocab import load_phrases

# Words behind "of" that no body has in its name: "leader of the so-called X", "of sanctioned entity X".
BEFORE_NAME = frozenset({"the", "a", "an", "so", "-", "called", "sanctioned", "designated", "listed"})


def works_in(scene: Scene, head: Token) -> Role | None:
    """The body of "a judge working in the Lonja Court", "an officer serving at X".

    Args:
        scene: The report.
        head: The word that carries the title.
    """
    for clause in head.children:
        if clause.dep == "acl" and clause.lemma in ("work", "serve", "sit"):
            body = read_arguments(clause).phrase("in", "at", "for", "with")
            if body is not None and is_body(scene, body):
                return scene.role("organization", body)
    return None


def whose_body(scene: Scene, whose: Token) -> Role | None:
    """The body of "X is a firm whose director is Y": X; None where nothing names it.

    Args:
        scene: The report.
        whose: The relative word.
    """
    holder = next((a.head for a in whose.ancestors if a.dep == "relcl"), None)
    named = next((t for t in (holder, said_of(holder) if holder is not None else None) if t is not None and is_body(scene, t)), None)
    return scene.role("organization", named) if named is not None else None


def seat_of(scene: Scene, place: Token, before: Token) -> bool:
    """Whether what stands behind a title is where a body sits that stands before it.

    Args:
        scene: The report.
        place: What stands behind it.
        before: What stands before it.
    """
    where, body = scene.named(place), scene.named(before)
    told = where is not None and where.type is MentionType.PLACE and body is not None
    return told and body is not None and body.type is MentionType.ORGANIZATION


def is_event(noun: Token) -> bool:
    """Whether what somebody leads is a deed and no body: "a leader of the coup".

    Args:
        noun: What stands behind the title.
    """
    return noun.pos == "NOUN" and (noun.lemma in load_phrases("posts", "events") or act_of_noun(noun) is not None)


def is_time(scene: Scene, preposition: Token, token: Token) -> bool:
    """Whether the words behind a title only tell when: "in September 2019", "at the time".

    Args:
        scene: The report.
        preposition: What stands right behind the title.
        token: The first word behind it.
    """
    if preposition.lower not in ("in", "at"):
        return False
    return any(d.span.overlaps(token.span) for d in scene.in_sentence(token.sentence, MentionType.DATE))


def is_body(scene: Scene, token: Token) -> bool:
    """Whether the word belongs to the name of a body or a place.

    Args:
        scene: The report.
        token: A word.
    """
    mention = scene.named(token)
    return mention is not None and mention.type is not MentionType.PERSON
