"""Counts of some of those whom a report counts as a whole: a quarter beside its town, "the dead included seven from the mill"."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from linkage.incidents.breadth import sentence_start
from linkage.incidents.clusters import beside
from linkage.incidents.figures import scope_of
from linkage.incidents.scene import Scene
from linkage.model.claim import ClaimKind
from linkage.model.incident import Figure, Scope
from linkage.vocab import load_phrases
from linkage.vocab.gazetteer import Gazetteer

_SCOPES = tuple(Scope)  # the narrowest first


def mark_shares(figures: Iterable[Figure], scenes: Sequence[Scene], gazetteer: Gazetteer) -> tuple[Figure, ...]:
    """The figures, those that count some of a whole marked, and with the scope of what they are a share of.

    "Among the dead were nine children" counts whatever the dead before it were counted over, though no time stands beside it.

    Args:
        figures: Figures of one incident.
        scenes: The scenes of the incident.
        gazetteer: Says which place lies in which.
    """
    counts = [s for s in scenes if s.claim.kind is ClaimKind.CASUALTIES]
    quarters = _of_quarters(counts, gazetteer)
    wholes = {s.claim.id: whole for s in counts if (whole := _whole_of(s, counts)) is not None}
    marked = []
    for figure in figures:
        whole = wholes.get(figure.claim_id)
        scope = figure.scope if whole is None else max(figure.scope, scope_of(whole), key=_SCOPES.index)
        marked.append(replace(figure, scope=scope, is_share=whole is not None or figure.claim_id in quarters))
    return tuple(marked)


def shares_of_places(scenes: Sequence[Scene], gazetteer: Gazetteer) -> set[str]:
    """Ids of the counts of a quarter beside which the same report counts the whole town or region.

    Args:
        scenes: The scenes of an incident.
        gazetteer: Says which place lies in which.
    """
    return _of_quarters([s for s in scenes if s.claim.kind is ClaimKind.CASUALTIES], gazetteer)


def _of_quarters(counts: Sequence[Scene], gazetteer: Gazetteer) -> set[str]:
    return {
        part.claim.id
        for part in counts
        for whole in counts
        if beside(part, whole) and part.claim.value("outcome") == whole.claim.value("outcome")
        and part.place is not None and whole.place is not None and gazetteer.contains(whole.place, part.place)
    }  # fmt: skip


def _whole_of(scene: Scene, counts: Sequence[Scene]) -> Scene | None:
    """The count told last before a sentence that says that it counts some of these; None where it says nothing of the kind."""
    start, figure = sentence_start(scene), scene.claim.role("min")
    if figure is None or figure.span is None or _share_words().search(scene.report.text[start : figure.span.start]) is None:
        return None
    number = scene.claim.number("min")
    before = [
        s
        for s in counts
        if beside(s, scene) and s.claim.quote.start < start and s.claim.word("outcome") == scene.claim.word("outcome")
        and number is not None and (s.claim.number("min") or 0) > number
    ]  # fmt: skip
    return max(before, key=lambda s: s.claim.quote.start, default=None)


@cache
def _share_words() -> re.Pattern[str]:
    """Words for those who were counted, with words for some of them on either side."""
    people = "|".join(map(re.escape, sorted(load_phrases("discourse", "counted people"), key=len, reverse=True)))
    some = "|".join(map(re.escape, load_phrases("discourse", "shares")))
    return re.compile(rf"\b(?:{some}) (?:{people})\b|\b(?:{people})\b[^.;:]{{0,60}}? (?:{some}|include[sd]?)\b", re.IGNORECASE)
