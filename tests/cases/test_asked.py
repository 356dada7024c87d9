"""What a user calls a person, an incident or a campaign."""

import pytest

from linkage.cases.asked import find_person, find_subject
from linkage.errors import InputError
from madematrix import GENERAL, MadeCase


def test_a_person_is_found_by_a_part_of_the_name_or_the_id() -> None:
    case_file = MadeCase().case_file()
    assert find_person(case_file, "tasker").name == GENERAL
    assert find_person(case_file, "person:oren-tasker").name == GENERAL


def test_a_subject_is_found_by_its_id_or_by_words_of_its_name() -> None:
    case_file = MadeCase().case_file()
    assert find_subject(case_file, "airstrike-hospital-port-vell").id == "airstrike-hospital-port-vell"
    assert find_subject(case_file, "incident:airstrike-hospital-port-vell").id == "airstrike-hospital-port-vell"
    assert find_subject(case_file, "old karst").id == "siege-of-old-karst"


@pytest.mark.parametrize(("called", "advice"), [("Nobody", "linkage entities"), ("Oren Nobody", "linkage entities")])
def test_a_person_who_is_not_in_the_case_is_told_with_advice(called: str, advice: str) -> None:
    with pytest.raises(InputError, match=advice):
        find_person(MadeCase().case_file(), called)


def test_a_name_that_fits_several_is_told_with_their_ids() -> None:
    with pytest.raises(InputError, match=r"siege-of-port-vell .*siege-of-old-karst"):
        find_subject(MadeCase().case_file(), "siege")
