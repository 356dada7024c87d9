"""What the other campaigns are in which a feature was looked for: some are no more than a place or a war that claims name."""

from dataclasses import dataclass

from linkage.exports.html.addresses import address_campaign
from linkage.exports.html.caseindex import CaseIndex
from linkage.exports.html.sections import SourceRows, group_by_saying
from linkage.model.comparison import Comparison
from linkage.model.incident import Campaign

SHOWN = 3  # claims by which a campaign is known


@dataclass(frozen=True, slots=True)
class LookedIn:
    """Another campaign of the ledger: its name, its page, what it rests on in words, and the first claims of it."""

    name: str
    address: str
    rests_on: str
    told: list[SourceRows]


def list_looked_in(comparison: Comparison, index: CaseIndex) -> list[LookedIn]:
    """The other campaigns in which the features of a comparison were looked for.

    Args:
        comparison: Two campaigns side by side.
        index: The case.
    """
    ids = comparison.rows[0].base.others if comparison.rows else ()
    return [_look(index.campaigns[id_], index) for id_ in ids if id_ in index.campaigns]


def _look(campaign: Campaign, index: CaseIndex) -> LookedIn:
    held = [c for i in campaign.incident_ids if i in index.incidents for c in index.incidents[i].claim_ids]
    rows = index.rows((*campaign.claim_ids, *held))[:SHOWN]
    return LookedIn(campaign.name, address_campaign(campaign), campaign.rests_on, group_by_saying(rows))
