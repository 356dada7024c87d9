"""A deportation that others tell as an evacuation: nobody denies it, and the two are never one figure."""

from dataclasses import replace

import pytest

from linkage.cases.casewords import CaseWords
from linkage.cases.command import Command
from linkage.cases.figures import count_figures
from linkage.cases.norms import engage_norms
from linkage.cases.oppositions import Oppositions
from linkage.exports.otherwisejson import opposition_records
from linkage.incidents.figures import make_ranges
from linkage.model.case import CaseFile, CaseSettings
from linkage.model.claim import Claim
from linkage.model.entity import Entity, EntityType, Naming
from linkage.model.incident import Figure, Grade, Incident, Movement, Scope
from linkage.model.opposition import Ground, Opposition, Position
from smallcase import make_claim, make_report

NEWS = make_report(
    "Sund said that Belarus had deported 900 villagers. Ilan Moor, minister of Belarus, said that 4000 people were evacuated. "
    "Moor said that 7000 more have asked to be evacuated to Belarus. A nurse said that the villagers left voluntarily. "
    "The harvest was good. Elsewhere 30 sailors have asked to be evacuated.",
    "News",
    publisher="Post",
    published="2031-05-02",
    language="en",
)
DEPORTED = make_claim("attack", "Belarus had deported 900 villagers", "Sund", report=NEWS, act="deportation", perpetrator="Belarus",
                      target="900 villagers", target_type="civilians")  # fmt: skip
NUMBER = make_claim("casualties", "deported 900 villagers", "Sund", report=NEWS, outcome="displaced", min=900, max=900, victims="villagers")
MOVED = make_claim("casualties", "4000 people were evacuated", "Ilan Moor", report=NEWS, outcome="displaced", min=4000, victims="people")
POST = make_claim("post", "Ilan Moor, minister of Belarus", report=NEWS, person="Ilan Moor", title="minister", organization="Belarus")
NURSE = make_claim("statement", "the villagers left voluntarily", "a nurse", report=NEWS, speaker="a nurse", utterance="left voluntarily")
HARVEST = make_claim("damage", "The harvest was good", report=NEWS, object="The harvest", extent="good")
FIGURES = (
    Figure("displaced", 900, 900, "villagers", "Sund", Scope.INCIDENT, NUMBER.id, NEWS.id, "2031-05-02", movement=Movement.DEPORTED),
    Figure("displaced", 4000, None, "people", "Ilan Moor", Scope.INCIDENT, MOVED.id, NEWS.id, "2031-05-02", movement=Movement.EVACUATED),
)
BELARUS = Entity("state:belarus", EntityType.STATE, "Belarus", ("Belarus",),
                 (Naming(DEPORTED.id, "perpetrator", "Belarus"), Naming(POST.id, "organization", "Belarus")))  # fmt: skip
MOOR = Entity("person:moor", EntityType.PERSON, "Ilan Moor", ("Ilan Moor",),
              (Naming(POST.id, "person", "Ilan Moor"), Naming(MOVED.id, "source", "Ilan Moor")))  # fmt: skip


def made(*claims: Claim) -> CaseFile:
    ids = tuple(claim.id for claim in claims)
    incident = Incident("moved", "Reported deportation", "deportation", "civilians", (), None, "", None, (), FIGURES, (), Grade.WEAK, (),
                        None, ids, (NEWS.id,))  # fmt: skip
    everything = tuple(sorted({*claims, POST, HARVEST}, key=lambda claim: (claim.quote, claim.id)))
    return CaseFile(CaseSettings(), (NEWS,), everything, (BELARUS, MOOR), (incident,), (), (), "")


def opposed(*claims: Claim) -> list[Opposition]:
    words = CaseWords(made(*claims))
    return [o for o in Oppositions(words, Command(words)).find() if o.about == "moved" and o.ground in (Ground.MOVEMENT, Ground.DENIAL)]


def test_the_accused_side_that_tells_of_an_evacuation_tells_it_otherwise_and_denies_nothing() -> None:
    (found,) = opposed(DEPORTED, NUMBER, MOVED)
    assert found.ground is Ground.MOVEMENT
    told, otherwise = found.sides
    assert (set(told.claim_ids), otherwise.claim_ids) == ({DEPORTED.id, NUMBER.id}, (MOVED.id,))
    assert (told.is_otherwise, otherwise.is_otherwise) == (False, True)
    assert otherwise.label.startswith("the side that is said to have done it tells it otherwise")
    (record,) = opposition_records([found], made(DEPORTED, NUMBER, MOVED))
    assert [side["told_otherwise"] for side in record["sides"]] == [False, True]
    assert not Position(otherwise.label, otherwise.claim_ids).is_otherwise, "its words do not tell it"


def test_somebody_of_no_accused_side_who_tells_it_otherwise_is_no_part_of_that_side() -> None:
    (found,) = opposed(DEPORTED, NURSE)
    assert [side.label.partition(":")[0] for side in found.sides if side.is_otherwise] == ["others tell it otherwise"]


@pytest.mark.parametrize("claims", [(MOVED, NURSE), (DEPORTED, NUMBER)], ids=["nobody-tells-of-a-deportation", "nobody-tells-otherwise"])
def test_without_both_accounts_nothing_is_told_otherwise(claims: tuple[Claim, ...]) -> None:
    assert opposed(*claims) == []


def test_those_deported_and_those_evacuated_are_in_no_set_and_in_no_range_together() -> None:
    case_file = made(DEPORTED, NUMBER, MOVED)
    sets = count_figures(case_file, case_file.incidents[0])
    assert [(s.outcome_in_words, s.low, s.high) for s in sets] == [
        ("displaced: deported or forcibly transferred", 900, 900),
        ("displaced: evacuated", 4000, None),
    ]
    assert [(r.code, r.low, r.high) for r in make_ranges(FIGURES)] == [
        ("displaced-deported", 900, 900),
        ("displaced-evacuated", 4000, None),
    ]


def test_a_sentence_of_people_who_asked_to_leave_stands_beside_what_would_defeat_a_deportation() -> None:
    (norms,) = engage_norms(made(DEPORTED, NUMBER, MOVED))
    (norm,) = (norm for norm in norms.norms if norm.id == "displacement")
    (defeater,) = norm.defeaters
    assert defeater.claim_ids == (MOVED.id,)
    told = [one.span.of(NEWS.text) for one in defeater.unread]
    assert told == [
        "Moor said that 7000 more have asked to be evacuated to Belarus.",
        "A nurse said that the villagers left voluntarily.",
    ]  # not the sailors: the claim before them is of something else
    (norms,) = engage_norms(made(DEPORTED, NUMBER, MOVED, NURSE))
    (defeater,) = next(norm for norm in norms.norms if norm.id == "displacement").defeaters
    assert [one.span.of(NEWS.text)[:4] for one in defeater.unread] == ["Moor"]  # the nurse's sentence gave a claim of it


def test_no_sentence_is_shown_where_claims_are_held_back_for_it_may_be_theirs() -> None:
    (norms,) = engage_norms(replace(made(DEPORTED, NUMBER, MOVED), held_back=1))
    assert all(defeater.unread == () for norm in norms.norms for defeater in norm.defeaters)
