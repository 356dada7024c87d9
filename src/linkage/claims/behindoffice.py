"""The name behind an office and what the office is of: "Vice-president of the Vale Front Y", "the ambassador to Germany Y"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from linkage.model.mention import Mention, MentionType
from linkage.model.parse import Token
from linkage.vocab.ranks import rank_words


def name_behind_office(head: Token, named: Callable[[Token | None], Mention | None], titles: Sequence[Mention]) -> Mention | None:
    """The person who holds an office that a word belongs to, or None where no name stands right behind what it is of.

    Args:
        head: A word.
        named: The person, body or place that a word belongs to by name, or None.
        titles: The offices of its sentence.
    """
    title = next((m for m in titles if m.span.covers(head.span)), None)
    behind = [t for t in head.sentence.tokens if title is not None and t.span.start >= title.span.end]
    if not behind or behind[0].lower not in ("of", "for", "to", "in"):
        return None
    body = next((m for t in behind[1:4] if (m := named(t)) is not None), None)
    if body is None or body.type is MentionType.PERSON:
        return None
    further = [t for t in behind if t.span.start >= body.span.end]
    ranked = next((i for i, t in enumerate(further) if t.lower.rstrip(".") not in rank_words()), 0)  # "of the 12th Brigade General X"
    name = named(further[ranked]) if further else None
    return name if name is not None and name.type is MentionType.PERSON else None
