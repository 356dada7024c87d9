"""The pages of claims: a table a kind, and one of the claims of which the reader is least certain."""

from collections.abc import Iterator

from linkage.exports.html.addresses import address_kind
from linkage.exports.html.caseindex import CaseIndex
from linkage.exports.html.labels import KINDS
from linkage.exports.html.page import Page, number_pages
from linkage.exports.html.sections import chunk, say_none
from linkage.exports.html.wording import STANCES
from linkage.model.amount import amount

LEAST_CERTAIN = "claims/least-certain.html"
MOST_UNCERTAIN = 1_000  # claims on that list: more than one person reviews in a week


def make_claim_pages(index: CaseIndex) -> Iterator[Page]:
    """The list of kinds, the claims of each kind in tables, and those that a reviewer should see first."""
    by_kind = {kind: [claim for claim in index.case_file.claims if claim.kind is kind] for kind in KINDS}
    kinds = [(title, address_kind(kind), len(by_kind[kind])) for kind, (_, title) in KINDS.items()]
    yield Page(
        "claims.html", "claims.html.j2", "Claims by kind", "claims", {"kinds": kinds, "stances": STANCES, "least_certain": LEAST_CERTAIN}
    )
    for kind, (_, title) in KINDS.items():
        chunks = [[index.row(claim) for claim in part] for part in chunk(by_kind[kind])]
        lead = f"{count_claims(len(by_kind[kind]))}, in order of the reports."
        content = {"lead": lead, "no_evidence": say_none(index.report_count), "with_confidence": False}
        yield from number_pages(address_kind(kind), "kind.html.j2", title, "claims", chunks, content)
    yield from _make_least_certain(index)


def _make_least_certain(index: CaseIndex) -> Iterator[Page]:
    claims = sorted(index.case_file.claims, key=lambda claim: claim.confidence)[:MOST_UNCERTAIN]
    chunks = [[index.row(claim) for claim in part] for part in chunk(claims)]
    lead = (
        f"{count_claims(len(claims))}, those first of which the reader is least certain. Its confidence is the share of such readings that "
        "an analyst accepts. It says how well the words were read, not how likely it is that they are true."
    )
    content = {"lead": lead, "no_evidence": say_none(index.report_count), "with_confidence": True}
    yield from number_pages(LEAST_CERTAIN, "kind.html.j2", "The least certain first", "claims", chunks, content)


def count_claims(number: int) -> str:
    """ "1 claim", "2,345 claims"."""
    return amount(number, "claim")
