// The page with its map island: another part of the map, period or filter changes the address, list and timeline, and loads no page.
import { readArea } from "./area";
import { choose, rowOf, showChosen } from "./links";
import type { MapIsland, mountMap } from "./map";
import { all, fillIn, filterForm } from "./page";
import { setUpTimeline } from "./timeline";

const FILTER = "[data-filter]";
const PARTS = [FILTER, "[data-chosen]", "[data-listed]"]; // of the page
const DRAWN = ["[data-timeline-part]", "[data-map] > svg", "[data-map-told]", "[data-borders]"]; // of its drawings

export class Explored {
  #island: MapIsland | null = null;
  #asked = queryOf(new URL(location.href));
  #asking = new AbortController();

  async mount(figure: HTMLElement, mount: typeof mountMap): Promise<void> {
    const params = new URLSearchParams(this.#asked);
    this.#island = await mount(figure, params, (area) => this.#show({ area }));
    const [theirs, ours] = [
      document.querySelector<HTMLElement>("[data-drawn-tools]"),
      document.querySelector<HTMLElement>("[data-map-tools]"),
    ];
    if (theirs) theirs.hidden = true;
    if (ours) ours.hidden = false;
    tellIsland();
    ours?.querySelector("[data-map-zoom=in]")?.addEventListener("click", () => this.#island?.zoom(1));
    ours?.querySelector("[data-map-zoom=out]")?.addEventListener("click", () => this.#island?.zoom(-1));
    ours?.querySelector("[data-map-zoom=whole]")?.addEventListener("click", () => this.#island?.whole());
    document.addEventListener("submit", (event) => this.#submit(event), { capture: true });
  }

  /**
   * Shows what an address asks for.
   *
   * @param push Whether it becomes a step that the back button undoes.
   * @param moved Whether only the map was moved: what somebody is typing into the filter stays.
   */
  async goTo(address: URL, { push, moved = false }: { push: boolean; moved?: boolean }): Promise<void> {
    const query = queryOf(address);
    if (push) history.pushState(null, "", address);
    if (query === this.#asked) return choose(rowOf(address.searchParams.get("at"))); // another line of the same list
    const before = new URLSearchParams(this.#asked);
    this.#asked = query;
    const params = new URLSearchParams(query);
    if (!push && params.get("area") !== before.get("area")) this.#island?.show(readArea(params.get("area")));
    const main = document.querySelector("main");
    main?.setAttribute("aria-busy", "true");
    try {
      await Promise.all([this.#island?.filter(params), this.#load(query, moved)]);
      if (query === this.#asked) main?.removeAttribute("aria-busy");
    } catch (error) {
      if (error instanceof DOMException && error.name === "AbortError") return; // something else is asked for now
      if (query === this.#asked) location.reload(); // signed out, or the server is gone: the page itself says so
    }
  }

  /** The filter is asked for without a new page; no other script takes it for one that is sent. */
  #submit(event: SubmitEvent): void {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.id !== "event-filter") return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const address = new URL(form.action);
    for (const [name, value] of new FormData(form)) if (value !== "") address.searchParams.set(name, String(value));
    void this.goTo(address, { push: true });
  }

  #show({ area }: { area: string }): void {
    const address = new URL(location.href);
    address.hash = "";
    for (const name of ["at", "after", "view"]) address.searchParams.delete(name);
    if (area) address.searchParams.set("area", area);
    else address.searchParams.delete("area");
    fillIn("area", area);
    void this.goTo(address, { push: true, moved: true });
  }

  async #load(query: string, moved: boolean): Promise<void> {
    this.#asking.abort();
    this.#asking = new AbortController();
    const { signal } = this.#asking;
    const [page, drawn] = await Promise.all([
      fetchPart(`/incidents?${query}&view=list`, signal),
      fetchPart(`/incidents/drawn?${query}`, signal),
    ]);
    const focused = document.activeElement?.closest("[data-filter]") ? document.activeElement.getAttribute("name") : null;
    keepInSight(moved ? document.querySelector("[data-map]") : null, () => {
      replace(moved && isTyped() ? PARTS.filter((part) => part !== FILTER) : PARTS, page);
      replace(DRAWN, drawn);
    });
    tellIsland();
    if (focused !== null) document.querySelector<HTMLElement>(`[data-filter] [name="${CSS.escape(focused)}"]`)?.focus();
    const timeline = document.querySelector<HTMLElement>("[data-timeline]");
    if (timeline) setUpTimeline(timeline);
    for (const part of document.querySelectorAll<HTMLElement>("[data-timeline-part] [data-scripted]")) part.hidden = false;
    showChosen();
    const status = document.querySelector("[data-status]");
    if (status) status.textContent = document.querySelector("#list")?.textContent ?? "";
  }
}

/** What an address asks for, without what only points into its list. */
function queryOf(address: URL): string {
  const params = new URLSearchParams(address.search);
  for (const name of ["at", "view"]) params.delete(name);
  return params.toString();
}

/** What somebody is moving stays under the hand, whatever grows above it. */
function keepInSight(held: Element | null, change: () => void): void {
  const before = held?.getBoundingClientRect().top ?? 0;
  document.documentElement.style.overflowAnchor = "none"; // the browser would do it for something else
  change();
  if (held) scrollBy({ top: held.getBoundingClientRect().top - before, behavior: "instant" });
  document.documentElement.style.overflowAnchor = "";
}

/** Whether the filter holds what has not been asked for yet. */
function isTyped(): boolean {
  const form = filterForm();
  const fields = form ? [...form.elements] : [];
  return fields.some((field) => {
    if (field instanceof HTMLInputElement)
      return field.type !== "hidden" && (field.value !== field.defaultValue || field.checked !== field.defaultChecked);
    if (field instanceof HTMLSelectElement) return [...field.options].some((option) => option.selected !== option.defaultSelected);
    return false;
  });
}

/** What is said of the drawing's edges gives way to what holds for the island. */
function tellIsland(): void {
  for (const part of all<HTMLElement>("[data-of-drawing]")) part.hidden = true;
  for (const part of all<HTMLElement>("[data-of-island]")) part.hidden = false;
}

async function fetchPart(address: string, signal: AbortSignal): Promise<Document> {
  const response = await fetch(address, { signal });
  if (!response.ok || response.redirected) throw new Error(`${address} answered ${response.status}`);
  return new DOMParser().parseFromString(await response.text(), "text/html");
}

function replace(selectors: readonly string[], from: Document): void {
  for (const selector of selectors) {
    const [old, made] = [document.querySelector(selector), from.querySelector(selector)];
    if (old && made) old.replaceWith(made);
    else if (old) old.replaceChildren();
  }
}
