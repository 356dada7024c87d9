"""FigureSets -> JSON that other programs read."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict

from linkage.exports.jsonl import Json
from linkage.exports.told import Teller
from linkage.model.case import CaseFile
from linkage.model.counted import FigureSet, summed_up


def figure_records(sets: Sequence[FigureSet], case_file: CaseFile) -> Iterator[Json]:
    """The figures of one incident or campaign: one object a set; claims by their ids.

    Args:
        sets: Its figures.
        case_file: The case.

    Yields:
        A set with its independent `origins`, the `retracted_origins` that are not counted, and the `marks` of claims whose report was
        corrected, retracted or replaced.
    """
    teller = Teller(case_file)
    for one in sets:
        marks = teller.marks(figure.claim_id for figure in one.figures)
        yield asdict(one) | {"origins": one.origins.standing, "retracted_origins": one.origins.retracted, "marks": marks}


def summed_record(sets: Sequence[FigureSet]) -> Json:
    """What pages show of the figures of an incident in lists: its `ranges`, and what is `counted_apart` from them.

    Args:
        sets: Its figures.
    """
    summed = summed_up(sets)
    return {"ranges": [_summed(one) for one in summed.ranges], "counted_apart": [_summed(one) for one in summed.apart]}


def _summed(one: FigureSet) -> Json:
    return {
        "outcome": one.code,
        "group": one.group,
        "scope": one.scope,
        "low": one.low,
        "high": one.high,
        "rule": one.rule,
        "claims": [figure.claim_id for figure in one.figures],
    }
