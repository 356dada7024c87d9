"""A text read as a report of its own, up to its incident."""

from collections.abc import Callable
from pathlib import Path

import pytest

from linkage.model.incident import Incident
from linkage.pipeline import read

TellIncident = Callable[[str], Incident]


@pytest.fixture
def tell(tmp_path: Path) -> TellIncident:
    """Reads a text and gives the incident that it opens with."""

    def told(text: str) -> Incident:
        file = tmp_path / "report.txt"
        file.write_text(text, encoding="utf-8")
        case_file = read([file], 1).case_file
        starts = {claim.id: claim.quote.start for claim in case_file.claims}
        return min(case_file.incidents, key=lambda i: min(starts[c] for c in i.claim_ids))

    return told
