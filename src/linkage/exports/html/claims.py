"""The pages of claims, a table a kind."""

from collections.abc import Iterator

from linkage.exports.html.addresses import address_kind
from linkage.exports.html.caseindex import CaseIndex
from linkage.exports.html.labels import KINDS
from linkage.exports.html.page import Page, number_pages
from linkage.exports.html.sections import chunk, say_none
from linkage.exports.html.wording import STANCES


def make_claim_pages(index: CaseIndex) -> Iterator[Page]:
    """The list of kinds, and the claims of each kind in tables."""
    by_kind = {kind: [claim for claim in index.case_file.claims if claim.kind is kind] for kind in KINDS}
    kinds = [(title, address_kind(kind), len(by_kind[kind])) for kind, (_, title) in KINDS.items()]
    yield Page("claims.html", "claims.html.j2", "Claims by kind", "claims", {"kinds": kinds, "stances": STANCES})
    for kind, (_, title) in KINDS.items():
        chunks = [[index.row(claim) for claim in part] for part in chunk(by_kind[kind])]
        content = {"total": len(by_kind[kind]), "no_evidence": say_none(index.report_count)}
        yield from number_pages(address_kind(kind), "kind.html.j2", title, "claims", chunks, content)
