"""A malformed list is refused whole, with its line and what to do."""

from pathlib import Path

import pytest

from linkage.entities.lists import read_lists
from linkage.errors import ListError
from madelists import ADD, ALT, ANNEX, EU, OFSI, SDN, SUBJECT_NAMES, SUBJECTS, UK, UN, write_lists

MALFORMED = {
    "a UK row without its id": ({"l.csv": UK.replace("ZZZ0002,90002", ",90002")}, "l.csv, line 6: no 'Unique ID'"),
    "a UK row of an unknown kind": ({"l.csv": UK.replace("Entity", "Cloud")}, "line 6: 'Cloud' is none of individual, entity, ship"),
    "a row with a field too many": ({"l.csv": UK.replace("TASKAR,Oren,,", "TASKAR,Oren,,,")}, "l.csv, line 5: 23 fields where 22 columns"),
    "a row cut off": ({"l.csv": OFSI[: OFSI.rindex(",Zelva,01/04/2031,,")]}, "l.csv, line 4: 15 fields where 20 columns"),
    "a quotation mark that does not close": ({"l.csv": ANNEX.replace('"Tasker commanded', 'x"Tasker"commanded')}, "l.csv, line 2"),
    "an EU entry of no known type": ({"l.csv": EU.replace(";E;enterprise;", ";;;")}, "l.csv, line 4: the subject type '' is neither"),
    "an annex with a number twice": ({"l.csv": ANNEX.replace("I.ENTITIES", "I.PERSONS")}, "l.csv, line 3: the number"),
    "an OFAC row without a number": ({"l.csv": SDN.replace("\n102,", "\nx,")}, "l.csv, line 2: an entry needs a number"),
    "further names of an unknown sort": ({"l.csv": SDN, "m.csv": ALT.replace('"fka"', '"xka"')}, "m.csv, line 2: 'xka' is none of aka"),
    "further names without the main table": ({"m.csv": ALT}, "m.csv, line 1: a part of a list whose main table (sdn)"),
    "addresses without the main table": ({"m.csv": ADD}, "m.csv, line 1: a part of a list whose main table (sdn)"),
    "subjects without names": ({"l.csv": SUBJECTS}, "l.csv, line 1: subjects without their table of names"),
    "names of an unknown subject": (
        {"l.csv": SUBJECTS, "m.csv": SUBJECT_NAMES.replace("2,ZZZ0001", "2,ZZZ0009")}, "m.csv, line 3: unique_id 'ZZZ0009'"),
    "broken XML": ({"l.xml": UN.replace("</SECOND_NAME>", "</SECOND>")}, "l.xml, line 6: broken XML"),
    "a UN entry without its number": ({"l.xml": UN.replace("ZEe.001", "")}, "l.xml, line 20: an entry needs REFERENCE_NUMBER"),
    "a file that is no list": ({"l.csv": UK, "m.csv": "name,rank\nOren Tasker,general\n"}, "m.csv, line 1: not the beginning of a list"),
    "the same table twice": ({"l.csv": SDN, "m.csv": SDN.replace("TASKER", "TASKOR")}, "m.csv, line 1: the same table as l.csv"),
    "a list in a form that is not read": ({"l.csv": UK, "m.ods": "x"}, "m.ods: lists are read as CSV or XML"),
    "dates that are none": ({"l.csv": SDN, "dates.yaml": "l.csv: soon\n"}, "dates.yaml: write one line a file"),
}  # fmt: skip


@pytest.mark.parametrize(("files", "told"), MALFORMED.values(), ids=MALFORMED)
def test_a_malformed_list_is_refused_with_its_line(tmp_path: Path, files: dict[str, str], told: str) -> None:
    with pytest.raises(ListError) as refusal:
        read_lists(write_lists(tmp_path, files))
    assert told in str(refusal.value)


def test_a_list_that_is_not_utf_8_is_refused_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "l.csv").write_bytes(UK.encode("utf-8").replace(b"MV ZELVA", b"MV Z\xe9LVA"))
    with pytest.raises(ListError, match=r"l\.csv, line 7: not valid UTF-8.*save it as UTF-8"):
        read_lists(tmp_path)


@pytest.mark.parametrize("made", [True, False], ids=["empty folder", "no folder"])
def test_a_folder_without_lists_says_what_is_expected(tmp_path: Path, made: bool) -> None:
    folder = tmp_path / "lists"
    if made:
        folder.mkdir()
    with pytest.raises(ListError, match=r"OFAC's sdn\.csv"):
        read_lists(folder)
