"""Comparison -> JSON that other programs read."""

from dataclasses import asdict

from linkage.exports.jsonl import Json
from linkage.model.comparison import Comparison, FeatureCell


def comparison_record(comparison: Comparison) -> Json:
    """Two campaigns side by side; claims by their ids.

    Args:
        comparison: The comparison.
    """

    def cell(cell: FeatureCell) -> Json:
        return {"state": cell.state, **asdict(cell)}

    return {
        "first": comparison.first.id,
        "second": comparison.second.id,
        "features": [
            {"id": r.id, "name": r.name, "group": r.group, "first": cell(r.first), "second": cell(r.second), "elsewhere": asdict(r.base)}
            for r in comparison.rows
        ],
        "denials": {"first": comparison.first_denials, "second": comparison.second_denials},
        "likenesses": comparison.likenesses,
        "shared": [
            {
                "entity": s.entity.id,
                "first": s.first,
                "second": s.second,
                "posts": {"first": [asdict(p) for p in s.first_posts], "second": [asdict(p) for p in s.second_posts]},
            }
            for s in comparison.shared
        ],
    }
