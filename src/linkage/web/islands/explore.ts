// Timeline and map beside the list of incidents: what is chosen in one shows in the others. Without this file the links of the drawings
// and the two date fields do the same; every state is in the address. Where there is WebGL, the map island takes the place of the drawing.
import { setUpDrawnMap } from "./drawnmap";
import { Explored } from "./explored";
import { choose, linkMarks, rowOf, showChosen } from "./links";
import type { mountMap } from "./map";
import { all } from "./page";
import { setUpTimeline } from "./timeline";

let explored: Explored | null = null; // the page with its island; null while each state is a page of its own

async function setUp(): Promise<void> {
  for (const part of all<HTMLElement>("[data-scripted]")) part.hidden = false;
  for (const part of all<HTMLElement>("[data-unscripted]")) part.hidden = true;
  const timeline = document.querySelector<HTMLElement>("[data-timeline]");
  if (timeline) setUpTimeline(timeline);
  showChosen();
  const map = document.querySelector<HTMLElement>("[data-map]");
  if (!map) return;
  if (location.hash === "#map") arriveAt(map);
  const address = map.dataset["island"];
  if (!address || !document.createElement("canvas").getContext("webgl2")) return setUpDrawnMap(map);
  try {
    const island = (await import(/* @vite-ignore */ address)) as { mountMap: typeof mountMap };
    explored = new Explored();
    await explored.mount(map, island.mountMap);
  } catch {
    explored = null; // it did not come, or did not start: the drawing stands
    setUpDrawnMap(map);
  }
}

function arriveAt(map: HTMLElement): void {
  const arrive = () => {
    map.focus({ preventScroll: true });
    map.closest("section")?.scrollIntoView();
  };
  if (document.readyState === "complete") arrive();
  else addEventListener("load", () => setTimeout(arrive)); // after the browser's own way to the anchor
}

// Back and forward between lines that were chosen on this page; any other page is loaded by the browser itself.
addEventListener("popstate", () => {
  if (explored) void explored.goTo(new URL(location.href), { push: false });
  else choose(rowOf(new URLSearchParams(location.search).get("at")));
});

linkMarks();
const later = document.querySelector<HTMLElement>("[data-drawn]"); // of many incidents the list comes first
if (later) {
  try {
    const response = await fetch(later.dataset["drawn"] ?? "");
    if (!response.ok) throw new Error(String(response.status));
    later.innerHTML = await response.text(); // made by our own templates, which escape
    await setUp();
    document.querySelector("tr#at")?.scrollIntoView({ block: "center" });
  } catch {
    later.textContent = later.dataset["drawnFailed"] ?? "";
  }
} else {
  await setUp();
}
