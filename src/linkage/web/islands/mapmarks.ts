// The marks of the map: links that bear the number of incidents, in the order of their numbers for who goes by keys.
import type { Map as GlMap } from "maplibre-gl";
import { type Cluster, clusterPlaces, isOnePoint, namesOf } from "./mapclusters";
import type { Place, Words } from "./mapdata";

const FINER = 0.25; // of a zoom: so much closer, marks may come apart
const NAMED = 6; // places of a mark
const AROUND = 60; // pixels outside the map in which marks are kept

export class Marks {
  readonly #figure: HTMLElement;
  readonly #map: GlMap;
  readonly #words: Words;
  readonly #lead: (cluster: Cluster) => string;
  readonly #box = document.createElement("div");
  #places: readonly Place[] = [];
  #clusters: Cluster[] = [];
  #links = new Map<string, HTMLAnchorElement>();
  #zoom = Number.NaN;

  /**
   * @param figure Takes the focus of a mark that goes.
   * @param lead The address that a mark leads to: the list of its incidents.
   * @param open What a plain click does in its place.
   * @param changed Told the marks, when there are others.
   */
  constructor(
    figure: HTMLElement,
    map: GlMap,
    words: Words,
    lead: (cluster: Cluster) => string,
    open: (cluster: Cluster, link: HTMLAnchorElement) => void,
    private readonly changed: (clusters: readonly Cluster[]) => void,
  ) {
    this.#figure = figure;
    this.#map = map;
    this.#words = words;
    this.#lead = lead;
    this.#box.className = "map-marks";
    map.getCanvasContainer().append(this.#box);
    map.on("move", () => this.#follow());
    map.on("moveend", () => this.#gather());
    map.on("resize", () => this.#follow());
    this.#box.addEventListener("click", (event) => {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      const cluster = this.#clusters.find((one) => link !== null && this.#links.get(keyOf(one)) === link);
      if (!link || !cluster || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open(cluster, link);
    });
  }

  set(places: readonly Place[]): void {
    this.#places = places;
    this.#gather();
  }

  #follow(): void {
    if (Math.abs(this.#map.getZoom() - this.#zoom) >= FINER) this.#gather();
    else this.#put();
  }

  #gather(): void {
    this.#zoom = this.#map.getZoom();
    this.#clusters = clusterPlaces(this.#places, (place) => this.#map.project([place.lon, place.lat]));
    this.#put();
    this.changed(this.#clusters);
  }

  /** Puts a link at every mark that is in sight, and takes the others away; a link that stays keeps the keyboard's focus. */
  #put(): void {
    const { clientWidth: width, clientHeight: height } = this.#map.getContainer();
    const kept = new Map<string, HTMLAnchorElement>();
    for (const cluster of this.#clusters) {
      const { x, y } = this.#map.project([cluster.first.lon, cluster.first.lat]);
      if (x < -AROUND || y < -AROUND || x > width + AROUND || y > height + AROUND) continue;
      const key = keyOf(cluster);
      const link = this.#links.get(key) ?? this.#make(cluster);
      link.href = this.#lead(cluster);
      link.style.transform = `translate(${x - cluster.radius}px, ${y - cluster.radius}px)`;
      kept.set(key, link);
    }
    for (const [key, link] of this.#links) {
      if (kept.get(key) === link) continue;
      if (link === document.activeElement) this.#figure.focus({ preventScroll: true }); // keys go on
      link.remove();
    }
    let before: Element | null = null;
    for (const link of kept.values()) {
      if (link.parentElement !== this.#box) {
        if (before) before.after(link);
        else this.#box.prepend(link);
      }
      before = link;
    }
    this.#links = kept;
  }

  #make(cluster: Cluster): HTMLAnchorElement {
    const link = document.createElement("a");
    link.className = "map-mark";
    link.draggable = false;
    link.textContent = new Intl.NumberFormat(document.documentElement.lang).format(cluster.count);
    link.style.inlineSize = `${2 * cluster.radius}px`;
    link.style.blockSize = `${2 * cluster.radius}px`;
    link.title = this.#title(cluster);
    link.setAttribute("aria-label", link.title);
    return link;
  }

  #title({ first, places, count }: Cluster): string {
    if (places.length === 1) return first.title;
    const names = namesOf(places);
    const told = { count, places: places.length, names: names.slice(0, NAMED).join(", ") + (names.length > NAMED ? " …" : "") };
    return this.#words(isOnePoint(places) ? "one_point" : "cluster", told);
  }
}

const keyOf = ({ first, places, count }: Cluster): string => `${first.id} ${first.shape} ${first.radius_m} ${places.length} ${count}`;
