"""Names of persons without accounts: what a cookie holds is a name that a page took, or none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkage.errors import InputError
from linkage.web.access import LONGEST_NAME, read_name, write_name


@given(st.text())
def test_whatever_a_cookie_holds_is_one_line_or_nothing(cookie: str) -> None:
    name = read_name(cookie)
    assert len(name) <= LONGEST_NAME
    assert name == "" or name.isprintable()


@pytest.mark.parametrize("name", ["Anna", "Зоя Б.", "د. سمير", "A; B=C"])
def test_a_name_comes_back_as_it_was_taken(name: str) -> None:
    assert read_name(write_name(name)) == name


@pytest.mark.parametrize("name", ["", "  ", "x" * (LONGEST_NAME + 1), "A\x00B"], ids=["empty", "spaces", "long", "control"])
def test_what_is_no_name_is_refused_with_what_to_do(name: str) -> None:
    with pytest.raises(InputError, match="give a name"):
        write_name(name)
