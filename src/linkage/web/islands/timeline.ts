// A period by dragging over the timeline that the server has drawn.
import { onDrag } from "./drag";
import { fillIn, filterForm } from "./page";

const DAY_MS = 86_400_000;

export function setUpTimeline(figure: HTMLElement): void {
  const svg = figure.querySelector("svg");
  if (!svg) return;
  const { width, height } = svg.viewBox.baseVal;
  const [first, last] = [Date.parse(figure.dataset["first"] ?? ""), Date.parse(figure.dataset["last"] ?? "")];
  const brush = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  brush.setAttribute("class", "brush");
  brush.setAttribute("height", String(height));
  const clamp = (x: number) => Math.min(Math.max(x, 0), width - 0.001);
  const day = (x: number) =>
    new Date(first + Math.floor((clamp(x) / width) * ((last - first) / DAY_MS + 1)) * DAY_MS).toISOString().slice(0, 10);
  onDrag(svg, {
    move(from, to) {
      brush.setAttribute("x", String(clamp(Math.min(from.x, to.x))));
      brush.setAttribute("width", String(Math.abs(clamp(to.x) - clamp(from.x))));
      if (!brush.isConnected) svg.append(brush);
      fillIn("since", day(Math.min(from.x, to.x)));
      fillIn("until", day(Math.max(from.x, to.x)));
    },
    end: () => filterForm()?.requestSubmit(),
  });
}
