"""The pages of organisations, units and states: what is denied of them, what they are, and of what they are the source."""

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from linkage.cases import view_case
from linkage.exports.html import write_html
from linkage.exports.html.bodies import label_body_type
from linkage.exports.jsonl import entity_records
from linkage.model.case import CaseFile
from linkage.model.claim import Claim
from linkage.model.entity import Entity, EntityType, Naming
from linkage.vocab.states import Together, read_together, word_together
from smallcase import make_claim, make_report, make_small_case

TOLD = make_report(
    "Millers said that Peruvian jets set the mill alight. Peru denied that its planes had been near the mill. "
    "The channel wrote that Peruvian jets had supposedly burnt the granary. Lodgers said Peruvian or Chilean jets burnt the inn. "
    "Porters said that Peru and Chile burnt the ferry. Peru said that bakers of Peru had left.",
    "Jets over the mill", publisher="Valley Post", published="2031-05-06", language="en",
)  # fmt: skip
JETS, PERU = "bodies/organization-peruvian-air-force.html", "bodies/state-peru.html"
EITHER, BOTH = "bodies/state-chile-or-peru.html", "bodies/state-chile-and-peru.html"


def burnt(quote: str, target: str, doer: str, source: str | None, stance: str = "asserted") -> Claim:
    return make_claim("attack", quote, source, stance, TOLD, act="airstrike", target=target, target_type="other", perpetrator=doer)


MILL = burnt("Peruvian jets set the mill alight", "the mill", "Peruvian jets", "Millers")
DENIAL = burnt("Peru denied that its planes had been near the mill", "the mill", "its planes", "Peru", "denied")
GRANARY = burnt("Peruvian jets had supposedly burnt the granary", "the granary", "Peruvian jets", None, "alleged")
INN = burnt("Peruvian or Chilean jets burnt the inn", "the inn", "Peruvian or Chilean jets", "Lodgers")
FERRY = burnt("Peru and Chile burnt the ferry", "the ferry", "Peru and Chile", "Porters")
TOLD_CLAIMS = (MILL, DENIAL, GRANARY, INN, FERRY)


def body(name: str, type_: EntityType, *named: tuple[Claim, str]) -> Entity:
    slug = f"{type_}:{name.lower().replace(' ', '-')}"
    return Entity(slug, type_, name, (name,), tuple(Naming(claim.id, role, name) for claim, role in named))


def told_case(*without: Claim) -> CaseFile:
    claims = tuple(claim for claim in TOLD_CLAIMS if claim not in without)
    entities = (
        body("Peruvian air force", EntityType.ORGANIZATION, (MILL, "perpetrator"), (GRANARY, "perpetrator")),
        body("Peru", EntityType.STATE, (DENIAL, "source"), (DENIAL, "perpetrator")),
        body("Chile or Peru", EntityType.STATE, (INN, "perpetrator")),
        body("Chile and Peru", EntityType.STATE, (FERRY, "perpetrator")),
    )
    case_file = make_small_case()
    incident = replace(case_file.incidents[0], id="burning-mill", claim_ids=(FERRY.id,), report_ids=(TOLD.id,), campaign_id=None)
    return replace(
        case_file,
        reports=(*case_file.reports, TOLD),
        claims=(*case_file.claims, *claims),
        entities=entities,
        incidents=(incident,),
        campaigns=(),
    )


def read(case_file: CaseFile, folder: Path, address: str) -> html.HtmlElement:
    write_html(case_file, view_case(case_file), folder)
    return html.fromstring((folder / address).read_bytes())


def section(page: html.HtmlElement, anchor: str) -> str:
    return " ".join(" ".join(one.text_content().split()) for one in page.xpath(f"//section[@aria-labelledby='{anchor}']"))


def test_what_is_only_told_to_doubt_it_is_not_among_what_a_body_is_said_to_have_done(tmp_path: Path) -> None:
    page = read(told_case(), tmp_path, JETS)
    assert "the mill" in section(page, "done")
    assert "granary" not in section(page, "done")
    assert "passes on in words that doubt it" in section(page, "denials-by-others")


def test_a_denial_of_the_same_states_forces_stands_on_the_page_of_each_name_that_they_have(tmp_path: Path) -> None:
    page = read(told_case(), tmp_path, JETS)
    assert "Peru denies" in section(page, "side-denials")
    assert section(page, "denials").endswith("of a denial under this name; who else denies or doubts stands below.")
    assert "Peru denies" in section(read(told_case(), tmp_path, EITHER), "side-denials")


def test_a_body_that_names_two_states_is_not_said_to_have_one(tmp_path: Path) -> None:
    of_one, of_two = (
        section(read(told_case(), tmp_path, JETS), "side-denials"),
        section(read(told_case(), tmp_path, EITHER), "side-denials"),
    )
    assert of_one.startswith("Who denies or doubts what is said of the same state’s forces under another name")
    assert of_two.startswith("Who denies or doubts what is said of forces of the states it names under another name")


def test_where_nobody_denies_anything_the_page_says_that_nothing_was_found(tmp_path: Path) -> None:
    page = read(told_case(DENIAL, GRANARY), tmp_path, JETS)
    assert section(page, "denials") == "Denials by it No evidence found in 4 reports."
    assert section(page, "side-denials") == ""


def test_a_denial_of_an_incident_stands_with_every_body_that_is_tied_to_it(tmp_path: Path) -> None:
    case_file = told_case()
    (incident,) = case_file.incidents
    case_file = replace(case_file, incidents=(replace(incident, claim_ids=(FERRY.id, DENIAL.id)),))
    page = read(case_file, tmp_path, BOTH)
    assert "Peru denies" in section(page, "incident-denials")
    assert "Peru denies" not in section(page, "side-denials")


def test_a_body_that_did_nothing_and_is_only_called_after_a_state_has_no_denials_of_its_forces(tmp_path: Path) -> None:
    monitor = body("Peruvian Monitor of the Valleys", EntityType.ORGANIZATION, (INN, "source"))
    case_file = told_case()
    page = read(
        replace(case_file, entities=(*case_file.entities, monitor)), tmp_path, "bodies/organization-peruvian-monitor-of-the-valleys.html"
    )
    assert section(page, "denials") == "Denials by it No evidence found in 4 reports."


def test_pages_and_the_command_line_have_the_same_words_for_several_states() -> None:
    both = body("Chile and Peru", EntityType.STATE)
    assert word_together(both.name, both.type) == label_body_type(both) == "states, jointly"
    assert word_together("Peru") is None


@pytest.mark.parametrize(
    ("address", "label"),
    [(PERU, "State"), (EITHER, "States, one or the other"), (BOTH, "States, jointly"), (JETS, "Organisation")],
    ids=["one", "either", "both", "force"],
)
def test_several_states_are_not_called_a_state(address: str, label: str, tmp_path: Path) -> None:
    page = read(told_case(), tmp_path, address)
    assert page.xpath("string(//p[@class='type'])") == label


def test_a_state_leads_to_where_it_is_named_together_with_others_and_back(tmp_path: Path) -> None:
    page = read(told_case(), tmp_path, PERU)
    assert "together with others" in page.xpath("string(//main)")
    assert page.xpath("//p[@class='lead']/a/@href") == [f"../{BOTH}", f"../{EITHER}"]
    assert read(told_case(), tmp_path, BOTH).xpath("//p[@class='lead']/a/@href") == [f"../{PERU}"]


def test_what_a_body_is_the_source_of_is_not_called_missing_where_it_stands_above(tmp_path: Path) -> None:
    page = read(told_case(), tmp_path, PERU)
    assert (
        section(page, "said") == "What else it is the source of Nothing else: the claim it is the source of stands in the sections above."
    )
    assert section(read(told_case(), tmp_path, JETS), "said") == "What it is the source of No evidence found in 4 reports."


def test_the_list_of_bodies_counts_who_denies(tmp_path: Path) -> None:
    page = read(told_case(), tmp_path, "bodies.html")
    cells = {row.xpath("string(th)"): [cell.text_content().strip() for cell in row.xpath("td")] for row in page.xpath("//tbody/tr")}
    assert cells["Peruvian air force"][-2:] == ["0", "2"]
    assert cells["Peru"][-2:] == ["1", "0"]


def test_json_tells_several_states_from_one() -> None:
    records = {record["name"]: record.get("together") for record in entity_records(told_case().entities)}
    assert records == {"Peruvian air force": None, "Peru": None, "Chile or Peru": "one or the other", "Chile and Peru": "jointly"}


@pytest.mark.parametrize(
    ("name", "together"),
    [
        ("Bosnia and Herzegovina", None),
        ("Equatorial Guinea", None),
        ("Equatorial Guinea or Chile", Together.EITHER),
        ("Chile and Peru", Together.JOINTLY),
        ("the Chilean or Peruvian side", Together.EITHER),
    ],
)
def test_a_state_whose_name_holds_that_of_another_is_one_state(name: str, together: Together | None) -> None:
    assert read_together(name) is together
