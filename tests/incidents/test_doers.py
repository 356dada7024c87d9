"""Who did it is often named only by an accusation in the same words, which stands with a campaign."""

import pytest
from test_group import group

from linkage.incidents import name_doers
from linkage.model.origins import Origins
from madeclaims import make_claim, make_report

REPORT = make_report("a")
ACT = make_claim(REPORT, "attack", 10, "Sund", "alleged", "2019-05-14", act="airstrike", target="a hospital", target_type="hospital",
                 place="Aleppo")  # fmt: skip


def named(
    at: int = 0, source: str = "Sund", stance: str = "alleged", *, passed_on: bool = False, **act: object
) -> tuple[tuple[str, str | None], ...]:
    told = make_claim(REPORT, "attack", 10, "Sund", "alleged", "2019-05-14", act="airstrike", target="a hospital", target_type="hospital",
                      place="Aleppo", **act) if act else ACT  # type: ignore[arg-type] # fmt: skip
    accusation = make_claim(REPORT, "responsibility", at, source, stance, accused="Oren Tasker", act="the attacks")
    (incident,), _ = group([REPORT], [told])
    origins = Origins((), passed_on=frozenset({accusation.id} if passed_on else ()))
    (found,) = name_doers([incident], [REPORT], [told, accusation], origins)
    return found.perpetrators


def test_who_is_accused_in_the_words_of_an_act_without_a_doer_is_named_as_its_doer() -> None:
    assert named() == (("Oren Tasker", "Sund"),)


@pytest.mark.parametrize(
    "accusation",
    [{"at": 200}, {"source": "Northland"}, {"stance": "denied"}, {"passed_on": True}],
    ids=["other-words", "another-source", "denied", "only-passed-on"],
)
def test_an_accusation_in_other_words_of_another_source_denied_or_only_passed_on_names_no_doer(accusation: dict[str, object]) -> None:
    assert named(**accusation) == ()  # type: ignore[arg-type]


def test_an_act_that_names_its_doer_takes_no_other_from_the_words_around_it() -> None:
    assert named(perpetrator="the rebels") == (("the rebels", "Sund"),)


def test_an_incident_without_claims_of_acts_stays_as_it_is() -> None:
    (incident,), _ = group([REPORT], [ACT])
    assert name_doers([incident], [REPORT], [], Origins(())) == (incident,)
