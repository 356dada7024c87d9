"""What a light grammar found: a claim before it is known who says so."""

from __future__ import annotations

from dataclasses import dataclass

from linkage.model.claim import Attribution, ClaimKind, Role, Stance
from linkage.model.parse import Sentence
from linkage.model.span import Span
from linkage.model.when import When


@dataclass(slots=True)
class LightFinding:
    """A claim before it is known who says so.

    Args:
        kind: The kind of claim.
        sentence: Where it stands.
        start: First word that carries it.
        end: The index after the last word that carries it.
        roles: What fills its roles.
        when: Its time.
        negated: Whether the words say that it was not so.
        hedged: Whether the wording calls its figure rough.
        quote: The stretch that carries it; None takes the stretch of its words and roles.
        attribution: Where the grammar itself knows who says so; None leaves it to the frames.
        stance: Where the grammar knows better than the frames.
    """

    kind: ClaimKind
    sentence: Sentence
    start: int
    end: int
    roles: list[Role]
    when: When | None = None
    negated: bool = False
    hedged: bool = False
    quote: Span | None = None
    attribution: tuple[Attribution, ...] | None = None
    stance: Stance | None = None


def add_scene(finding: LightFinding, place: tuple[str, Span] | None, when: When | None) -> LightFinding:
    """The finding with its place and time, each where it is known and not given yet."""
    names = {r.name for r in finding.roles}
    if place is not None and "place" not in names:
        finding.roles.append(Role("place", place[0], place[1]))
    if when is not None and "time" not in names:
        finding.roles.append(Role("time", when.text, when.span))
        finding.when = when
    return finding
