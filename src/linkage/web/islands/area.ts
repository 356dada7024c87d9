// A part of the map, as an address has it: west, south, east and north in degrees.

export interface Area {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

export function readArea(text: string | null | undefined): Area | null {
  const [west, south, east, north] = (text ?? "").split(",").map(Number);
  if (west === undefined || south === undefined || east === undefined || north === undefined) return null;
  return [west, south, east, north].every(Number.isFinite) ? { west, south, east, north } : null;
}

export function writeArea({ west, south, east, north }: Area): string {
  const edges = [Math.max(-180, west), Math.max(-90, south), Math.min(180, east), Math.min(90, north)];
  return edges.map((edge) => edge.toFixed(4)).join(",");
}

/** An area so many times as wide and high. */
export function scaleArea({ west, south, east, north }: Area, times: number): Area {
  const [x, y] = [(west + east) / 2, (south + north) / 2];
  const [wide, high] = [((east - west) / 2) * times, ((north - south) / 2) * times];
  return { west: x - wide, south: y - high, east: x + wide, north: y + high };
}

export const isWithin = ({ west, south, east, north }: Area, lon: number, lat: number): boolean =>
  west <= lon && lon <= east && south <= lat && lat <= north;
