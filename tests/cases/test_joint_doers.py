"""Doers that a claim names together: all are given, and whether they did it jointly or one or the other."""

import pytest

from linkage.cases import compare_conduct
from linkage.cases.casewords import CaseWords, Doer
from linkage.cases.jointdoers import JointDoers
from linkage.model.comparison import BlamedSide, FeatureCell
from linkage.model.entity import Naming
from linkage.model.origincount import OriginCount
from madematrix import GENERAL, SIEGE, MadeCase


def case() -> MadeCase:
    made = MadeCase()
    named = made.say("attack", "the regime bombed it", perpetrator="the Tasker regime", act="airstrike")
    made.namings["state:russia"] = [Naming(named.id, "perpetrator", "the Tasker regime")]
    made.names["state:russia"] = ("Russia", "Russian", "the Tasker regime", "regime")
    return made


def told(name: str, entity: str | None = None) -> str | None:
    made = case()
    known = None if entity is None else made.entity(entity)
    joint = JointDoers(CaseWords(made.case_file())).of(Doer("c", "perpetrator", name, known))
    return None if joint is None else joint.in_words


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Russian and Ukrainian jets", "Russia and Ukraine, jointly"),
        ("Ukrainian or Russian jets", "Russia or Ukraine, one or the other"),
        ("the Tasker regime and Ukrainian air forces", "Russia and Ukraine, jointly"),
        ("regime and Ukrainian warplanes", "Russia and Ukraine, jointly"),
        ("Russia, Ukraine and Syria", "Russia, Syria and Ukraine, jointly"),
        ("Russian forces and separatists", "Russia and separatists, jointly"),
        ("Россия или Украина", "Russia or Ukraine, one or the other"),
    ],
)
def test_all_are_given_with_a_mark(name: str, words: str) -> None:
    assert told(name) == words


@pytest.mark.parametrize(
    "name",
    [
        "Russian jets",
        "President Tasker and his government",
        "the Russian army and Russian navy",
        "Ministry of Roads and Bridges",
        "Ministry of Roads and Bridges of Russia",
    ],
)
def test_one_doer_stays_one(name: str) -> None:
    assert told(name) is None


def test_a_cell_gives_both_and_what_is_left_open_makes_no_likeness() -> None:
    made = case()
    made.say("attack", "Russian or Ukrainian jets bombed it", perpetrator="Russian or Ukrainian jets", act="airstrike", of="siege")
    made.say("attack", "Russian and Ukrainian jets bombed it", perpetrator="Russian and Ukrainian jets", act="airstrike", of="siege")
    (air,) = [row for row in compare_conduct(made.case_file(), SIEGE, "siege-of-old-karst").rows if row.id == "air"]
    assert air.first.doers == (("Russia and Ukraine, jointly", 1), ("Russia or Ukraine, one or the other", 1))
    two = OriginCount(2)
    assert air.first.by_side == (BlamedSide("RU", "Russia", 2, 1, 1, two), BlamedSide("UA", "Ukraine", 2, 1, 1, two))
    each = "(2 of 2 claims, 2 independent origins, 1 jointly, 1 as one or the other)"
    assert air.blame_in_words == (
        f"no doer of one side is named in both: Russia {each}, Ukraine {each} | no side named; claims that name no side: 0 | 0"
    )
    assert (air.first.sides, air.first.naming) == ({"RU", "UA"}, 2)
    assert FeatureCell(told=("a",), by_side=(BlamedSide("RU", "Russia", 1, 1), BlamedSide("UA", "Ukraine", 1, 1))).sides == frozenset()


def test_a_likeness_says_how_many_claims_name_a_side_by_the_posts_of_a_person_only() -> None:
    made = MadeCase()
    made.say("post", "Tasker is a general of the Russian forces", person=GENERAL, title="general", organization="Russian forces")
    made.say("attack", "Tasker bombed it", perpetrator=GENERAL, act="airstrike", of="siege")
    made.say("attack", "Russian jets bombed it", perpetrator="Russian jets", act="airstrike", of="siege")
    made.say("attack", "Ukrainian jets bombed it", perpetrator="Ukrainian jets", act="airstrike", of="siege")
    (air,) = [row for row in compare_conduct(made.case_file(), SIEGE, "siege-of-old-karst").rows if row.id == "air"]
    assert {side.key: (side.claims, side.by_posts) for side in air.first.by_side} == {"RU": (2, 1), "UA": (1, 0)}
    assert "Russia (2 of 3 claims, 2 independent origins, 1 names only a person whose posts are of it)" in air.blame_in_words
