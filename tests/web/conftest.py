"""A case for the tests of the workbench: built once, copied for each test that decides."""

import shutil
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from madebench import make_case, make_client


@pytest.fixture(scope="session")
def built_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_case(tmp_path_factory.mktemp("workbench"))


@pytest.fixture
def case(built_case: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built_case, tmp_path / "case"))


@pytest.fixture
def client(case: Path) -> TestClient:
    return make_client(case)
