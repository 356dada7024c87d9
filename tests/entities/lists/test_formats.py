"""Each authority's format, read."""

from pathlib import Path

import pytest

from linkage.entities.lists import read_lists
from linkage.model.listing import ListedKind, ListedName, Listing, NamingKind, SanctionsList
from madelists import ADD, ALL, ALT, ANNEX, EU, OFSI, SDN, SUBJECT_BIRTHS, SUBJECT_NAMES, SUBJECTS, UK, UN, write_lists

FORMATS = {
    "UK Sanctions List": {"x.csv": UK},
    "OFSI consolidated list": {"x.csv": OFSI},
    "UK tables": {"x.csv": SUBJECTS, "y.csv": SUBJECT_NAMES, "z.csv": SUBJECT_BIRTHS},
    "EU financial sanctions": {"x.csv": EU},
    "EU annexes": {"x.csv": ANNEX},
    "OFAC": {"x.csv": SDN, "y.csv": ALT, "z.csv": ADD},
    "UN": {"x.xml": UN},
}
LISTED_ON = {
    "UK Sanctions List": "2031-03-31",
    "OFSI consolidated list": "2031-03-31",
    "UK tables": "2031-03-31",
    "OFAC": "",
    "UN": "2031-03-01",
}


def read_one(tmp_path: Path, name: str) -> SanctionsList:
    (one,) = read_lists(write_lists(tmp_path, FORMATS[name])).lists
    return one


def the_general(one: SanctionsList) -> Listing:
    return next(listing for listing in one.listings if listing.kind is ListedKind.PERSON)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_gives_the_name_the_day_of_listing_and_the_birth(tmp_path: Path, name: str) -> None:
    general = the_general(read_one(tmp_path, name))
    assert "tasker" in general.name.casefold()
    assert general.names[0].kind is NamingKind.PRIMARY
    assert general.listed_on == LISTED_ON.get(name, "2031-06-03")
    assert "1962-09-10" in general.births


@pytest.mark.parametrize("name", FORMATS)
def test_every_record_stands_in_its_file_on_the_line_that_it_names(tmp_path: Path, name: str) -> None:
    one = read_one(tmp_path, name)
    for listing in one.listings:
        assert listing.records
        for record in listing.records:
            lines = (tmp_path / record.file).read_text("utf-8").split("\n")
            assert record.text in "\n".join(lines[record.line - 1 :])
            assert record.text.split("\n")[0] in lines[record.line - 1]


@pytest.mark.parametrize(
    ("name", "as_of"),
    [("UK Sanctions List", "2031-05-05"), ("OFSI consolidated list", "2031-05-05"), ("EU financial sanctions", "2031-05-05"),
     ("UN", "2031-05-05"), ("UK tables", ""), ("EU annexes", ""), ("OFAC", "")],
)  # fmt: skip
def test_a_list_is_of_the_day_that_it_tells_and_of_no_other(tmp_path: Path, name: str, as_of: str) -> None:
    assert read_one(tmp_path, name).as_of == as_of


def test_a_list_that_tells_no_day_says_of_what_day_its_latest_entry_is(tmp_path: Path) -> None:
    assert read_one(tmp_path, "UK tables").latest_entry == "2031-05-04"


def test_the_day_of_a_list_may_be_given_beside_it_or_in_its_name(tmp_path: Path) -> None:
    files = {"x.csv": SDN, "y.csv": ALT, "dates.yaml": "x.csv: 2031-01-02\n"}
    assert read_lists(write_lists(tmp_path / "a", files)).lists[0].as_of == "2031-01-02"
    assert read_lists(write_lists(tmp_path / "b", {"sdn-2031-01-03.csv": SDN})).lists[0].as_of == "2031-01-03"


def test_weak_former_and_native_names_are_told_apart(tmp_path: Path) -> None:
    assert ListedName("Oren TASKAR", NamingKind.WEAK) in the_general(read_one(tmp_path / "uk", "UK Sanctions List")).names
    assert ListedName("BULLDOG", NamingKind.WEAK) in the_general(read_one(tmp_path / "us", "OFAC")).names
    assert ListedName("Bulldog", NamingKind.WEAK) in the_general(read_one(tmp_path / "un", "UN")).names
    annex = the_general(read_one(tmp_path / "eu", "EU annexes")).names
    assert {ListedName("Орен ТАСКАР", NamingKind.NATIVE), ListedName("Oren TASKAR", NamingKind.ALIAS)} <= set(annex)
    former = next(one for one in read_one(tmp_path / "us", "OFAC").listings if one.id == "102").names
    assert ListedName("ORLIVKA GUARDS", NamingKind.FORMER) in former


def test_reasons_are_kept_to_the_letter(tmp_path: Path) -> None:
    assert the_general(read_one(tmp_path / "uk", "UK Sanctions List")).reasons == "Tasker is said to have\nordered the shelling of Orlivka."
    assert the_general(read_one(tmp_path / "eu", "EU annexes")).reasons == 'Tasker commanded, "the siege".'


def test_an_annex_counts_persons_and_entities_apart(tmp_path: Path) -> None:
    assert [one.id for one in read_one(tmp_path, "EU annexes").listings] == ["39999R0001 I.ENTITIES 12", "39999R0001 I.PERSONS 12"]


def test_an_entry_of_the_consolidated_list_bears_the_number_of_the_sanctions_list(tmp_path: Path) -> None:
    assert the_general(read_one(tmp_path, "OFSI consolidated list")).id == "ZZZ0001"


def test_lists_are_known_by_their_content_whatever_their_file_names(tmp_path: Path) -> None:
    lists = read_lists(write_lists(tmp_path, ALL)).lists
    assert [one.id for one in lists] == ["eu", "ofac", "uk", "un"]


def test_two_lists_of_one_authority_stay_two(tmp_path: Path) -> None:
    lists = read_lists(write_lists(tmp_path, {"x.csv": EU, "y.csv": ANNEX})).lists
    assert [one.id for one in lists] == ["eu-1", "eu-2"]
    assert {listing.list_id for listing in lists[1].listings} == {"eu-2"}


def test_names_of_entries_that_the_main_table_lacks_are_told(tmp_path: Path) -> None:
    alt = ALT.replace("102,9002", "109,9002")
    (one,) = read_lists(write_lists(tmp_path, {"x.csv": SDN, "y.csv": alt})).lists
    assert one.notes == ("1 names of y.csv are of entries that x.csv does not have: the two files are of different days",)
