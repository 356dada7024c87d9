"""The map of a filter as data: places as wide as they are uncertain, what lies under them, and the words that go with them."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

from linkage.cases import read_settings
from linkage.desk import Desk
from linkage.errors import InputError
from linkage.exports.html.borders import word_borders
from linkage.exports.html.drawmap import countries_of, title_mark
from linkage.exports.html.mapextents import lonlat_of
from linkage.exports.html.maplayers import Borders
from linkage.exports.html.projection import hold_circles
from linkage.indexes.eventmarks import find_marks
from linkage.ledger import CaseFolder
from linkage.model.case import BordersDrawn, CaseSettings
from linkage.model.place import Place
from linkage.model.placemap import Shape
from linkage.web.drawnevents import area_around, known_borders, map_places
from linkage.web.eventqueries import EventQuery
from linkage.web.mapground import make_ground
from linkage.web.problems import documented
from linkage.web.streets import find_streets, version_streets
from linkage.web.workbench import workbench_of

router = APIRouter(tags=["incidents"])

GEOJSON = "application/geo+json"
DrawnBy = Literal["policy", "source", "none", "missing"]
Version = Annotated[str, Query(description="Version of the land and borders, as the map gives it: with it a browser may keep them.")]
A_YEAR_S = 31_536_000
KEPT_MAPS = 8


class PlaceOut(BaseModel):
    """A place with the incidents told of there."""

    id: str
    name: str
    lat: float
    lon: float
    shape: Shape = Field(description="disc: somewhere within it; hatched: somewhere in a district or region of about that width.")
    radius_m: int = Field(description="How far from its point an incident told of there can lie, in metres.")
    incidents: int
    title: str = Field(description="What it is, in words.")
    area: str = Field(description="It as a part of the map, which lists its incidents.")


class NamedOut(BaseModel):
    """A town or country around, as context."""

    name: str
    lat: float
    lon: float


class MapOut(BaseModel):
    """Where the incidents of a filter are told to have been."""

    places: list[PlaceOut] = Field(description="Those with most incidents first.")
    towns: list[NamedOut] = Field(description="The largest first.")
    countries: list[NamedOut]
    bounds: tuple[float, float, float, float] | None = Field(
        description="West, south, east and north of all, each as wide as it is uncertain; null where nothing has a point."
    )
    borders: list[str] = Field(description="Which borders are drawn and by what policy, in sentences.")
    drawn_by: DrawnBy = Field(description="The same in a word; missing: land and borders are not on this machine.")
    ground: str = Field(description="Version of the land and borders.")
    streets: str = Field(description='Version of the file of streets in the case folder; "" where there is none.')
    streets_problem: str = Field(description='Why that file is not shown; "" where it is.')


@router.get("/map", responses=documented(401, 422))
def get_map(request: Request, query: Annotated[EventQuery, Query()]) -> MapOut:
    """The places of the incidents of a filter."""
    workbench = workbench_of(request)
    with workbench.open_desk() as desk:
        made = desk.index.made()
    try:
        path, problem = find_streets(workbench.case_dir), ""
    except InputError as error:
        path, problem = None, str(error)
    found = _map(workbench.open_desk, workbench.case_dir, made, query)
    return found.model_copy(update={"streets": "" if path is None else version_streets(path), "streets_problem": problem})


@router.get("/map/ground", response_class=Response, responses={200: {"content": {GEOJSON: {}}}, **documented(401, 422)})
def get_ground(request: Request, v: Version = "") -> Response:
    """Land, borders and disputed territories by the policy of the case, as GeoJSON."""
    ground = make_ground(known_borders(read_settings(CaseFolder(workbench_of(request).case_dir).settings_file)))
    kept = f"private, max-age={A_YEAR_S}, immutable" if v == ground.version else "no-store"
    return Response(ground.content, media_type=GEOJSON, headers={"cache-control": kept})


@lru_cache(maxsize=KEPT_MAPS)
def _map(open_desk: Callable[[], Desk], case_dir: Path, _made: str, query: EventQuery) -> MapOut:
    """The map of a filter; incidents and settings change with the index only."""
    settings = read_settings(CaseFolder(case_dir).settings_file)
    borders = known_borders(settings)
    with open_desk() as desk:
        places = map_places(desk.index.name(), find_marks(desk.index, query.filter()))
    countries = countries_of(places)
    circles = [(*lonlat_of(mark), mark.radius_m / 1000) for mark in places.marks]
    box = hold_circles(circles) if circles else None
    return MapOut(
        places=[
            PlaceOut(
                id=mark.place.id, name=mark.place.name, lat=mark.place.lat, lon=mark.place.lon, shape=mark.shape, radius_m=mark.radius_m,
                incidents=len(mark.incident_ids), title=title_mark(mark), area=area_around([mark]),
            )
            for mark in places.marks if mark.place.lat is not None and mark.place.lon is not None
        ],
        towns=_named(places.towns),
        countries=_named(countries),
        bounds=None if box is None else (box.west, box.south, box.east, box.north),
        borders=word_borders(settings, borders),
        drawn_by=_name_borders(settings, borders),
        ground=make_ground(borders).version,
        streets="",
        streets_problem="",
    )  # fmt: skip


def _name_borders(settings: CaseSettings, borders: Borders) -> DrawnBy:
    if borders.lines is None:
        return "missing"
    if settings.borders is BordersDrawn.NONE:
        return "none"
    return "policy" if borders.territories else "source"


def _named(places: tuple[Place, ...]) -> list[NamedOut]:
    return [NamedOut(name=p.name, lat=p.lat, lon=p.lon) for p in places if p.lat is not None and p.lon is not None]
