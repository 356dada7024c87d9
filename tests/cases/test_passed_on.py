"""Whom a report that denies something says to allege it is no independent origin of it, in matrices, comparisons and words."""

from dataclasses import replace

import pytest

from linkage.cases import compare_conduct
from linkage.cases.matrix import MatrixMaker
from linkage.model.case import CaseFile
from linkage.model.origincount import OriginCount
from linkage.model.origins import Origins
from madematrix import GENERAL, SIEGE, MadeCase
from madewar import ACT


@pytest.fixture
def passed_on() -> CaseFile:
    """A nurse says that Tasker struck the hospital; a report that denies it passes on, in doubt, that foreigners do."""
    case = MadeCase()
    case.say("attack", "Tasker struck Saint Ada hospital", source="a nurse", perpetrator=GENERAL, **ACT)
    told = case.say("attack", "they supposedly saw Tasker strike it", source="foreigners", stance="alleged", perpetrator=GENERAL, **ACT)
    made = case.case_file()
    return replace(made, origins=replace(made.origins, passed_on=frozenset({told.id})))


def test_a_matrix_shows_it_and_does_not_count_its_origin(passed_on: CaseFile) -> None:
    matrix = MatrixMaker(passed_on).make(passed_on.entities[0], passed_on.incidents[0])
    sides = {row.id: row.for_ for row in matrix.rows if len(row.for_.evidence) == 2}
    assert "himself" in sides
    assert {side.origins for side in sides.values()} == {OriginCount(1, 0, 1)}


def test_a_comparison_does_not_count_its_origin_whoever_is_blamed(passed_on: CaseFile) -> None:
    compared = compare_conduct(passed_on, SIEGE, "siege-of-old-karst")
    (cell,) = [row.first for row in compared.rows if row.id == "hospitals"]
    assert (len(cell.told), cell.origins) == (2, OriginCount(1, 0, 1))
    assert [side.origins for side in cell.by_side] == [OriginCount(1, 0, 1)]
    assert "1 independent origin (1 more only as a report that denies or doubts it passes it on)" in cell.counts_in_words


def test_an_origin_that_also_says_it_elsewhere_counts() -> None:
    case = MadeCase()
    told = [case.say("attack", f"they {how} saw the strike", source="the council of Sund", **ACT) for how in ("supposedly", "clearly")]
    origins = case.case_file().origins
    held = Origins(origins.origins, passed_on=frozenset({told[0].id}))
    assert len(held.all_of([c.id for c in told])) == 1, "both are of one origin"
    assert held.count([c.id for c in told]) == OriginCount(1, 0, 0)
    assert held.count([told[0].id]) == OriginCount(0, 0, 1)


def test_the_words_name_both_reasons_why_origins_are_not_counted() -> None:
    assert OriginCount(2, 1, 1).in_words == (
        "2 independent origins (1 more retracted, 1 more only as a report that denies or doubts it passes it on)"
    )
