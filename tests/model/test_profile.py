"""What a profile holds."""

from linkage.model.entity import Entity, EntityType
from linkage.model.profile import PersonProfile
from smallcase import CLAIMS, make_claim


def test_a_direct_line_is_a_tie_and_no_command() -> None:
    line = make_claim("command", "Tasker, 51", superior="Oren Tasker", subordinate="the Harbour Guard", mode="direct-line")
    person = Entity("person:oren-tasker", EntityType.PERSON, "Oren Tasker", ("Oren Tasker",), ())
    profile = PersonProfile(person, ties=(CLAIMS["tie"],), commands=(line, CLAIMS["command"]))
    assert profile.ties == (CLAIMS["tie"], line)
    assert profile.commands == (CLAIMS["command"],)
    assert len(profile.claims) == 3
