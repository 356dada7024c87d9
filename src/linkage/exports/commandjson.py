"""CommandChain -> JSON that other programs read."""

from dataclasses import asdict

from linkage.exports.jsonl import Json
from linkage.exports.told import Teller
from linkage.model.case import CaseFile
from linkage.model.command import CommandChain, Link, Post


def chain_record(chain: CommandChain, case_file: CaseFile) -> Json:
    """The chain for other programs; claims by their ids, entities by theirs.

    Args:
        chain: The chain.
        case_file: The case.

    Returns:
        The chain, with the `marks` of claims whose report was corrected, retracted or replaced.
    """

    def link(link: Link) -> Json:
        return asdict(link) | {"entity": None if link.entity is None else link.entity.id}

    def post(post: Post) -> Json:
        return asdict(post) | {"holder": post.holder.id, "body": None if post.body is None else post.body.id}

    cited = [claim_id for one in chain.posts for claim_id in (*one.claim_ids, *one.denied_ids)]
    cited += (claim_id for one in (*chain.above, *chain.below, *chain.ties) for claim_id in (*one.claim_ids, *one.denied_ids))
    cited += (claim_id for _, claim_ids in chain.areas for claim_id in claim_ids)
    return {
        "entity": chain.entity.id,
        "on": chain.on,
        "posts": [post(p) for p in chain.posts],
        "above": [link(x) for x in chain.above],
        "below": [link(x) for x in chain.below],
        "ties": [link(x) for x in chain.ties],
        "areas": [{"place": place, "claims": ids} for place, ids in chain.areas],
        "marks": Teller(case_file).marks(cited),
    }
