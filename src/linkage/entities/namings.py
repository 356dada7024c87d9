"""Claims -> who and what they name, in reading order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from linkage.model.claim import Claim, ClaimKind
from linkage.model.record import Where
from linkage.model.review import WITHHELD

ACTOR_ROLES = frozenset(
    ["person", "organization", "superior", "subordinate", "accused", "perpetrator", "authority", "speaker", "addressee", "other", "source"]
)
PLACE_ROLES = frozenset(["place", "target", "object", "first", "second"])


@dataclass(frozen=True, slots=True, order=True)
class Mentioned:
    """One role that may name an entity; ordered as it is read.

    Args:
        report_id: The report.
        at: Offset of the claim's quote.
        claim_id: The claim.
        role: The role, or "source".
        text: The name as the claim has it.
        kind: The claim's kind.
        where: Where the row of a table puts its place; None for other roles, and for what was read in a text.
        speaker: Who says so; None for the report's own voice, and where this is who says so.
    """

    report_id: str
    at: int
    claim_id: str
    role: str
    text: str
    kind: ClaimKind
    where: Where | None = field(default=None, compare=False)
    speaker: str | None = field(default=None, compare=False)


reading_order = attrgetter("report_id", "at", "claim_id", "role", "text", "kind")  # that of `Mentioned`, as a key to sort many by


def read_namings(claims: Sequence[Claim]) -> list[Mentioned]:
    """Every role of the claims that may name an entity, in order of report and offset, whatever the order of the claims.

    Args:
        claims: The claims of the case.
    """
    return sorted((m for claim in claims for m in _of_claim(claim) if WITHHELD not in m.text), key=reading_order)


def _of_claim(claim: Claim) -> Iterator[Mentioned]:
    own_id = claim.id
    for role in claim.roles:
        if isinstance(role.value, str) and (role.name in ACTOR_ROLES or role.name in PLACE_ROLES):
            where = claim.record.where if claim.record is not None and role.name == "place" else None
            yield Mentioned(claim.report_id, claim.quote.start, own_id, role.name, role.value, claim.kind, where, claim.source)
    if claim.source is not None:
        yield Mentioned(claim.report_id, claim.quote.start, own_id, "source", claim.source, claim.kind)
