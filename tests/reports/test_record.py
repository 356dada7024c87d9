"""Entries of sanctions lists, told from prose by their shape."""

import os
from pathlib import Path

import pytest

from linkage.reports.record import is_record

REASONS = "He commanded the unit that held the bridge. He is therefore responsible for acts that threaten peace. " * 3

RECORDS = {
    "fields-on-lines": "Ivan Example VOROBEY\nИван Пример ВОРОБЕЙ\nCommander of the Example Regiment\nExamplian\n1.2.1970\nExample Town\n"
    f"Asset freeze\n3.4.2023\n{REASONS}",
    "fields-between-bars": f"Example Trading House\n32099R0001 | 7 | XX-ABC | I.B | Asset freeze | 1.2.2024\n{REASONS}",
    "register-reference": f"JOHN EXAMPLE DOE\nXDi.099\n{REASONS}",
    "labels": f"Name: DOE, John\nDOB: 01/02/1970. POB: Example Town. Nationality: Examplian\nListed on: 03/04/2023\n{REASONS}",
    "aliases": f"John DOE\nJon Doe; Johnny Doe; J. Doe\n28 October 1970\nTravel ban\n{REASONS}",
}
PROSE = {
    "news": "Bridge hit at dawn\n\nThursday, August 8, 2019\n\nTwo people were killed when the bridge was hit.\n\nThe mayor said so.",
    "news-of-sanctions": f"Council freezes assets of general\n\n12.8.2016\n\nIt froze the assets on Friday.\n\n{REASONS}",
    "colon-in-headline": "Interim Minister of Health: Hospitals out of service\n\nSaturday 10 December 2016\n\nHe said: they are closed.",
    "one-line": "Bridge hit at dawn",
    "chronology": "Siege, day by day\n24.2.2022\nThe first shells fall on the port.\n2.3.2022\nThe power fails, officials say.\n",
}


@pytest.mark.parametrize("text", RECORDS.values(), ids=RECORDS.keys())
def test_lines_of_fields_above_reasons_are_a_record(text: str) -> None:
    assert is_record(text)


@pytest.mark.parametrize("text", PROSE.values(), ids=PROSE.keys())
def test_prose_is_no_record(text: str) -> None:
    assert not is_record(text)


@pytest.mark.skipif("LINKAGE_GOLD" not in os.environ, reason="set LINKAGE_GOLD to the folder of annotated reports to measure on them")
def test_every_annotated_report_is_told_rightly() -> None:
    wrong = []
    for path in sorted(Path(os.environ["LINKAGE_GOLD"]).glob("*/*.txt")):
        listed = path.name[4:7] in ("eu-", "un-")
        if is_record(path.read_text(encoding="utf-8")) != listed:
            wrong.append(path.name)
    assert wrong == []
