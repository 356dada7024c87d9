"""A frame of reported speech: which words of a sentence somebody says."""

from __future__ import annotations

from dataclasses import dataclass

from linkage.model.claim import Attribution, Stance


@dataclass(frozen=True, slots=True)
class Frame:
    """One attribution of a sentence: the words under `content` are said by `attribution`, with `stance`.

    Args:
        attribution: Who says so; None where the report only hedges ("is said to", "reportedly").
        stance: How it is said.
        content: Indices of the words that are said.
        cue: Index of the cue word.
        unconfirmed: Whether the cue says that somebody could not or would not confirm it: whoever tells that says nothing of it.
    """

    attribution: Attribution | None
    stance: Stance
    content: frozenset[int]
    cue: int
    unconfirmed: bool = False
