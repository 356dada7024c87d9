"""Who says so, in a list of names: with what is only alleged marked, and never hearsay as if it were somebody."""

from collections.abc import Iterable

from linkage.model.claim import Claim, Stance
from linkage.model.report import Report
from linkage.vocab.sourcenames import is_hearsay

ALLEGED = "as alleged"


def name_sayers(told: Iterable[tuple[str, Claim, Report]]) -> tuple[str, ...]:
    """Each name once, in order: "(as alleged)" behind who only alleges it; for hearsay the publisher that passes it on.

    Args:
        told: The name of who says a claim, the claim, and its report.
    """
    stances: dict[str, set[Stance]] = {}
    for name, claim, report in told:
        stances.setdefault(_passing_on(name, claim, report), set()).add(claim.stance)
    return tuple(f"{name} ({ALLEGED})" if found == {Stance.ALLEGED} else name for name, found in stances.items())


def _passing_on(name: str, claim: Claim, report: Report) -> str:
    if claim.source is None or not is_hearsay(claim.source):
        return name
    return f"{report.publisher or report.file}, passing on “{claim.source}”"
