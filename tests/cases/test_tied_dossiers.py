"""The matrices of a dossier: of what claims tie the person to, and of nothing that only case.yaml brings together."""

from linkage.cases import make_campaign_dossier, make_person_dossier
from linkage.exports.html import make_dossier_html
from linkage.model.dossier import Dossier
from linkage.model.matrix import Reason
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
