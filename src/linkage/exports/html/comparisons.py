"""The pages that set the conduct of two campaigns beside each other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from linkage.exports.html.addresses import address_campaign, address_comparison, address_entity
from linkage.exports.html.caseindex import CaseIndex, ClaimRow
from linkage.exports.html.labels import label_campaign_time, label_date, label_days
from linkage.exports.html.lookedin import list_looked_in
from linkage.exports.html.page import Page
from linkage.exports.html.sections import Section, SourceRows, group_by_saying, say_none, say_unread
from linkage.exports.html.unread import UnreadRow, view_unread
from linkage.model.amount import amount
from linkage.model.comparison import Comparison, FeatureCell, FeatureRow, order_by_date
from linkage.model.incident import Campaign
from linkage.model.matrix import Nearness
from linkage.model.sharedentity import NamedSide, SharedEntity

FEW = 30  # other campaigns and incidents: with fewer, that a feature is told nowhere else says little
SHOWN = 3  # claims of a cell that are shown at once; the others unfold


@dataclass(frozen=True, slots=True)
class CellView:
    """One feature of one campaign as a cell shows it.

    Args:
        state: What the claims give, in words.
        counts: How many claims and origins, and the days they give; "" where there are none.
        shown: The first claims, those that deny it among them.
        folded: The others.
        wider: Ids of those that deny it in wider terms.
        unread: Where none bears on it, the first sentences that have words of it, under what says so.
        otherwise: (how, according to whom) of other accounts of the same incidents.
    """

    state: str
    counts: str
    shown: tuple[ClaimRow, ...]
    folded: tuple[ClaimRow, ...]
    wider: tuple[str, ...]
    unread: tuple[str, list[UnreadRow]]
    otherwise: list[tuple[str, list[SourceRows]]]


@dataclass(frozen=True, slots=True)
class FeatureView:
    """One feature in both campaigns as a row shows it, with how often it is told elsewhere, and where to read some of those."""

    row: FeatureRow
    first: CellView
    second: CellView
    base: str
    elsewhere: list[tuple[str, ClaimRow]]


@dataclass(frozen=True, slots=True)
class LikenessLine:
    """A feature that is reported of both campaigns: what the claims give, and whom they blame.

    Args:
        row: The feature.
        silent: (campaign, the first of its claims, how many more) where none names whose doing it was: their words may.
    """

    row: FeatureRow
    silent: list[tuple[str, list[ClaimRow], int]]


@dataclass(frozen=True, slots=True)
class NamedView:
    """What names somebody in one campaign.

    Args:
        campaign: The campaign.
        side: What names them there.
        rows: The claims that do, each with how near it is to the campaign.
        apart: Who says what is told of them alone.
        posts: Their posts, each with how its time stands to the campaign's.
    """

    campaign: Campaign
    side: NamedSide
    rows: tuple[tuple[ClaimRow, str], ...]
    apart: list[SourceRows]
    posts: tuple[tuple[ClaimRow, str], ...]

    @property
    def by_nearness(self) -> list[tuple[str, list[SourceRows]]]:
        """(how near, according to whom), the nearest first."""
        found = ((near, [row for row, nearness in self.rows if nearness == near]) for near in map(str, Nearness))
        return [(near, group_by_saying(rows)) for near, rows in found if rows]


@dataclass(frozen=True, slots=True)
class SharedView:
    """Somebody named in both campaigns, with their page and what names them in each."""

    shared: SharedEntity
    address: str | None
    sides: tuple[NamedView, ...]

    @property
    def rests_on(self) -> list[str]:
        """What the naming rests on in each campaign of which no claim that names them tells something."""
        return [f"in {view.campaign.name} {view.side.rests_on}" for view in self.sides if view.side.rests_on != ""]


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
        "in_both": summarise(comparison, index),
        "in_both_only": comparison.in_both_only,
        "elsewhere": label_elsewhere(comparison),
        "orders": [(campaign, _order(comparison.rows, second=n == 1)) for n, campaign in enumerate((first, second))],
        "likenesses": likenesses,
        "denials": list(zip((first, second), denials, strict=True)),
        "shared": view_shared(comparison, index),
        "addresses": (address_campaign(first), address_campaign(second)),
        "times": (label_campaign_time(first), label_campaign_time(second)),
        "no_evidence": say_none(index.report_count),
        "no_claim": say_unread(index.report_count),
        "cited_sections": [_cited(comparison, index)],
        "looked_in": list_looked_in(comparison, index),
    }
    return Page(address, "comparison.html.j2", f"{first.name} and {second.name}", "compare", content)


def _view(row: FeatureRow, index: CaseIndex) -> FeatureView:
    elsewhere = [(_name(id_, index), index.row(index.claims[claim_id])) for id_, claim_id in row.base.told_by]
    return FeatureView(row, _view_cell(row.first, index), _view_cell(row.second, index), row.base.in_words, elsewhere)


def _name(id_: str, index: CaseIndex) -> str:
    """The name of a campaign or an incident."""
    return index.campaigns[id_].name if id_ in index.campaigns else index.incidents[id_].name


def _view_cell(cell: FeatureCell, index: CaseIndex) -> CellView:
    told, against = index.rows(cell.quotes), index.rows(cell.against)
    # A denial, or words that doubt it, are never folded away.
    unread = cell.unread_in_words, view_unread(cell.unread, index)
    otherwise = list_other_accounts(cell, index)
    return CellView(cell.state_in_words, count_cell(cell), (*told[:SHOWN], *against), tuple(told[SHOWN:]), cell.wider, unread, otherwise)


def list_other_accounts(cell: FeatureCell, index: CaseIndex) -> list[tuple[str, list[SourceRows]]]:
    """(how, according to whom) of whoever gives another account of the incidents of which claims tell a feature.

    Args:
        cell: The feature of one campaign.
        index: The case.
    """
    found = ((how, group_by_saying(index.rows(claim_ids))) for how, claim_ids in cell.otherwise)
    return [(how, groups) for how, groups in found if groups]


def count_cell(cell: FeatureCell) -> str:
    """How many claims and origins tell of a feature, the days they give and whom they name; "" where none tells of it.

    Args:
        cell: The feature of one campaign.
    """
    return "; ".join(part for part in (cell.counts_in_words, cell.dated_in_words(label_date), cell.doers_in_words) if part != "")


def summarise(comparison: Comparison, index: CaseIndex) -> list[LikenessLine]:
    """What is reported of both campaigns, and whether claims blame one side for it; where they name none, their words.

    Args:
        comparison: Two campaigns side by side.
        index: The case.
    """
    lines = []
    for row in comparison.in_both:
        cells = ((comparison.first, row.first), (comparison.second, row.second))
        silent = [(campaign.name, index.rows(cell.quotes)) for campaign, cell in cells if cell.names_no_side]
        lines.append(LikenessLine(row, [(name, rows[:SHOWN], max(0, len(rows) - SHOWN)) for name, rows in silent]))
    return lines


def label_elsewhere(comparison: Comparison) -> str:
    """Among how many others a feature was looked for, and that few others say little.

    Args:
        comparison: Two campaigns side by side.
    """
    base = comparison.rows[0].base
    asked = f"looked for in {amount(base.all_campaigns, 'other campaign')} and {amount(base.all_incidents, 'other incident')}"
    return f"{asked}: too few to tell what is usual" if base.all_told < FEW else asked


def _order(rows: Sequence[FeatureRow], *, second: bool) -> list[tuple[str, str]]:
    found = []
    for row, cell in order_by_date(rows, second=second):
        if cell.first is not None and cell.last is not None:
            days = label_date(cell.first) if cell.first == cell.last else f"{label_date(cell.first)} to {label_date(cell.last)}"
            found.append((row.name, days))
    return found


def view_shared(comparison: Comparison, index: CaseIndex) -> list[SharedView]:
    """Who is named in both campaigns, as a page shows it.

    Args:
        comparison: Two campaigns side by side.
        index: The case.
    """
    campaigns = (comparison.first, comparison.second)
    found = ((s, [_view_named(c, side, index) for c, side in zip(campaigns, s.sides, strict=True)]) for s in comparison.shared)
    return [SharedView(shared, address_entity(shared.entity), tuple(views)) for shared, views in found]


def _view_named(campaign: Campaign, side: NamedSide, index: CaseIndex) -> NamedView:
    near = {one.claim_id: str(one.nearness) for one in side.named}
    rows = tuple((row, near[row.id]) for row in index.rows(side.claim_ids))
    posts = tuple((index.row(index.claims[post.claim_id]), label_days(post.timing)) for post in side.posts)
    return NamedView(campaign, side, rows, group_by_saying(index.rows(side.apart)), posts)


def _cited(comparison: Comparison, index: CaseIndex) -> Section:
    ids = [c for row in comparison.rows for cell in (row.first, row.second) for c in (*cell.told, *cell.against, *cell.other_accounts)]
    ids += [*comparison.likenesses, *comparison.first_denials, *comparison.second_denials]
    ids += [c for shared in comparison.shared for side in shared.sides for c in (*side.claim_ids, *side.apart)]
    return Section("cited", "", "", tuple(index.rows(tuple(ids))))
