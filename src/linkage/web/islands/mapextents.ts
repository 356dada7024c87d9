// How far from its point each place reaches, drawn over the land: discs, hatched circles, and their edges, as in the server's drawing.
import type { Map as GlMap } from "maplibre-gl";
import type { Place } from "./mapdata";

const EARTH_M = 40_075_016.686; // around the equator
const TILE = 512; // pixels that the earth takes at zoom 0
const LEAST = 14; // pixels: a smaller disc is hidden by its mark
const HATCH = 7; // pixels between two lines

interface Circle {
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

export class Extents {
  readonly #canvas = document.createElement("canvas");
  readonly #map: GlMap;
  #places: readonly Place[] = [];
  #colour = "";

  constructor(map: GlMap) {
    this.#map = map;
    this.#canvas.className = "map-extents";
    this.#canvas.setAttribute("aria-hidden", "true");
    map.getCanvasContainer().append(this.#canvas);
    map.on("render", () => this.#draw());
  }

  set(places: readonly Place[]): void {
    this.#places = places;
    this.#map.triggerRepaint();
  }

  paint(colour: string): void {
    this.#colour = colour;
    this.#map.triggerRepaint();
  }

  #draw(): void {
    const { clientWidth: width, clientHeight: height } = this.#map.getContainer();
    const ratio = devicePixelRatio;
    if (this.#canvas.width !== Math.round(width * ratio) || this.#canvas.height !== Math.round(height * ratio)) {
      this.#canvas.width = Math.round(width * ratio);
      this.#canvas.height = Math.round(height * ratio);
    }
    const brush = this.#canvas.getContext("2d");
    if (!brush) return;
    brush.setTransform(ratio, 0, 0, ratio, 0, 0);
    brush.clearRect(0, 0, width, height);
    brush.fillStyle = this.#colour;
    brush.strokeStyle = this.#colour;
    const discs = this.#circles("disc", width, height);
    const hatched = this.#circles("hatched", width, height);
    // One path each: where places overlap it is no darker, for more places there do not make any of them likelier.
    brush.globalAlpha = 0.15;
    brush.fill(trace(discs), "nonzero");
    brush.globalAlpha = 0.6;
    brush.lineWidth = 1;
    brush.stroke(trace(discs));
    brush.setLineDash([2, 3]);
    brush.stroke(trace(hatched));
    brush.setLineDash([]);
    this.#hatch(brush, hatched, width, height);
  }

  #circles(shape: Place["shape"], width: number, height: number): Circle[] {
    const perMetre = (TILE * 2 ** this.#map.getZoom()) / EARTH_M;
    const found: Circle[] = [];
    for (const place of this.#places) {
      if (place.shape !== shape) continue;
      const { x, y } = this.#map.project([place.lon, place.lat]);
      const r = (place.radius_m * perMetre) / Math.cos((place.lat * Math.PI) / 180);
      if (r >= LEAST && x + r > 0 && y + r > 0 && x - r < width && y - r < height) found.push({ x, y, r });
    }
    return found;
  }

  /** Lines across what is hatched; they lie on one lattice, which moves with the map. */
  #hatch(brush: CanvasRenderingContext2D, circles: readonly Circle[], width: number, height: number): void {
    if (circles.length === 0) return;
    brush.save();
    brush.clip(trace(circles), "nonzero");
    brush.globalAlpha = 0.4;
    const origin = this.#map.project([0, 0]);
    const step = HATCH * Math.SQRT2;
    const first = ((origin.x - origin.y) % step) - height - step;
    brush.beginPath();
    for (let x = first; x < width; x += step) {
      brush.moveTo(x, 0);
      brush.lineTo(x + height, height);
    }
    brush.stroke();
    brush.restore();
  }
}

function trace(circles: readonly Circle[]): Path2D {
  const path = new Path2D();
  for (const { x, y, r } of circles) {
    path.moveTo(x + r, y);
    path.arc(x, y, r, 0, 2 * Math.PI);
  }
  return path;
}
