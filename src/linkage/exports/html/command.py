"""The pages of command: a question for each campaign, and what is told around each person."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from linkage.exports.html.addresses import address_campaign, address_chain, address_entity
from linkage.exports.html.caseindex import CaseIndex, ClaimRow
from linkage.exports.html.labels import MODES, label_campaign_time
from linkage.exports.html.page import Page
from linkage.exports.html.sections import Section, SourceRows, group_by_saying, say_none
from linkage.model.command import CampaignCommand, CommandChain, Link, Post
from linkage.model.entity import Entity, EntityType
from linkage.model.incident import Campaign
from linkage.model.matrix import Nearness
from linkage.model.views import CaseViews

_OF_NOTHING: Mapping[str, Nearness] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class LinkView:
    """Somebody above or below, or a tie: who, what it is, and the claims; how near each is to a campaign where one is asked about."""

    link: Link
    mode: str
    address: str | None
    rows: tuple[ClaimRow, ...]
    nearness: Mapping[str, Nearness]


@dataclass(frozen=True, slots=True)
class PostView:
    """A post with its claims."""

    post: Post
    holder_address: str | None
    body_address: str | None
    rows: tuple[ClaimRow, ...]


@dataclass(frozen=True, slots=True)
class CommanderView:
    """One who is said to command, order, plan or oversee a campaign, each with its claims, and the posts seen from its time."""

    name: str
    views: list[LinkView]
    chain_address: str | None
    posts: tuple[PostView, ...]

    @property
    def all_rows(self) -> list[tuple[ClaimRow, ...]]:
        """The claims of command and of posts."""
        return [*(view.rows for view in self.views), *(post.rows for post in self.posts)]


def make_command_pages(views: CaseViews, index: CaseIndex) -> Iterator[Page]:
    """The question for each campaign, and a page a person who is said to command or to stand under somebody.

    Args:
        views: The views of the case.
        index: The case.
    """
    chains = {chain.entity.id for chain in views.chains}
    campaigns = [_view_campaign(command, chains, index) for command in views.commands]
    shown = [rows for _, _, _, commanders in campaigns for c in commanders for rows in c.all_rows]
    rows = [row for rows in shown for row in rows]
    content = {"campaigns": campaigns, "no_evidence": say_none(index.report_count), "cited_sections": [_section(rows)]}
    content["chains"] = [(chain, address_chain(chain.entity)) for chain in views.chains]
    yield Page("command.html", "command.html.j2", "Command", "command", content)
    for chain in views.chains:
        yield _make_chain(chain, index)


def _view_campaign(
    command: CampaignCommand, chains: set[str], index: CaseIndex
) -> tuple[str, str, str, list[CommanderView]]:  # name, address, time, commanders
    seen = {chain.entity.id: chain for chain in command.chains}
    commanders = []
    for links in command.commanders.values():
        entity = links[0].entity
        chain = None if entity is None else seen.get(entity.id)
        posts = () if chain is None else tuple(view_post(post, index) for post in chain.posts)
        address = address_chain(entity) if entity is not None and entity.id in chains else None
        commanders.append(CommanderView(links[0].name, [view_link(link, index, command.nearness) for link in links], address, posts))
    campaign = command.campaign
    return campaign.name, address_campaign(campaign), label_campaign_time(campaign), commanders


def _make_chain(chain: CommandChain, index: CaseIndex) -> Page:
    above, below, ties = ([view_link(link, index) for link in links] for links in (chain.above, chain.below, chain.ties))
    posts = [view_post(post, index) for post in chain.posts]
    areas = [(place, tuple(index.rows(ids))) for place, ids in chain.areas]
    rows = [row for view in (*above, *below, *ties) for row in view.rows] + [row for post in posts for row in post.rows]
    content = {
        "chain": chain,
        "address": _address(chain.entity),
        "above": above,
        "below": below,
        "ties": ties,
        "posts": posts,
        "areas": areas,
        "no_evidence": say_none(index.report_count),
        "cited_sections": [_section(rows)],
    }
    return Page(address_chain(chain.entity), "chain.html.j2", chain.entity.name, "command", content)


def view_link(link: Link, index: CaseIndex, nearness: Mapping[str, Nearness] = _OF_NOTHING) -> LinkView:
    """Somebody above or below, or a tie, as a page shows it.

    Args:
        link: The link.
        index: The case.
        nearness: How near claims are to the campaign that is asked about, by their ids.
    """
    rows = tuple(index.rows((*link.claim_ids, *link.denied_ids)))
    return LinkView(link, MODES.get(link.mode, link.mode), _address(link.entity), rows, nearness)


def view_post(post: Post, index: CaseIndex) -> PostView:
    """A post as a page shows it.

    Args:
        post: The post.
        index: The case.
    """
    return PostView(post, _address(post.holder), _address(post.body), tuple(index.rows((*post.claim_ids, *post.denied_ids))))


def list_commanders(campaign: Campaign, index: CaseIndex) -> list[tuple[str, list[tuple[str, list[SourceRows]]]]]:
    """(who, according to whom by nearness) of each who is said to have commanded, ordered, planned or overseen a campaign."""
    command = index.command_of(campaign.id)
    if command is None:
        return []
    by_name = ((links[0].name, [c for one in links for c in one.claim_ids]) for links in command.commanders.values())
    return [(name, _by_nearness(claim_ids, command, index)) for name, claim_ids in by_name]


def _by_nearness(claim_ids: Sequence[str], command: CampaignCommand, index: CaseIndex) -> list[tuple[str, list[SourceRows]]]:
    """(how near, according to whom) of some claims of command, the nearest first."""
    found = ((near, [c for c in claim_ids if command.nearness.get(c) is near]) for near in (*Nearness, None))
    return [("" if near is None else str(near), group_by_saying(index.rows(tuple(ids)))) for near, ids in found if ids]


def _address(entity: Entity | None) -> str | None:
    return None if entity is None or entity.type is EntityType.PLACE else address_entity(entity)


def _section(rows: Sequence[ClaimRow]) -> Section:
    return Section("cited", "", "", tuple(rows))
