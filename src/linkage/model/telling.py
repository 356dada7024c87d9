"""Who tells of an incident, and who tells it otherwise, blames others or is only passed on: never one list."""

from collections.abc import Iterator
from dataclasses import dataclass

from linkage.model.claim import ClaimKind

OTHERWISE, BLAMING, PASSED_ON = (
    "told otherwise by",
    "others are blamed for it by",
    "alleged, only as who denies or doubts it passes it on, by",
)
# Who is named with an incident or campaign and does not tell of it: how, in the names that JSON and the workbench have for it.
UNLIKE = ("denied_by", "doubted_by", "denied_in_wider_terms_by", "told_otherwise_by", "others_blamed_by", "passed_on_in_doubt")

# Claims that tell of an act or of its harm: whoever says something about it, commands or compares tells of no incident.
OF_ACT_OR_HARM = frozenset([ClaimKind.ATTACK, ClaimKind.CASUALTIES, ClaimKind.DAMAGE, ClaimKind.DEPRIVATION, ClaimKind.RESPONSIBILITY])


@dataclass(frozen=True, slots=True)
class Telling:
    """The claims of one incident or campaign, by what they are to it. None stands in two of these.

    Args:
        told: Those that tell of it.
        against: Those that deny or doubt it.
        otherwise: Those of who tells otherwise how people were moved, and denies nothing.
        blaming: Those of origins that blame another side than most do.
        passed_on: Those that only a report which denies or doubts it passes on, in words of doubt.
    """

    told: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    otherwise: tuple[str, ...] = ()
    blaming: tuple[str, ...] = ()
    passed_on: tuple[str, ...] = ()

    def apart(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """(how, the claims) of whoever neither tells of it nor denies it; kinds without a claim are left out."""
        kinds = ((OTHERWISE, self.otherwise), (BLAMING, self.blaming), (PASSED_ON, self.passed_on))
        yield from ((how, claim_ids) for how, claim_ids in kinds if claim_ids)
