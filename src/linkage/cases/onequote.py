"""Claims that share their words are one sentence of one source: whoever counts them counts it once."""

from collections import defaultdict
from collections.abc import Sequence

from linkage.model.claim import Claim


def quoted_once(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, one for each stretch of words: of claims of one source that share words, the one with the longest quote.

    Args:
        claims: Claims.
    """
    kept: dict[tuple[str, str | None], list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda claim: -len(claim.quote)):
        same = kept[claim.report_id, claim.source]
        if not any(other.quote.overlaps(claim.quote) for other in same):
            same.append(claim)
    chosen = {id(claim) for same in kept.values() for claim in same}
    return [claim for claim in claims if id(claim) in chosen]


def shares_words(one: Claim, other: Claim) -> bool:
    """Whether two claims are of one source and share words.

    Args:
        one: A claim.
        other: Another.
    """
    return (one.report_id, one.source) == (other.report_id, other.source) and one.quote.overlaps(other.quote)
