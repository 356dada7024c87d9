"""Claims -> the accusations in the same words: who did it is often named only there ("X accuses him of the attack on Y")."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator

from linkage.model.claim import LONGEST_QUOTE, Claim, ClaimKind


class Accusations:
    """The accusations of some claims, found by the words that they share with another.

    Args:
        claims: The claims; those that hold nobody responsible are left out.
    """

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._of_report: dict[str, list[Claim]] = defaultdict(list)
        for claim in sorted((c for c in claims if c.kind is ClaimKind.RESPONSIBILITY), key=_start):
            self._of_report[claim.report_id].append(claim)

    def in_words_of(self, claim: Claim) -> Iterator[Claim]:
        """The accusations of the same source whose words overlap those of a claim, in reading order.

        Args:
            claim: A claim that tells of an act.
        """
        accusing = self._of_report.get(claim.report_id, [])
        first = bisect_left(accusing, claim.quote.start - LONGEST_QUOTE, key=_start)
        last = bisect_left(accusing, claim.quote.end, key=_start)
        yield from (c for c in accusing[first:last] if c.quote.overlaps(claim.quote) and c.source == claim.source)


def _start(claim: Claim) -> int:
    """Where a claim's quote begins."""
    return claim.quote.start
