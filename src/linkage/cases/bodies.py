"""CaseFile -> BodyProfile: what is denied of each organisation, unit and state, and of what claims tie it to."""

from collections import defaultdict
from collections.abc import Mapping

from linkage.cases.actkinds import ActKinds
from linkage.cases.casewords import CaseWords
from linkage.cases.sides import Sides
from linkage.cases.tiedto import TiedTo
from linkage.cases.widerdenials import WiderDenials
from linkage.model.case import CaseFile
from linkage.model.claim import Claim
from linkage.model.entity import Entity, EntityType
from linkage.model.profile import ANSWERING, BodyProfile
from linkage.vocab.states import states_named

_BODIES = (EntityType.ORGANIZATION, EntityType.UNIT, EntityType.STATE)
_SOURCE = "source"


def profile_bodies(case_file: CaseFile, words: CaseWords | None = None, wider: WiderDenials | None = None) -> tuple[BodyProfile, ...]:
    """One profile for each organisation, unit and state, in the order of the case.

    Args:
        case_file: The case, resolved.
        words: The same, indexed, where that is at hand.
        wider: Its denials in wider terms, where these are.
    """
    making = _Making(CaseWords(case_file) if words is None else words, wider)
    return tuple(making.profile(entity) for entity in case_file.entities if entity.type in _BODIES)


class _Making:
    """What the profiles of one case are made of.

    Args:
        words: The case, indexed.
        wider: Its denials in wider terms; None to find them here.
    """

    def __init__(self, words: CaseWords, wider: WiderDenials | None) -> None:
        sides = Sides(words)
        self._tied = TiedTo(words, WiderDenials(words, sides, ActKinds(words)) if wider is None else wider)
        against = [words.claims[claim_id] for claim_id in words.claims if claim_id in self._tied.against]
        self._blamed = [(claim, sides.blamed(claim)) for claim in against]

    def profile(self, entity: Entity) -> BodyProfile:
        """What is denied of one body."""
        claims = self._tied.claims
        roles: dict[str, set[str]] = defaultdict(set)
        for naming in entity.namings:
            if naming.claim_id in claims:
                roles[naming.claim_id].add(naming.role)
        against = [claim_id for claim_id in roles if claim_id in self._tied.against]
        return BodyProfile(
            entity,
            denials=tuple(claims[claim_id] for claim_id in against if _SOURCE in roles[claim_id]),
            denials_by_others=tuple(claims[claim_id] for claim_id in against if _SOURCE not in roles[claim_id]),
            side_denials=self._of_side(entity, roles),
            tied=self._tied.of(entity, (claim_id for claim_id, named in roles.items() if named != {_SOURCE}), roles),
        )

    def _of_side(self, entity: Entity, roles: Mapping[str, set[str]]) -> tuple[Claim, ...]:
        """The denials and doubts of what is said, under another name, of forces of the states it names.

        None where the body is said to have done nothing: what is only called after a state ("the Northland Monitor") is no force of it.
        """
        states = states_named(entity.name)
        told = [claim_id for claim_id, named in roles.items() if named & ANSWERING and claim_id not in self._tied.against]
        if not states or not told:
            return ()
        return tuple(claim for claim, blamed in self._blamed if blamed & states and claim.id not in roles)
