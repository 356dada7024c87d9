"""A long cell of a table, cut into rows that each fit a page: nothing is lost, and every piece names its source."""

from linkage.exports.html.caseindex import CaseIndex
from linkage.exports.html.sections import group_by_saying
from linkage.exports.html.stretches import cut_stretches, line_up
from smallcase import make_small_case

ROWS = [CaseIndex(make_small_case()).row(claim) for claim in make_small_case().claims]
GROUPS = group_by_saying(ROWS)


def test_stretches_hold_every_claim_once_in_order_and_none_more_than_fit() -> None:
    cell = [("near", GROUPS), ("far", GROUPS[:1])]
    stretches = cut_stretches(cell, 2)
    sizes = [sum(len(group.rows) for _, groups in stretch for group in groups) for stretch in stretches]
    assert max(sizes) == 2
    assert set(sizes[:-1]) == {2}
    told = [row.id for stretch in stretches for _, groups in stretch for group in groups for row in group.rows]
    assert told == [row.id for _, groups in cell for group in groups for row in group.rows]
    for stretch in stretches:
        for _, groups in stretch:
            assert all(group.first is group.rows[0] for group in groups)


def test_a_row_has_as_many_lines_as_its_longest_cell_and_one_at_least() -> None:
    lines = list(line_up([[("near", GROUPS)], []], len(ROWS)))
    assert len(lines) == 1
    assert lines[0][1] == []
    assert len(list(line_up([[("near", GROUPS)], []], 1))) == len(ROWS)
    assert list(line_up([[], []], 1)) == [[[], []]]
