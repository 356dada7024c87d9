"""The page of figures of one source that cannot both be right."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from linkage.exports.html.addresses import address_campaign, address_incident
from linkage.exports.html.caseindex import CaseIndex, ClaimRow
from linkage.exports.html.page import Page, number_pages
from linkage.exports.html.sections import chunk
from linkage.model.contradiction import Contradiction
from linkage.model.count import word_bounds

ADDRESS = "contradictions.html"
PAIRS = 100  # on one page


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two figures.

    Args:
        label: "at least 300 killed".
        row: The claim that carries it.
        told_of: Heading and page of the incident or campaign it belongs to, or None.
    """

    label: str
    row: ClaimRow
    told_of: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class PairLine:
    """Two figures of one source.

    Args:
        source: Who gives both.
        reasons: Why the first counts a part of what the second counts.
        part: The figure of the part.
        whole: The figure of the whole.
    """

    source: str
    reasons: tuple[str, ...]
    part: Side
    whole: Side


def make_contradiction_pages(index: CaseIndex) -> Iterator[Page]:
    """The pairs of figures that cannot both be right, with the words of both."""
    lines = line_contradictions(index.case_file.contradictions, index)
    title = "Figures that cannot both be right"
    yield from number_pages(ADDRESS, "contradictions.html.j2", title, "contradictions", chunk(lines, PAIRS), {"total": len(lines)})


def line_contradictions(contradictions: Sequence[Contradiction], index: CaseIndex) -> list[PairLine]:
    """The pairs as pages show them.

    Args:
        contradictions: The pairs.
        index: The case.
    """
    return [
        PairLine(c.source, c.reasons, _side(c.part.claim_id, c.part_of, index), _side(c.whole.claim_id, c.whole_of, index))
        for c in contradictions
    ]


def _side(claim_id: str, event: str | None, index: CaseIndex) -> Side:
    claim = index.claims[claim_id]
    low, high = claim.number("min"), claim.number("max")
    label = f"{word_bounds(0 if low is None else low, high)} {claim.word('outcome')}"
    incident, campaign = index.incidents.get(event or ""), index.campaigns.get(event or "")
    if incident is not None:
        return Side(label, index.row(claim), (incident.name, address_incident(incident)))
    return Side(label, index.row(claim), None if campaign is None else (campaign.name, address_campaign(campaign)))
