"""A whole and its parts told in one sentence, several things hit at once, and one thing named again."""

from collections.abc import Callable
from pathlib import Path

import pytest

from linkage.entities import resolve_entities
from linkage.incidents import event_of, group_incidents
from linkage.model.case import CaseSettings, DeclaredCampaign
from linkage.model.claim import ClaimKind
from linkage.pipeline import read
from linkage.vocab.gazetteer import load_gazetteer

TellEvents = Callable[[str], list[tuple[str, str | None]]]


@pytest.fixture
def tell_events(tmp_path: Path) -> TellEvents:
    """Reads a text and gives, for each attack and count of victims, its first words and its event."""

    def told(text: str) -> list[tuple[str, str | None]]:
        file = tmp_path / "report.txt"
        file.write_text(text, encoding="utf-8")
        case_file = read([file], 1).case_file
        events = event_of(case_file.incidents, case_file.campaigns)
        kinds = (ClaimKind.ATTACK, ClaimKind.CASUALTIES)
        return [(c.word("target") or c.word("outcome") or "", events.get(c.id)) for c in case_file.claims if c.kind in kinds]

    return told


def test_the_dead_of_a_whole_are_not_those_of_its_part(tell_events: TellEvents) -> None:
    events = tell_events(
        "Vedran Post, 4 May 2021\n\nGeneral Oskar Brandl directed the bombardment of the city of Aleppo, killing thousands of residents, "
        "including the shelling of a clinic.\n"
    )
    dead = next(event for what, event in events if what == "killed")
    clinic = next(event for what, event in events if what == "a clinic")
    assert dead is not None
    assert dead != clinic


def test_two_things_hit_at_once_are_two_incidents_and_the_dead_stand_on_neither(tell_events: TellEvents) -> None:
    events = dict(tell_events("Vedran Post, 4 May 2021\n\nThe shelling of a clinic and a school in Aleppo on Monday killed nine people.\n"))
    assert {"a clinic", "a school in Aleppo", "killed"} <= events.keys()
    assert len({events["a clinic"], events["a school in Aleppo"], events["killed"]}) == 3


def test_a_convoy_named_again_at_another_town_is_the_same_convoy(tell_events: TellEvents) -> None:
    events = tell_events(
        "Vedran Post, 4 May 2021\n\nWarplanes bombed an aid convoy near Aleppo on Monday, killing six drivers. "
        "The convoy was hit on its way to Atarib, the mayor said.\n"
    )
    convoys = {event for what, event in events if "convoy" in what}
    assert len(convoys) == 1


def test_the_capture_of_a_town_told_within_a_war_is_of_the_declared_siege(tmp_path: Path) -> None:
    text = (
        "Vedran Post, 4 May 2023\n\nGeneral Oskar Brandl took part in the war of aggression against Syria, leading his men as they "
        "captured Aleppo.\n"
    )
    file = tmp_path / "report.txt"
    file.write_text(text, encoding="utf-8")
    case = read([file], 1).case_file
    declared = DeclaredCampaign("siege-of-aleppo", "Siege of Aleppo", "Aleppo", start="2016-04", end="2016-12")
    gazetteer, settings = load_gazetteer(), CaseSettings(campaigns=(declared,))
    entities = resolve_entities(case.reports, case.claims, gazetteer, settings)
    events = event_of(*group_incidents(case.reports, case.claims, entities, gazetteer, settings))
    captures = [events.get(c.id) for c in case.claims if c.kind is ClaimKind.ATTACK and c.word("place") == "Aleppo"]
    assert captures == ["siege-of-aleppo"]


def test_the_toll_of_a_war_is_no_part_of_what_was_done_to_a_town(tell_events: TellEvents) -> None:
    events = tell_events(
        "Vedran Post, 4 May 2021\n\nWarplanes bombed the town of Atarib in Syria on Monday. "
        "More than 350,000 people have been killed since the conflict began.\n"
    )
    dead = next(event for what, event in events if what == "killed")
    raid = next(event for what, event in events if "Atarib" in what)
    assert raid is not None
    assert dead != raid


def test_the_dead_told_before_the_attack_of_their_sentence_are_of_it(tell_events: TellEvents) -> None:
    events = tell_events(
        "Vedran Post, 4 May 2021\n\nRebels shelled a bakery in Aleppo on Monday. "
        "Eight people were killed on Monday in an air raid on the town of Idlib.\n"
    )
    dead = next(event for what, event in events if what == "killed")
    raid = next(event for what, event in events if "Idlib" in what)
    assert dead == raid


def test_a_town_told_as_a_part_of_a_war_stands_beside_it(tell_events: TellEvents) -> None:
    events = tell_events(
        "Oskar BRANDL\nAsset freeze | 3.4.2023\nHe fought in the war against Georgia, "
        "including as a leader of units that stormed the town of Gori.\n"
    )
    capture = next(event for what, event in events if "Gori" in what)
    assert capture is not None
    assert "georgia" not in capture


def test_a_convoy_and_the_quarters_shelled_beside_it_are_two_incidents(tell_events: TellEvents) -> None:
    events = tell_events(
        "Vedran Post, 4 May 2021\n\nWarplanes bombed an aid convoy near Aleppo on Monday, killing six drivers. "
        "Warplanes also bombed five neighbourhoods of the city on Monday.\n"
    )
    convoy = next(event for what, event in events if "convoy" in what)
    quarters = next(event for what, event in events if "neighbourhoods" in what)
    assert None not in (convoy, quarters)
    assert convoy != quarters
