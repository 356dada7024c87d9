"""What somebody says -> the deed that the words tell or name: there the statement goes."""

from collections.abc import Sequence

from linkage.incidents.scene import DEEDS_AND_HARM, DISTINCT_TARGETS, Scene
from linkage.incidents.told import Told
from linkage.model.claim import ClaimKind
from linkage.vocab.gazetteer import fold_place_name

_SMALL = frozenset(["the", "a", "an", "of", "in", "at", "and", "this", "that"])
_MARK = 1  # character: the quotation mark that may end a quote


def find_told(told: Sequence[Told]) -> dict[int, int]:
    """Numbers of statements -> the number of the deed or harm, nearest in reading order, that their very words tell.

    Args:
        told: The scenes of one report, in reading order.
    """
    return {n: told_in[0] for n in _statements(told) if (told_in := [i for i in _by_distance(told, n) if _tells(told[n], told[i])])}


def find_named(told: Sequence[Told]) -> dict[int, int]:
    """Numbers of statements -> the number of the nearest attack on a building, column or crowd that their words name.

    Args:
        told: The scenes of one report, in reading order.
    """
    return {n: named[0] for n in _statements(told) if (named := [i for i in _by_distance(told, n) if _names(told[n].scene, told[i].scene)])}


def place_words(accounts: Sequence[Sequence[Scene]], told: Sequence[Told]) -> list[list[Scene]]:
    """The accounts of one report, each statement in that of the deed that its words tell or name, wherever that stands now.

    Args:
        accounts: Scenes that tell of one event each.
        told: The scenes of the report, in reading order.
    """
    anchors = {told[said].scene.claim.id: told[deed].scene.claim.id for said, deed in (find_named(told) | find_told(told)).items()}
    own = {s.claim.id: n for n, account in enumerate(accounts) for s in account}
    placed: list[list[Scene]] = [[] for _ in accounts]
    for n, scene in ((n, s) for n, account in enumerate(accounts) for s in account):
        placed[own.get(anchors.get(scene.claim.id, scene.claim.id), n)].append(scene)
    return [sorted(account, key=lambda s: s.order) for account in placed if account]


def _statements(told: Sequence[Told]) -> list[int]:
    return [n for n, t in enumerate(told) if t.scene.claim.kind is ClaimKind.STATEMENT]


def _by_distance(told: Sequence[Told], n: int) -> list[int]:
    """The deeds and harm, those told next to a scene first."""
    return sorted((i for i, t in enumerate(told) if t.scene.claim.kind in DEEDS_AND_HARM), key=lambda i: abs(i - n))


def _tells(said: Told, deed: Told) -> bool:
    """Whether a deed stands wholly within somebody's words."""
    words = said.scene.claim.role("utterance")
    span = said.scene.claim.quote if words is None or words.span is None else words.span
    quote = deed.scene.claim.quote
    return span.start <= quote.start and quote.end <= span.end + _MARK


def _names(said: Scene, deed: Scene) -> bool:
    """Whether somebody's words name the very building, column or crowd that was hit."""
    if deed.claim.kind is not ClaimKind.ATTACK or deed.target not in DISTINCT_TARGETS:
        return False
    hit = frozenset(fold_place_name(deed.claim.word("target") or "").split()) - _SMALL
    return bool(hit) and hit <= set(fold_place_name(said.claim.word("utterance") or "").split())
