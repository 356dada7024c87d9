"""Which linkage matrices have a page: nothing that a claim says of a person's link is without one, and no pair is lost."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from bench.madecase import make_case

from linkage import pipeline
from linkage.cases import view_case
from linkage.cases.casewords import CaseWords
from linkage.cases.matrix import MatrixMaker
from linkage.cases.matrixpages import MatrixPages
from linkage.cases.pairs import pair_up
from linkage.cases.personclaims import PersonClaims
from linkage.cases.reach import Reach
from linkage.model.case import CaseFile
from linkage.model.matrix import ACT_ROWS, Matrix, MatrixPair, Nearness, Reason
from linkage.model.views import CaseViews
from madematrix import GENERAL, SIEGE, STRIKE, MadeCase

MOOR = "Ilan Moor"


@pytest.fixture(autouse=True)
def _many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every case of these tests counts as one with many pairs."""
    monkeypatch.setattr("linkage.cases.views.MatrixPages", partial(MatrixPages, most_pairs=0))


def accusing(*persons: tuple[str, ...]) -> MadeCase:
    """A case in which somebody says no more than that Moor did it."""
    case = MadeCase(persons=persons)
    case.say(
        "responsibility", "Ilan Moor is behind the strike on the hospital", source="a council", of="strike", accused=MOOR,
        act="the strike on the hospital", place="Port Vell",
    )  # fmt: skip
    return case


def views_of(case: MadeCase) -> CaseViews:
    """What is shown of the case, where the siege is one that was found and not declared."""
    case_file = case.case_file()
    return view_case(replace(case_file, campaigns=tuple(replace(campaign, declared=False) for campaign in case_file.campaigns)))


def names(pairs: tuple[MatrixPair, ...]) -> list[tuple[str, str]]:
    return [(pair.person.name, pair.subject.id) for pair in pairs]


def test_where_claims_only_accuse_the_matrix_has_no_page() -> None:
    views = views_of(accusing())
    assert names(views.pairs) == []
    assert names(views.pairs_left) == [(MOOR, SIEGE), (MOOR, STRIKE)]
    assert list(views.matrices) == []


def test_a_declared_person_has_a_page_with_all_that_claims_bring_together() -> None:
    assert names(views_of(accusing((MOOR,))).pairs) == [(MOOR, SIEGE), (MOOR, STRIKE)]


def test_a_declared_person_has_a_page_with_each_declared_campaign_whatever_is_said() -> None:
    case = MadeCase(persons=((GENERAL,),))
    case.say("statement", "Oren Tasker spoke", source=GENERAL, speaker=GENERAL)
    assert names(view_case(case.case_file()).pairs) == [(GENERAL, SIEGE), (GENERAL, "siege-of-old-karst")]


def test_a_declared_campaign_has_a_page_with_whom_a_claim_ties_to_it_unless_these_are_many_too() -> None:
    case_file = accusing().case_file()
    some, many = (MatrixPages(case_file, CaseWords(case_file), most_pairs=most) for most in (1, 0))
    assert (names(some.shown), names(some.left)) == ([(MOOR, SIEGE)], [(MOOR, STRIKE)])
    assert names(many.left) == [(MOOR, SIEGE), (MOOR, STRIKE)]


def test_victims_and_speakers_are_in_no_pair() -> None:
    case = MadeCase()
    case.say("statement", "Ilan Moor spoke of Port Vell", source=MOOR, of="siege", speaker=MOOR)
    views = view_case(case.case_file())
    assert (views.pairs, views.pairs_left) == ((), ())


@pytest.mark.parametrize(
    "more",
    [
        pytest.param(
            {"kind": "post", "quote": "General Ilan Moor commands", "when": "2031-05", "person": MOOR, "rank": "General",
             "title": "commander", "organization": "Russia"},
            id="a post at that time",
        ),
        pytest.param(
            {"kind": "responsibility", "quote": "Moor knew of the strike on the hospital", "of": "strike", "accused": MOOR,
             "act": "the strike on the hospital", "place": "Port Vell"},
            id="what he knew of it",
        ),
        pytest.param(
            {"kind": "responsibility", "quote": "Moor is not behind the strike", "of": "strike", "stance": "denied", "accused": MOOR,
             "act": "the strike on the hospital", "place": "Port Vell"},
            id="a denial",
        ),
        pytest.param(
            {"kind": "statement", "quote": "We struck nothing in Port Vell", "of": "strike", "source": MOOR, "speaker": MOOR},
            id="his own words",
        ),
    ],
)  # fmt: skip
def test_one_claim_that_says_more_than_that_he_did_it_makes_a_page(more: dict[str, str]) -> None:
    case = accusing()
    case.say(**more)  # type: ignore[arg-type]
    assert (MOOR, STRIKE) in names(views_of(case).pairs)


def test_an_act_that_is_given_to_his_forces_makes_a_page_and_one_of_others_does_not() -> None:
    case = accusing()
    case.say("post", "Ilan Moor, head of Russia", person=MOOR, title="head", organization="Russia")
    act = {"act": "airstrike", "target": "Saint Ada hospital", "target_type": "hospital", "place": "Port Vell"}
    case.say("attack", "Ukraine struck Saint Ada hospital", of="strike", perpetrator="Ukraine", **act)
    assert (MOOR, STRIKE) in names(views_of(case).pairs_left)
    case.say("attack", "Russian forces struck Saint Ada hospital", of="strike", perpetrator="Russian forces", **act)
    assert (MOOR, STRIKE) in names(views_of(case).pairs)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> CaseFile:
    """A made case in which persons are named often."""
    folder: Path = tmp_path_factory.mktemp("made") / "case"
    make_case(folder, 40, 800)
    return pipeline.load_case(folder)


def said_more(matrix: Matrix) -> Iterator[str]:
    """What a whole matrix has that says more than that the person did it."""
    for row in (*matrix.command, *matrix.indicia):
        if row.id in ACT_ROWS:
            continue
        for side in row.sides:
            for evidence in side.evidence:
                if evidence.reason is Reason.OTHER_HOLDER or (
                    evidence.nearness is not Nearness.PERSON and evidence.reason is not Reason.OTHER_COMMANDER
                ):
                    yield f"{row.id} {evidence}"
    yield from (f"own side {evidence}" for row in matrix.command if row.id == "crimes-own" for evidence in row.for_.evidence)
    yield from (
        f"against {evidence}"
        for row in matrix.modes
        for evidence in (*row.against.evidence, *row.neither.evidence)
        if evidence.nearness is not Nearness.PERSON and evidence.reason not in (Reason.DENIES_ACT, Reason.DOUBTS_ACT)
    )
    yield from (f"own {evidence}" for evidence in matrix.own_words.evidence)


def test_a_matrix_has_a_page_exactly_where_the_whole_of_it_says_more(made: CaseFile) -> None:
    views = view_case(made)
    maker = MatrixMaker(made)
    for pair in views.pairs_left:
        assert list(said_more(maker.make(pair.person, pair.subject))) == []
    for matrix in views.matrices:
        assert list(said_more(matrix)) != []
    assert len(views.pairs) > 10
    assert len(views.pairs_left) > 10


def test_every_pair_has_a_page_or_is_told_to_have_none_once(made: CaseFile) -> None:
    views = view_case(made)
    told = [(pair.person.id, pair.subject.id) for pair in (*views.pairs, *views.pairs_left)]
    assert sorted(told) == sorted((person.id, subject.id) for person, subject in pair_up(CaseWords(made)))
    assert len(told) == len(set(told))


def test_matrices_are_made_one_at_a_time_and_are_those_of_the_pairs(made: CaseFile) -> None:
    views, maker = view_case(made), MatrixMaker(made)
    assert not isinstance(views.matrices, tuple | list)
    first = next(iter(views.matrices))
    assert first is not next(iter(views.matrices))  # made anew, not kept
    for pair, matrix in zip(views.pairs, views.matrices, strict=True):
        assert (matrix.classification, matrix) == (pair.classification, maker.make(pair.person, pair.subject))


def test_no_claim_that_is_nearer_than_the_person_is_missed_by_looking_it_up(made: CaseFile) -> None:
    words, found = CaseWords(made), 0
    for person, subject in pair_up(words):
        claims, reach = PersonClaims(person, words.roles_naming(person), words), Reach(subject, words)
        asked = [i for i in claims.roles if reach.of_person(words.claims[i]) not in (None, Nearness.PERSON)]
        looked_up = [i for i in claims.within(reach) if reach.of_person(words.claims[i]) not in (None, Nearness.PERSON)]
        assert looked_up == asked
        found += len(asked)
    assert found > 50


def test_where_there_are_few_pairs_each_has_a_page(made: CaseFile) -> None:
    words = CaseWords(made)
    number = len(list(pair_up(words)))
    few, many = MatrixPages(made, words, most_pairs=number), MatrixPages(made, words, most_pairs=number - 1)
    assert (len(few.shown), few.left) == (number, ())
    assert 0 < len(many.shown) < number
    assert len(many.shown) + len(many.left) == number
