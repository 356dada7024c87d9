"""From whom a claim comes, and how many independent origins say the same."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from linkage.entities import fold_word, resolve_entities
from linkage.incidents import event_of, grade_incidents, group_incidents, withdraw_figures
from linkage.model.case import CaseSettings
from linkage.model.claim import Attribution, Claim
from linkage.model.entity import Entity, EntityType, Naming
from linkage.model.incident import Grade, GradingRule, Incident
from linkage.model.origincount import OriginCount
from linkage.model.origins import Origins
from linkage.model.report import Report
from linkage.model.resting import Resting
from linkage.model.span import Span
from linkage.model.tie import Judgement, Tie, TieType
from linkage.origins import find_origins
from linkage.vocab.gazetteer import load_gazetteer
from madeclaims import make_claim, make_report

RULE = GradingRule.AIRWARS


def resolve(
    reports: list[Report], claims: list[Claim], ties: tuple[Tie, ...] = (), rule: GradingRule = RULE, retracted: Sequence[Report] = ()
) -> tuple[Origins, tuple[Incident, ...]]:
    settings, gazetteer = CaseSettings(), load_gazetteer()
    entities = resolve_entities(reports, claims, gazetteer, settings)
    out = frozenset(report.id for report in retracted)
    incidents, campaigns = group_incidents(reports, claims, entities, gazetteer, settings)
    origins = replace(find_origins(reports, claims, entities, ties, event_of(incidents, campaigns)), retracted=out)
    return origins, grade_incidents(withdraw_figures(incidents, origins), reports, claims, entities, origins, rule)


def strike(report: Report, **more: object) -> Claim:
    values = {"act": "airstrike", "target": "a hospital", "target_type": "hospital", "place": "Aleppo", **more}
    return make_claim(report, "attack", 0, edtf="2019-05-14", **values)  # type: ignore[arg-type]


def killed(report: Report, source: str | None) -> Claim:
    return make_claim(
        report, "casualties", 20, source=source, edtf="2019-05-14", outcome="killed", min=9, max=9, victims="people", place="Aleppo"
    )


def copied(first: Report, second: Report) -> Tie:
    return Tie(TieType.COPY, (first.id, second.id), first.id, "published earlier", 90, Judgement.AUTOMATIC, ("the same words",))


A, B, C = make_report("a"), make_report("b"), make_report("c")
AIR_FORCE = make_report("e", publisher="The Air Force")
QUOTING = make_report("d", text="“xxxxxxxxx,” the air force said" + "x" * 400)


def test_one_named_source_in_three_reports_is_one_origin_of_its_figure() -> None:
    claims = [killed(r, "Harbour Rights Network") for r in (A, B, C)]
    origins, _ = resolve([A, B, C], claims)
    assert [origins.saying(c.id).standing for c in claims] == [1, 1, 1]
    (tree,) = origins.tree(tuple(c.id for c in claims))
    assert {c.report_id for c in tree.children(None)} == {A.id, B.id, C.id}


def test_residents_of_two_reports_are_two_origins_and_in_copies_one() -> None:
    claims = [make_unnamed(A), make_unnamed(B)]
    origins, _ = resolve([A, B], claims)
    assert origins.saying(claims[0].id).standing == 2
    origins, _ = resolve([A, B], claims, (copied(A, B),))
    assert origins.saying(claims[0].id).standing == 1


def make_unnamed(report: Report) -> Claim:
    claim = killed(report, "residents")
    chain = (Attribution("residents", None, "said", named=False),)
    return Claim(claim.kind, claim.report_id, claim.quote, claim.roles, chain, claim.stance, claim.when)


def test_a_copy_stands_behind_the_report_that_was_first() -> None:
    claims = [strike(A), strike(B)]
    origins, _ = resolve([A, B], claims, (copied(A, B),))
    (tree,) = origins.tree(tuple(c.id for c in claims))
    (first,) = tree.children(None)
    assert first.report_id == A.id
    assert [c.report_id for c in tree.children(A.id)] == [B.id]


def test_a_named_publisher_is_one_with_its_own_report() -> None:
    claims = [killed(A, None), killed(B, "a")]
    origins, _ = resolve([A, B], claims)
    assert origins.saying(claims[0].id).standing == 1


def test_a_denial_does_not_say_the_same() -> None:
    claims = [strike(A), strike(B, source="The ministry", stance="denied")]
    origins, _ = resolve([A, B], claims)
    assert origins.agreeing(claims[0].id) == (claims[0].id,)


def test_one_origin_is_graded_weak_and_two_fair() -> None:
    _, (one,) = resolve([A, B], [strike(A), strike(B)], (copied(A, B),))
    _, (two,) = resolve([A, B], [strike(A), strike(B)])
    assert (one.grade, two.grade) == (Grade.WEAK, Grade.FAIR)
    assert "by the rule 'airwars'" in two.grade_reasons


def test_copies_are_fair_by_the_rule_of_publishers() -> None:
    _, (incident,) = resolve([A, B], [strike(A), strike(B)], (copied(A, B),), GradingRule.PUBLISHERS)
    assert incident.grade is Grade.FAIR


def test_a_party_is_not_counted_by_the_rule_beside_parties() -> None:
    claims = [
        strike(A, perpetrator="Russia", source="Harbour Rights Network"),
        strike(B, source="Russia", stance="denied"),
        strike(C, source="Russia"),
    ]
    _, (incident, *_) = resolve([A, B, C], claims, (), GradingRule.BESIDE_PARTIES)
    assert incident.grade is Grade.WEAK
    assert any("parties" in reason for reason in incident.grade_reasons)


def test_fighters_only_is_discounted() -> None:
    dead = make_claim(A, "casualties", 20, edtf="2019-05-14", outcome="killed", min=9, max=9, victims="nine fighters", place="Aleppo")
    _, (incident,) = resolve([A], [strike(A), dead])
    assert incident.grade is Grade.DISCOUNTED


def test_clarity_asks_for_a_day() -> None:
    _, (incident,) = resolve([A, B], [strike(A), strike(B)], (), GradingRule.CLARITY)
    assert incident.grade is Grade.FAIR


def test_spellings_fold_over_scripts() -> None:
    assert fold_word("Askarov") == fold_word("Аскаров")


def test_a_retracted_report_is_no_independent_origin_and_is_told_beside_the_count() -> None:
    claims = [make_unnamed(A), make_unnamed(B)]
    origins, _ = resolve([A, B], claims, retracted=[B])
    count = origins.saying(claims[0].id)
    assert (count.standing, count.retracted) == (1, 1)
    assert count.in_words == "1 independent origin (1 more retracted)"
    assert len(origins.tree(tuple(c.id for c in claims))) == 2, "where it comes from is still shown"


def test_an_origin_that_another_report_tells_too_counts_although_one_was_retracted() -> None:
    claims = [killed(A, "Harbour Rights Network"), killed(B, "Harbour Rights Network")]
    origins, _ = resolve([A, B], claims, retracted=[B])
    assert origins.saying(claims[1].id).in_words == "1 independent origin"


@pytest.mark.parametrize("rule", list(GradingRule))
def test_an_admission_confirms_only_in_the_words_of_whoever_admits(rule: GradingRule) -> None:
    told, quoted = strike(B, stance="admitted", source="the air force"), strike(QUOTING, stance="admitted", source="the air force")
    published = strike(AIR_FORCE, stance="admitted", source="The Air Force")
    (by_report,) = resolve([A, B], [strike(A), told], rule=rule)[1]
    (by_words,) = resolve([A, QUOTING], [strike(A), quoted], rule=rule)[1]
    (by_itself,) = resolve([A, AIR_FORCE], [strike(A), published], rule=rule)[1]
    assert by_report.grade is not Grade.CONFIRMED
    assert by_words.grade is by_itself.grade is Grade.CONFIRMED


def test_an_admission_without_words_of_who_admits_is_of_the_report_s_origin_and_no_origin_of_its_own() -> None:
    claims = [strike(B), strike(B, stance="admitted", source="the air force", weapon="bombs")]
    origins, _ = resolve([B], claims)
    assert origins.count([c.id for c in claims]).standing == 1
    relayed = replace(claims[1], attribution=(*claims[1].attribution, Attribution("the ministry", None, "said")))
    told, _ = resolve([B], [claims[0], relayed])
    assert [told.by_id[told.of_claim[c.id]].name for c in (claims[0], relayed)] == ["b", "the ministry"]
    quoted, _ = resolve([QUOTING], [strike(QUOTING), strike(QUOTING, stance="admitted", source="the air force")])
    assert len(quoted.origins) == 2


@pytest.mark.parametrize("rule", list(GradingRule))
def test_a_retracted_report_sets_no_grade(rule: GradingRule) -> None:
    claims = [strike(A), strike(QUOTING, stance="admitted", source="the air force")]
    (before,) = resolve([A, QUOTING], claims, rule=rule)[1]
    (after,) = resolve([A, QUOTING], claims, rule=rule, retracted=[QUOTING])[1]
    assert (before.grade, after.grade) == (Grade.CONFIRMED, Grade.WEAK)
    assert "not counted, as only retracted reports and copies of them tell it: 1 origin" in after.grade_reasons
    assert after.claim_ids == before.claim_ids, "its claims stay"


@pytest.mark.parametrize("rule", list(GradingRule))
def test_an_incident_that_only_retracted_reports_tell_of_is_weak(rule: GradingRule) -> None:
    (incident,) = resolve([A], [strike(A, stance="denied", source="the air force")], rule=rule, retracted=[A])[1]
    assert incident.grade is Grade.WEAK
    assert incident.grade_reasons[0] in ("no independent origin reports it", "no publisher reports it")


def test_the_figure_of_a_retracted_report_stands_and_sets_no_bound() -> None:
    claims = [killed(A, None), make_claim(B, "casualties", 20, edtf="2019-05-14", outcome="killed", min=40, max=40, place="Aleppo")]
    (before,) = resolve([A, B], [strike(A), strike(B), *claims])[1]
    (after,) = resolve([A, B], [strike(A), strike(B), *claims], retracted=[B])[1]
    assert [(r.low, r.high) for r in before.ranges] == [(9, 40)]
    assert [(r.low, r.high) for r in after.ranges] == [(9, 9)]
    assert after.figures == before.figures


WIRE, PRINTED, OWN = make_report("wire"), make_report("printed"), make_report("own")
TOLL = {"outcome": "killed", "min": 40, "max": 40, "place": "Aleppo"}


def toll(report: Report, source: str | None = None) -> Claim:
    return make_claim(report, "casualties", 20, source=source, edtf="2019-05-14", **TOLL)  # type: ignore[arg-type]


def test_a_copy_of_a_retracted_report_rests_on_it_and_neither_is_counted() -> None:
    claims = [toll(WIRE), toll(PRINTED), killed(OWN, None)]
    strikes = [strike(WIRE), strike(PRINTED), strike(OWN)]
    ties = (copied(WIRE, PRINTED),)
    (before,) = resolve([WIRE, PRINTED, OWN], [*strikes, *claims], ties)[1]
    origins, (after,) = resolve([WIRE, PRINTED, OWN], [*strikes, *claims], ties, retracted=[WIRE])
    assert origins.resting[claims[1].id] == Resting(WIRE.id, "copy of")
    assert claims[2].id not in origins.resting
    assert origins.count(before.claim_ids) == OriginCount(1, 1)
    assert (before.grade, after.grade) == (Grade.FAIR, Grade.WEAK)
    assert [(r.low, r.high) for r in before.ranges] == [(9, 40)]
    assert [(r.low, r.high) for r in after.ranges] == [(9, 9)]
    assert (after.claim_ids, after.figures) == (before.claim_ids, before.figures), "nothing is dropped"


def test_a_copy_that_was_retracted_says_nothing_of_the_wire_that_it_printed() -> None:
    claims = [toll(WIRE), toll(PRINTED)]
    origins, _ = resolve([WIRE, PRINTED], claims, (copied(WIRE, PRINTED),), retracted=[PRINTED])
    assert not origins.resting
    assert origins.saying(claims[0].id) == OriginCount(1, 0)


def test_a_report_that_names_the_source_which_a_retracted_copy_of_it_named_stands() -> None:
    claims = [toll(r, "Harbour Rights Network") for r in (WIRE, PRINTED)]
    origins, _ = resolve([WIRE, PRINTED], claims, (copied(WIRE, PRINTED),), retracted=[PRINTED])
    assert not origins.resting
    assert origins.standing([c.id for c in claims]) == (claims[0].id,)


def test_who_names_the_wire_stands_when_another_paper_takes_its_print_of_the_wire_back() -> None:
    wire = make_report("w", publisher="Harbour News Agency")
    claims = [toll(wire), toll(PRINTED), toll(OWN, "Harbour News Agency")]
    for out, resting in ((PRINTED, set()), (wire, {claims[1].id, claims[2].id})):
        origins, _ = resolve([wire, PRINTED, OWN], claims, (copied(wire, PRINTED),), retracted=[out])
        assert origins.resting.keys() == resting


def test_who_names_a_publisher_stands_where_it_says_the_same_in_a_report_that_it_did_not_take_back() -> None:
    first, again = (make_report(name, publisher="Harbour News Agency") for name in ("first", "again"))
    claims = [toll(first), toll(again), toll(OWN, "Harbour News Agency")]
    assert not resolve([first, again, OWN], claims, retracted=[first])[0].resting
    assert resolve([first, again, OWN], claims, retracted=[first, again])[0].resting.keys() == {claims[2].id}


def test_a_retracted_report_that_names_its_own_publisher_is_what_others_who_name_it_rest_on() -> None:
    wire = make_report("w", publisher="Harbour News Agency")
    claims = [toll(wire, "Harbour News Agency"), toll(OWN, "Harbour News Agency")]
    assert resolve([wire, OWN], claims, retracted=[wire])[0].resting.keys() == {claims[1].id}


def test_a_copy_of_a_report_that_names_the_retracted_publisher_names_it_too() -> None:
    wire = make_report("w", publisher="Harbour News Agency")
    claims = [toll(wire), toll(OWN, "Harbour News Agency"), toll(B, "Harbour News Agency")]
    origins, _ = resolve([wire, OWN, B], claims, (copied(OWN, B),), retracted=[wire])
    assert origins.resting.keys() == {claims[1].id, claims[2].id}


def test_a_copy_of_a_copy_rests_on_the_retracted_report_too() -> None:
    claims = [toll(WIRE), toll(PRINTED), toll(OWN)]
    origins, _ = resolve([WIRE, PRINTED, OWN], claims, (copied(WIRE, PRINTED), copied(PRINTED, OWN)), retracted=[WIRE])
    assert origins.resting.keys() == {claims[1].id, claims[2].id}
    assert origins.saying(claims[2].id) == OriginCount(0, 1)


def test_where_nothing_says_which_was_first_the_other_report_rests_and_says_so() -> None:
    unknown = Tie(TieType.COPY, (WIRE.id, PRINTED.id), None, "unknown", 90, Judgement.AUTOMATIC, ("the same words",))
    for out, left in ((WIRE, PRINTED), (PRINTED, WIRE)):
        claims = [toll(WIRE), toll(PRINTED)]
        origins, _ = resolve([WIRE, PRINTED], claims, (unknown,), retracted=[out])
        assert [(r.report_id, r.how) for r in origins.resting.values()] == [(out.id, "the same text as")]
        assert origins.resting.keys() == {c.id for c in claims if c.report_id == left.id}


def test_what_a_copy_adds_from_a_source_of_its_own_stands_and_what_it_has_from_the_wire_s_source_rests() -> None:
    claims = [toll(WIRE, "Harbour Rights Network"), toll(PRINTED, "Harbour Rights Network"), killed(PRINTED, "Ilan Moor")]
    origins, _ = resolve([WIRE, PRINTED], claims, (copied(WIRE, PRINTED),), retracted=[WIRE])
    assert origins.resting.keys() == {claims[1].id}
    assert origins.saying(claims[2].id) == OriginCount(1, 0)


def test_a_source_that_another_report_quotes_by_itself_stands() -> None:
    claims = [toll(r, "Harbour Rights Network") for r in (WIRE, PRINTED, OWN)]
    origins, _ = resolve([WIRE, PRINTED, OWN], claims, (copied(WIRE, PRINTED),), retracted=[WIRE])
    assert origins.resting.keys() == {claims[1].id}
    assert origins.saying(claims[1].id) == OriginCount(1, 0)


def test_a_report_that_names_the_publisher_of_a_retracted_report_for_the_same_rests_on_it() -> None:
    wire = make_report("w", publisher="Harbour News Agency")
    same, other = toll(OWN, "Harbour News Agency"), killed(B, "Harbour News Agency")
    origins, _ = resolve([wire, OWN, B], [toll(wire), same, other], retracted=[wire])
    assert origins.resting == {same.id: Resting(wire.id, "names as its source the publisher of", by_text=False)}
    assert origins.saying(other.id) == OriginCount(1, 0), "what the retracted report does not say stands"


def test_unverified_reports_are_no_origin_of_their_own_but_of_whoever_passes_them_on() -> None:
    claims = [strike(A), strike(A, source="Unverified reports", stance="alleged"), strike(B, source="some early reports")]
    origins, (incident,) = resolve([A, B], claims)
    assert origins.count([c.id for c in claims[:2]]) == OriginCount(1)
    assert [tree.name for tree in origins.tree(tuple(c.id for c in claims))] == ["a", "b"]
    assert "2 independent origins: 1 reports it (a), 1 alleges it (b, which passes it on as alleged and does not say by whom)" in (
        incident.grade_reasons
    )


def test_an_origin_is_named_by_whoever_speaks_in_the_claims_and_not_by_another_voice_of_the_body() -> None:
    inspectors = strike(A, source="Vell Council inspectors")
    spokesman = make_claim(B, "attack", source="Orm Teller", edtf="2018-01-02", act="arson", target="a mill", place="Damascus")
    post = make_claim(B, "post", 60, person="Orm Teller", title="spokesman", organization="Vell Council")
    first, second = inspectors.id, spokesman.id
    entities = (
        Entity(
            "organization:vell-council", EntityType.ORGANIZATION, "Vell Council", ("Vell Council", "Vell Council inspectors"),
            (Naming(first, "source", "Vell Council inspectors"), Naming(post.id, "organization", "Vell Council")),
        ),
        Entity(
            "person:orm-teller", EntityType.PERSON, "Orm Teller", ("Orm Teller",),
            (Naming(second, "source", "Orm Teller"), Naming(post.id, "person", "Orm Teller")),
        ),
    )  # fmt: skip
    reports, claims = [A, B], [inspectors, spokesman, post]
    incidents, campaigns = group_incidents(reports, claims, entities, load_gazetteer(), CaseSettings())
    origins = find_origins(reports, claims, entities, (), event_of(incidents, campaigns))
    assert origins.of_claim[first] == origins.of_claim[second], "who speaks for a body is one origin with it"
    assert [origins.tree((c,))[0].name for c in (first, second)] == ["Vell Council inspectors", "Orm Teller"]
    assert origins.tree((first,))[0].reasons == ()
    (both,) = origins.tree((first, second))
    assert (both.name, both.reasons) == ("Vell Council", ("Orm Teller speaks for Vell Council (spokesman)",))
    graded = grade_incidents(incidents, reports, claims, entities, origins, RULE)
    assert {i.claim_ids: i.grade_reasons[0] for i in graded} == {
        (first,): "one origin reports it (Vell Council inspectors)",
        (second,): "one origin reports it (Orm Teller)",
    }


def _head_and_body(title: str, told: str, type_: EntityType = EntityType.ORGANIZATION) -> tuple[Origins, str, str]:
    """The origins of a body and of who holds a post in it, each telling of one strike, and the ids of their claims."""
    report = replace(B, text=f"{told}{B.text}")
    body = strike(A, source="Vell Council")
    head = make_claim(report, "attack", 90, source="Orm Teller", edtf="2018-01-02", act="arson", target="a mill", place="Damascus")
    post = make_claim(report, "post", 0, person="Orm Teller", title=title, organization="Vell Council")
    post = replace(post, quote=Span(told.index("Orm"), len(told)))
    entities = (
        Entity("body:vell", type_, "Vell Council", ("Vell Council",), (Naming(body.id, "source", ""), Naming(post.id, "organization", ""))),
        Entity(
            "person:orm", EntityType.PERSON, "Orm Teller", ("Orm Teller",), (Naming(head.id, "source", ""), Naming(post.id, "person", ""))
        ),
    )
    return find_origins([A, report], [body, head, post], entities, (), {}), body.id, head.id


@pytest.mark.parametrize("title", ["head", "Director", "executive director", "Secretary General", "chairwoman"])
def test_the_head_of_a_body_is_one_origin_with_it(title: str) -> None:
    origins, body, head = _head_and_body(title, "Orm Teller. ")
    assert origins.of_claim[body] == origins.of_claim[head]
    assert origins.count((body, head)).standing == 1
    assert origins.tree((body, head))[0].reasons == (f"Orm Teller heads Vell Council ({title})",)


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("deputy director", "Orm Teller. "),
        ("regional head", "Orm Teller. "),
        ("general", "Orm Teller. "),
        ("director", "The former Orm Teller. "),
    ],
    ids=["deputy", "of a part", "a rank", "former"],
)
def test_who_does_not_head_a_body_is_an_origin_of_his_own(title: str, told: str) -> None:
    origins, body, head = _head_and_body(title, told)
    assert origins.count((body, head)).standing == 2


@pytest.mark.parametrize(("title", "count"), [("President", 1), ("director", 2)])
def test_a_state_is_headed_by_its_president_and_by_no_director(title: str, count: int) -> None:
    origins, body, head = _head_and_body(title, "Orm Teller. ", EntityType.STATE)
    assert origins.count((body, head)).standing == count
