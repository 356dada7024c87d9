"""The matrices of a dossier: of what claims tie the person to, and of nothing that only case.yaml brings together."""

import pytest

from linkage.cases import make_campaign_dossier, make_person_dossier
from linkage.exports.html import make_dossier_html
from linkage.model.dossier import Dossier
from linkage.model.matrix import Nearness, Reason
from madematrix import GENERAL, SIEGE, MadeCase, row_of
from madewar import WAR, MadeWar

KARST = "siege-of-old-karst"
UNTIED = "of a claim that names Oren Tasker as a doer, as a commander or as answerable in “Siege of Old Karst”."


def subjects(dossier: Dossier) -> tuple[list[str], list[str]]:
    return [matrix.subject.id for matrix in dossier.matrices], [one.id for one in dossier.untied]


def commander(case: MadeCase) -> MadeCase:
    case.say("post", "General Oren Tasker, commander", person=GENERAL, rank="General", title="commander", organization="Russia")
    case.say(
        "command", "Tasker led the siege of Port Vell", of="siege", superior=GENERAL, mode="commands", operation="the siege of Port Vell"
    )
    return case


def test_a_campaign_to_which_no_claim_ties_the_person_has_no_matrix_and_is_said_to_have_no_claim() -> None:
    case_file = commander(MadeCase(persons=((GENERAL,),))).case_file()
    dossier = make_person_dossier(case_file, GENERAL)
    assert subjects(dossier) == ([SIEGE], [KARST])
    assert dossier.matrices_left == ()
    assert UNTIED in make_dossier_html(dossier, case_file)
    karst = make_campaign_dossier(case_file, KARST)
    assert (karst.matrices, [person.name for person in karst.untied]) == ((), [GENERAL])
    assert UNTIED in make_dossier_html(karst, case_file)


def test_a_campaign_that_case_yaml_does_not_declare_has_one_where_a_claim_ties_the_person_to_it() -> None:
    case = MadeWar()
    blame = case.say("responsibility", "Tasker is accused of crimes in the war", source="Ukraine", accused=GENERAL, act="crimes")
    case.in_war.append(blame)
    case_file = case.case_file()
    dossier = make_person_dossier(case_file, GENERAL)
    assert subjects(dossier) == ([WAR], [SIEGE, KARST])
    assert dossier.matrices_left == ()


def test_a_command_of_another_operation_that_is_grouped_with_the_campaign_stands_in_its_matrix_for_neither() -> None:
    case = MadeCase()
    roles = {"superior": GENERAL, "subordinate": "the gunners", "operation": "the war on Old Karst", "mode": "commands"}
    command = case.say("command", "Tasker, commander of the gunners in the war on Old Karst", of="siege", **roles)
    row = row_of(case.matrix(SIEGE), "control")
    assert [(e.claim_id, e.reason) for e in row.neither.evidence] == [(command.id, Reason.OTHER_COMMAND)]
    assert (row.for_.evidence, row.against.evidence) == ((), ())


def test_a_command_whose_sentence_goes_on_to_say_where_ties_the_person_to_that_campaign() -> None:
    case = MadeCase(persons=((GENERAL,),))
    goes_on = case.say(
        "command", "Tasker led the northern brigade", goes_on=" during the storming of Old Karst", superior=GENERAL, mode="commands"
    )
    dossier = make_person_dossier(case.case_file(), GENERAL)
    assert subjects(dossier) == ([KARST], [SIEGE])
    row = row_of(case.matrix(KARST), "control")
    assert [(e.claim_id, e.nearness) for e in row.for_.evidence] == [(goes_on.id, Nearness.PLACED)]
    assert UNTIED not in make_dossier_html(dossier, case.case_file())


@pytest.mark.parametrize(
    "goes_on",
    [" and told reporters that Old Karst would fall", ", said a baker in Old Karst", " who had fled Old Karst"],
    ids=["another clause", "who says so", "relative clause"],
)
def test_a_command_whose_sentence_names_the_campaign_in_another_clause_is_shown_beside_and_ties_nobody(goes_on: str) -> None:
    case = MadeCase(persons=((GENERAL,),))
    claim = case.say("command", "Tasker led the northern brigade", goes_on=goes_on, superior=GENERAL, mode="commands")
    case_file = case.case_file()
    dossier = make_person_dossier(case_file, GENERAL)
    assert subjects(dossier) == ([], [SIEGE, KARST])
    assert dossier.beside == {KARST: (claim.id,)}
    html = make_dossier_html(dossier, case_file)
    assert UNTIED not in html
    assert "No claim that names Oren Tasker as a doer, as a commander or as answerable in “Siege of Old Karst” was read in 1 report" in html


def test_a_post_whose_sentence_names_the_campaign_is_shown_where_no_claim_ties_the_person_to_it() -> None:
    case = MadeCase(persons=((GENERAL,),))
    roles = {"person": GENERAL, "title": "commander", "organization": "the Heron battalion"}
    post = case.say("post", "Oren Tasker, commander of the Heron battalion", goes_on=" fighting in Old Karst", **roles)
    dossier = make_person_dossier(case.case_file(), GENERAL)
    assert subjects(dossier) == ([], [SIEGE, KARST])
    assert dossier.beside == {KARST: (post.id,)}


def test_a_command_told_in_one_incident_is_of_no_other_campaign_that_its_sentence_names() -> None:
    case = MadeCase(persons=((GENERAL,),))
    case.say(
        "command",
        "Tasker planned the strike",
        goes_on=" in Old Karst",
        of="strike",
        superior=GENERAL,
        operation="the strike",
        mode="planned",
    )
    assert subjects(make_person_dossier(case.case_file(), GENERAL)) == ([SIEGE], [KARST])
