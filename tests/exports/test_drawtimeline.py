"""A timeline as a drawing."""

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from lxml import etree

from linkage.exports.html.drawtimeline import _words, draw_timeline
from linkage.exports.html.svg import text_width
from linkage.exports.html.ticks import choose_step, list_periods, list_ticks
from linkage.exports.html.timeaxis import span_timeline
from linkage.exports.html.timewords import title_item
from linkage.model.timeline import Extent, Lane, Timeline, TimelineItem

SVG = "{*}"


def item(first: str | None, last: str | None, key: str = "a", *, sure: bool = False, coded: bool = False, label: str = "") -> TimelineItem:
    a = None if first is None else date.fromisoformat(first)
    b = None if last is None else date.fromisoformat(last)
    extent = Extent(a, b, a if sure else None, b if sure else None)
    return TimelineItem(Lane.INCIDENT, key, label or f"Reported shelling {key}", ("the council",), f"{first}/{last}", extent, ("c",), coded)


def draw(*items: TimelineItem, folded_at: int = 80) -> etree._Element:
    told = Timeline("Port Vell & <b>", items, ())
    return etree.fromstring(str(draw_timeline(told, lambda i: f"#{i.key}", lambda _, first, last: f"#{first}/{last}", folded_at)))


def test_nothing_dated_draws_nothing() -> None:
    assert draw_timeline(Timeline("Port Vell", (), ()), lambda _: "#") == ""


def test_its_name_says_how_many_entries_have_a_date_in_the_right_number() -> None:
    one, two = item("2031-05-02", "2031-05-02"), item("2031-06-02", "2031-06-02", "b")
    assert [str(draw(*told).get("aria-label")).rpartition(": ")[2] for told in ((one,), (one, two))] == [
        "1 entry with a date",
        "2 entries with a date",
    ]


def test_a_longer_uncertainty_is_a_longer_bar() -> None:
    drawn = draw(item("2031-01-01", "2031-12-31", "year"), item("2031-03-01", "2031-03-31", "month"))
    widths = {a.get("href"): float(a.find(f"{SVG}rect").get("width")) for a in drawn.iter(f"{SVG}a")}
    assert widths["#year"] > 9 * widths["#month"]


def test_an_open_end_fades_and_a_closed_one_does_not() -> None:
    opened = draw(item("2031-01-01", None), item("2031-05-01", "2031-06-01", "b"))
    fading = [a.get("href") for a in opened.iter(f"{SVG}a") if any("fade" in (r.get("class") or "") for r in a.iter(f"{SVG}rect"))]
    assert fading == ["#a"]


@pytest.mark.parametrize(("days", "solid"), [((4, 200, 360), 3), ((4, 5, 6), 1)], ids=["apart", "as near as one mark"])
def test_a_post_told_on_some_days_is_solid_on_these_and_hollow_between(days: tuple[int, ...], solid: int) -> None:
    told = tuple((date(2031, 1, 1) + timedelta(days=n), date(2031, 1, 1) + timedelta(days=n)) for n in days)
    extent = Extent(None, None, told[0][0], told[-1][1], stretches=told)
    drawn = draw(
        TimelineItem(Lane.POST, "a", "Warden", ("x",), "told on three days", extent, ("c",)),
        item("2031-01-01", "2032-01-01", "b", sure=True),
    )
    (post,) = (a for a in drawn.iter(f"{SVG}a") if a.get("href") == "#a")
    rects = [r for r in post.iter(f"{SVG}rect") if r.get("class") in ("sure", "maybe")]
    assert [r.get("class") for r in rects] == ["maybe", *["sure"] * solid]
    assert sum(float(r.get("width")) for r in rects[1:]) < 15


def test_a_mark_says_who_says_it_first() -> None:
    (link,) = draw(item("2031-05-02", "2031-05-02", sure=True)).iter(f"{SVG}a")
    assert link.get("aria-label") == "According to the council: Reported shelling a (2 May 2031)"
    assert link.findtext(f"{SVG}title") == link.get("aria-label")


def test_about_and_uncertain_are_marked() -> None:
    doubted = TimelineItem(
        Lane.INCIDENT,
        "a",
        "Shelling",
        ("x",),
        "2031%",
        Extent(date(2031, 1, 1), date(2031, 12, 31), approximate=True, uncertain=True),
        ("c",),
    )
    assert "~? Shelling" in etree.tostring(draw(doubted), encoding="unicode")
    assert "about, uncertain" in title_item(doubted)


def test_words_never_overlap() -> None:
    day = date(2031, 1, 1)
    many = [item((day + timedelta(days=n)).isoformat(), (day + timedelta(days=n)).isoformat(), f"number {n}") for n in range(0, 300, 7)]
    drawn = draw(*many)
    spans: dict[str, list[tuple[float, float]]] = {}
    for text in drawn.iter(f"{SVG}text"):
        if text.get("class") != "name halo":
            continue
        x, wide = float(text.get("x")), text_width(text.text, 12)
        start = x - wide if text.get("text-anchor") == "end" else x
        spans.setdefault(text.get("y"), []).append((start, start + wide))
    assert sum(map(len, spans.values())) == len(many)
    for row in spans.values():
        row.sort()
        assert all(a[1] < b[0] for a, b in pairwise(row))


def test_many_coded_incidents_are_counted_and_the_reported_ones_stay() -> None:
    day = date(2031, 1, 1)
    days = [(day + timedelta(days=n % 700)).isoformat() for n in range(900)]
    coded = [item(d, d, f"row-{n}", coded=True) for n, d in enumerate(days)]
    drawn = draw(*coded, item("2031-05-02", "2031-05-02", "told"), folded_at=50)
    words = etree.tostring(drawn, encoding="unicode")
    assert 'href="#told"' in words
    assert 'href="#row-3"' not in words
    counted = [int(m) for m in re.findall(r'aria-label="[^"]*: ([\d,]+) incidents"', words)]
    assert sum(counted) == 900


def test_one_row_far_out_does_not_squeeze_the_others_and_is_named() -> None:
    day = date(2031, 1, 1)
    rows = [item((d := (day + timedelta(days=n)).isoformat()), d, f"r{n}", coded=True) for n in range(400)]
    drawn = draw(item("1970-01-01", "1970-01-01", "far", coded=True), *rows)
    assert "outside of these years (1)" in etree.tostring(drawn, encoding="unicode")
    assert 'href="#far"' in etree.tostring(drawn, encoding="unicode")


def test_names_are_escaped() -> None:
    told = etree.tostring(draw(item("2031-05-02", "2031-05-02", label="<script>x</script>")), encoding="unicode")
    assert "<script" not in told


def test_ticks_can_be_read_from_a_day_to_ten_years() -> None:
    for first, last in (
        ("2031-05-02", "2031-05-02"),
        ("2031-05-02", "2031-06-20"),
        ("2031-05-02", "2033-01-01"),
        ("2021-05-02", "2031-01-01"),
    ):
        a, b = date.fromisoformat(first), date.fromisoformat(last)
        ticks = list_ticks(a, b, choose_step(a, b, 11))
        assert 1 <= len(ticks) <= 13
        assert len({tick.label for tick in ticks}) == len(ticks)
        assert all(a <= tick.day <= b for tick in ticks)


def test_periods_join_without_a_gap_and_hold_both_ends() -> None:
    a, b = date(2030, 11, 17), date(2031, 6, 3)
    periods = list_periods(a, b, choose_step(a, b, 12))
    assert periods[0][0] <= a
    assert periods[-1][1] > b
    assert all(one[1] == two[0] for one, two in pairwise(periods))


def test_an_axis_holds_every_known_day() -> None:
    axis = span_timeline([item("2031-05-02", None), item(None, "2031-08-01", "b")])
    assert axis is not None
    assert axis.first <= date(2031, 5, 2)
    assert axis.last >= date(2031, 8, 1)


def test_what_is_told_to_a_month_only_is_a_hollow_bar_over_it_and_no_empty_strip_stands() -> None:
    months = [item(f"2031-{m:02}-01", f"2031-{m:02}-{d}", f"{m}-{n}") for m, d in ((1, 31), (2, 28), (3, 31)) for n in range(m * 10)]
    drawn = draw(*months, folded_at=20)
    assert [rect.get("class") for rect in drawn.iter(f"{SVG}rect")] == ["maybe"] * 3
    assert [a.get("href") for a in drawn.iter(f"{SVG}a")] == [
        "#2031-01-01/2031-01-31",
        "#2031-02-01/2031-02-28",
        "#2031-03-01/2031-03-31",
    ]
    notes = [text.text for text in drawn.iter(f"{SVG}text") if text.get("class") == "note"]
    assert notes == ["60 told to a month only, up to 30 in one"]


def test_an_open_end_among_counts_fades_and_is_no_day() -> None:
    drawn = draw(item("2031-03-04", None, "open"), *(item("2031-03-04", "2031-03-04", f"n{n}") for n in range(30)), folded_at=20)
    words = etree.tostring(drawn, encoding="unicode")
    assert "1 some time from 4 March 2031, end open" in words
    assert "fade-1" in words
    assert "4 Mar 2031: 30 incidents" in words


def test_only_what_a_long_gap_parts_is_left_out() -> None:
    day = date(2031, 1, 1)
    rows = [item((d := (day + timedelta(days=n % 400)).isoformat()), d, f"r{n}") for n in range(1000)]
    words = etree.tostring(draw(item("1970-01-01", "1970-01-01", "far"), *rows), encoding="unicode")
    assert "outside of these years (1)" in words


def test_words_that_do_not_fit_beside_a_bar_stand_above_it() -> None:
    drawn = draw(item("2031-01-01", "2031-12-31", "all", sure=True), item("2031-12-01", "2031-12-31", "end", sure=True))
    for a in drawn.iter(f"{SVG}a"):
        words = a.find(f"{SVG}text")
        for bar in a.iter(f"{SVG}rect"):
            left, right = float(bar.get("x")), float(bar.get("x")) + float(bar.get("width"))
            if left <= float(words.get("x")) < right:
                assert float(words.get("y")) < float(bar.get("y"))
    tops = {a.get("href"): float(a.find(f"{SVG}rect").get("height")) for a in drawn.iter(f"{SVG}a")}
    assert tops["#all"] < tops["#end"]


def test_a_long_label_is_cut_between_words() -> None:
    label = "Reported shelling · residential area · Old Karst by the Harbour Mill · 29 November 2031"
    assert _words(item("2031-05-01", "2031-05-02", label=label)) == "Reported shelling · residential area · Old Karst by the …"
    assert _words(item("2031-05-01", "2031-05-02", label="x" * 70)) == f"{'x' * 58} …"
