// The map as the server has drawn it, moved and zoomed as a picture: where the browser has no WebGL.
import { type Area, readArea, scaleArea, writeArea } from "./area";
import { onDrag, unitsOf } from "./drag";
import { fillIn, filterForm } from "./page";
import { findTools } from "./tools";

const STEP = 1.5; // of one turn of the wheel
const CLOSEST = 12; // times larger than the whole map
const ARROWS: Record<string, readonly [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export function setUpDrawnMap(figure: HTMLElement): void {
  const svg = figure.querySelector("svg");
  const shown = readArea(figure.dataset["area"]);
  if (!svg || !shown) return;
  const whole = { x: 0, y: 0, width: svg.viewBox.baseVal.width, height: svg.viewBox.baseVal.height };
  const tools = findTools();
  let view = { ...whole };

  const area = (): Area => {
    const lon = (x: number) => shown.west + (x / whole.width) * (shown.east - shown.west);
    const lat = (y: number) => shown.north - (y / whole.height) * (shown.north - shown.south);
    return { west: lon(view.x), south: lat(view.y + view.height), east: lon(view.x + view.width), north: lat(view.y) };
  };
  // After a drag, closer and wider are those of what is shown now.
  const follow = () => {
    for (const [tool, times] of [
      [tools.in, 1 / 2],
      [tools.out, 2],
    ] as const) {
      if (!(tool instanceof HTMLAnchorElement)) continue;
      const to = new URL(tool.href);
      to.searchParams.set("area", writeArea(scaleArea(area(), times)));
      tool.href = to.href;
    }
  };
  const set = (x: number, y: number, wide: number) => {
    const width = Math.min(whole.width, Math.max(whole.width / CLOSEST, wide));
    const height = (width / whole.width) * whole.height;
    view = { x: Math.min(Math.max(0, x), whole.width - width), y: Math.min(Math.max(0, y), whole.height - height), width, height };
    svg.setAttribute("viewBox", `${view.x} ${view.y} ${view.width} ${view.height}`);
    follow();
  };
  const zoom = (by: number, at: DOMPoint) => {
    const width = view.width / by;
    const share = Math.min(whole.width, Math.max(whole.width / CLOSEST, width)) / view.width;
    set(at.x - (at.x - view.x) * share, at.y - (at.y - view.y) * share, width);
  };

  tools.here?.addEventListener("click", () => {
    fillIn("area", writeArea(area()));
    filterForm()?.requestSubmit();
  });
  figure.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const by = ARROWS[event.key];
    const tool = tools.ofKey(event.key);
    if (tool) tool.click();
    else if (by && view.width < whole.width) set(view.x + (by[0] * view.width) / 8, view.y + (by[1] * view.height) / 8, view.width);
    else return;
    event.preventDefault();
  });
  const onWheel = (event: WheelEvent) => {
    if (!event.ctrlKey) return; // the page scrolls; with Ctrl, or a pinch, the map zooms
    event.preventDefault();
    zoom(event.deltaY < 0 ? STEP : 1 / STEP, unitsOf(svg, event));
  };
  svg.addEventListener("wheel", onWheel, { passive: false });
  onDrag(svg, { move: (from, to) => set(view.x + from.x - to.x, view.y + from.y - to.y, view.width) });
}
