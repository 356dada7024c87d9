import pytest

from linkage.model.claim import ClaimKind


@pytest.mark.parametrize(
    ("sentence", "subordinate"),
    [
        ("Ivan Petrov oversees all activities of the Valley Guard.", "Valley Guard"),
        ("Ivan Petrov has been in direct control of the militia fighters.", "militia fighters"),
        ("Under the direction of Ivan Petrov, the Valley Guard burned the village.", "Valley Guard"),
    ],
    ids=["activities", "in control", "direction"],
)
def test_whom_somebody_commands_is_the_force_and_not_its_doings(read, sentence, subordinate):
    claim = read(sentence, ClaimKind.COMMAND)[0]
    assert claim.value("superior") == "Ivan Petrov"
    assert claim.word("subordinate").removeprefix("the ") == subordinate
