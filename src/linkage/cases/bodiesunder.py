"""Which bodies claims put under which others, and so under whoever stands over these."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from linkage.model.claim import Claim, ClaimKind, Stance
from linkage.model.entity import Entity, EntityType
from linkage.vocab.wholeforces import is_part_tie

_COMMANDING = ("commands", "oversees")


class BodiesUnder:
    """The bodies under each body: those that it is said to command, and those that are said to be a part of it.

    Args:
        claims: The claims of a case, by id.
        named: Claim id -> role -> the entity that it names.
    """

    def __init__(self, claims: Mapping[str, Claim], named: Mapping[str, Mapping[str, Entity]]) -> None:
        self._under: dict[str, set[str]] = defaultdict(set)
        self._over: dict[str, set[str]] = defaultdict(set)
        for claim_id, claim in claims.items():
            for over, under in _told(claim, named.get(claim_id, {})):
                if EntityType.PERSON not in (over.type, under.type):
                    self._under[over.id].add(under.id)
                    self._over[under.id].add(over.id)

    def of(self, body_id: str) -> frozenset[str]:
        """The body and all that stand under it, be it under one that does.

        Args:
            body_id: A body, unit or state.
        """
        return _reach(body_id, self._under)

    def over(self, body_id: str) -> frozenset[str]:
        """The body and all under which it stands.

        Args:
            body_id: A body, unit or state.
        """
        return _reach(body_id, self._over)


def _reach(body_id: str, steps: Mapping[str, set[str]]) -> frozenset[str]:
    found, open_ = {body_id}, [body_id]
    while open_:
        new = steps.get(open_.pop(), set()) - found
        found |= new
        open_.extend(new)
    return frozenset(found)


def _told(claim: Claim, named: Mapping[str, Entity]) -> Iterator[tuple[Entity, Entity]]:
    if claim.stance is Stance.DENIED:
        return
    if claim.kind is ClaimKind.COMMAND and claim.word("mode") in _COMMANDING:
        over, under = named.get("superior"), named.get("subordinate")
    elif claim.kind is ClaimKind.AFFILIATION and is_part_tie(claim.word("tie") or ""):
        over, under = named.get("other"), named.get("person")
    else:
        return
    if over is not None and under is not None:
        yield over, under
