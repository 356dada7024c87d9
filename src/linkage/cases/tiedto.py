"""Claims -> the incidents and campaigns that they tie somebody to, and who denies or doubts these."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property

from linkage.model.case import CaseFile
from linkage.model.incident import Campaign, Incident
from linkage.model.profile import DeniedTies
from linkage.vocab.doubts import speaks_against


class TiedTo:
    """The incidents and campaigns of a case, by their claims; one rule for persons, bodies and states.

    Args:
        case_file: The case.
    """

    def __init__(self, case_file: CaseFile) -> None:
        self.claims = {claim.id: claim for claim in case_file.claims}
        self._reports = {report.id: report for report in case_file.reports}
        self._incidents = _holders((incident.id, incident.claim_ids) for incident in case_file.incidents)
        self._campaigns = _holders((campaign.id, campaign.claim_ids) for campaign in case_file.campaigns)
        told: tuple[Incident | Campaign, ...] = (*case_file.incidents, *case_file.campaigns)
        self._denials = {one.id: [self.claims[c] for c in one.claim_ids if c in self.against] for one in told}

    @cached_property
    def against(self) -> frozenset[str]:
        """Ids of the claims that deny or doubt what they tell."""
        return frozenset(key for key, claim in self.claims.items() if speaks_against(claim, self._reports[claim.report_id].text))

    def of(self, about: Iterable[str], named_in: Collection[str]) -> DeniedTies:
        """What the claims about somebody tie them to, and the denials and doubts of it that do not name them.

        Args:
            about: Ids of the claims that name somebody as more than who says so.
            named_in: Ids of all claims that name them.
        """
        told = tuple(about)
        incidents = tuple(dict.fromkeys(i for claim_id in told for i in self._incidents.get(claim_id, ())))
        campaigns = tuple(dict.fromkeys(i for claim_id in told for i in self._campaigns.get(claim_id, ())))
        denials = dict.fromkeys(d for i in (*incidents, *campaigns) for d in self._denials[i])
        return DeniedTies(incidents, campaigns, tuple(claim for claim in denials if claim.id not in named_in))


def _holders(members: Iterable[tuple[str, tuple[str, ...]]]) -> Mapping[str, list[str]]:
    """For each claim, the ids of what holds it."""
    holders: dict[str, list[str]] = defaultdict(list)
    for holder_id, claim_ids in members:
        for claim_id in claim_ids:
            holders[claim_id].append(holder_id)
    return holders
