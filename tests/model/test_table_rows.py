"""Rows of a table with the offsets of their cells."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkage.model.table import UnreadableTableError, read_rows

CELLS = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zs", "Zl", "Zp")) | st.sampled_from(' ,;"\n'), max_size=12)


def test_a_comma_in_a_quoted_cell_parts_nothing() -> None:
    rows = list(read_rows('place,n\n"Ardova, north",3\n'))
    assert [[cell.text for cell in row.cells] for row in rows] == [["place", "n"], ["Ardova, north", "3"]]


def test_every_cell_stands_at_its_offset() -> None:
    text = 'a,b\n x , "y, z"\n'
    cells = [cell for row in read_rows(text) for cell in row.cells]
    assert [cell.span.of(text) for cell in cells] == [cell.text for cell in cells] == ["a", "b", "x", "y, z"]


def test_doubled_quotation_marks_are_one_in_the_text_and_two_at_the_offset() -> None:
    text = 'a\n"say ""no"""\n'
    cell = list(read_rows(text))[1].cells[0]
    assert (cell.text, cell.span.of(text)) == ('say "no"', 'say ""no""')


def test_a_line_break_in_a_quoted_cell_belongs_to_the_row() -> None:
    text = 'a,b\n"two\nlines",1\nc,d'
    rows = list(read_rows(text))
    assert rows[1].span.of(text) == '"two\nlines",1'
    assert [row.number for row in rows] == [1, 2, 3]


def test_lines_without_content_are_no_rows_and_keep_their_numbers() -> None:
    assert [row.number for row in read_rows("a,b\n\n,\n1,2\n")] == [1, 4]


@pytest.mark.parametrize("text", ['a\n"never closed\n', 'a\n"closed" then more\n'])
def test_a_quoted_cell_that_does_not_end_as_it_should_is_refused_with_its_offset(text: str) -> None:
    with pytest.raises(UnreadableTableError) as error:
        list(read_rows(text))
    assert error.value.offset == 2


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), max_size=6), st.sampled_from(",;"))
def test_what_a_csv_writer_writes_is_read_again(table: list[list[str]], delimiter: str) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(table)
    filled = [[cell.strip() for cell in row] for row in table if any(cell.strip() for cell in row)]
    assert [[cell.text for cell in row.cells] for row in read_rows(out.getvalue(), delimiter)] == filled
