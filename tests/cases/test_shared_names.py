"""Who is named in two campaigns: how near the claims are, and what the naming rests on."""

import pytest

from linkage.cases import compare_conduct
from linkage.model.matrix import Nearness
from linkage.model.sharedentity import NamedSide, SharedEntity, Told
from madematrix import GENERAL, SIEGE, MadeCase

KARST = "siege-of-old-karst"
IN_KARST = {"act": "siege", "place": "Old Karst"}
ARMY = "Russian forces"


def named_in_both(case: MadeCase) -> list[SharedEntity]:
    return list(compare_conduct(case.case_file(), SIEGE, KARST).shared)


def sides(case: MadeCase) -> tuple[NamedSide, NamedSide]:
    (shared,) = named_in_both(case)
    return shared.sides


@pytest.fixture
def case() -> MadeCase:
    """The forces are said to have besieged Old Karst."""
    case = MadeCase()
    case.say("attack", "the forces besieged Old Karst", source="a council", perpetrator=ARMY, **IN_KARST)
    return case


def test_each_claim_says_how_near_it_is_to_the_campaign(case: MadeCase) -> None:
    strike = case.say("attack", "the forces struck Saint Ada hospital", of="strike", perpetrator=ARMY, act="airstrike", place="Port Vell")
    around = case.say("attack", "the forces shelled the quarter", of="siege", perpetrator=ARMY, act="shelling")
    siege, karst = sides(case)
    assert {one.claim_id: one.nearness for one in siege.named} == {strike.id: Nearness.HELD, around.id: Nearness.CONTEXT}
    assert [(near, len(ids)) for near, ids in siege.by_nearness] == [(Nearness.HELD, 1), (Nearness.CONTEXT, 1)]
    assert [one.nearness for one in karst.named] == [Nearness.NAMED]
    assert (siege.rests_on, karst.rests_on) == ("", "")


def test_a_claim_of_another_campaign_that_names_this_one_in_passing_is_said_to(case: MadeCase) -> None:
    case.say("attack", "the forces besieged Port Vell as they had Old Karst", perpetrator=ARMY, act="siege", place="Port Vell", of="siege")
    siege, karst = sides(case)
    assert [one.nearness for one in siege.named] == [Nearness.NAMED]
    assert [one.nearness for one in karst.named] == [Nearness.NAMED, Nearness.PASSING]
    assert karst.rests_on == "", "another claim tells of it"


def test_a_naming_that_rests_on_words_in_passing_alone_is_said_to() -> None:
    case = MadeCase()
    case.say("attack", "the forces besieged Port Vell as they had Old Karst", perpetrator=ARMY, act="siege", place="Port Vell", of="siege")
    assert [side.rests_on for side in sides(case)] == ["", "named only in words that name the campaign in passing"]


@pytest.mark.parametrize(
    ("told", "rests_on"),
    [
        ({"stance": "denied", "source": "a spokesman"}, "named only in words that deny what is told of them"),
        ({"stance": "denied", "source": ARMY}, "named only in their own denial"),
    ],
    ids=["another denies", "they deny"],
)
def test_a_naming_that_rests_on_a_denial_says_whose(case: MadeCase, told: dict[str, str], rests_on: str) -> None:
    case.say("attack", "they never shelled Port Vell", of="siege", perpetrator=ARMY, act="shelling", place="Port Vell", **told)
    assert [side.rests_on for side in sides(case)] == [rests_on, ""]


def test_a_naming_that_rests_on_words_of_doubt_says_so(case: MadeCase) -> None:
    case.say(
        "attack",
        "the forces supposedly shelled Port Vell",
        stance="alleged",
        of="siege",
        perpetrator=ARMY,
        act="shelling",
        place="Port Vell",
    )
    siege, _ = sides(case)
    assert [one.told for one in siege.named] == [Told.DOUBTED]
    assert siege.rests_on == "named only in words that doubt what is told of them"


def test_a_denial_beside_an_accusation_is_nothing_that_a_naming_rests_on(case: MadeCase) -> None:
    of = {"of": "siege", "perpetrator": ARMY, "act": "shelling", "place": "Port Vell"}
    case.say("attack", "the forces shelled Port Vell", source="a council", stance="alleged", **of)
    case.say("attack", "the forces did not shell Port Vell", source=ARMY, stance="denied", **of)
    assert sides(case)[0].rests_on == ""


def test_whom_somebody_commands_and_in_no_operation_is_no_naming_in_a_campaign() -> None:
    case = MadeCase()
    case.say("command", "Tasker led the siege of Old Karst", superior=GENERAL, operation="the siege of Old Karst", mode="commands")
    loose = case.say("command", "the drivers are under him", of="siege", superior=GENERAL, subordinate="the drivers", mode="commands")
    assert named_in_both(case) == [], "told of the person alone"
    near = case.say("command", "Tasker led the siege of Port Vell", of="siege", superior=GENERAL, operation="the siege of Port Vell")
    siege, _ = sides(case)
    assert (siege.claim_ids, siege.apart) == ((near.id,), (loose.id,))
    assert siege.apart_in_words == "Not listed: 1 claim told of them alone, naming neither this campaign’s place nor its time"


def test_who_is_only_the_source_of_claims_is_not_named_in_them(case: MadeCase) -> None:
    case.say("attack", "rebels shelled Port Vell", source=ARMY, of="siege", act="shelling", place="Port Vell")
    assert named_in_both(case) == []
