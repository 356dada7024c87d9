// Places -> the marks of a map: those that would hide one another are drawn as one, as in the server's drawing.
import type { Place } from "./mapdata";

const CELL = 34; // pixels: no two marks touch that are farther apart
const LEAST_RADIUS = 12; // so that a finger hits it (WCAG 2.5.8)

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Cluster {
  readonly first: Place;
  readonly places: readonly Place[];
  readonly count: number;
  readonly radius: number;
}

interface Growing {
  readonly at: Point;
  readonly places: Place[];
  count: number;
}

const radiusOf = (count: number): number => Math.max(LEAST_RADIUS, 7.5 + 2.6 * String(count).length);

/** The names of places, each once. */
export const namesOf = (places: readonly Place[]): string[] => [...new Set(places.map((place) => place.name))];

/** Whether no map is close enough to part them. */
export const isOnePoint = (places: readonly Place[]): boolean =>
  places.every(({ lon, lat }) => lon === places[0]?.lon && lat === places[0].lat);

/**
 * The marks of places, those with most incidents first.
 *
 * A place joins the nearest mark that it would touch; marks that have grown into one another stay two, and overlap by a pixel or two.
 */
export function clusterPlaces(places: readonly Place[], project: (place: Place) => Point): Cluster[] {
  const cells = new Map<string, Growing[]>();
  const found: Growing[] = [];
  for (const place of places) {
    const at = project(place);
    const [column, row] = [Math.floor(at.x / CELL), Math.floor(at.y / CELL)];
    let near: Growing | undefined;
    let nearest = Number.POSITIVE_INFINITY;
    for (let dx = -1; dx <= 1; dx += 1) {
      for (let dy = -1; dy <= 1; dy += 1) {
        for (const one of cells.get(`${column + dx},${row + dy}`) ?? []) {
          const apart = Math.hypot(one.at.x - at.x, one.at.y - at.y);
          if (apart < nearest) [near, nearest] = [one, apart];
        }
      }
    }
    if (near && nearest < radiusOf(near.count) + LEAST_RADIUS) {
      near.places.push(place);
      near.count += place.incidents;
    } else {
      const made: Growing = { at, places: [place], count: place.incidents };
      const cell = `${column},${row}`;
      cells.set(cell, [...(cells.get(cell) ?? []), made]);
      found.push(made);
    }
  }
  return found.flatMap(({ places: held, count }) => {
    const [first] = held;
    return first ? [{ first, places: held, count, radius: radiusOf(count) }] : [];
  });
}
