"""The sentence of a claim."""

from dataclasses import replace

import pytest

from linkage.exports.html.wording import STANCES, VERBS, by_name, is_plural, word_claim
from linkage.model.claim import Attribution, Claim, ClaimKind, Stance
from smallcase import CLAIMS, REPORTS, make_claim, make_report

REPORT_OF = {report.id: report for report in REPORTS}
COUNCIL = "The town council of Port Vell"
OWN_VOICE = "Harbour Courier (in its own voice)"

SENTENCES = {
    "accusation": f"{COUNCIL} alleges"
    " · Oren Tasker is answerable for the shelling of Saint Ada hospital · place: Port Vell · time: on 2 May",
    "attack": f"{COUNCIL} alleges"
    " · shelling · on Saint Ada hospital (hospital) · place: Port Vell · time: on 2 May · by Oren Tasker · with guns",
    "casualties": "residents (no name given) estimate · at least 12 killed · who: patients · place: Saint Ada hospital",
    "command": "Oren Tasker (told by Harbour Courier) is reported to admit · Oren Tasker ordered the guns",
    "age": f"{OWN_VOICE} says · Oren Tasker · age: 51",
    "post": f"{OWN_VOICE} says · Oren Tasker has or had the post · head · in Third Brigade · rank: General · from 2029",
    "tie": f"{OWN_VOICE} says · Oren Tasker has a tie to Ilan Moor · in the words: “a friend of”",
    "listing": f"{OWN_VOICE} says · sanctions on Oren Tasker · by Sund · listed on 3 May 2031",
    "deprivation": f"{OWN_VOICE} says · people deprived of water, food · place: Port Vell · time: for nine days",
    "damage": f"{OWN_VOICE} says · damage to the quay · extent: half · place: Port Vell",
    "likeness": "Some (no name given) say · likeness of Port Vell to Old Karst",
    "denial": "The Northern Ministry of Defence denies · shelling · on the hospital (hospital) · place: Port Vell · by its guns",
    "low-count": "It says · 3 killed · place: Port Vell",
}


def sentence(claim: Claim) -> str:
    return word_claim(claim, REPORT_OF[claim.report_id]).text


@pytest.mark.parametrize("name", SENTENCES)
def test_a_claim_reads_source_then_stance_then_what_is_said(name: str) -> None:
    assert sentence(CLAIMS[name]) == SENTENCES[name]


def test_a_statement_is_said_to_stand_in_quotation_marks_and_leaves_its_words_to_the_quote() -> None:
    wording = word_claim(CLAIMS["statement"], replace(REPORTS[0], translation_signs=()))
    assert (wording.source, wording.verb, wording.groups) == ("Oren Tasker", "says, in quotation marks", ())


def test_words_that_look_translated_are_not_called_verbatim() -> None:
    assert REPORTS[0].translation_signs != ()
    assert word_claim(CLAIMS["statement"], REPORTS[0]).verb == "says, in words that look translated"


def test_words_quoted_in_a_longer_sentence_are_shown() -> None:
    claim = make_claim(
        "statement", "“Lay down your arms & leave,” Tasker said. He admits", "Oren Tasker", speaker="Oren Tasker", utterance="leave"
    )
    assert "“leave”" in sentence(claim)


def test_every_kind_is_worded() -> None:
    assert {claim.kind for claim in CLAIMS.values()} == set(ClaimKind)


@pytest.mark.parametrize("stance", Stance)
def test_every_stance_has_its_own_words_for_every_sort_of_source(stance: Stance) -> None:
    others = [VERBS[other] for other in Stance if other is not stance]
    for column, verb in enumerate(VERBS[stance]):
        assert verb not in {words[column] for words in others}
    assert STANCES[stance] != ""


@pytest.mark.parametrize("stance", Stance)
@pytest.mark.parametrize("kind", ClaimKind)
def test_no_sentence_of_any_kind_or_stance_lacks_a_source_or_a_stance(kind: ClaimKind, stance: Stance) -> None:
    model = next(claim for claim in CLAIMS.values() if claim.kind is kind)
    for source in (None, COUNCIL, "officials"):
        claim = make_claim(kind, "Tasker", source, stance, named=source != "officials", **{r.name: r.value for r in model.roles})
        wording = word_claim(claim, REPORTS[0])
        assert wording.source == (source or "Harbour Courier")
        assert wording.verb.startswith(VERBS[stance])
        assert wording.text.index(wording.source) < wording.text.index(wording.verb, len(wording.source))


def test_the_reports_own_voice_passes_an_allegation_on_as_an_allegation() -> None:
    claim = make_claim(
        "affiliation", "a friend of President Ilan Moor", None, "alleged", person="Oren Tasker", other="Ilan Moor", tie="a friend of"
    )
    assert sentence(claim).startswith("Harbour Courier (in its own voice) reports as alleged · ")


def test_a_report_of_unknown_publisher_still_has_a_source() -> None:
    claim = make_claim("damage", "El hospital", report=REPORTS[2], object="El hospital", extent="bombardeado")
    assert sentence(claim).startswith("a report of unknown publisher (in its own voice) says · ")


def test_hearsay_names_everyone_it_came_through() -> None:
    assert word_claim(CLAIMS["casualties"], REPORTS[0]).via == "as told by the council"


@pytest.mark.parametrize(
    "source",
    [
        "Ukrainian authorities",
        "some",
        "Ukraine and Poland",
        "residents of the old town",
        "Western intelligence services",
        "its boats or those of Sund",
    ],
)
def test_several_sources_take_a_plural_verb(source: str) -> None:
    assert is_plural(source)


@pytest.mark.parametrize(
    "source",
    [
        "Human Rights Watch",
        "the mayor's office",
        "The Network for Rights and Relief",
        "United Nations",
        "the ministry of foreign affairs",
        "a witness",
        "Мэрия",
        "Karsters",
        "Президент Вирени",
    ],
)
def test_one_source_takes_a_singular_verb(source: str) -> None:
    assert not is_plural(source)


@pytest.mark.parametrize("source", ["Officials", "Rescuers from Port Vell", "Северные военные", "Местные жители"])
def test_several_who_bear_no_name_take_a_plural_verb_though_a_sentence_begins_with_them(source: str) -> None:
    assert is_plural(source, named=False)


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [(300, None, "at least 300"), (0, 40, "up to 40"), (12, 15, "12 to 15"), (0, 0, "0"), (23000, 23000, "23,000")],
)
def test_a_count_keeps_its_bounds(low: int, high: int | None, words: str) -> None:
    claim = make_claim("casualties", "killed", "X", outcome="killed", min=low, **({} if high is None else {"max": high}))
    assert sentence(claim) == f"X says · {words} killed"


@pytest.mark.parametrize(("accused", "verb"), [("armed groups", "are answerable for"), ("the Valley Front", "is answerable for")])
def test_several_accused_take_a_plural_verb(accused: str, verb: str) -> None:
    claim = make_claim("responsibility", "Tasker, 51", COUNCIL, "alleged", accused=accused, act="it")
    assert f"{accused} {verb}" in sentence(claim)


def test_a_nickname_never_stands_for_a_person_in_a_sentence_of_the_case_file() -> None:
    claim = make_claim(
        "responsibility", CLAIMS["accusation"].quote.of(REPORT_OF[CLAIMS["accusation"].report_id].text), accused="the Baker", act="it"
    )
    wording = by_name(word_claim(claim, REPORT_OF[claim.report_id]), {"accused": "Oren Tasker"})
    assert wording.groups[0][0].text == "Oren Tasker (as written: “the Baker”)"
    assert wording.groups[0][0].role == "accused"


def test_of_what_is_told_by_nobody_the_sentence_says_that_nobody_is_named() -> None:
    claim = make_claim("attack", "At least 12 patients were killed", "Early reports", "alleged", named=True, act="shooting")
    assert word_claim(claim, REPORTS[0]).text == "Early reports (nobody named) allege · shooting"


def test_who_tells_an_admission_without_words_of_whoever_admits_stands_with_its_source() -> None:
    admitted = CLAIMS["command"]
    assert word_claim(admitted, REPORTS[0]).qualifier == "told by Harbour Courier"
    relayed = replace(admitted, attribution=(*admitted.attribution, Attribution("the harbour guild", None, "said")))
    wording = word_claim(relayed, REPORTS[0])
    assert (wording.source, wording.qualifier, wording.via) == ("Oren Tasker", "told by the harbour guild", "")
    quoted = make_claim("command", "“Lay down your arms & leave,” Tasker said", "Tasker", "admitted", superior="Tasker")
    assert word_claim(quoted, REPORTS[0]).qualifier == ""


def test_no_finite_verb_stands_behind_answerable_for() -> None:
    text = "The harbour guild also spoils the wells of the town."
    report = make_report(text, "Wells", publisher="Karst Post", language="en")
    claim = make_claim("responsibility", text, report=report, accused="The harbour guild", act="spoils the wells of the town")
    assert word_claim(claim, report).text == (
        "Karst Post (in its own voice) says · The harbour guild is answerable, in the words: “spoils the wells of the town”"
    )
