"""A map as a drawing."""

import pytest
from lxml import etree

from linkage.exports.html.borders import word_borders
from linkage.exports.html.drawmap import WIDTH, MapOptions, coarsen_marks, draw_map
from linkage.exports.html.maplayers import Borders
from linkage.exports.html.projection import Box, Projection, clip_line, clip_ring, fit_box
from linkage.exports.html.svg import text_width
from linkage.model.case import BordersDrawn, CaseSettings
from linkage.model.place import Place, WherePrecision
from linkage.model.placemap import PlaceMap, PlaceMark, Shape
from linkage.vocab.borderlines import BorderLines
from linkage.vocab.borders import borders_path, load_borders

SVG = "{*}"
NO_BORDERS = Borders(None, None)
LAND = BorderLines("a test", (((40.0, 10.0), (45.0, 10.0), (45.0, 15.0), (40.0, 15.0), (40.0, 10.0)),), (((42.0, 5.0), (42.0, 20.0)),))


def mark(name: str, lat: float, lon: float, count: int = 1, radius_m: int = 25_000, shape: Shape = Shape.DISC) -> PlaceMark:
    place = Place(f"test:{name}", name, lat, lon, "", WherePrecision.NEAR)
    return PlaceMark(place, shape, radius_m, "near", tuple(f"{name}-{n}" for n in range(count)))


def draw(*marks: PlaceMark, borders: Borders = NO_BORDERS, options: MapOptions | None = None) -> etree._Element:
    return etree.fromstring(str(draw_map(PlaceMap("Port Vell", marks, ()), lambda held: f"#{held[0].place.id}", borders, options)))


def words(drawn: etree._Element) -> str:
    return etree.tostring(drawn, encoding="unicode")


def test_no_place_draws_nothing() -> None:
    assert draw_map(PlaceMap("Port Vell", (), ()), lambda _: "#", NO_BORDERS) == ""


def test_a_disc_is_as_wide_as_the_precision_by_the_scale_bar() -> None:
    drawn = draw(mark("Port Vell", 12.5, 42.25, radius_m=20_000), mark("Lum", 12.5, 43.25, radius_m=10_000))
    radii = sorted(float(c.get("r")) for c in drawn.iter(f"{SVG}circle") if c.get("class") == "edge")
    assert radii[1] == pytest.approx(2 * radii[0], abs=0.2)
    (bar,) = [p.get("d") for p in drawn.iter(f"{SVG}path") if p.get("class") == "scale"]
    km = float(next(t.text for t in drawn.iter(f"{SVG}text") if (t.text or "").endswith(" km")).removesuffix(" km"))
    start, end = float(bar[1:].split()[0]), float(bar.split("H")[1].split("V")[0])
    assert (end - start) / km == pytest.approx(radii[1] / 20, rel=0.02)


def test_a_region_is_hatched_and_not_a_disc() -> None:
    classes = {e.get("class") for e in draw(mark("The Karst", 12.5, 42.25, shape=Shape.HATCHED)).iter()}
    assert "hatch" in classes
    assert "edge" not in classes


def test_a_mark_leads_to_its_list_and_bears_the_number_of_its_incidents() -> None:
    (link,) = draw(mark("Port Vell", 12.5, 42.25, count=7)).iter(f"{SVG}a")
    assert link.get("href") == "#test:Port Vell"
    assert link.findtext(f"{SVG}text") == "7"
    assert link.get("aria-label").startswith("7 reported incidents: Port Vell")


def test_marks_that_would_hide_one_another_are_one_with_all_their_incidents() -> None:
    links = list(draw(mark("Port Vell", 12.5, 42.25, 3), mark("Lum", 12.5001, 42.2501, 2), mark("Far", 20.0, 50.0)).iter(f"{SVG}a"))
    assert sorted(link.findtext(f"{SVG}text") for link in links) == ["1", "5"]


def test_no_name_is_written_over_the_name_of_a_meridian_or_parallel() -> None:
    box = fit_box([(15.0, 45.0, 200.0)], 10.0, 0.68)
    ticks = draw(mark("Velm", 45.0, 15.0, radius_m=200_000), options=MapOptions(frame=box)).iterfind(f".//{SVG}text[@class='tick']")
    named = [(float(t.get("x", "")), float(t.get("y", ""))) for t in ticks]
    high, (west, east) = Projection(box, WIDTH).height, (box.west, box.east)
    at = [(west + (x + 20) / WIDTH * (east - west), box.north - y / high * (box.north - box.south)) for x, y in named]
    towns = tuple(Place(f"test:{n}", f"Town{n}", lat, lon, "", WherePrecision.NEAR) for n, (lon, lat) in enumerate(at))
    drawn = draw_map(PlaceMap("Port Vell", (mark("Velm", 45.0, 15.0),), (), towns=towns), lambda _: "#", NO_BORDERS, MapOptions(frame=box))
    texts = [t for t in etree.fromstring(str(drawn)).iterfind(f".//{SVG}text") if t.get("class") in ("tick", "context halo")]
    boxes = [(float(t.get("x", "")), float(t.get("y", "")), text_width(t.text or "", 10.5)) for t in texts]
    over = [(a, b) for n, a in enumerate(boxes) for b in boxes[:n] if abs(a[1] - b[1]) < 9 and a[0] < b[0] + b[2] and b[0] < a[0] + a[2]]
    assert len(named) > 3
    assert over == []


def test_without_borders_a_graticule_and_a_scale_bar_are_drawn_and_the_page_says_what_to_type() -> None:
    classes = {e.get("class") for e in draw(mark("Port Vell", 12.5, 42.25)).iter()}
    assert {"graticule", "scale"} <= classes
    assert not {"land", "border"} & classes
    assert "make assets" in " ".join(word_borders(CaseSettings(), NO_BORDERS))


def test_land_and_borders_are_cut_to_what_is_shown() -> None:
    drawn = draw(mark("Port Vell", 12.5, 42.25), borders=Borders(LAND, LAND))
    (land,) = [
        p for p in drawn.iter(f"{SVG}path") if p.get("class") == "land" and p.getparent().tag.endswith("g") and p.getparent().tag != "svg"
    ]
    numbers = [float(x) for x in land.get("d").replace("M", " ").replace("L", " ").replace("Z", " ").split()]
    assert max(map(abs, numbers)) < 2000


def test_every_map_says_which_borders_and_disputed_territories_it_draws() -> None:
    borders = Borders(LAND, LAND, load_borders(borders_path()))
    black_sea = " ".join(word_borders(CaseSettings(), borders, Box(43.0, 30.0, 48.0, 38.0)))
    assert "68/262" in black_sea
    assert "Crimea and Sevastopol to Ukraine" in black_sea
    assert "Golan" not in black_sea
    assert "takes no position" in black_sea


def test_a_case_can_have_its_maps_without_borders() -> None:
    assert "No borders are drawn" in word_borders(CaseSettings(borders=BordersDrawn.NONE), Borders(LAND, LAND))[0]


def test_coarsened_places_lose_their_point_and_their_name_but_no_incident() -> None:
    marks = [mark("Port Vell", 12.5, 42.25, 3, radius_m=1_000), mark("Lum", 12.52, 42.27, 2, radius_m=1_000)]
    coarse = coarsen_marks(marks, 50)
    assert sum(len(m.incident_ids) for m in coarse) == 5
    assert all(m.radius_m >= 35_000 and m.place.lat not in (12.5, 12.52) for m in coarse)
    told = words(draw(*marks, options=MapOptions(coarsen_km=50)))
    assert "Port Vell" not in told.replace("Map of Port Vell", "")
    assert "Lum" not in told


def test_the_order_of_the_marks_does_not_matter() -> None:
    marks = (mark("Port Vell", 12.5, 42.25, 3), mark("Lum", 12.6, 42.3, 2), mark("Far", 13.0, 43.0))
    links = [sorted(link.get("aria-label") for link in draw(*order).iter(f"{SVG}a")) for order in (marks, marks[::-1])]
    assert links[0] == links[1]


def test_a_ring_cut_to_a_box_stays_inside_it() -> None:
    box = Box(0.0, 0.0, 2.0, 2.0)
    cut = clip_ring([(-1.0, 1.0), (1.0, 3.0), (3.0, 1.0), (1.0, -1.0)], box)
    assert cut
    assert all(-1e-9 <= x <= 2 + 1e-9 and -1e-9 <= y <= 2 + 1e-9 for x, y in cut)
    assert clip_ring([(5.0, 5.0), (6.0, 5.0), (6.0, 6.0)], box) == []


def test_a_line_that_leaves_a_box_and_comes_back_is_two_runs() -> None:
    line = [(-1.0, 1.0), (1.0, 1.0), (5.0, 1.0), (6.0, 1.5), (5.0, 1.6), (1.0, 1.6)]
    assert len(list(clip_line(line, Box(0.0, 0.0, 2.0, 2.0)))) == 2


def test_a_projection_is_true_to_scale_in_the_middle() -> None:
    projection = Projection(fit_box([(42.25, 60.0, 10.0)], 60, 0.68), 720)
    x1, _ = projection.point(42.25, 60.0)
    x2, _ = projection.point(42.25 + 1 / 111.195 / 0.5, 60.0)  # a kilometre east: a degree is half as long at 60 degrees
    assert x2 - x1 == pytest.approx(projection.per_km, rel=0.01)
