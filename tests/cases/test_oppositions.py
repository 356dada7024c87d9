"""Who says otherwise: by which ground, and what opposes nothing."""

from dataclasses import replace

import pytest

from linkage.cases.casewords import CaseWords
from linkage.cases.command import Command
from linkage.cases.oppositions import Oppositions, _are_two
from linkage.model.case import CaseFile, CaseSettings
from linkage.model.claim import Attribution, Claim, Role, Stance
from linkage.model.entity import Entity, EntityType, Naming
from linkage.model.incident import Figure, Grade, Incident, Scope
from linkage.model.opposition import Ground, Opposition
from linkage.model.report import Report
from linkage.model.span import Span
from linkage.model.when import When
from linkage.vocab.gazetteer import load_gazetteer
from smallcase import make_claim, make_report

NEWS = make_report(
    "Syrian aircraft bombed the mill, the mayor said. Turkish guns hit the mill, the guild said. Damascus denies that it bombed the mill. "
    "Ten were killed, the mayor said. Twelve were killed, the guild said. At least nine were killed, the council said. "
    "On 3 May the mill was hit, the smith said. On 5 May the mill was hit, the miller said.",
    "News",
    publisher="Post",
    published="2031-05-06",
    language="en",
)

LATER = replace(NEWS, id="b" * 64, file="later.txt", publisher="Later Post")


def attack(quote: str, source: str, stance: str = "asserted", when: When | None = None, **roles: str) -> Claim:
    return make_claim("attack", quote, source, stance, NEWS, when, act="airstrike", target="the mill", **roles)


SYRIAN = attack("Syrian aircraft bombed the mill", "the mayor", perpetrator="Syrian aircraft")
TURKISH = attack("Turkish guns hit the mill", "the guild", perpetrator="Turkish guns")
DENIAL = attack("Damascus denies that it bombed the mill", "Damascus", "denied", perpetrator="Syria")
THIRD = attack("On 3 May the mill was hit", "the smith", when=When("On 3 May", "2031-05-03", Span(0, 8)))
FIFTH = attack("On 5 May the mill was hit", "the miller", when=When("On 5 May", "2031-05-05", Span(0, 8)))
COUNTS = {
    source: make_claim("casualties", quote, source, report=NEWS, outcome="killed", min=low)
    for source, quote, low in (
        ("the mayor", "Ten were killed", 10),
        ("the guild", "Twelve were killed", 12),
        ("the council", "At least nine were killed", 9),
    )
}


def figure(source: str, low: int, high: int | None, as_of: str = "2031-05-06") -> Figure:
    return Figure("killed", low, high, "", source, Scope.INCIDENT, COUNTS[source].id, NEWS.id, as_of)


def find(*claims: Claim, figures: tuple[Figure, ...] = ()) -> list[Opposition]:
    ids = tuple(claim.id for claim in claims)
    incident = Incident(
        "mill", "Mill", "airstrike", None, (), None, "", None, (), figures, (), Grade.WEAK, (), None, ids, (NEWS.id,)
    )  # fmt: skip
    everything = tuple(sorted({*claims, *COUNTS.values()}, key=lambda claim: claim.quote))
    words = CaseWords(CaseFile(CaseSettings(), (NEWS,), everything, (), (incident,), (), (), ""))
    return list(Oppositions(words, Command(words)).find())


def test_a_denial_opposes_those_who_say_that_the_same_state_did_it_and_no_others() -> None:
    (found,) = [o for o in find(SYRIAN, TURKISH, DENIAL) if o.ground is Ground.DENIAL]
    assert [(side.label, side.claim_ids) for side in found.sides] == [
        ("says so", (SYRIAN.id,)),
        ("says it was not so", (DENIAL.id,)),
    ]


@pytest.mark.parametrize(("stances", "label"), [(("alleged",), "alleges it"), (("asserted", "alleged"), "says so or alleges it")])
def test_a_side_whose_claims_are_allegations_is_not_headed_as_saying_so(stances: tuple[str, ...], label: str) -> None:
    sources = ("the miller", "the smith")
    told = [replace(SYRIAN, stance=Stance(s), attribution=(Attribution(n, None, ""),)) for s, n in zip(stances, sources, strict=False)]
    (found,) = [o for o in find(*told, DENIAL) if o.ground is Ground.DENIAL]
    assert found.sides[0].label == label


def test_what_a_source_says_itself_does_not_oppose_its_own_denial() -> None:
    own = replace(SYRIAN, attribution=DENIAL.attribution)
    assert find(own, DENIAL) == []


def test_another_state_named_is_another_perpetrator() -> None:
    (found,) = find(SYRIAN, TURKISH)
    assert found.ground is Ground.PERPETRATOR
    assert [side.label for side in found.sides] == ["Syrian aircraft", "Turkish guns"]


def blame(quote: str, source: str, who: str, act: str = "airstrike") -> Claim:
    return make_claim("attack", quote, source, report=NEWS, act=act, target="the mill", perpetrator=who)


def sides_named(*claims: Claim, entities: tuple[Entity, ...] = (), told: tuple[Claim, ...] = (), report: Report = NEWS) -> list[list[str]]:
    """The labels of the sides of each opposition on who did it."""
    ids = tuple(claim.id for claim in claims)
    incident = Incident(
        "mill", "Mill", "airstrike", "market", (), None, "", None, (), (), (), Grade.WEAK, (), None, ids, (report.id,)
    )  # fmt: skip
    everything = tuple(sorted({*claims, *told}, key=lambda claim: claim.quote))
    words = CaseWords(CaseFile(CaseSettings(), (report,), everything, entities, (incident,), (), (), ""))
    return [[side.label for side in o.sides] for o in Oppositions(words, Command(words)).find() if o.ground is Ground.PERPETRATOR]


@pytest.mark.parametrize("who", ["rebels", "the terrorists", "Syrian insurgents", "militants of the valley"])
def test_those_who_fight_states_are_another_perpetrator_than_a_state(who: str) -> None:
    assert sides_named(SYRIAN, blame("Turkish guns hit the mill", "the guild", who)) == [["Syrian aircraft", who]]


@pytest.mark.parametrize(
    "who", ["militiamen", "the army", "unidentified jets", "Syrian terrorists", "anti-terrorist forces", "a coalition"]
)
def test_who_may_be_of_any_side_is_no_other_perpetrator(who: str) -> None:
    assert sides_named(SYRIAN, blame("Turkish guns hit the mill", "the guild", who)) == []


def test_a_body_with_a_name_of_its_own_is_another_perpetrator_unless_claims_put_it_under_the_state() -> None:
    told = blame("Turkish guns hit the mill", "the guild", "the Lantern Brigade")
    commands = make_claim(
        "command", "Damascus denies", "the council", report=NEWS, superior="Syria", subordinate="the Lantern Brigade", mode="commands"
    )
    brigade = Entity(
        "unit:lantern", EntityType.UNIT, "Lantern Brigade", (), (Naming(told.id, "perpetrator", ""), Naming(commands.id, "subordinate", ""))
    )
    state = Entity("state:syria", EntityType.STATE, "Syria", (), (Naming(commands.id, "superior", "Syria"),))
    assert sides_named(SYRIAN, told, entities=(brigade, state)) == [["Syrian aircraft", "the Lantern Brigade"]]
    assert sides_named(SYRIAN, told, entities=(brigade, state), told=(commands,)) == []


@pytest.mark.parametrize("name", ["Coalition", "Army", "armed men", "National Guard"])
def test_a_body_that_is_called_what_any_may_be_called_is_no_other_perpetrator(name: str) -> None:
    told = blame("Turkish guns hit the mill", "the guild", name)
    body = Entity("unit:any", EntityType.UNIT, name, (), (Naming(told.id, "perpetrator", name),))
    assert sides_named(SYRIAN, told, entities=(body,)) == []


def test_a_person_is_of_the_state_in_which_claims_give_a_post_and_of_none_without_one() -> None:
    told = blame("Turkish guns hit the mill", "the guild", "Ilker Dem")
    post = make_claim(
        "post", "Damascus denies", "the council", report=NEWS, person="Ilker Dem", title="general", organization="Turkish army"
    )
    unknown = Entity("person:dem", EntityType.PERSON, "Ilker Dem", (), (Naming(told.id, "perpetrator", ""),))
    known = replace(unknown, namings=(*unknown.namings, Naming(post.id, "person", "")))
    assert sides_named(SYRIAN, told, entities=(unknown,)) == []
    assert sides_named(SYRIAN, told, entities=(known,)) == [], "the post is held back, and its claim is not in the case"
    assert sides_named(SYRIAN, told, entities=(known,), told=(post,)) == [["Syrian aircraft", "Ilker Dem"]]


def test_rebels_may_be_any_body_that_is_no_states_and_a_known_armed_group_is_not_the_state_in_its_name() -> None:
    group = blame("Syrian aircraft bombed the mill", "the mayor", "the Free Syrian Army")
    body = Entity("organization:fsa", EntityType.ORGANIZATION, "Free Syrian Army", (), (Naming(group.id, "perpetrator", ""),))
    rebels = blame("Turkish guns hit the mill", "the guild", "rebels")
    assert sides_named(group, rebels, entities=(body,)) == []
    damascus = blame("On 3 May the mill was hit", "the smith", "Syrian jets")
    assert sides_named(group, rebels, damascus, entities=(body,)) == [["the Free Syrian Army · rebels", "Syrian jets"]]


def test_who_is_accused_of_something_else_is_no_other_perpetrator() -> None:
    claims = (
        make_claim(
            "responsibility", "Turkish guns hit the mill", "the guild", report=NEWS, accused="rebels", act="the failure of the truce"
        ),
        make_claim("responsibility", "Turkish guns hit the mill", "the guild", report=NEWS, accused="rebels", act="the attack"),
    )
    assert [bool(sides_named(SYRIAN, claim)) for claim in claims] == [False, True]


BESIDE = "Turkish guns hit the mill. Rebels {} the mill on that day, the smith said."


@pytest.mark.parametrize(("word", "is_rival"), [("seized", False), ("clashed", False), ("attacked", True)])
def test_what_was_done_to_the_object_beside_the_act_names_no_other_perpetrator(word: str, is_rival: bool) -> None:
    report = make_report(BESIDE.format(word), "Beside", language="en")
    guns = make_claim("attack", "Turkish guns hit the mill", report=report, act="airstrike", target="the mill", perpetrator="Turkish guns")
    start = report.text.index(word)
    roles = (Role("act", "other", Span(start, start + len(word))), Role("perpetrator", "rebels"), Role("target_type", "market"))
    told = replace(make_claim("attack", f"Rebels {word} the mill", "the smith", report=report), roles=roles)
    guns = replace(guns, roles=(*guns.roles, Role("target_type", "market")))
    assert (sides_named(guns, told, report=report) != []) is is_rival


def test_days_that_have_nothing_in_common_oppose_one_another_only_where_the_words_give_them() -> None:
    (found,) = find(THIRD, FIFTH)
    assert (found.ground, [side.label for side in found.sides]) == (Ground.DATE, ["2031-05-03", "2031-05-05"])
    assert find(THIRD, replace(FIFTH, when=When("On 5 May", "2031-05-05"))) == []


def test_figures_of_one_day_oppose_one_another_where_no_number_fits_both() -> None:
    figures = (figure("the mayor", 10, 10), figure("the guild", 12, 12), figure("the council", 9, None))
    (found,) = find(figures=figures)
    assert found.ground is Ground.FIGURE
    assert [side.label for side in found.sides] == ["10 killed", "12 killed"]
    assert found.matter == "killed (everybody counted), incident, as of 2031-05-06"


def test_a_side_that_names_the_dead_one_by_one_is_labelled_by_its_own_words() -> None:
    named = replace(figure("the mayor", 2, 2), victims="a baker and her son")
    (found,) = find(figures=(named, figure("the guild", 12, 12)))
    assert [side.label for side in found.sides] == ["2 killed (“a baker and her son”)", "12 killed"]
    assert found.matter == "killed (everybody counted), incident, as of 2031-05-06"


def test_groups_by_a_sources_own_words_stand_in_quotation_marks_and_known_groups_do_not() -> None:
    figures = (
        replace(figure("the mayor", 10, 10), victims="ferry pilots"),
        replace(figure("the guild", 12, 12), victims="pilots"),
    )
    (found,) = find(figures=figures)
    assert [side.label for side in found.sides] == ["10 killed (“ferry pilots”)", "12 killed (“pilots”)"]
    assert found.matter.startswith("killed (“ferry pilots” and “pilots”)")


@pytest.mark.parametrize("as_of", ["2031-05-07", ""], ids=["a later day", "no day"])
def test_a_higher_figure_of_a_later_day_or_of_no_day_opposes_nothing(as_of: str) -> None:
    assert find(figures=(figure("the mayor", 10, 10), figure("the guild", 12, 12, as_of))) == []


def test_a_lower_figure_of_a_later_day_is_no_toll_that_rose_and_says_otherwise() -> None:
    (found,) = find(figures=(figure("the mayor", 10, 10, "2031-05-07"), figure("the guild", 12, 12)))
    assert found.matter == "killed (everybody counted), incident, as of 2031-05-06 and 2031-05-07"
    assert [side.label for side in found.sides] == ["10 killed (as of 2031-05-07)", "12 killed (as of 2031-05-06)"]


def test_the_order_of_the_sides_is_that_of_the_reports() -> None:
    assert find(DENIAL, SYRIAN) == find(SYRIAN, DENIAL)


@pytest.mark.parametrize(
    ("one", "other", "opposed"),
    [("Lviv", "Odesa", True), ("Odesa", "Odesa", False), ("Kharkiv", "Chuhuiv", False)],
    ids=["far apart", "the same", "a town near the city"],
)
def test_places_oppose_one_another_only_where_they_lie_far_apart(one: str, other: str, opposed: bool) -> None:
    gazetteer = load_gazetteer()
    claims = (
        attack("On 3 May the mill was hit", "the smith", place=one),
        replace(attack("On 5 May the mill was hit", "the miller", place=other), report_id=LATER.id),
    )
    entities = []
    for claim, name in zip(claims, (one, other), strict=True):
        place = gazetteer.find(name, ("UA",))
        assert place is not None
        naming = Naming(claim.id, "place", name)
        entities.append(Entity(f"{place.id}-{claim.id}", EntityType.PLACE, name, (name,), (naming,), place_id=place.id))
    incident = Incident(
        "mill", "Mill", "airstrike", "market", (), None, "", None, (), (), (), Grade.WEAK, (), None, tuple(c.id for c in claims), (NEWS.id,)
    )  # fmt: skip
    words = CaseWords(CaseFile(CaseSettings(), (NEWS, LATER), claims, tuple(entities), (incident,), (), (), ""))
    grounds = [found.ground for found in Oppositions(words, Command(words)).find()]
    assert grounds == ([Ground.PLACE] if opposed else [])


def two_counts(
    one: str, other: str, sources: tuple[str | None, str | None], *, apart: bool = False, victims: tuple[str, str] = ("", "")
) -> list[Opposition]:
    """What comes of two figures of one day, each in its words: the first number of each is its count."""
    first = make_report(f"{one}. {other}.", "Tolls", publisher="Post", published="2031-05-06", language="en")
    second = make_report(f"The council met. {other}.", "Second", publisher="Gazette", published="2031-05-06", language="en")
    claims, figures = [], []
    for quote, source, report, who in ((one, sources[0], first, victims[0]), (other, sources[1], second if apart else first, victims[1])):
        count = 2 if " and " in who else next(NUMBERS[word] for word in quote.casefold().split() if word in NUMBERS)
        at = report.text.index(quote)
        claim = make_claim("casualties", quote, source, report=report, outcome="killed", min=count)
        if source == "residents":
            claim = replace(claim, attribution=(replace(claim.attribution[0], named=False),))
        assert claim.quote.start == at
        claims.append(claim)
        most = None if "dozens" in quote.casefold() else count
        figures.append(Figure("killed", count, most, who, source, Scope.INCIDENT, claim.id, report.id, "2031-05-06"))
    ids = tuple(claim.id for claim in claims)
    incident = Incident(
        "mill", "Mill", "airstrike", None, (), None, "", None, (), tuple(figures), (), Grade.WEAK, (), None, ids, (first.id,)
    )  # fmt: skip
    words = CaseWords(CaseFile(CaseSettings(), (first, second), tuple(claims), (), (incident,), (), (), ""))
    return list(Oppositions(words, Command(words)).find())


NUMBERS = {"six": 6, "ten": 10, "fourteen": 14, "dozens": 24}


@pytest.mark.parametrize(
    ("one", "other", "sources", "opposed"),
    [
        ("The Mill Guild counted fourteen killed", "The Quay Guild counted ten killed", ("Mill Guild", "Quay Guild"), True),
        ("Fourteen were killed", "The Quay Guild counted ten killed", (None, "Quay Guild"), True),
        ("The Mill Guild counted fourteen killed", "The Quay Guild said six of the dead were bakers", ("Mill Guild", "Quay Guild"), False),
        ("Dozens were killed", "The Quay Guild counted ten killed", (None, "Quay Guild"), False),
        ("Fourteen were killed", "Elsewhere ten were killed, the Quay Guild said", (None, "Quay Guild"), False),
    ],
    ids=["two named sources", "the report and a source", "a share", "a vague number", "another strike"],
)
@pytest.mark.parametrize("apart", [False, True], ids=["one report", "two reports"])
def test_a_part_a_vague_number_and_another_strike_oppose_nothing(
    one: str, other: str, sources: tuple[str | None, str | None], opposed: bool, apart: bool
) -> None:
    assert bool(two_counts(one, other, sources, apart=apart)) is opposed


@pytest.mark.parametrize(
    ("one", "other", "victims", "opposed"),
    [
        ("Fourteen died", "A baker and her son died, the Quay Guild said", ("", "A baker and her son"), True),
        ("Fourteen died", "Guests died, among them a baker and her son, the Quay Guild said", ("", "a baker and her son"), False),
        ("Fourteen died", "Guests died, including a baker and her son, the Quay Guild said", ("", "a baker and her son"), False),
        ("Fourteen died", "The dead include a baker and her son, the Quay Guild said", ("", "a baker and her son"), False),
    ],
    ids=["two named singly", "among them", "including", "the dead include"],
)
def test_the_dead_who_are_named_one_by_one_are_counted_unless_they_are_a_part(
    one: str, other: str, victims: tuple[str, str], opposed: bool
) -> None:
    found = two_counts(one, other, (None, "Quay Guild"), victims=victims)
    assert bool(found) is opposed


@pytest.mark.parametrize(
    ("victims", "opposed"),
    [
        (("medics", "members of the medical staff"), True),
        (("aid workers", "volunteers"), True),
        (("workers", "salt workers"), False),
        (("Saltish nationals", "Saltish"), True),
        (("medics", "journalists"), False),
        (("women", "children"), False),
        (("medics", "women"), False),
        (("civilians", "people"), True),
    ],
    ids=str,
)
def test_figures_oppose_one_another_only_where_they_may_count_the_same_people(victims: tuple[str, str], opposed: bool) -> None:
    one, other = f"Fourteen {victims[0]} died", f"Ten {victims[1]} died, the Quay Guild said"
    assert bool(two_counts(one, other, (None, "Quay Guild"), apart=True, victims=victims)) is opposed


def test_within_one_report_civilians_are_a_part_of_the_people() -> None:
    one, other = "Fourteen people died", "Ten civilians died, the Quay Guild said"
    assert two_counts(one, other, (None, "Quay Guild"), victims=("people", "civilians")) == []


def test_a_source_that_counts_strike_by_strike_does_not_oppose_the_whole() -> None:
    figures = (figure("the mayor", 22, 22), figure("the guild", 12, 12), figure("the guild", 10, 10))
    assert find(figures=figures) == []


def test_what_an_unnamed_source_of_a_report_counts_opposes_nothing_of_that_report() -> None:
    sources = (None, "residents")
    assert two_counts("Fourteen were killed", "Ten were killed, residents said", sources, apart=True)
    assert two_counts("Fourteen were killed", "Ten were killed, residents said", sources) == []


def test_one_report_that_names_two_places_tells_of_two_strikes() -> None:
    gazetteer = load_gazetteer()
    claims = (attack("On 3 May the mill was hit", "the smith"), attack("On 5 May the mill was hit", "the miller"))
    entities = []
    for claim, name in zip(claims, ("Lviv", "Odesa"), strict=True):
        place = gazetteer.find(name, ("UA",))
        assert place is not None
        entities.append(Entity(place.id, EntityType.PLACE, name, (name,), (Naming(claim.id, "place", name),), place_id=place.id))
    ids = tuple(c.id for c in claims)
    incident = Incident("mill", "Mill", "airstrike", None, (), None, "", None, (), (), (), Grade.WEAK, (), None, ids, (NEWS.id,))
    words = CaseWords(CaseFile(CaseSettings(), (NEWS,), claims, tuple(entities), (incident,), (), (), ""))
    assert list(Oppositions(words, Command(words)).find()) == []


def test_a_denial_about_one_kind_of_object_answers_no_claim_about_another() -> None:
    denied = replace(DENIAL, roles=(*DENIAL.roles, Role("target_type", "convoy")))
    other = replace(SYRIAN, roles=(*SYRIAN.roles, Role("target_type", "residential")))
    same = replace(SYRIAN, roles=(*SYRIAN.roles, Role("target_type", "convoy")))
    assert find(other, denied) == []
    assert [o.ground for o in find(same, denied)] == [Ground.DENIAL]


def test_a_name_printed_with_a_genitive_s_ending_is_no_other_holder_of_a_post() -> None:
    assert not _are_two(person("Oren Tasker"), person("Oren Taskers"))
    assert _are_two(person("Oren Tasker"), person("Ilan Tasker"))


def person(name: str) -> Entity:
    return Entity(f"person:{name}", EntityType.PERSON, name, (name,), ())


def test_a_denial_opposes_no_claim_of_acts_of_another_kind() -> None:
    truce = make_claim("responsibility", "Turkish guns hit the mill", "the guild", report=NEWS, accused="Syria", act="broke the truce")
    (found,) = [o for o in find(SYRIAN, truce, DENIAL) if o.ground is Ground.DENIAL]
    assert [side.claim_ids for side in found.sides] == [(SYRIAN.id,), (DENIAL.id,)]
    assert [o for o in find(truce, DENIAL) if o.ground is Ground.DENIAL] == []
