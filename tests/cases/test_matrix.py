"""The linkage matrix as a whole: its rows, its origins and grades, and for which pairs it is made."""

from dataclasses import replace

from linkage.cases import view_case
from linkage.cases.asked import find_person, find_subject
from linkage.cases.matrix import MatrixMaker
from linkage.model.conflict import Classification, ConflictType
from linkage.model.incident import Grade
from madematrix import GENERAL, SIEGE, MadeCase, ids, row_of, shuffled


def test_every_element_has_a_row_even_where_no_claim_bears_on_it() -> None:
    matrix = MadeCase().matrix()
    assert [row.id for row in matrix.command] == [
        "commander", "acting", "superior", "control", "crimes-own", "crimes-person", "crimes-unnamed", "crimes-other", "causation",
        "knew", "should-have-known", "disregarded", "remit", "prevent", "repress", "submit",
    ]  # fmt: skip
    assert all(row.is_empty for row in matrix.rows)
    assert len(matrix.indicia) == 8
    assert matrix.modes == ()
    assert len(matrix.modes_without) == 7


def test_a_claim_that_bears_on_no_row_is_still_shown() -> None:
    case = MadeCase()
    claim = case.say("affiliation", "Oren Tasker is a friend of Ilan Moor", person=GENERAL, other="Ilan Moor", tie="a friend of")
    assert ids(case.matrix().others) == [claim.id]


def test_sources_that_are_one_entity_count_once_and_so_does_a_publisher() -> None:
    case = MadeCase()
    roles = {"superior": GENERAL, "operation": "the siege of Port Vell", "mode": "commands"}
    for source, publisher in (("Ukraine", "A"), ("Ukraine", "B"), (None, "C"), (None, "C"), (None, "D")):
        case.say("command", "Tasker leads the siege of Port Vell", source=source, publisher=publisher, of="siege", **roles)
    side = row_of(case.matrix(SIEGE), "control").for_
    assert (len(side.evidence), side.origins.standing) == (5, 3)


def test_the_best_grade_is_that_of_the_incidents_that_the_claims_tell_of() -> None:
    case = MadeCase()
    case.say(
        "attack", "the hospital was bombed", of="strike", act="airstrike", target="the hospital", target_type="hospital", place="Port Vell"
    )
    case.say(
        "command", "Tasker leads the siege of Port Vell", of="siege", superior=GENERAL, operation="the siege of Port Vell", mode="commands"
    )
    matrix = case.matrix(SIEGE)
    assert row_of(matrix, "crimes-unnamed").neither.best_grade is Grade.WEAK
    assert row_of(matrix, "control").for_.best_grade is None


def test_an_incident_has_the_class_of_its_campaigns_conflict() -> None:
    declared = Classification(ConflictType.INTERNATIONAL, "a commission of inquiry")
    assert MadeCase(classification=declared).matrix().classification == declared
    assert not MadeCase().matrix().classification.is_made


def test_pages_are_made_for_declared_persons_and_for_those_said_to_have_done_it() -> None:
    case = MadeCase(persons=((GENERAL,),))
    case.say("statement", "Ilan Moor spoke of Port Vell", source="Ilan Moor", of="siege", speaker="Ilan Moor")
    pairs = [(matrix.person.name, matrix.subject.id) for matrix in view_case(case.case_file()).matrices]
    assert pairs == [(GENERAL, "siege-of-port-vell"), (GENERAL, "siege-of-old-karst")]
    case.say(
        "responsibility",
        "Ilan Moor is behind the strike on the hospital",
        of="strike",
        accused="Ilan Moor",
        act="the strike on the hospital",
        place="Port Vell",
    )
    pairs = [(matrix.person.name, matrix.subject.id) for matrix in view_case(case.case_file()).matrices]
    assert pairs[2:] == [("Ilan Moor", "siege-of-port-vell"), ("Ilan Moor", "airstrike-hospital-port-vell")]


def test_the_order_of_the_case_does_not_change_a_matrix() -> None:
    case = MadeCase()
    case.say("post", "General Oren Tasker", person=GENERAL, rank="General", title="head", organization="Russia")
    for n in range(4):
        case.say(
            "attack",
            f"Russian forces bombed ward {n}",
            of="strike",
            act="airstrike",
            perpetrator="Russian forces",
            target_type="hospital",
            place="Port Vell",
        )
    one = case.case_file()
    two = shuffled(one)
    person = next(e for e in two.entities if e.name == GENERAL)
    assert MatrixMaker(two).make(person, two.incidents[0]) == MatrixMaker(one).make(one.entities[0], one.incidents[0])


def test_a_retracted_report_gives_a_cell_neither_an_origin_nor_a_grade() -> None:
    case = MadeCase()
    roles = {"superior": GENERAL, "operation": "the siege of Port Vell", "mode": "commands"}
    kept = case.say("command", "Tasker leads the siege of Port Vell", source="Ukraine", publisher="A", of="siege", **roles)
    gone = case.say("command", "Tasker commands the siege of Port Vell", source="the guild", publisher="B", of="strike", **roles)
    made = case.case_file()
    made = replace(made, origins=replace(made.origins, retracted=frozenset({gone.report_id})))
    person, siege = find_person(made, GENERAL), find_subject(made, SIEGE)
    side = row_of(MatrixMaker(made).make(person, siege), "control").for_
    assert {evidence.claim_id for evidence in side.evidence} == {kept.id, gone.id}
    assert side.origins.in_words == "1 independent origin (1 more retracted)"
    assert side.best_grade is None
    assert row_of(case.matrix(SIEGE), "control").for_.best_grade is not None
