"""Acts near an incident are looked up, and none is lost by it."""

from collections.abc import Sequence

from linkage.cases.casewords import CaseWords
from linkage.cases.nearacts import NearActs
from linkage.cases.reach import TELLING_OF_ACTS, Reach
from linkage.entities import resolve_entities
from linkage.incidents import group_incidents
from linkage.model.case import CaseFile, CaseSettings
from linkage.model.claim import Claim, Stance
from linkage.model.report import Report
from linkage.vocab.gazetteer import load_gazetteer
from madeclaims import make_claim, make_report


def made_claims(reports: Sequence[Report]) -> list[Claim]:
    """Attacks on hospitals and schools of several towns, told and denied, and a siege."""
    claims = []
    for n, report in enumerate(reports):
        for at, (town, target) in enumerate([("Aleppo", "hospital"), ("Idlib", "school"), ("Homs", "hospital"), ("Aleppo", "school")]):
            stance = Stance.DENIED if (n + at) % 4 == 0 else Stance.ASSERTED
            day = f"2019-05-{10 + n + at:02}"
            claims.append(
                make_claim(
                    report,
                    "attack",
                    40 * at,
                    edtf=day,
                    stance=stance,
                    act="airstrike",
                    target=f"the {target}",
                    target_type=target,
                    place=town,
                )
            )
        if n % 3 == 0:
            claims.append(make_claim(report, "attack", 300, edtf="2019-05/2019-06", act="siege", place="Aleppo"))
    return claims


def test_the_acts_looked_up_are_those_that_asking_each_claim_gives() -> None:
    reports = [make_report(f"report {n}") for n in range(6)]
    claims, gazetteer = made_claims(reports), load_gazetteer()
    entities = resolve_entities(reports, claims, gazetteer, CaseSettings())
    incidents, campaigns = group_incidents(reports, claims, entities, gazetteer, CaseSettings())
    case = CaseFile(CaseSettings(), tuple(reports), tuple(claims), entities, incidents, campaigns, (), "")
    words = CaseWords(case)
    near, found = NearActs(words), 0
    for subject in (*incidents, *campaigns):
        reach = Reach(subject, words)
        asked = [(c, n) for c in words.of_kinds(TELLING_OF_ACTS) if (n := reach.of_act(c)) is not None]
        assert list(near.of(subject)) == asked
        found += len(asked)
    assert len(incidents) > 3
    assert found > len(claims) / 2
