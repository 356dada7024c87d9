"""What a user calls a person, an incident or a campaign."""

from dataclasses import replace

import pytest

from linkage.cases.asked import find_actor, find_person, find_subject
from linkage.errors import InputError
from linkage.model.case import CaseFile
from linkage.model.entity import EntityType
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


def _two_moors(surname: str) -> CaseFile:
    made = MadeCase()
    made.people = {surname: "person:surname"}
    return made.case_file()


def test_who_is_told_of_by_the_surname_alone_does_not_hide_another_of_that_name() -> None:
    case_file = _two_moors("Moor")
    for find in (find_person, find_actor):
        with pytest.raises(InputError, match=r"person:(ilan-moor|surname) .*person:(ilan-moor|surname)"):
            find(case_file, "Moor")
        assert find(case_file, "ilan moor").id == "person:ilan-moor"
        assert find(case_file, "person:surname").name == "Moor"


def test_a_body_of_that_name_does_not_hide_a_person_of_that_name() -> None:
    case_file = MadeCase().case_file()
    body = replace(case_file.entities[0], id="organization:tasker", type=EntityType.ORGANIZATION, name="Tasker", names=("Tasker",))
    case_file = replace(case_file, entities=(*case_file.entities, body))
    with pytest.raises(InputError, match=r"organization:tasker .*person:oren-tasker"):
        find_actor(case_file, "Tasker")
    assert find_person(case_file, "Tasker").name == GENERAL
