// How streets look where the case has them: calm lines and names under what is told.
import type { FilterSpecification, LayerSpecification } from "maplibre-gl";
import type { Colours } from "./mapcolours";

export const STREETS = "streets"; // the source of their tiles
export const FONTS = ["'Source Sans 3'", "'Segoe UI'", "'Noto Sans'", "'DejaVu Sans'", "sans-serif"]; // those of the page, as CSS has them

// Layers and kinds of Protomaps' basemap, version 4. Its `boundaries` are not drawn: ours, by the policy, are.
const kinds = (...names: string[]): FilterSpecification => ["in", ["get", "kind"], ["literal", names]];
const GREEN = ["park", "forest", "wood", "cemetery", "nature_reserve", "grass", "grassland", "scrub"];
const widths = (least: number, most: number) => ["interpolate", ["exponential", 1.6], ["zoom"], 8, least, 18, most] as unknown as number;

export function streetLayers(colours: Colours): LayerSpecification[] {
  const streets = { source: STREETS };
  return [
    { id: "earth", type: "fill", ...streets, "source-layer": "earth", paint: { "fill-color": colours.faint } },
    {
      id: "green",
      type: "fill",
      ...streets,
      "source-layer": "landuse",
      filter: kinds(...GREEN),
      paint: { "fill-color": colours.line, "fill-opacity": 0.45 },
    },
    {
      id: "water",
      type: "fill",
      ...streets,
      "source-layer": "water",
      filter: ["==", ["geometry-type"], "Polygon"],
      paint: { "fill-color": colours.paper, "fill-outline-color": colours.quiet },
    },
    {
      id: "river",
      type: "line",
      ...streets,
      "source-layer": "water",
      filter: ["==", ["geometry-type"], "LineString"],
      paint: { "line-color": colours.paper, "line-width": widths(0.8, 5) },
    },
    {
      id: "building",
      type: "fill",
      ...streets,
      "source-layer": "buildings",
      minzoom: 13,
      paint: { "fill-color": colours.line, "fill-outline-color": colours.quiet, "fill-opacity": 0.7 },
    },
    {
      id: "path",
      type: "line",
      ...streets,
      "source-layer": "roads",
      filter: kinds("path", "other"),
      minzoom: 14,
      paint: { "line-color": colours.quiet, "line-width": 0.7, "line-dasharray": [2, 2], "line-opacity": 0.6 },
    },
    {
      id: "rail",
      type: "line",
      ...streets,
      "source-layer": "roads",
      filter: kinds("rail"),
      minzoom: 10,
      paint: { "line-color": colours.quiet, "line-width": 1.2, "line-dasharray": [6, 3], "line-opacity": 0.6 },
    },
    ...(
      [
        ["minor", ["minor_road"], 0.4, 9],
        ["major", ["major_road"], 0.9, 13],
        ["highway", ["highway"], 1.4, 16],
      ] as const
    ).flatMap(([id, of, least, most]): LayerSpecification[] => [
      {
        id: `${id} edge`,
        type: "line",
        ...streets,
        "source-layer": "roads",
        filter: kinds(...of),
        minzoom: id === "minor" ? 12 : 6,
        layout: { "line-cap": "round", "line-join": "round" },
        paint: { "line-color": colours.quiet, "line-width": widths(least, most + 1.6), "line-opacity": 0.55 },
      },
      {
        id,
        type: "line",
        ...streets,
        "source-layer": "roads",
        filter: kinds(...of),
        minzoom: id === "minor" ? 13 : 9,
        layout: { "line-cap": "round", "line-join": "round" },
        paint: { "line-color": colours.paper, "line-width": widths(least * 0.4, most) },
      },
    ]),
  ];
}

export function streetNames(language: string, colours: Colours): LayerSpecification[] {
  const name = ["coalesce", ["get", `name:${language}`], ["get", "name"]] as unknown as string;
  const paint = { "text-color": colours.quiet, "text-halo-color": colours.paper, "text-halo-width": 1.5 };
  return [
    {
      id: "names of streets",
      type: "symbol",
      source: STREETS,
      "source-layer": "roads",
      minzoom: 14,
      layout: { "symbol-placement": "line", "text-field": name, "text-font": FONTS, "text-size": 11 },
      paint,
    },
    {
      id: "names of waters",
      type: "symbol",
      source: STREETS,
      "source-layer": "water",
      minzoom: 11,
      filter: ["==", ["geometry-type"], "Point"],
      layout: { "text-field": name, "text-font": FONTS, "text-size": 11 },
      paint,
    },
    {
      id: "names around",
      type: "symbol",
      source: STREETS,
      "source-layer": "places",
      filter: kinds("locality", "neighbourhood", "macrohood"),
      minzoom: 9,
      layout: { "text-field": name, "text-font": FONTS, "text-size": 11.5 },
      paint,
    },
  ];
}
