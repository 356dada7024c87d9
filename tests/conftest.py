"""What tests of several stages share."""

import pytest

from linkage.model.case import CaseFile
from smallcase import make_small_case


@pytest.fixture(scope="session")
def small_case() -> CaseFile:
    """A case made by hand that holds every kind of claim and every stance."""
    return make_small_case()
