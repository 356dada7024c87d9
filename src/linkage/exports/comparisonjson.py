"""Comparison -> JSON that other programs read."""

from dataclasses import asdict

from linkage.exports.jsonl import Json
from linkage.exports.told import Teller
from linkage.model.case import CaseFile
from linkage.model.comparison import Comparison, FeatureCell
from linkage.model.sharedentity import NamedSide


def comparison_record(comparison: Comparison, case_file: CaseFile) -> Json:
    """Two campaigns side by side; claims by their ids.

    Args:
        comparison: The comparison.
        case_file: The case.

    Returns:
        The rows, with the `marks` of claims whose report was corrected, retracted or replaced.
    """

    def cell(cell: FeatureCell) -> Json:
        counted = {
            "origins": cell.origins.standing,
            "retracted_origins": cell.origins.retracted,
            "passed_on_origins": cell.origins.passed_on,
        }
        otherwise = [{"how": how, "claims": claim_ids} for how, claim_ids in cell.otherwise]
        return {"state": cell.state} | asdict(cell) | {"otherwise": otherwise} | {"is_alleged": cell.is_alleged} | counted

    def named(side: NamedSide) -> Json:
        return {"claims": [asdict(one) for one in side.named], "rests_on": side.rests_on or None, "apart": side.apart}

    cells = [cell for row in comparison.rows for cell in (row.first, row.second)]
    cited = [claim_id for cell in cells for claim_id in (*cell.told, *cell.against, *cell.other_accounts)]
    cited += (*comparison.first_denials, *comparison.second_denials, *comparison.likenesses)
    for shared in comparison.shared:
        cited += (c for side in shared.sides for c in (*side.claim_ids, *side.apart, *(post.claim_id for post in side.posts)))
    return {
        "first": comparison.first.id,
        "second": comparison.second.id,
        "features": [
            {
                "id": r.id,
                "name": r.name,
                "group": r.group,
                "first": cell(r.first),
                "second": cell(r.second),
                "elsewhere": asdict(r.base),
                "reported_of_both": r.in_both,
                "doer_of_one_side": r.of_one_side,
            }
            for r in comparison.rows
        ],
        "denials": {"first": comparison.first_denials, "second": comparison.second_denials, "in_wider_terms": comparison.wider},
        "likenesses": comparison.likenesses,
        "shared": [
            {
                "entity": s.entity.id,
                "first": named(s.first),
                "second": named(s.second),
                "posts": {"first": [asdict(p) for p in s.first.posts], "second": [asdict(p) for p in s.second.posts]},
            }
            for s in comparison.shared
        ],
        "marks": Teller(case_file).marks(cited),
    }
