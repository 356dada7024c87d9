"""Which reports share an origin by their text, and how that is shown and undone."""

import hashlib
import random
from collections.abc import Collection

import pytest

from linkage.entities import fold_word
from linkage.model.report import Report
from linkage.model.tie import Judgement, Tie, TieType
from linkage.origins import find_ties
from linkage.origins.anchors import read_digits
from linkage.origins.families import make_families
from linkage.vocab.gazetteer import load_gazetteer

ENGLISH = """Rockets hit depot in Varnitsa, 26 dead

At least 26 people were killed and 41 wounded when rockets hit the bus depot of Varnitsa on 3 June, Mayor Stepan Hulko said. \
The depot served 18 villages, according to Hulko.

Six rockets of the type Orlan-9 fell within 12 minutes. Engineer Petra Danek counted 33 burnt buses and 4 craters beside the workshop.

General Timur Askarov denied that the Ninth Brigade had fired. He said that its guns stood 60 kilometres away, near Lipova."""

SPANISH = """Cohetes alcanzan una cochera en Varnitsa: 26 muertos

Al menos 26 personas murieron y 41 resultaron heridas cuando varios cohetes alcanzaron la cochera de autobuses de Varnitsa el 3 de junio, \
dijo el alcalde Stepan Hulko. La cochera daba servicio a 18 pueblos, según Hulko.

Seis cohetes del tipo Orlan-9 cayeron en 12 minutos. La ingeniera Petra Danek contó 33 autobuses quemados y 4 cráteres junto al taller.

El general Timur Askarov negó que la Novena Brigada hubiera disparado. Dijo que sus cañones estaban a 60 kilómetros, cerca de Lipova."""

OWN = """The drivers of Varnitsa

Our reporter walked through what is left of the bus depot. The driver Oto Reznik had parked number 77 there an hour before.

Surgeons at the hospital of Brod say they received 26 bodies. General Timur Askarov has not answered our letter of 5 June.

Children from Lipova cannot get to school, says the teacher Ema Klos, who has 23 of them in her class."""


def report(text: str, publisher: str, published: str | None = None, language: str = "en") -> Report:
    digest = hashlib.sha256((publisher + text).encode()).hexdigest()
    return Report(digest, f"{publisher}.txt", "text/plain", text, text.split("\n")[0], publisher, published=published, language=language)


def ties(*reports: Report, same: Collection[frozenset[str]] = (), different: Collection[frozenset[str]] = ()) -> tuple[Tie, ...]:
    return find_ties(reports, fold_word, load_gazetteer(), same, different)


FIRST = report(ENGLISH, "First Wire", "2031-06-03")


def test_a_copy_with_clutter_shares_the_origin_of_the_earlier_report() -> None:
    copy = report(f"Depot hit\n\nSubscribe to our letter\n\n{ENGLISH[:500]}", "Second Paper", "2031-06-04")
    (tie,) = ties(copy, FIRST)
    assert (tie.type, tie.joins, tie.first_id) == (TieType.COPY, True, FIRST.id)
    assert tie.shared


def test_a_translation_is_known_by_its_names_and_numbers() -> None:
    spanish = report(SPANISH, "Tercer Diario", None, "es")
    (tie,) = ties(FIRST, spanish)
    assert (tie.type, tie.joins) == (TieType.TRANSLATION, True)
    assert (tie.first_id, tie.direction) == (None, "unknown")


def test_a_report_of_its_own_on_the_same_strike_is_not_tied() -> None:
    assert not [
        t
        for t in ties(FIRST, report(SPANISH, "D", "2031-06-04", "es"), report(OWN, "Own Paper", "2031-06-06"))
        if t.joins and report(OWN, "Own Paper").id in t.report_ids
    ]


def test_a_report_that_only_relays_another_names_it_and_comes_after_it() -> None:
    relay = report(
        "Depot hit\n\nRockets killed at least 26 people at the bus depot of Varnitsa, First Wire reports.", "Brief", "2031-06-02"
    )
    (tie,) = ties(relay, FIRST)
    assert (tie.type, tie.joins, tie.first_id) == (TieType.RELAY, True, FIRST.id)


def test_words_quoted_by_two_reports_of_their_own_join_nothing() -> None:
    words = "“We stood in the cold for nine hours and nobody came to open the gate”"
    a, b = (
        report(f"A teacher spoke.\n\n{words}, she said in the yard of her school.", "A"),
        report(f"It was late.\n\nOne more voice from the square by the river: {words}.", "B"),
    )
    found = ties(a, b)
    assert all(t.type is TieType.QUOTES and not t.joins for t in found)


def test_case_yaml_undoes_a_tie_and_makes_one() -> None:
    spanish, own = report(SPANISH, "D", "2031-06-04", "es"), report(OWN, "Own Paper", "2031-06-06")
    found = ties(FIRST, spanish, own, same=[frozenset((FIRST.id, own.id))], different=[frozenset((FIRST.id, spanish.id))])
    judged = {frozenset(t.report_ids): t.judgement for t in found}
    assert judged[frozenset((FIRST.id, own.id))] is Judgement.CONFIRMED
    assert judged[frozenset((FIRST.id, spanish.id))] is Judgement.REFUSED
    families = make_families([FIRST, spanish, own], found)
    assert sorted(len(f.report_ids) for f in families) == [1, 2]


def test_a_refused_pair_is_not_brought_together_through_a_third_report() -> None:
    spanish, copy = report(SPANISH, "D", "2031-06-04", "es"), report(ENGLISH, "Copy", "2031-06-04")
    found = ties(FIRST, spanish, copy, different=[frozenset((FIRST.id, spanish.id))])
    families = make_families([FIRST, spanish, copy], found)
    assert not any({FIRST.id, spanish.id} <= set(f.report_ids) for f in families)


def test_the_order_of_the_reports_changes_nothing() -> None:
    reports = [FIRST, report(SPANISH, "D", "2031-06-04", "es"), report(OWN, "Own", "2031-06-06"), report(ENGLISH, "Copy", "2031-06-04")]
    expected = ties(*reports)
    for seed in range(4):
        shuffled = list(reports)
        random.Random(seed).shuffle(shuffled)
        assert ties(*shuffled) == expected


@pytest.mark.parametrize(("printed", "value"), [("23,000", "23000"), ("23.000", "23000"), ("23 000", "23000"), ("2,5", "2.5")])
def test_marks_of_thousands_are_levelled(printed: str, value: str) -> None:
    assert read_digits(printed) == value
