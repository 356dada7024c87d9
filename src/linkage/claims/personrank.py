"""The rank of a person, as the report gives it."""

from __future__ import annotations

from linkage.claims.scene import Scene
from linkage.model.mention import Mention, MentionType, RelationType


def rank_of(scene: Scene, person: Mention) -> Mention | None:
    """The rank that the report gives a person, beside this mention or another one of the same surname.

    Args:
        scene: The report.
        person: The person as named here.
    """
    surname = person.text.split()[-1].lower()
    found = None
    for relation in scene.parsed.relations:
        if relation.type is RelationType.HAS_RANK and relation.head.of(scene.text).split()[-1].lower() == surname:
            rank = next((m for m in scene.parsed.mentions if m.span == relation.tail and m.type is MentionType.RANK), None)
            if relation.head == person.span:
                return rank
            found = found or rank
    return found
