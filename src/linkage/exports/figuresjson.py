"""FigureSets -> JSON that other programs read."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict

from linkage.exports.jsonl import Json
from linkage.exports.told import Teller
from linkage.model.case import CaseFile
from linkage.model.counted import FigureSet


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
