"""The rules that reported facts bear on, and what would defeat each."""

import pytest

from linkage.cases.norms import engage_norms
from linkage.model.claim import RoleValue
from linkage.model.conflict import Classification, ConflictType
from linkage.model.norm import EngagedNorm
from madematrix import MadeCase

INTERNATIONAL = Classification(ConflictType.INTERNATIONAL, "a commission of inquiry")
NON_INTERNATIONAL = Classification(ConflictType.NON_INTERNATIONAL, "a commission of inquiry")
DISPUTED = Classification(ConflictType.DISPUTED, "two commissions")


def norms_of(case: MadeCase) -> dict[str, EngagedNorm]:
    return {norm.id: norm for norm in engage_norms(case.case_file())[0].norms}


@pytest.mark.parametrize(
    ("kind", "roles", "norm", "rules"),
    [
        ("attack", {"act": "airstrike", "target": "a hospital", "target_type": "hospital"}, "medical-units", ("28",)),
        ("attack", {"act": "shelling", "target": "the theatre", "target_type": "theatre"}, "buildings", ("38",)),
        ("attack", {"act": "shelling", "target": "homes", "target_type": "residential"}, "civilian-objects", ("7", "10")),
        ("attack", {"act": "shooting", "target": "people", "target_type": "civilians"}, "civilians", ("1",)),
        ("attack", {"act": "airstrike", "target": "an aid convoy", "target_type": "convoy"}, "relief-objects", ("32",)),
        ("attack", {"act": "chemical", "target": "a quarter"}, "chemical", ("74",)),
        ("attack", {"act": "bombing", "target": "a quarter", "weapon": "cluster bombs"}, "cluster", ("11", "71")),
        ("attack", {"act": "bombing", "target": "a quarter", "weapon": "white phosphorus"}, "incendiary", ("84", "85")),
        ("attack", {"act": "deportation", "target": "children", "target_type": "civilians"}, "displacement", ("129",)),
        ("casualties", {"outcome": "killed", "min": 3, "victims": "children"}, "proportionality", ("14",)),
        ("deprivation", {"what": ("food",), "place": "Port Vell"}, "starvation", ("53",)),
        ("deprivation", {"what": ("aid",), "place": "Port Vell"}, "relief-access", ("55", "56")),
        ("deprivation", {"what": ("evacuation",), "place": "Port Vell"}, "way-out", ("53",)),
    ],
)
def test_a_reported_fact_makes_its_rule_relevant(kind: str, roles: dict[str, RoleValue], norm: str, rules: tuple[str, ...]) -> None:
    case = MadeCase()
    claim = case.say(kind, "It was told by a resident", of="strike", **roles)
    found = norms_of(case)[norm]
    assert found.claim_ids == (claim.id,)
    assert found.rules == rules


def test_articles_are_named_only_where_somebody_classifies_the_conflict() -> None:
    articles = {}
    for classification in (None, INTERNATIONAL, NON_INTERNATIONAL, DISPUTED):
        case = MadeCase() if classification is None else MadeCase(classification=classification)
        case.say("attack", "a school was hit", of="strike", act="airstrike", target="a school", target_type="school")
        articles[classification] = {norm.id: norm.articles for norm in norms_of(case).values()}
    assert articles[None]["buildings"] == ()
    assert articles[INTERNATIONAL]["buildings"] == (("international", "8(2)(b)(ix)"),)
    assert articles[NON_INTERNATIONAL]["buildings"] == (("non-international", "8(2)(e)(iv)"),)
    assert articles[DISPUTED]["buildings"] == (("international", "8(2)(b)(ix)"), ("non-international", "8(2)(e)(iv)"))
    assert articles[NON_INTERNATIONAL]["civilian-objects"] == ()  # article 8(2)(e) has no such crime


def test_a_denial_makes_no_rule_relevant_and_defeats_none() -> None:
    case = MadeCase()
    case.say("attack", "no hospital was hit", stance="denied", of="strike", act="airstrike", target="a hospital", target_type="hospital")
    assert norms_of(case) == {}


def test_what_would_defeat_a_rule_is_named_with_the_claims_that_report_it() -> None:
    case = MadeCase()
    case.say("attack", "the hospital was hit", of="strike", act="airstrike", target="the hospital", target_type="hospital")
    use = case.say("statement", "snipers in the hospital fired on us", source="an officer", of="strike", speaker="an officer")
    case.say("statement", "snipers in the tower", source="an officer", speaker="an officer")
    defeaters = {d.id: d.claim_ids for d in norms_of(case)["medical-units"].defeaters}
    assert defeaters == {"military-use": (use.id,), "warning": (), "military-objective": ()}


def test_what_a_report_passes_on_in_words_of_doubt_makes_no_rule_relevant() -> None:
    case = MadeCase()
    case.say("attack", "the supposedly bombed hospital", stance="alleged", of="strike", act="airstrike", target_type="hospital")
    assert norms_of(case) == {}


@pytest.mark.parametrize(
    ("quote", "roles"),
    [
        ("they seized a school", {"act": "other", "target": "a school", "target_type": "school"}),
        ("shells hit the artillery school", {"act": "shelling", "target": "the artillery school", "target_type": "school"}),
        ("they deported children", {"act": "abduction", "target": "children", "target_type": "civilians"}),
    ],
)
def test_what_is_no_attack_on_a_protected_object_bears_on_no_rule_of_attacks(quote: str, roles: dict[str, RoleValue]) -> None:
    case = MadeCase()
    case.say("attack", quote, of="strike", **roles)
    assert {"civilians", "civilian-objects", "buildings"} & set(norms_of(case)) == set()


def test_fighters_among_those_hit_would_defeat_and_fighters_who_did_it_would_not() -> None:
    case = MadeCase()
    case.say("casualties", "three children were killed", of="strike", outcome="killed", min=3, victims="children")
    dead = case.say("casualties", "four militants were killed", of="strike", outcome="killed", min=4, victims="militants")
    case.say("statement", "militants fired at the quarter", source="a nurse", of="strike", speaker="a nurse", utterance="militants fired")
    assert {d.id: d.claim_ids for d in norms_of(case)["proportionality"].defeaters} == {"combatants": (dead.id,)}


def test_an_incident_whose_facts_bear_on_no_rule_has_none() -> None:
    case = MadeCase()
    case.say("attack", "the army took the hill", of="strike", act="other", target="the hill", target_type="other")
    assert norms_of(case) == {}


@pytest.mark.parametrize(
    ("words", "reached"),
    [
        ("a minister said that 900 people have been evacuated", True),
        ("a minister said that 900 people asked to be taken across", True),
        ("эвакуировано 900 человек", True),
        ("900 people were forcibly evacuated", False),
        ("900 people have not been evacuated", False),
        ("900 people wait for an evacuation", False),
        ("900 people were deported, or evacuated as they call it", False),
    ],
)
def test_a_count_of_those_who_were_evacuated_or_asked_for_it_may_defeat_a_displacement(words: str, reached: bool) -> None:
    case = MadeCase()
    case.say("attack", "the council says they were deported", of="strike", act="deportation", target="villagers", target_type="civilians")
    count = case.say("casualties", words, of="strike", outcome="displaced", min=900, victims="people")
    (defeater,) = norms_of(case)["displacement"].defeaters
    assert (defeater.id, defeater.claim_ids) == ("own-will", (count.id,) if reached else ())


@pytest.mark.parametrize(
    ("source", "quote"),
    [
        ("the propaganda narrative", "the school was destroyed by its own defenders"),
        (None, "He spread the propaganda narrative that the school was shelled by its own defenders"),
        ("a minister", "it is disinformation that the school was shelled"),
    ],
)
def test_what_propaganda_is_said_to_say_makes_no_rule_relevant(source: str | None, quote: str) -> None:
    case = MadeCase()
    case.say("attack", quote, source=source, of="strike", act="shelling", target="the school", target_type="school")
    assert norms_of(case) == {}


def test_a_place_where_propaganda_is_made_is_hit_like_any_other() -> None:
    case = MadeCase()
    told = case.say("attack", "shells hit the school and the propaganda office", of="strike", act="shelling", target="the school",
                    target_type="school")  # fmt: skip
    assert norms_of(case)["buildings"].claim_ids == (told.id,)
