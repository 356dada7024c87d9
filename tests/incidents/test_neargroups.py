"""Groups that may be one incident are found without comparing all with all, and none is lost by it."""

from random import Random

from linkage.incidents.clusters import is_same
from linkage.incidents.neargroups import NearGroups
from linkage.incidents.period import FIRST, LAST, Period
from linkage.incidents.scene import Level, Scene
from linkage.incidents.scenegroup import Group
from linkage.model.place import Place, WherePrecision
from linkage.vocab.gazetteer import load_gazetteer
from madeclaims import make_claim, make_report

_DAY = 737_000
_PERIODS = (
    None,
    *(Period(_DAY + n, _DAY + n) for n in (0, 1, 15, 16, 40)),
    Period(_DAY - 30, _DAY, stated=False),
    Period(_DAY, _DAY + 2),
    Period(FIRST, _DAY, stated=False),
    Period(_DAY - 400, LAST),
)
_ACTS = ("", "airstrike", "shelling", "chemical", "abduction", "other")
_TARGETS = ("", "hospital", "school", "aid", "convoy", "residential")


def made_places() -> list[Place | None]:
    """No place, a quarter and two regions, towns near one another and far apart, two countries."""
    names = ("Syria", "Ukraine", "Aleppo", "Azaz", "Idlib", "Mariupol", "Kharkiv", "Donetsk Oblast", "Aleppo Governorate", "eastern Aleppo")
    gazetteer = load_gazetteer()
    return [None, *(p for name in names if (p := gazetteer.find(name)) is not None)]


def made_group(number: int, random: Random, places: list[Place | None]) -> Group:
    report = make_report(f"report {number}")
    scenes = []
    for at in range(random.choice((1, 1, 2))):
        claim = make_claim(report, "casualties", at, outcome="killed", min=random.randrange(1, 9), victims="people")
        place = random.choice(places)
        act, target = random.choice(_ACTS), random.choice(_TARGETS)
        scenes.append(Scene(claim, report, act, target, "", place, place, random.choice(_PERIODS), Level.INCIDENT))
    return Group.of_scenes(scenes)


def test_no_two_groups_that_are_the_same_are_missed() -> None:
    gazetteer, random, places = load_gazetteer(), Random(4), made_places()
    assert len(places) > 8
    groups = [made_group(n, random, places) for n in range(400)]
    near = NearGroups(gazetteer)
    same = looked_at = 0
    for n, group in enumerate(groups):
        found = near.find(group)
        assert found == sorted(set(found))
        fits = [k for k in range(n) if is_same(groups[k], group, gazetteer)]
        assert set(fits) <= set(found)
        same += len(fits)
        looked_at += len(found)
        near.put(group)
    assert 0 < same < looked_at < len(groups) * (len(groups) - 1) // 2


def test_one_convoy_is_found_at_two_points_on_either_side_of_a_cell() -> None:
    gazetteer, near = load_gazetteer(), NearGroups(load_gazetteer())
    groups = []
    for name, lat, lon in (("a", 36.49, 35.99), ("b", 36.51, 36.01)):
        place = Place(f"point:{name}", name, lat, lon, "", WherePrecision.EXACT)
        claim = make_claim(make_report(name), "attack", act="airstrike", target="a convoy", target_type="convoy")
        groups.append(Group(Scene(claim, make_report(name), "airstrike", "convoy", "", place, place, _PERIODS[1], Level.INCIDENT)))
    near.put(groups[0])
    assert is_same(*groups, gazetteer)
    assert near.find(groups[1]) == [0]


def test_a_group_is_found_by_what_was_added_to_it() -> None:
    gazetteer, random, places = load_gazetteer(), Random(4), made_places()
    near = NearGroups(gazetteer)
    groups: list[Group] = []
    for n in range(200):
        group = made_group(n, random, places)
        fits = [k for k, kept in enumerate(groups) if is_same(kept, group, gazetteer)]
        assert set(fits) <= set(near.find(group))
        if fits:
            groups[fits[0]].add(group.scenes)
            near.put(groups[fits[0]])
        else:
            groups.append(group)
            near.put(group)
    assert any(len(group.reports) > 1 for group in groups)


def test_a_group_gathers_the_same_at_once_and_bit_by_bit() -> None:
    random, places = Random(9), made_places()
    scenes = [scene for n in range(30) for scene in made_group(n, random, places).scenes]
    whole, grown = Group.of_scenes(scenes), Group(scenes[0])
    for scene in scenes[1:]:
        grown.add([scene])
    for name in ("acts", "targets", "distinct", "towns", "reports", "dead", "place_ids", "period", "scenes"):
        assert getattr(whole, name) == getattr(grown, name), name
    assert list(whole.places) == list(grown.places)
