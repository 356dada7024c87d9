"""Posts that the taggers of officers know become claims."""

from pathlib import Path

import pytest

from linkage.claims.rules import RulesReader
from linkage.mentions import parse_report
from linkage.model.claim import Claim, ClaimKind, Stance
from linkage.reports import read_report

GOC = "General Officer Commanding"


def claims(text: str) -> list[Claim]:
    report = read_report(Path("ardova.txt"), f"Ardova Courier, 12 March 2024\n\n{text}\n".encode())
    return list(RulesReader().read(parse_report(report)).claims)


def posts(text: str) -> list[Claim]:
    return [c for c in claims(text) if c.kind is ClaimKind.POST]


def told(post: Claim) -> tuple[object, ...]:
    roles = {r.name: r.value for r in post.roles}
    return tuple(roles.get(name) for name in ("person", "rank", "title", "organization"))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            f"The {GOC} (GOC) 4 Division, Ruritanian Army, Maj.-Gen. Anton Varga, spoke to reporters in Dolna on Friday.",
            [("Anton Varga", "Maj.-Gen.", GOC, "4 Division")],
        ),
        (
            "Others are Brig.-Gen. Pavel Orlik, now Commander of Operation Clear Sky, and Brig.-Gen. Marek Dunai, Commander, 21 Brigade.",
            [("Pavel Orlik", "Brig.-Gen.", "Commander", "Operation Clear Sky"), ("Marek Dunai", "Brig.-Gen.", "Commander", "21 Brigade")],
        ),
        (
            "The Chief of Army Staff was received by the Theatre Commander of Operation Clear Sky, Major General Anton Varga.",
            [("Anton Varga", "Major General", "Theatre Commander", "Operation Clear Sky")],
        ),
        ("Col. Pavel Orlik signed the statement on behalf of the Director, Army Public Relations.", []),
    ],
)
def test_an_officer_holds_the_office_and_body_beside_him_and_no_other(text, wanted):
    assert [told(p) for p in posts(text)] == wanted


def test_the_owner_of_a_body_is_no_part_of_an_office():
    (post,) = posts("Colonel General Anton Varga is the head of Ruritania’s National Coordination Centre.")
    assert told(post) == ("Anton Varga", "Colonel General", "head", "Ruritania’s National Coordination Centre")


def test_the_term_that_the_grammar_knows_stays():
    (post,) = posts("Air Vice Marshal Marek Dunai was appointed Chief of Air Staff in March 2024.")
    assert told(post) == ("Marek Dunai", "Air Vice Marshal", "Chief of Air Staff", None)
    assert {r.value for r in post.roles if r.name == "from"} == {"March 2024"}


def test_a_post_that_is_denied_is_no_post():
    (post,) = posts(f"Maj.-Gen. Anton Varga is not the {GOC} 4 Division of the army.")
    assert post.stance is Stance.DENIED


def test_an_office_that_commands_by_name_is_no_command():
    text = "Until his appointment, Rear Admiral Pavel Orlik was the Flag Officer Commanding the Southern Naval Command, Dolna."
    assert [c.kind for c in claims(text)] == [ClaimKind.POST]
