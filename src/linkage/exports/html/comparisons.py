"""The pages that set the conduct of two campaigns beside each other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from linkage.exports.html.addresses import address_campaign, address_comparison, address_entity
from linkage.exports.html.caseindex import CaseIndex, ClaimRow
from linkage.exports.html.labels import label_date, label_edtf
from linkage.exports.html.page import Page
from linkage.exports.html.sections import Section, say_none
from linkage.model.amount import amount
from linkage.model.comparison import BaseRate, Comparison, FeatureCell, FeatureRow, SharedEntity, order_by_date
from linkage.model.incident import Campaign

SHOWN = 3  # claims of a cell that are shown at once; the others unfold


@dataclass(frozen=True, slots=True)
class CellView:
    """One feature of one campaign as a cell shows it.

    Args:
        state: What the claims give, in words.
        counts: How many claims and origins, and the days they give; "" where there are none.
        shown: The first claims, those that deny it among them.
        folded: The others.
    """

    state: str
    counts: str
    shown: tuple[ClaimRow, ...]
    folded: tuple[ClaimRow, ...]


@dataclass(frozen=True, slots=True)
class FeatureView:
    """One feature in both campaigns as a row shows it."""

    row: FeatureRow
    first: CellView
    second: CellView
    base: str


@dataclass(frozen=True, slots=True)
class SharedView:
    """Somebody named in both campaigns, with their page and what names them; posts with how their time stands to each campaign's."""

    shared: SharedEntity
    address: str | None
    first: tuple[ClaimRow, ...]
    second: tuple[ClaimRow, ...]
    first_posts: tuple[tuple[ClaimRow, str], ...]
    second_posts: tuple[tuple[ClaimRow, str], ...]


def make_comparison_pages(comparisons: Sequence[Comparison], index: CaseIndex) -> Iterator[Page]:
    """The list of comparisons, and a page for each.

    Args:
        comparisons: Pairs of campaigns.
        index: The case.
    """
    lines = [(c, address_comparison(c.first, c.second)) for c in comparisons]
    yield Page("compare.html", "comparisons.html.j2", "Conduct compared", "compare", {"lines": lines})
    for comparison, address in lines:
        yield _make_page(comparison, address, index)


def _make_page(comparison: Comparison, address: str, index: CaseIndex) -> Page:
    views = [_view(row, index) for row in comparison.rows]
    first, second = comparison.first, comparison.second
    likenesses = tuple(index.rows(comparison.likenesses))
    denials = [tuple(index.rows(ids)) for ids in (comparison.first_denials, comparison.second_denials)]
    content = {
        "comparison": comparison,
        "groups": [(name, list(rows)) for name, rows in groupby(views, key=lambda view: view.row.group)],
        "in_both": comparison.in_both,
        "in_both_only": comparison.in_both_only,
        "orders": [(campaign, _order(comparison.rows, second=n == 1)) for n, campaign in enumerate((first, second))],
        "likenesses": likenesses,
        "denials": list(zip((first, second), denials, strict=True)),
        "shared": [_view_shared(s, index) for s in comparison.shared],
        "addresses": (address_campaign(first), address_campaign(second)),
        "times": (_time(first), _time(second)),
        "no_information": f"No information in {amount(index.report_count, 'report')}.",
        "no_evidence": say_none(index.report_count),
        "cited_sections": [_cited(comparison, index)],
    }
    return Page(address, "comparison.html.j2", f"{first.name} and {second.name}", "compare", content)


def _view(row: FeatureRow, index: CaseIndex) -> FeatureView:
    return FeatureView(row, _view_cell(row.first, index), _view_cell(row.second, index), label_base(row.base))


def _view_cell(cell: FeatureCell, index: CaseIndex) -> CellView:
    told, denied = _once(index.rows(cell.told)), _once(index.rows(cell.denied))
    # A denial is never folded away.
    shown = [*told[:SHOWN], *denied]
    counts = ""
    if told:
        counts = f"{amount(len(cell.told), 'claim')}, {cell.origins.in_words}"
        if cell.first is not None and cell.last is not None:
            days = label_date(cell.first) if cell.first == cell.last else f"{label_date(cell.first)} to {label_date(cell.last)}"
            counts += f"; dated {days}"
    return CellView(cell.state.in_words, counts, tuple(shown), tuple(told[SHOWN:]))


def _once(rows: Sequence[ClaimRow]) -> list[ClaimRow]:
    """The rows, one for each stretch of words: of claims of one source that share words, the one with the longest quote."""
    kept: list[ClaimRow] = []
    for row in sorted(rows, key=lambda row: -len(row.claim.quote)):
        if not any(
            k.report is row.report and k.wording.source == row.wording.source and k.claim.quote.overlaps(row.claim.quote) for k in kept
        ):
            kept.append(row)
    return [row for row in rows if row in kept]


def label_base(base: BaseRate) -> str:
    """How often the rest of the ledger tells of a feature, in words.

    Args:
        base: The counts.
    """
    campaigns = f"{base.campaigns:,} of {amount(base.all_campaigns, 'other campaign')}" if base.all_campaigns else "no other campaign"
    incidents = f"{base.incidents:,} of {amount(base.all_incidents, 'other incident')}" if base.all_incidents else "no other incident"
    return f"{campaigns}; {incidents}"


def _order(rows: Sequence[FeatureRow], *, second: bool) -> list[tuple[str, str]]:
    found = []
    for row, cell in order_by_date(rows, second=second):
        if cell.first is not None and cell.last is not None:
            days = label_date(cell.first) if cell.first == cell.last else f"{label_date(cell.first)} to {label_date(cell.last)}"
            found.append((row.name, days))
    return found


def _view_shared(shared: SharedEntity, index: CaseIndex) -> SharedView:
    posts = [tuple((index.row(index.claims[p.claim_id]), p.timing) for p in posts) for posts in (shared.first_posts, shared.second_posts)]
    first, second = tuple(index.rows(shared.first)), tuple(index.rows(shared.second))
    return SharedView(shared, address_entity(shared.entity), first, second, posts[0], posts[1])


def _time(campaign: Campaign) -> str:
    return "no time given" if campaign.when is None or campaign.when.edtf == "" else label_edtf(campaign.when.edtf)


def _cited(comparison: Comparison, index: CaseIndex) -> Section:
    ids = [c for row in comparison.rows for cell in (row.first, row.second) for c in (*cell.told, *cell.denied)]
    ids += [*comparison.likenesses, *comparison.first_denials, *comparison.second_denials]
    ids += [c for s in comparison.shared for c in (*s.first, *s.second)]
    return Section("cited", "", "", tuple(index.rows(tuple(ids))))
