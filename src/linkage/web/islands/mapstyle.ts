// How the map looks: land, borders and names in the colours of the page; streets, where the case has them, calmly under all that.
import type { Feature, FeatureCollection } from "geojson";
import type { FilterSpecification, LayerSpecification, StyleSpecification } from "maplibre-gl";
import type { Area } from "./area";
import type { Colours } from "./mapcolours";
import type { MapData, Named } from "./mapdata";
import { FONTS, STREETS, streetLayers, streetNames } from "./streetstyle";

export interface NamedMark {
  readonly lon: number;
  readonly lat: number;
  readonly name: string;
  readonly away: number; // from the middle of the mark, in ems
}

export const ROOM = "room"; // an empty picture: no name is written where a mark lies
const LEAST_ASKED = 0.009; // degrees: about a kilometre
export const DOT = "dot"; // a town; drawn where its name has room
const OUTLINES_UNTIL = 8; // zoom: beyond it a rough outline would look like a line on the ground

export function pointsOf(named: readonly (Named | NamedMark)[]): FeatureCollection {
  const features = named.map(({ lon, lat, ...told }): Feature => {
    return { type: "Feature", properties: told, geometry: { type: "Point", coordinates: [lon, lat] } };
  });
  return { type: "FeatureCollection", features };
}

/** The outline of a part of the map; nothing where it is that of a single place. */
export function edgesOf(area: Area | null): FeatureCollection {
  if (area === null || Math.max(area.east - area.west, area.north - area.south) < LEAST_ASKED)
    return { type: "FeatureCollection", features: [] };
  const { west, south, east, north } = area;
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return {
    type: "FeatureCollection",
    features: [{ type: "Feature", properties: {}, geometry: { type: "LineString", coordinates: ring } }],
  };
}

/**
 * @param marks The names of the marks, in order of their numbers.
 * @param asked The part of the map that the list is narrowed to.
 * @param streets The address of the tiles; "" for none.
 * @param language In which names of streets are written where they have one in it.
 */
export function makeStyle(
  data: MapData,
  marks: readonly NamedMark[],
  asked: Area | null,
  streets: string,
  language: string,
  colours: Colours,
): StyleSpecification {
  const ground = new URL(`/api/v1/map/ground?v=${data.ground}`, location.href).href;
  return {
    version: 8,
    sources: {
      ground: { type: "geojson", data: ground, tolerance: 0.3 },
      asked: { type: "geojson", data: edgesOf(asked) },
      marks: { type: "geojson", data: pointsOf(marks) },
      towns: { type: "geojson", data: pointsOf(data.towns) },
      countries: { type: "geojson", data: pointsOf(data.countries.map((one) => ({ ...one, name: one.name.toUpperCase() }))) },
      ...(streets ? { [STREETS]: { type: "vector" as const, url: `pmtiles://${streets}` } } : {}),
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": colours.paper } },
      {
        id: "land",
        type: "fill",
        source: "ground",
        filter: part("land"),
        paint: { "fill-color": colours.faint, "fill-outline-color": colours.quiet },
      },
      ...(streets ? streetLayers(colours) : []),
      { id: "border", type: "line", source: "ground", filter: part("border"), paint: { "line-color": colours.quiet, "line-width": 1 } },
      {
        id: "disputed",
        type: "line",
        source: "ground",
        filter: part("disputed"),
        maxzoom: OUTLINES_UNTIL,
        paint: { "line-color": colours.quiet, "line-width": 1, "line-dasharray": [5, 3] },
      },
      { id: "asked", type: "line", source: "asked", paint: { "line-color": colours.ink, "line-width": 1.2, "line-dasharray": [6, 4] } },
      ...(streets ? streetNames(language, colours) : []),
      names("towns", colours, { size: 11, colour: colours.quiet, beside: 0.5 }),
      names("countries", colours, { size: 11, colour: colours.quiet, spacing: 0.12 }),
      markNames(colours),
      // What is last is placed first: the marks take their room, then names take what is left.
      { id: ROOM, type: "symbol", source: "marks", layout: { "icon-image": ROOM, "icon-allow-overlap": true, "icon-padding": 1 } },
    ],
  };
}

const part = (name: string): FilterSpecification => ["==", ["get", "part"], name];

function names(
  source: string,
  colours: Colours,
  look: { size: number; colour: string; spacing?: number; beside?: number },
): LayerSpecification {
  return {
    id: `names of ${source}`,
    type: "symbol",
    source,
    layout: {
      "text-field": ["get", "name"],
      "text-font": FONTS,
      "text-size": look.size,
      "text-letter-spacing": look.spacing ?? 0,
      ...(look.beside
        ? { "icon-image": DOT, "text-variable-anchor": ["left", "right", "bottom", "top"], "text-radial-offset": look.beside }
        : {}),
    },
    paint: { "icon-color": look.colour, "text-color": look.colour, "text-halo-color": colours.paper, "text-halo-width": 1.5 },
  };
}

function markNames(colours: Colours): LayerSpecification {
  return {
    id: "names of marks",
    type: "symbol",
    source: "marks",
    layout: {
      "text-field": ["get", "name"],
      "text-font": FONTS,
      "text-size": 13,
      "text-variable-anchor": ["left", "right", "bottom", "top"],
      "text-radial-offset": ["get", "away"],
      "text-padding": 1,
    },
    paint: { "text-color": colours.ink, "text-halo-color": colours.paper, "text-halo-width": 2 },
  };
}
