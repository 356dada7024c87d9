"""case.yaml changed in part: the rest stays as a person wrote it."""

import pytest
import yaml

from linkage.cases.rewriting import rewrite_settings
from linkage.errors import CaseFormatError

FILE = """# A case.
name: Old

# Who is asked about.
persons:
  - [A. One, A. 1]   # both spellings

  # the second
  - [B. Two]
# What is graded.
grading: airwars
places: [Velm,
  Orlivka]
"""


def test_lines_of_parts_that_stay_are_kept() -> None:
    assert rewrite_settings(FILE, {"name": "New", "persons": [["A. One", "A. 1"], ["B. Two"]]}) == FILE.replace("Old", "New")


def test_the_same_values_change_nothing() -> None:
    assert rewrite_settings(FILE, {"name": "Old", "campaigns": []}) == FILE


@pytest.mark.parametrize(
    ("parts", "lines"),
    [
        ({"places": ["Karst"]}, "grading: airwars\nplaces:\n- Karst\n"),
        ({"persons": []}, "# Who is asked about.\n# What is graded.\n"),
        ({"publish": {"claims": "any"}}, "  Orlivka]\n\npublish:\n  claims: any\n"),
        ({"name": "yes: no # 'x'\nи"}, "# A case.\nname:"),
    ],
    ids=["in place", "taken out", "at the end", "quoted"],
)
def test_a_part_is_written_in_its_place(parts: dict[str, object], lines: str) -> None:
    text = rewrite_settings(FILE, parts)
    assert lines in text
    wanted = yaml.safe_load(FILE) | parts
    assert yaml.safe_load(text) == {name: value for name, value in wanted.items() if value != []}


@pytest.mark.parametrize(
    "text", ["{name: Old, places: [Velm]}", "name: &n Old\nplaces: [*n]\n", "", "name: Old", "name: Old\r\nplaces: [Velm]\r\n"]
)
def test_whatever_its_form_it_reads_as_before_but_for_the_part(text: str) -> None:
    wanted = (yaml.safe_load(text) or {}) | {"name": "New"}
    assert yaml.safe_load(rewrite_settings(text, {"name": "New"})) == wanted


@pytest.mark.parametrize("text", ["[a, b]", "name: [", "just words"])
def test_a_file_that_holds_no_parts_is_left_to_an_editor(text: str) -> None:
    with pytest.raises(CaseFormatError, match="editor"):
        rewrite_settings(text, {"name": "New"})
