"""The questions that the founding article answers, asked of its case file. Needs the annotated reports (LINKAGE_GOLD)."""

import os
from pathlib import Path

import pytest
from lxml import html

STEM = "001-timenews-mizintsev"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    named = os.environ.get("LINKAGE_GOLD")
    article = None if named is None else next(iter(sorted(Path(named).rglob(f"{STEM}.txt"))), None)
    if article is None:
        pytest.skip(f"name the folder that holds {STEM}.txt in LINKAGE_GOLD")
    from linkage.pipeline import build  # brings the language model with it

    return build([article], tmp_path_factory.mktemp("founding") / "case", workers=1).page.parent


@pytest.fixture(scope="module")
def general(site: Path) -> html.HtmlElement:
    pages = {path.stem: html.fromstring(path.read_bytes()) for path in sorted((site / "people").glob("*.html"))}
    found = [page for page in pages.values() if "Mizintsev" in page.xpath("string(//h1)")]
    assert len(found) == 1, f"one page is about the general; there are pages about {sorted(pages)}"
    return found[0]


def rows(page: html.HtmlElement, section: str) -> list[str]:
    """The claims of a section as text, each checked to lead to its own words in the report."""
    found = page.xpath(f"//section[@aria-labelledby='{section}']//*[@data-claim]")
    for row in found:
        assert row.xpath(f".//blockquote/a[contains(@href, '#q-{row.get('data-claim')}')]") != []
    return [" ".join(" ".join(row.itertext()).split()) for row in found]


def cells(site: Path, kind: str) -> list[str]:
    page = html.fromstring((site / "claims" / f"{kind}.html").read_bytes())
    return [" ".join(" ".join(row.itertext()).split()) for row in page.xpath("//tr[@data-claim]")]


def test_who_accuses_the_general_of_what(general: html.HtmlElement) -> None:
    found = rows(general, "accusations")
    assert any(row.startswith("Ukrain") and "hospital" in row for row in found)
    assert any(row.startswith("Ukrain") and "theater" in row for row in found)


def test_what_post_he_holds(general: html.HtmlElement) -> None:
    assert any("National Center for Defense Management" in row for row in rows(general, "posts"))


def test_what_ties_he_has(general: html.HtmlElement) -> None:
    assert any("Putin" in row for row in rows(general, "ties"))
    assert any("Wagner" in row for row in rows(general, "ties") + rows(general, "command"))


def test_what_he_said(general: html.HtmlElement) -> None:
    assert any("in words that look translated" in row and "safe passage" in row for row in rows(general, "statements"))


def test_who_listed_him(general: html.HtmlElement) -> None:
    assert any("United Kingdom" in row for row in rows(general, "listings"))


def test_how_many_died_where_according_to_whom(site: Path) -> None:
    found = cells(site, "casualties")
    assert any("Syrian Network for Human Rights" in row and "at least 23,000 killed" in row and "Aleppo" in row for row in found)
    assert any("at least 300 killed" in row for row in found)


def test_what_was_destroyed(site: Path) -> None:
    assert any("Mariupol" in row and "90%" in row for row in cells(site, "damage"))
