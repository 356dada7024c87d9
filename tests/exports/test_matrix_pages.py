"""The pages of linkage: every cell leads to a quote or says that nothing was found, and none states an allegation as a fact."""

import os
import re
from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html

from linkage import pipeline
from linkage.cases import view_case
from linkage.cases.matrixpages import MatrixPages
from linkage.exports.html import write_html
from linkage.model.case import CaseFile
from linkage.model.conflict import UNCLASSIFIED, Classification, ConflictType
from madematrix import GENERAL, MadeCase
from smallcase import make_small_case

INTERNATIONAL = Classification(ConflictType.INTERNATIONAL, "a commission of inquiry")
NOTHING = re.compile(r"No evidence found in [\d,]+ reports?")
NEITHER = re.compile(
    r"Nothing that speaks (for|against) it: [\d,]+ claims?( in [\d,]+ quotes?)? of the same matter speaks? for neither, below\."
)
ARTICLE = re.compile(r"\b(?:8\(2\)|25\(3\)|28\([ab]\)|article 28)")
# Words with which a page would judge. They may stand in a quote, never in what Linkage says.
VERDICTS = re.compile(
    r"\b(?:guilty|innocent|proven|proved|culprit|criminals|perpetrated|war crimes?|convicted|liable|verdict:|score:|breach(?:ed)?"
    r"|violat\w+)\b",
    re.IGNORECASE,
)


def made(classification: Classification) -> CaseFile:
    case = MadeCase(classification=classification, persons=((GENERAL,),))
    case.say("post", "General Oren Tasker heads the staff", person=GENERAL, rank="General", title="head", organization="Russia")
    case.say(
        "post", "General Oren Tasker was appointed", published="2032", person=GENERAL, rank="General", title="head", organization="Russia"
    )
    siege = {"superior": GENERAL, "operation": "the siege of Port Vell"}
    case.say("command", "Tasker leads the siege of Port Vell", source="Ukraine", of="siege", mode="commands", **siege)
    case.say("command", "Tasker may have ordered the siege", source="Ukraine", stance="alleged", of="siege", mode="ordered", **siege)
    case.say(
        "command", "Tasker may oversee the siege of Port Vell", source="Ukraine", stance="alleged", of="siege", mode="oversees", **siege
    )
    roles = {"act": "airstrike", "target": "Saint Ada hospital", "target_type": "hospital", "place": "Port Vell"}
    case.say("attack", "Russian forces struck Saint Ada hospital", source="a nurse", of="strike", perpetrator="Russian forces", **roles)
    case.say("attack", "Ukraine struck Saint Ada hospital", source="Russia", of="strike", perpetrator="Ukraine", **roles)
    case.say("attack", "Saint Ada hospital was not struck", source="Russia", stance="denied", of="strike", **roles)
    case.say(
        "responsibility", "Tasker answers for the strike on Saint Ada hospital", source="a council", stance="alleged", of="strike",
        accused=GENERAL, act="the strike on Saint Ada hospital", place="Port Vell",
    )  # fmt: skip
    case.say("statement", "Leave Port Vell & hide", source=GENERAL, of="siege", speaker=GENERAL, utterance="Leave Port Vell & hide")
    case.say("deprivation", "Port Vell has no water", of="strike", what=("water",), place="Port Vell")
    case.say("statement", "snipers in the hospital fired", source="an officer", of="strike", speaker="an officer")
    return case.case_file()


def made_partly() -> CaseFile:
    """The general is asked about; of Ilan Moor a claim says no more than that he did it."""
    case = MadeCase(persons=((GENERAL,),))
    for who in (GENERAL, "Ilan Moor"):
        case.say(
            "responsibility", f"{who} is behind the strike on the hospital", source="a council", of="strike", accused=who,
            act="the strike on the hospital", place="Port Vell",
        )  # fmt: skip
    return case.case_file()


def write(case_file: CaseFile, folder: Path) -> Path:
    write_html(case_file, view_case(case_file), folder)
    return folder


@pytest.fixture(scope="module")
def classified(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(made(INTERNATIONAL), tmp_path_factory.mktemp("classified"))


@pytest.fixture(scope="module")
def unclassified(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(made(UNCLASSIFIED), tmp_path_factory.mktemp("unclassified"))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(make_small_case(), tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The case file of a case that is at hand."""
    named = os.environ.get("LINKAGE_CASE")
    if named is None:
        pytest.skip("set LINKAGE_CASE to a case folder to walk the linkage pages of a real case")
    return write(pipeline.load_case(Path(named)), tmp_path_factory.mktemp("trial"))


@pytest.fixture(scope="module")
def partly(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case in which some matrices have a page, and others none."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("linkage.cases.views.MatrixPages", partial(MatrixPages, most_pairs=0))
        views = view_case(made_partly())
    assert (len(views.pairs), len(views.pairs_left)) == (3, 2)
    folder = tmp_path_factory.mktemp("partly")
    write_html(made_partly(), views, folder)
    return folder


@pytest.fixture(params=["classified", "unclassified", "small", "partly", "trial"])
def site(request: pytest.FixtureRequest) -> Path:
    return Path(request.getfixturevalue(request.param))


def matrices(site: Path) -> Iterator[tuple[str, html.HtmlElement]]:
    for path in sorted(site.glob("linkage/*.html")):
        yield path.name, html.fromstring(path.read_bytes())


def text_of(element: html.HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).split())


def own_text(page: html.HtmlElement) -> str:
    """What Linkage says on a page: without quotes, names, sources, and the words of roles."""
    copy = html.fromstring(html.tostring(page.get_element_by_id("main")))
    for words in copy.xpath("//blockquote | //q | //bdi | //a | //*[@class='source'] | //*[@class='cited'] | //h1 | //*[@class='stance']"):
        words.drop_tree()
    return text_of(copy)


def quote_at(site: Path, page: Path, href: str) -> str:
    """The words that a link to a quote leads to."""
    address, _, anchor = href.partition("#")
    target = html.fromstring((page.parent / address).resolve().read_bytes())
    return text_of(target.get_element_by_id(anchor))


def test_every_matrix_has_its_page_and_is_listed(site: Path) -> None:
    listed = html.fromstring((site / "linkage.html").read_bytes()).xpath("//tbody//th//a/@href")
    assert sorted(listed) == sorted(f"linkage/{name}" for name, _ in matrices(site))
    assert listed != []


def test_each_cell_leads_to_a_quote_or_says_that_nothing_was_found(site: Path) -> None:
    for name, page in matrices(site):
        cells = page.xpath("//table[contains(@class, 'matrix')]/tbody/tr/td")
        assert len(cells) >= 3 * 23, name
        for cell in cells:
            links = cell.xpath(".//a[contains(@href, '#q-')]/@href")
            if not links:
                assert NOTHING.fullmatch(text_of(cell).removesuffix(".")) or NEITHER.fullmatch(text_of(cell)), f"{name}: {text_of(cell)}"
            for href in links:
                assert quote_at(site, site / "linkage" / name, href) != "", f"{name}: {href}"


def test_each_claim_of_a_cell_stands_in_full_where_the_cell_leads(site: Path) -> None:
    for name, page in matrices(site):
        for cell in page.xpath("//table[contains(@class, 'matrix')]/tbody/tr/td[.//a]"):
            (anchor,) = cell.xpath("./a[1]/@href")
            heading = page.get_element_by_id(anchor.removeprefix("#"))
            full = heading.getnext().xpath(".//*[@data-claim]/@data-claim")
            after = heading.getnext().getnext()
            left = re.match(r"([\d,]+) more stand on the pages of", "" if after is None else text_of(after))
            cited = {href.rpartition("#q-")[2] for href in cell.xpath(".//a[contains(@href, '#q-')]/@href")}
            assert cited <= set(full), name
            counted = re.findall(r"([\d,]+) claims? ", text_of(cell))  # of this act, and in wider terms
            told = sum(int(number.replace(",", "")) for number in counted)
            assert told == len(full) + (0 if left is None else int(left[1].replace(",", ""))), name
            assert left is None or len(full) >= 12, name


def test_of_many_claims_about_the_person_in_general_the_first_are_told_and_the_page_of_the_person_has_all(tmp_path: Path) -> None:
    case = MadeCase(persons=((GENERAL,),))
    for n in range(20):
        case.say("post", f"General Oren Tasker heads staff {n}", person=GENERAL, rank="General", title="head", organization=f"staff {n}")
    for n in range(70):
        case.say(
            "command",
            f"Tasker leads the siege of Port Vell {n}",
            of="siege",
            superior=GENERAL,
            operation="the siege of Port Vell",
            mode="commands",
        )
    folder = write(case.case_file(), tmp_path)
    page = next(page for name, page in matrices(folder) if "campaign-siege-of-port-vell" in name)
    told = {anchor: page.get_element_by_id(anchor) for anchor in ("for-commander", "for-control")}
    assert [len(heading.getnext().xpath("./div")) for heading in told.values()] == [12, 60]
    assert [text_of(heading.getnext().getnext())[:14] for heading in told.values()] == ["8 more stand o", "10 more stand "]
    person = html.fromstring((folder / "people" / "oren-tasker.html").read_bytes())
    assert len(set(person.xpath("//*[@data-claim]/@data-claim"))) == 90


def test_who_says_so_comes_first_in_every_cell(site: Path) -> None:
    for name, page in matrices(site):
        for cell in page.xpath("//table[contains(@class, 'matrix')]/tbody/tr/td[.//a]"):
            sources, stances = cell.xpath(".//*[@class='source']"), cell.xpath(".//*[@class='stance']")
            assert len(sources) == len(stances) > 0, name
            order = [element.get("class") for element in cell.iter() if element.get("class") in ("source", "stance", "cite")]
            assert all(after != "cite" or before in ("stance", "cite") for before, after in pairwise(order)), name


def test_what_a_source_alleges_is_never_shown_as_what_it_says(classified: Path) -> None:
    page = next(page for name, page in matrices(classified) if "campaign-siege-of-port-vell" in name)
    cells = {text_of(row[0]): text_of(row[1]) for row in page.xpath("//table[contains(@class, 'matrix')]/tbody/tr[td]")}
    assert "Ukraine alleges" in cells["whether the person ordered it (25(3)(b))"]
    assert "says" not in cells["whether the person ordered it (25(3)(b))"]
    both = cells["whether the person commanded, directed or controlled them (28(a), 28(b))"]
    assert "Ukraine says [3]" in both
    assert "Ukraine alleges [5]" in both


def test_no_page_judges_and_each_says_that_it_does_not(site: Path) -> None:
    for name, page in matrices(site):
        said = own_text(page)
        assert "no score and no verdict" in said, name
        assert VERDICTS.findall(said.replace("no score and no verdict", "")) == [], name


def test_every_question_of_a_row_is_put_as_one(site: Path) -> None:
    for name, page in matrices(site):
        for table in page.xpath("//table[contains(@class, 'matrix')]")[::2]:  # elements and modes; signs are named, not asked
            for head in table.xpath(".//tbody/tr[td][not(@class='neither')]/th"):
                assert re.match(
                    r"(whether|what the person is said|reported acts (that sources give|of which the claim)) ", text_of(head)
                ), f"{name}: {text_of(head)}"


def test_no_colour_of_the_matrix_stands_for_guilt_or_innocence(classified: Path) -> None:
    styles = (classified / "style.css").read_text("utf-8")
    rules = [line for line in styles.splitlines() if re.match(r"\.(matrix|norms|opens|bearing|authority)\b", line)]
    assert len(rules) >= 4
    assert [rule for rule in rules if re.search(r"color|background", rule)] == []


def test_article_numbers_stand_only_where_somebody_classifies_the_conflict(classified: Path, unclassified: Path) -> None:
    for _, page in matrices(unclassified):
        words = text_of(page.get_element_by_id("main"))
        assert ARTICLE.search(words) is None
        assert "not classified: no article number is shown" in words
    numbered = 0
    for name, page in matrices(classified):
        words = text_of(page.get_element_by_id("main"))
        if "old-karst" not in name:
            assert "international, according to a commission of inquiry, as case.yaml has it (no quote and no date of it" in words
            numbered += ARTICLE.search(words) is not None
    assert numbered == 2
    assert ARTICLE.search(text_of(html.fromstring((unclassified / "incidents/airstrike-hospital-port-vell.html").read_bytes()))) is None


def test_a_reason_stands_beside_the_claims_against(classified: Path) -> None:
    page = next(page for name, page in matrices(classified) if "campaign-siege-of-port-vell" in name)
    against = [text_of(cell) for cell in page.xpath("//td[@data-label='Claims against'][.//a]")]
    neither = [text_of(cell) for cell in page.xpath("//td[@data-label='Speaks for neither'][.//a]")]
    assert any("which tells of an appointment, in a report of a later day" in words for words in neither)
    assert any("Russia says" in words and "leaves no room for the person or forces of the person" in words for words in against)
    assert any("Russia denies" in words for words in against)
    assert not any("neither for nor against" in words or "need not exclude" in words for words in against)


def test_the_persons_own_words_have_their_column_and_their_section(classified: Path) -> None:
    page = next(page for name, page in matrices(classified) if "campaign-siege-of-port-vell" in name)
    assert "Leave Port Vell & hide" in text_of(page.xpath("//section[@aria-labelledby='own-words']")[0])
    assert [text_of(cell) for cell in page.xpath("//td[@data-label='Own words'][.//a]")] == [
        f"1 claim from 1 independent origin {GENERAL} says, in quotation marks [10]"
    ]


def test_an_incident_shows_the_rules_that_reported_facts_bear_on(classified: Path) -> None:
    page = html.fromstring((classified / "incidents/airstrike-hospital-port-vell.html").read_bytes())
    (section,) = page.xpath("//section[@aria-labelledby='norms']")
    assert text_of(section[0]) == "Rules that the reported facts bear on"
    assert "Nothing here says that a rule was broken" in text_of(section)
    rows = {text_of(row[0]).split(" customary")[0]: row for row in section.xpath(".//tbody/tr")}
    assert "customary rule 28; Rome Statute, article 8(2)(b)(ix) (international conflict)" in text_of(rows["Medical units"])
    defeat = text_of(rows["Medical units"][2])
    assert "reported that the object was put to military use: an officer" in defeat
    assert "no claim was read that says that a warning was given, in the 6 reports of this incident" in defeat
    facts = text_of(rows["Medical units"][1])
    assert "a nurse says [6]" in facts
    assert "denies" not in facts


def test_each_rule_leads_to_the_quotes_that_make_it_relevant(site: Path) -> None:
    for path in sorted((site / "incidents").glob("*.html")):
        page = html.fromstring(path.read_bytes())
        for section in page.xpath("//section[@aria-labelledby='norms']"):
            assert VERDICTS.findall(own_text(page)) == [], path.name
            for row in section.xpath(".//tbody/tr"):
                links = row[1].xpath(".//a[contains(@href, '#q-')]/@href")
                assert links != [], path.name
                assert all(quote_at(site, path, href) != "" for href in links), path.name
                for cell in row[2].xpath("./*[@class='none']"):
                    assert re.fullmatch(r"no claim was read that says that .+, in the \d+ reports? of this incident", text_of(cell)), (
                        path.name
                    )


def test_an_incident_a_campaign_and_a_person_lead_to_their_matrices(classified: Path) -> None:
    for address in ("incidents/airstrike-hospital-port-vell.html", "campaigns/siege-of-port-vell.html", "people/oren-tasker.html"):
        links = html.fromstring((classified / address).read_bytes()).xpath("//main//a[starts-with(@href, '../linkage/')]/@href")
        assert links != [], address
        assert all((classified / "people" / link).resolve().is_file() for link in links)


def test_a_case_without_persons_says_so(tmp_path: Path) -> None:
    page = html.fromstring((write(MadeCase().case_file(), tmp_path) / "linkage.html").read_bytes())
    assert "no claim names a person as the one who did or answers for something, in 0 reports" in text_of(page)
