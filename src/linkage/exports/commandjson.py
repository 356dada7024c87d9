"""CommandChain -> JSON that other programs read."""

from dataclasses import asdict

from linkage.exports.jsonl import Json
from linkage.model.command import CommandChain, Link, Post


def chain_record(chain: CommandChain) -> Json:
    """The chain for other programs; claims by their ids, entities by theirs.

    Args:
        chain: The chain.
    """

    def link(link: Link) -> Json:
        return asdict(link) | {"entity": None if link.entity is None else link.entity.id}

    def post(post: Post) -> Json:
        return asdict(post) | {"holder": post.holder.id, "body": None if post.body is None else post.body.id}

    return {
        "entity": chain.entity.id,
        "on": chain.on,
        "posts": [post(p) for p in chain.posts],
        "above": [link(x) for x in chain.above],
        "below": [link(x) for x in chain.below],
        "ties": [link(x) for x in chain.ties],
        "areas": [{"place": place, "claims": ids} for place, ids in chain.areas],
    }
