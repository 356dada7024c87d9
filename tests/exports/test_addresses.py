"""File names of pages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkage.exports.html.addresses import address_entity, address_report, name_file, number_page
from linkage.model.entity import Entity, EntityType
from smallcase import REPORTS


@given(st.text(max_size=200))
def test_a_file_name_has_only_characters_that_every_file_system_takes(key: str) -> None:
    name = name_file(key)
    assert 0 < len(name) <= 80
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


@given(st.text(max_size=40), st.text(max_size=40))
def test_two_ids_never_share_a_file_name(first: str, second: str) -> None:
    assert (name_file(first) == name_file(second)) == (first == second)


@pytest.mark.parametrize("key", ["con", "LPT1", "мизинцев", "a/../b", "Upper"])
def test_a_name_that_is_not_safe_gets_a_hash(key: str) -> None:
    assert name_file(key) != key


def test_a_readable_id_keeps_its_name() -> None:
    assert name_file("oren-tasker") == "oren-tasker"


def test_a_place_has_no_page() -> None:
    assert address_entity(Entity("place:port-vell", EntityType.PLACE, "Port Vell", (), ())) is None


def test_a_state_and_a_body_of_one_name_have_two_pages() -> None:
    pages = {address_entity(Entity(f"{t}:sund", t, "Sund", (), ())) for t in (EntityType.STATE, EntityType.ORGANIZATION, EntityType.UNIT)}
    assert len(pages) == 3


def test_a_report_is_found_by_its_number_and_hash() -> None:
    assert address_report(7, REPORTS[0]) == f"reports/0007-{REPORTS[0].id[:8]}.html"


def test_the_first_page_of_a_list_keeps_the_plain_address() -> None:
    assert [number_page("claims/attack.html", n) for n in (1, 2)] == ["claims/attack.html", "claims/attack-page-2.html"]
