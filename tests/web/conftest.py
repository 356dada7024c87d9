"""A case for the tests of the workbench: built once, copied for each test that decides."""

import shutil
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from linkage.accounts import Accounts, passwords
from linkage.model.account import Role
from linkage.model.progress import no_progress
from linkage.model.review import Profile
from linkage.web.written import write_out
from madebench import PASSWORD, make_case, make_client, make_stranger, make_team_client
from madeteam import ANALYST, OWNER, REVIEWER


@pytest.fixture(autouse=True)
def settings_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a user's settings, so that no test reads or writes those of who runs it."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    return tmp_path / "settings"


@pytest.fixture(scope="session")
def built_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_case(tmp_path_factory.mktemp("workbench"))


@pytest.fixture
def case(built_case: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built_case, tmp_path / "case"))


@pytest.fixture
def client(case: Path) -> TestClient:
    return make_client(case)


@pytest.fixture(scope="session")
def case_of_roles(built_case: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[Role, TestClient]:
    """A case that was published, and a program of each role; for what changes nothing."""
    case = Path(shutil.copytree(built_case, tmp_path_factory.mktemp("roles") / "case"))
    write_out(case, Profile.PUBLISH, no_progress)
    return {role: make_team_client(case, f"The {role}", role) for role in Role}


@pytest.fixture
def quick_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passwords that are hashed in no time, for tests that sign in often."""
    monkeypatch.setattr(passwords, "_N", 2)
    monkeypatch.setattr(passwords, "_NOBODY", f"scrypt$2$8$3${'00' * 16}${'00' * 32}")


@pytest.fixture
def accounts(case: Path, quick_passwords: None) -> Accounts:
    """The accounts of a case that several people work on: an owner, an analyst and a reviewer."""
    made = Accounts(case)
    for name, role in ((OWNER, Role.OWNER), (ANALYST, Role.ANALYST), (REVIEWER, Role.REVIEWER)):
        made.add(name, role, PASSWORD)
    return made


@pytest.fixture
def stranger(case: Path, accounts: Accounts) -> TestClient:
    """A browser in which nobody has signed in."""
    return make_stranger(case)
