"""The commands that look into a case, on a case made by hand."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from linkage import pipeline
from linkage.cases import find_corrections
from linkage.cli.main import run
from linkage.model.case import CaseFile
from linkage.model.claim import Role
from linkage.model.correction import DeclaredStatus, Standing, Status
from linkage.model.entity import EntityType, Naming
from linkage.model.issue import Issue
from linkage.model.review import Review
from linkage.model.review import Status as Checked
from madematrix import GENERAL, SIEGE, STRIKE
from madewar import ACT, BARRELS, MadeWar
from smallcase import CLAIMS, make_claim, make_report

Show = Callable[..., str]


@pytest.fixture
def show(small_case: CaseFile, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Show:
    """Runs a command on the small case (or another) and gives what it prints on so many columns."""

    def show_(*arguments: str, case_file: CaseFile = small_case, columns: int = 80) -> str:
        monkeypatch.setattr(pipeline, "load_case", lambda _, profile: case_file)
        monkeypatch.setattr(pipeline, "load_issues", lambda _, profile: case_file.issues)
        monkeypatch.setenv("COLUMNS", str(columns))
        assert run(arguments) == 0
        return capsys.readouterr().out

    return show_


def test_a_claim_is_told_by_its_source_first_then_stance_then_what_is_said(show: Show) -> None:
    lines = show("claims", "case", "--kind", "responsibility").splitlines()
    headings = next(line for line in lines if "according to" in line)
    assert headings.split() == ["according", "to", "stance", "it", "is", "said", "that", "report"]
    first = next(line for line in lines if "alleges" in line)
    assert first.index("The town council") < first.index("alleges") < first.index("responsibility: Oren") < first.index("[1]")


def test_the_least_certain_claims_can_be_put_first(show: Show, small_case: CaseFile) -> None:
    sure, unsure = small_case.claims[:2]
    case_file = replace(small_case, claims=(replace(sure, confidence=0.9), replace(unsure, confidence=0.31)))
    given = [json.loads(line)["id"] for line in show("claims", "case", "--least-certain", "--jsonl", case_file=case_file).splitlines()]
    assert given == [unsure.id, sure.id]
    table = show("claims", "case", "--least-certain", case_file=case_file)
    assert table.index("0.31") < table.index("0.90")


def test_tables_fit_eighty_columns(show: Show) -> None:
    for command in ("claims", "entities", "incidents", "issues"):
        tables = [line for line in show(command, "case").splitlines() if not line.startswith("[")]
        assert max(len(line.rstrip()) for line in tables) <= 80, command


def test_the_quote_and_the_cited_reports_are_shown(show: Show) -> None:
    out = " ".join(show("claims", "case", "--kind", "identity").split())
    assert "“Tasker, 51”" in out
    assert "[1] Council accuses general <b>Tasker</b> (Harbour Courier, 2031-05-04, council.txt)" in out
    assert "[2]" not in out, "a report that no shown claim is from is not listed"


def test_the_reports_own_voice_is_given_to_its_publisher(show: Show) -> None:
    assert "Harbour Courier (in its own voice)" in show("claims", "case", "--kind", "identity", columns=200)


@pytest.mark.parametrize(
    ("filters", "names"),
    [
        (("--kind", "attack"), ["attack", "denial"]),
        (("--stance", "denied"), ["denial"]),
        (("--source", "COUNCIL"), ["accusation", "attack", "casualties"]),
        (("--person", "moor"), ["tie"]),
        (("--person", "tasker", "--kind", "post"), ["post"]),
        (("--person", "nobody"), []),
    ],
    ids=["kind", "stance", "source anywhere in the chain", "person", "two at once", "no such person"],
)
def test_filters_choose_claims(show: Show, filters: tuple[str, ...], names: list[str]) -> None:
    ids = [json.loads(line)["id"] for line in show("claims", "case", "--jsonl", *filters).splitlines()]
    assert ids == [CLAIMS[name].id for name in names]


@pytest.mark.parametrize("command", ["claims", "entities", "incidents", "issues"])
def test_json_is_one_array_of_what_jsonl_gives_line_by_line(show: Show, command: str) -> None:
    lines = [json.loads(line) for line in show(command, "case", "--jsonl").splitlines()]
    assert lines != []
    assert json.loads(show(command, "case", "--json")) == lines


def test_json_of_nothing_is_an_empty_array(show: Show, small_case: CaseFile) -> None:
    assert json.loads(show("issues", "case", "--json", case_file=replace(small_case, issues=()))) == []


def test_entities_of_one_type_can_be_chosen(show: Show) -> None:
    assert "Ilan Moor" in show("entities", "case", "--type", "person")
    assert "Sund" not in show("entities", "case", "--type", "person")


def test_several_states_that_are_named_together_are_no_state(show: Show, small_case: CaseFile) -> None:
    both = replace(
        small_case.entities[0], id="state:chile-and-peru", type=EntityType.STATE, name="Chile and Peru", names=("Chile and Peru",)
    )
    out = show("entities", "case", case_file=replace(small_case, entities=(both,)), columns=200)
    assert "states," in out
    assert "jointly" in out


def test_an_incident_names_its_source_for_every_accusation_and_figure(show: Show) -> None:
    out = show("incidents", "case", columns=200)
    assert "by Oren Tasker: The town council of Port Vell alleges [1]" in out
    assert "residents: 12 or more" in out
    assert "The Northern Ministry of Defence denies [2]" in out
    assert "15" not in out, "figures are never added up"


def test_incidents_are_chosen_by_act_and_place(show: Show) -> None:
    assert "0 of 1 incident," in show("incidents", "case", "--act", "airstrike")
    assert "1 of 1 incident," in show("incidents", "case", "--act", "shelling", "--place", "port")
    assert "0 of 1 incident," in show("incidents", "case", "--place", "Karst")


def test_issues_say_what_to_do(show: Show) -> None:
    out = " ".join(show("issues", "case").split())
    assert "2 issues: files that gave no report 1, things left out of others 1." in out
    assert "run it through" in out
    assert "scan.pdf" in show("issues", "case", "--failures")
    assert "pronoun" not in show("issues", "case", "--failures")


def test_words_of_a_report_cannot_drive_the_terminal_or_be_taken_for_markup(show: Show, small_case: CaseFile) -> None:
    hostile = Issue("a\x1b]0;owned\x07\u202etxt.exe", "claims", "[bold red]x[/]", "\x9b31m", value="\x1b[2J")
    out = show("issues", "case", case_file=replace(small_case, issues=(hostile,)))
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(out)
    assert "[bold red]x[/]" in " ".join(out.split())


def test_a_folder_without_a_case_is_one_line_and_status_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("claims", "entities", "incidents", "contradictions", "issues", "verify"):
        assert run([command, str(tmp_path)]) == 2
        told = capsys.readouterr()
        assert told.out == ""
        assert told.err.startswith("linkage: ")
        assert told.err.count("\n") == 1
        assert "linkage build" in told.err


def test_a_matrix_tells_each_claim_by_its_source_with_its_quote_report_and_id(show: Show) -> None:
    out = show("matrix", "case", "Tasker", "shelling-port-vell-2031-05-02")
    lines = out.splitlines()
    assert "Conflict: not classified: no article number is shown" in lines
    assert "article 28" not in out
    denial = next(i for i, line in enumerate(lines) if "The Northern Ministry of Defence denies" in line)
    assert lines[denial].endswith("[2]")
    assert "says that it was not so" in lines[denial + 1]
    assert f"claim {CLAIMS['denial'].id}" in lines[denial + 1]
    knew = lines.index("  whether the person knew")
    assert lines[knew + 1] == "    no evidence found in 3 reports"


def test_every_claim_of_a_matrix_is_followed_by_its_quote_and_id(show: Show) -> None:
    lines = show("matrix", "case", "Tasker", "siege-of-port-vell").splitlines()
    told = [i for i, line in enumerate(lines) if line.startswith("      ") and not line.startswith("        ")]
    assert len(told) > 3
    for i in told:
        assert lines[i].rstrip().endswith("]"), lines[i]
        assert re.match(r"        \S?.*“.+”", lines[i + 1]), lines[i + 1]
        assert "· claim " in lines[i + 1]


def test_a_matrix_is_printed_as_one_json_object(show: Show) -> None:
    found = json.loads(show("matrix", "case", "Tasker", "siege-of-port-vell", "--json"))
    assert found["person"] == {"id": "person:oren-tasker", "name": "Oren Tasker"}
    assert found["command"][0]["id"] == "commander"


def test_a_matrix_of_a_person_who_is_not_in_the_case_is_refused_with_advice(show: Show, capsys: pytest.CaptureFixture[str]) -> None:
    show("matrix", "case", "Tasker", "siege-of-port-vell")
    assert run(["matrix", "case", "Nobody", "siege-of-port-vell"]) == 2
    assert "linkage entities" in capsys.readouterr().err


def test_two_campaigns_are_compared_with_who_says_so(show: Show, small_case: CaseFile) -> None:
    other = replace(small_case.campaigns[0], id="other", name="Other campaign", claim_ids=(), incident_ids=(), place=None)
    case_file = replace(small_case, campaigns=(*small_case.campaigns, other))
    out = " ".join(show("compare", "case", case_file.campaigns[0].id, "other", case_file=case_file, columns=200).split())
    assert "attacks on hospitals" in out
    assert "no evidence found in 3 reports" in out
    assert "No score, no verdict" in out
    record = json.loads(show("compare", "case", case_file.campaigns[0].id, "other", "--json", case_file=case_file))
    assert {"first", "second", "features", "denials", "likenesses", "shared", "marks"} == set(record)


def test_posts_and_command_are_told_for_a_date_with_quotes(show: Show) -> None:
    out = show("command", "case", "Tasker", "--on", "2031-05-04")
    assert "Oren Tasker, on 2031-05-04: posts and command, according to whom" in out
    assert "Tasker, 51, “heads the Third Brigade” and is a friend of President Ilan Moor. [1]" in out
    assert "no evidence found in 3 reports" in out
    record = json.loads(show("command", "case", "Tasker", "--json"))
    assert [post["title"] for post in record["posts"]] == ["head"]


def test_a_date_that_is_none_is_refused(small_case: CaseFile, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(pipeline, "load_case", lambda _, profile: small_case)
    assert run(("command", "case", "Tasker", "--on", "soon")) == 2
    assert "--on soon: give a date such as 2022-03-16" in capsys.readouterr().err


def test_figures_are_shown_by_source_with_the_rule(show: Show, small_case: CaseFile) -> None:
    incident = small_case.incidents[0].id
    out = show("figures", "case", incident, "--rule", "latest")
    assert "(rule latest: " in out
    assert "[1]" in out
    assert json.loads(show("figures", "case", incident, "--json"))[0]["outcome"] == "killed"


def retract_first(case_file: CaseFile) -> CaseFile:
    """The case, of which the first report was retracted."""
    told = DeclaredStatus(case_file.reports[0].file, Status(Standing.RETRACTED, "2031-06-01", "the toll was wrong"))
    found = find_corrections(case_file.reports, case_file.claims, (told,))
    return replace(case_file, corrections=found, origins=replace(case_file.origins, retracted=found.retracted))


MARK = "report retracted 2031-06-01: the toll was wrong"


@pytest.mark.parametrize(
    "arguments",
    [
        ("claims", "case"),
        ("incidents", "case"),
        ("command", "case", "Tasker"),
        ("matrix", "case", "Tasker", "siege-of-port-vell"),
        ("compare", "case", "siege-of-port-vell", "other"),
        ("figures", "case", "shelling-port-vell-2031-05-02"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_retracted_report_is_marked_in_every_output(show: Show, small_case: CaseFile, arguments: tuple[str, ...]) -> None:
    other = replace(small_case.campaigns[0], id="other", name="Other campaign", claim_ids=(), incident_ids=(), place=None)
    small = replace(small_case, campaigns=(*small_case.campaigns, other))
    after = " ".join(show(*arguments, case_file=retract_first(small), columns=240).split())
    assert MARK in after
    assert "retracted" not in show(*arguments, case_file=small, columns=240)
    if arguments[0] != "incidents":
        assert MARK in show(*arguments, "--json", case_file=retract_first(small))


def test_claims_are_listed_by_how_far_they_were_checked(show: Show, small_case: CaseFile) -> None:
    first, second, *rest = small_case.claims
    reviews = (Review(first, first, Checked.CHECKED_ONCE), Review(second, second, Checked.REJECTED))
    case_file = replace(small_case, claims=(first, *rest), reviews=reviews)

    def ids(status: str) -> list[str]:
        lines = show("claims", "case", "--status", status, "--jsonl", case_file=case_file).splitlines()
        assert {json.loads(line)["status"] for line in lines} == {status}
        return [json.loads(line)["id"] for line in lines]

    assert ids("checked once") == [first.id]
    assert ids("rejected") == [second.id]
    assert ids("proposed") == [claim.id for claim in rest]
    assert "checked" in show("claims", "case", case_file=case_file)


def test_rejected_claims_are_counted_among_the_rejected(show: Show, small_case: CaseFile) -> None:
    assert "no claim of this case was rejected." in show("claims", "case", "--status", "rejected")
    gone, *rest = small_case.claims
    case_file = replace(small_case, claims=tuple(rest), reviews=(Review(gone, gone, Checked.REJECTED),))
    assert "1 of 1 rejected claim;" in show("claims", "case", "--status", "rejected", case_file=case_file)
    told = show("claims", "case", "--status", "rejected", "--source", "nobody at all", case_file=case_file)
    assert "0 of 1 rejected claim;" in told


def test_a_denial_in_wider_terms_is_marked_wherever_a_command_shows_it(show: Show) -> None:
    case = MadeWar()
    case.say("attack", "Russian forces dropped barrel bombs", perpetrator="Russian forces", **{**ACT, **BARRELS})
    denial = case.deny("Russia never used barrel bombs", **BARRELS)
    case_file = case.case_file()
    out = show("incidents", "case", case_file=case_file, columns=200)
    assert "Russia denies it in wider terms (of bombing with barrel bombs) [2]" in out
    (record,) = json.loads(show("incidents", "case", "--json", case_file=case_file))
    assert record["denied_in_wider_terms"] == [denial.id]
    out = show("compare", "case", SIEGE, "siege-of-old-karst", case_file=case_file, columns=200)
    assert "  in wider terms: Russia denies (" in out


def test_what_only_a_denier_passes_on_is_said_to_be_by_every_command(show: Show) -> None:
    case = MadeWar()
    told = case.say(
        "attack", "foreigners say that marines supposedly hit it", source="foreigners", stance="alleged", perpetrator=GENERAL, **ACT
    )
    case.deny("nothing struck Saint Ada hospital", source="the marines", of="strike", **{k: v for k, v in ACT.items() if k != "of"})
    case_file = case.case_file()
    case_file = replace(case_file, origins=replace(case_file.origins, passed_on=frozenset({told.id})))
    said = "foreigners allege, as a report that denies or doubts it passes it on"
    lines = show("incidents", "case", case_file=case_file, columns=400)
    assert f"{said} [1]: airstrike" in lines
    assert f"by {GENERAL}: foreigners" not in lines
    assert said in show("matrix", "case", GENERAL, STRIKE, case_file=case_file)
    assert said in show("compare", "case", SIEGE, "siege-of-old-karst", case_file=case_file, columns=400)
    assert "passes it" in show("claims", "case", case_file=case_file)
    (record,) = json.loads(show("incidents", "case", "--json", case_file=case_file))
    assert record["passed_on_in_doubt"] == [told.id]


def test_what_is_told_otherwise_stands_with_an_incident(show: Show, small_case: CaseFile) -> None:
    report = make_report("Sund said that Russia deported 9 villagers. Russia said that they were evacuated.", "Moved")
    deported = make_claim("attack", "Russia deported 9 villagers", "Sund", report=report, act="deportation", perpetrator="Russia")
    moved = make_claim("casualties", "they were evacuated", "Russia", report=report, outcome="displaced", min=9, victims="they")
    incident = replace(small_case.incidents[0], act="deportation", claim_ids=(deported.id, moved.id), report_ids=(report.id,))
    case_file = replace(small_case, reports=(*small_case.reports, report), claims=(deported, moved), incidents=(incident,))
    assert "evacuated: Russia says [4]" in show("incidents", "case", case_file=case_file, columns=500)
    (record,) = json.loads(show("incidents", "case", "--json", case_file=case_file))
    assert record["told_otherwise"] == [moved.id]


def test_a_matrix_keeps_what_speaks_for_neither_apart_from_what_speaks_against(show: Show) -> None:
    case = MadeWar()
    case.say("attack", "Saint Ada hospital was bombed", **ACT)
    lines = [line.strip() for line in show("matrix", "case", "Tasker", SIEGE, case_file=case.case_file(), columns=200).splitlines()]
    assert "speaks for neither: 1 claim from 1 independent origin; best grade of an incident they tell of: weak" in lines
    at = lines.index("speaks for neither: 1 claim from 1 independent origin; best grade of an incident they tell of: weak")
    neither = "1 claim of the same matter speaks for neither"
    assert lines[at - 2 : at] == [f"for: nothing that speaks for it: {neither}", f"against: nothing that speaks against it: {neither}"]


def test_command_puts_a_tie_in_words_and_names_all_that_stands_below(show: Show, small_case: CaseFile) -> None:
    told = CLAIMS["command"]
    line = replace(told, roles=(*(r for r in told.roles if r.name != "mode"), Role("mode", "direct-line", None)))
    naming = Naming(line.id, "superior", "Oren Tasker")
    entities = tuple(replace(e, namings=(*e.namings, naming)) if e.name == "Oren Tasker" else e for e in small_case.entities)
    shown = show("command", "case", "Tasker", case_file=replace(small_case, claims=(*small_case.claims, line), entities=entities))
    assert "SAID TO BE COMMANDED, ORDERED, PLANNED OR OVERSEEN" in shown
    assert "· has a direct line to" in shown
    assert "direct-line" not in shown
