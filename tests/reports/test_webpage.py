"""Web pages."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from linkage.errors import ReportError
from linkage.reports import read_report

ARTICLE = (
    "<p>The bridge over the river was hit on Thursday morning by two missiles,"
    " the governor of the region said in a statement on television.</p>"
    "<p>Nine people were wounded, two of them children, according to the hospital that took them in after the strike.</p>"
    "<p>The ministry of the other side said that its forces had struck a convoy and that it knew of no civilians there.</p>"
)


def page(text: str = ARTICLE, head: str = "<title>Bridge hit | Example News</title>", lang: str = "en") -> bytes:
    menu = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/world'>World news</a></li></ul></nav>"
    foot = "<aside><h3>You may also like</h3><ul><li>Cats found in tree</li></ul></aside><footer>All rights reserved</footer>"
    article = f"<article><h1>Bridge hit</h1>{text}</article>"
    body = f"{menu}{article}{foot}<script>var x = 'code';</script>"
    return f"<!doctype html><html lang='{lang}'><head>{head}</head><body>{body}</body></html>".encode()


def read(raw: bytes):
    return read_report(Path("a.html"), raw)


def marked(report) -> list[str]:
    return [span.of(report.text) for span in report.boilerplate]


def test_the_whole_page_is_kept_in_its_order() -> None:
    text = read(page()).text
    places = [
        text.index(words)
        for words in ("World news", "Bridge hit", "two missiles", "Nine people", "no civilians", "Cats found", "All rights")
    ]
    assert places == sorted(places)


def test_all_but_the_article_is_marked() -> None:
    report = read(page())
    rest = "".join(c for i, c in enumerate(report.text) if not any(s.start <= i < s.end for s in report.boilerplate))
    assert "two missiles" in rest
    assert "Bridge hit" in rest
    assert all(words not in rest for words in ("World news", "Cats found", "You may also like", "All rights"))


def test_scripts_are_no_text() -> None:
    assert "code" not in read(page()).text


def test_text_that_the_page_hides_is_kept_and_marked() -> None:
    report = read(page(ARTICLE + "<p style='display: none'>The words here are hidden from every reader of the page.</p>"))
    assert "The words here are hidden from every reader of the page." in marked(report)


def test_a_page_that_hides_all_of_its_article_until_a_script_runs_is_read() -> None:
    assert not any("two missiles" in words for words in marked(read(page(f"<div style='visibility:hidden'>{ARTICLE}</div>"))))


def test_a_paragraph_shown_twice_is_kept_once_unmarked() -> None:
    report = read(
        page().replace(
            b"<aside>",
            b"<aside><p>Nine people were wounded, two of them children, according to the hospital that took them in after the strike.</p>",
        )
    )
    words = "Nine people were wounded, two of them children, according to the hospital that took them in after the strike."
    assert report.text.count(words) == 2
    assert marked(report).count(words) == 1


def test_the_cells_of_a_table_row_stand_on_one_line() -> None:
    table = "<table><tr><th>Day</th><th>Killed</th></tr><tr><td>1 May</td><td>2</td></tr></table>"
    assert "Day | Killed\n1 May | 2" in read(page(ARTICLE + table)).text


def test_line_breaks_of_the_source_are_blanks_and_those_of_the_page_are_kept() -> None:
    assert "one two\nthree" in read(page(ARTICLE + "<p>one\n   two<br>three</p>")).text


def test_words_in_inline_elements_are_not_torn_apart() -> None:
    assert "the Examplian army of 2016" in read(page(ARTICLE + "<p>the <b>Exam</b>plian <a href='x'>army</a> of<!-- c --> 2016</p>")).text


def test_meta_elements_give_the_metadata() -> None:
    head = (
        "<title>x</title><meta property='og:title' content='Bridge hit at dawn'><meta property='og:site_name' content='Example News'>"
        "<meta name='author' content='By Jane Doe'><meta property='article:published_time' content='2016-08-12T23:30:00+03:00'>"
        "<link rel='canonical' href='https://example.org/1'>"
    )
    report = read(page(head=head))
    assert (report.title, report.publisher, report.author, report.published, report.url) == (
        "Bridge hit at dawn", "Example News", "Jane Doe", "2016-08-12", "https://example.org/1",
    )  # fmt: skip


def test_the_publishers_name_is_no_part_of_the_title() -> None:
    head = "<meta property='og:title' content='Bridge hit - at dawn | Example News'><meta property='og:site_name' content='Example News'>"
    assert read(page(head=head)).title == "Bridge hit - at dawn"


def test_the_account_of_a_sites_software_is_no_author() -> None:
    assert read(page(head="<title>x</title><meta name='author' content='admin'>")).author is None


def test_json_ld_gives_the_metadata() -> None:
    linked = (
        '{"@graph": [{"@type": "WebPage", "datePublished": "2001-01-01"}, {"@type": "NewsArticle", "headline": "Bridge hit at dawn",'
        '"author": [{"name": "Jane Doe"}, {"name": "Omar Example"}],'
        '"publisher": {"name": "Example News"}, "datePublished": "2016-08-12"}]}'
    )
    report = read(page(head=f"<script type='application/ld+json'>{linked}</script>"))
    assert (report.title, report.publisher, report.author, report.published) == (
        "Bridge hit at dawn",
        "Example News",
        "Jane Doe, Omar Example",
        "2016-08-12",
    )


def test_broken_json_ld_is_passed_over() -> None:
    assert read(page(head="<title>Bridge hit</title><script type='application/ld+json'>{oops</script>")).title == "Bridge hit"


def test_the_marked_time_element_gives_the_date() -> None:
    assert read(page("<time class='published' datetime='2016-08-12'>yesterday</time>" + ARTICLE)).published == "2016-08-12"


def test_no_date_is_guessed_where_the_page_states_none() -> None:
    raw = page(head="<title>x</title><link rel='canonical' href='https://example.org/2014/05/06/bridge'>").replace(
        b"All rights reserved", b"Copyright 2019"
    )
    assert read(raw).published is None


def test_the_language_is_that_of_the_text() -> None:
    ukrainian = (
        "<p>Двоє людей загинули, коли на світанку влучили в міст через річку, повідомив мер міста. Рятувальники досі працюють на місці.</p>"
        * 3
    )
    assert read(page(ukrainian, head="<meta charset='utf-8'>")).language == "uk"


def test_a_declared_encoding_is_used() -> None:
    raw = page(
        "<p>Город был обстрелян утром, сообщил мэр, и два человека погибли около рынка.</p>" * 3, head="<meta charset='windows-1251'>"
    )
    assert "Город был обстрелян" in read(raw.decode().encode("cp1251")).text


def test_a_page_drawn_by_a_script_is_refused_with_advice() -> None:
    with pytest.raises(ReportError, match="script"):
        read(b"<html><body><div id='app'></div><script>draw()</script></body></html>")


def test_a_picture_called_html_is_refused() -> None:
    with pytest.raises(ReportError, match="binary"):
        read(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(200)))


def test_reading_plain_text_loads_no_heavy_library() -> None:
    code = (
        "import sys; from pathlib import Path; from linkage.reports import read_report; read_report(Path('a.txt'), b'Text.');"
        "print([m for m in ('trafilatura', 'lxml', 'pypdfium2', 'docx', 'charset_normalizer', 'py3langid') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.skipif("LINKAGE_CORPORA" not in os.environ, reason="set LINKAGE_CORPORA to the folder of corpora to measure on saved pages")
def test_the_article_of_saved_pages_is_found_as_well_as_trafilatura_finds_it(tmp_path: Path) -> None:
    from bench.__main__ import main

    out = tmp_path / "figures.json"
    assert main(["pages", "--data", str(Path(os.environ["LINKAGE_CORPORA"]) / "pages"), "--json", str(out)]) == 0
    assert json.loads(out.read_text())["f1"] >= 0.95


def test_an_article_that_the_page_holds_once_more_in_one_piece_is_read_once() -> None:
    again = "<p>" + ARTICLE.replace("<p>", "").replace("</p>", " ") + "</p>"
    report = read(page(ARTICLE + again))
    rest = "".join(c for i, c in enumerate(report.text) if not any(s.start <= i < s.end for s in report.boilerplate))
    assert rest.count("two missiles") == 1
