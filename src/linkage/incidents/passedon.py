"""What somebody is said to allege, in a report that denies or doubts it: no further origin of what is alleged."""

from collections.abc import Iterable, Mapping, Sequence

from linkage.model.claim import Claim
from linkage.model.incident import Campaign, Incident
from linkage.model.origins import Origins
from linkage.model.report import Report
from linkage.vocab.doubts import is_doubted_in_passing_on, speaks_against


def find_passed_on(
    subjects: Iterable[Incident | Campaign], reports: Sequence[Report], claims: Sequence[Claim], origins: Origins
) -> frozenset[str]:
    """Ids of the claims whose source only a report that denies or doubts the same incident, or campaign as a whole, passes on in doubt.

    Args:
        subjects: Incidents and campaigns.
        reports: The reports of the case.
        claims: Their claims.
        origins: Where each claim comes from: what a retracted report denies is not looked at.
    """
    by_id = {claim.id: claim for claim in claims}
    texts = {report.id: report.text for report in reports}
    return frozenset(c for subject in subjects for c in passed_on_in(origins.standing(subject.claim_ids), by_id, texts))


def passed_on_in(claim_ids: Sequence[str], claims: Mapping[str, Claim], texts: Mapping[str, str]) -> frozenset[str]:
    """Those of the claims of one incident or campaign that a report which denies or doubts it passes on in words of doubt.

    Args:
        claim_ids: Its claims.
        claims: The claims of the case, by id.
        texts: The texts of the reports, by id.
    """
    told = [(claim_id, claims[claim_id]) for claim_id in claim_ids]
    against = {claim.report_id for _, claim in told if speaks_against(claim, texts[claim.report_id])}
    return frozenset(c for c, claim in told if claim.report_id in against and is_doubted_in_passing_on(claim, texts[claim.report_id]))
