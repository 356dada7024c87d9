// The map island: MapLibre in the place of the server's drawing, which stays beneath it for print and for who has no WebGL.
import { type GeoJSONSource, type Map as GlMap, LngLatBounds, setWorkerUrl } from "maplibre-gl";
import { type Area, readArea, writeArea } from "./area";
import { boundsOf, makeGlMap } from "./glmap";
import { type Cluster, isOnePoint, namesOf } from "./mapclusters";
import { readColours } from "./mapcolours";
import { fetchJson, type MapData, wordsOf } from "./mapdata";
import { Extents } from "./mapextents";
import { Marks } from "./mapmarks";
import { Panel } from "./mappanel";
import { discPicture, emptyPicture } from "./mappictures";
import { openStreets } from "./mapstreets";
import { DOT, edgesOf, makeStyle, type NamedMark, pointsOf, ROOM } from "./mapstyle";
import { withParams } from "./page";
import { STREETS } from "./streetstyle";

const ALL = { padding: 40, maxZoom: 11 }; // how all places are shown
const [ROOM_SIZE, DOT_SIZE] = [48, 10]; // of pictures, half as many on the map
const SETTLED_MS = 350; // after the last movement
const ARROWS: Record<string, readonly [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export interface MapIsland {
  /** Shows a part of the map; null for all places. */
  show(area: Area | null): void;
  /** Shows the places of another filter. */
  filter(params: URLSearchParams): Promise<void>;
  zoom(by: number): void;
  whole(): void;
}

/**
 * Puts the map into its figure.
 *
 * @param params The filter of the page.
 * @param moved Told what the map shows when a person has moved it; "" for all places.
 * @throws Where MapLibre does not start, or the places did not come.
 */
export async function mountMap(figure: HTMLElement, params: URLSearchParams, moved: (area: string) => void): Promise<MapIsland> {
  const island = new Mounted(figure, params, moved);
  await island.mount();
  return island;
}

const placesOf = (params: URLSearchParams) => `/api/v1/map?${withParams(params, { area: "", at: "", after: "", view: "", order: "" })}`;

class Mounted implements MapIsland {
  readonly #figure: HTMLElement;
  readonly #moved: (area: string) => void;
  readonly #words;
  readonly #note = document.createElement("p");
  #params: URLSearchParams;
  #data!: MapData;
  #map!: GlMap; // from the first of `mount` on, as what follows
  #extents!: Extents;
  #marks!: Marks;
  #panel!: Panel;
  #named: NamedMark[] = [];
  #streets = "";
  #settling = 0;
  #isQuiet = false; // the next movement is no person's

  constructor(figure: HTMLElement, params: URLSearchParams, moved: (area: string) => void) {
    this.#figure = figure;
    this.#params = params;
    this.#moved = moved;
    this.#words = wordsOf(figure);
  }

  async mount(): Promise<void> {
    this.#data = await fetchJson<MapData>(placesOf(this.#params));
    const box = document.createElement("div");
    box.className = "map-island";
    this.#figure.append(box);
    try {
      setWorkerUrl(new URL(this.#figure.dataset["worker"] ?? "", location.href).href);
      const attribution = await this.#openStreets();
      this.#map = makeGlMap(box, this.#style(), this.#words, this.#streets !== "");
      this.#extents = new Extents(this.#map);
      this.#panel = new Panel(this.#figure, this.#words);
      this.#note.className = "map-note";
      this.#tell(attribution);
      box.after(this.#note); // under the map: over it, it would cover marks
      this.#marks = new Marks(
        this.#figure,
        this.#map,
        this.#words,
        (cluster) => `/incidents?${this.#around(cluster)}#list`,
        (cluster, link) => this.#open(cluster, link),
        (clusters) => this.#name(clusters),
      );
      await this.#ready();
    } catch (error) {
      this.#map?.remove();
      box.remove();
      this.#note.remove();
      throw error;
    }
    this.#paint();
    this.#figure.classList.add("with-island");
    this.#map.resize(); // until now it took no room
    this.show(readArea(this.#figure.dataset["view"]));
    this.#marks.set(this.#data.places);
    this.#extents.set(this.#data.places);
    this.#listen();
  }

  show(area: Area | null): void {
    this.#panel.close();
    const bounds = area ? boundsOf(area) : this.#all();
    this.#isQuiet = true;
    if (bounds) this.#map.fitBounds(bounds, { ...(area ? {} : ALL), duration: 0 }); // ends before it comes back
    this.#isQuiet = false;
    clearTimeout(this.#settling);
  }

  async filter(params: URLSearchParams): Promise<void> {
    const before = placesOf(this.#params);
    this.#params = params;
    this.#map.getSource<GeoJSONSource>("asked")?.setData(edgesOf(readArea(params.get("area"))));
    if (placesOf(params) === before) return;
    const data = await fetchJson<MapData>(placesOf(params));
    if (params !== this.#params) return; // asked for something else meanwhile
    this.#data = data;
    this.#panel.close();
    this.#marks.set(this.#data.places);
    this.#extents.set(this.#data.places);
    this.#paint();
  }

  zoom(by: number): void {
    this.#map.easeTo({ zoom: this.#map.getZoom() + by, duration: this.#duration() });
  }

  whole(): void {
    this.show(null);
    this.#moved("");
  }

  /** Whose the streets are; "" where the case has none. */
  async #openStreets(): Promise<string> {
    if (!this.#data.streets) return this.#data.streets_problem;
    try {
      const { address, attribution } = await openStreets(this.#data.streets);
      this.#streets = address;
      return attribution;
    } catch (error) {
      console.warn(error);
      return this.#words("streets_failed");
    }
  }

  /** Waits until the style is there; tiles that fail later are told on the map. */
  #ready(): Promise<void> {
    this.#map.on("styleimagemissing", () => undefined);
    return new Promise((resolve, reject) => {
      this.#map.once("style.load", () => resolve());
      this.#map.on("error", (event) => {
        const { sourceId } = event as { sourceId?: string };
        if (sourceId === STREETS) this.#tell(this.#words("streets_failed"));
        else reject(event.error);
      });
    });
  }

  /** Says under the map which borders are drawn, and of whom the streets are. */
  #tell(streets: string): void {
    this.#note.textContent = [this.#words(this.#data.drawn_by), streets].filter(Boolean).join(" · ");
  }

  #listen(): void {
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.#paint());
    this.#map.on("resize", () => {
      this.#isQuiet = true;
    });
    this.#map.on("moveend", () => {
      if (!this.#isQuiet) {
        clearTimeout(this.#settling);
        this.#settling = window.setTimeout(() => this.#settle(), SETTLED_MS);
      }
      this.#isQuiet = false;
    });
    this.#map.on("webglcontextlost", () => this.#figure.classList.remove("with-island"));
    this.#map.on("webglcontextrestored", () => this.#figure.classList.add("with-island"));
    this.#figure.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const by = ARROWS[event.key];
      if (by) this.#pan(by);
      else if (event.key === "+" || event.key === "=") this.zoom(1);
      else if (event.key === "-") this.zoom(-1);
      else if (event.key === "0") this.whole();
      else if (event.key === "Escape") this.#panel.close();
      else return;
      event.preventDefault();
    });
  }

  #pan([x, y]: readonly [number, number]): void {
    const { clientWidth, clientHeight } = this.#map.getContainer();
    this.#map.panBy([(x * clientWidth) / 8, (y * clientHeight) / 8], { duration: this.#duration() });
  }

  #settle(): void {
    const bounds = this.#map.getBounds();
    this.#moved(writeArea({ west: bounds.getWest(), south: bounds.getSouth(), east: bounds.getEast(), north: bounds.getNorth() }));
  }

  /** A mark of several places comes apart; one of a single place opens what is told of there. */
  #open(cluster: Cluster, link: HTMLAnchorElement): void {
    const zoom = this.#map.getZoom();
    if (!isOnePoint(cluster.places) && zoom < this.#map.getMaxZoom() - 0.01) {
      const bounds = new LngLatBounds();
      for (const place of cluster.places) bounds.extend([place.lon, place.lat]);
      this.#panel.close();
      this.#map.fitBounds(bounds, { padding: 60, duration: this.#duration() });
      return;
    }
    const around = this.#around(cluster);
    const place = cluster.places.length > 1 ? { ...cluster.first, title: link.title, incidents: cluster.count } : cluster.first;
    void this.#panel.open(place, `/api/v1/incidents?${around}`, `/incidents?${around}#list`, link);
  }

  #around({ first, places }: Cluster): URLSearchParams {
    const areas = places.map((place) => readArea(place.area)).filter((area) => area !== null);
    const area =
      areas.length < 2
        ? first.area
        : writeArea({
            west: Math.min(...areas.map((one) => one.west)),
            south: Math.min(...areas.map((one) => one.south)),
            east: Math.max(...areas.map((one) => one.east)),
            north: Math.max(...areas.map((one) => one.north)),
          });
    return withParams(this.#params, { area, at: "", after: "", view: "" });
  }

  #name(clusters: readonly Cluster[]): void {
    this.#named = clusters.map(({ first, places, radius }) => {
      const more = namesOf(places).length - 1;
      const name = more > 0 ? this.#words("and_more", { name: first.name, count: more }) : first.name;
      return { lon: first.lon, lat: first.lat, name, away: (radius + 7) / 13 };
    });
    this.#map.getSource<GeoJSONSource>("marks")?.setData(pointsOf(this.#named));
  }

  #paint(): void {
    this.#map.setStyle(this.#style());
    for (const [name, picture] of [
      [ROOM, emptyPicture(ROOM_SIZE)],
      [DOT, discPicture(DOT_SIZE)],
    ] as const) {
      if (!this.#map.hasImage(name)) this.#map.addImage(name, picture, { pixelRatio: 2, sdf: name === DOT });
    }
    this.#extents.paint(readColours(this.#figure).harm);
  }

  #style() {
    return makeStyle(
      this.#data,
      this.#named,
      readArea(this.#params.get("area")),
      this.#streets,
      document.documentElement.lang,
      readColours(this.#figure),
    );
  }

  #all(): LngLatBounds | null {
    const { bounds } = this.#data;
    return bounds ? boundsOf({ west: bounds[0], south: bounds[1], east: bounds[2], north: bounds[3] }) : null;
  }

  #duration(): number {
    return matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 250;
  }
}
