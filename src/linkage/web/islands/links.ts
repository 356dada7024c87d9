// What is pointed at in the list shows on timeline and map, and the other way round; a bar leads to its line.
import { isWithin, readArea } from "./area";
import { all, asked } from "./page";

const CHOSEN = "chosen-mark";
const BARS = "[data-timeline] svg a[href]";
const PLACES = "[data-map] > svg a[href], .map-mark";

const rows = () => all<HTMLElement>("[data-events] tr[data-event]");
export const rowOf = (event: string | null): HTMLElement | undefined => rows().find((row) => row.dataset["event"] === event);

const isOf = (row: HTMLElement, period: Element): boolean => {
  const [first = "", last = ""] = [row.dataset["first"], row.dataset["last"]];
  const params = asked(period);
  return first !== "" && last !== "" && (params.get("since") ?? "") <= first && last <= (params.get("until") ?? "");
};
const daysOf = (period: Element): number => {
  const params = asked(period);
  return Date.parse(params.get("until") ?? "") - Date.parse(params.get("since") ?? "");
};
function periodOf(row: HTMLElement): Element | undefined {
  const counted = all(BARS).filter((link) => !asked(link).get("at"));
  return counted.filter((period) => isOf(row, period)).sort((a, b) => daysOf(a) - daysOf(b))[0];
}
function liesIn(place: Element, row: HTMLElement): boolean {
  const area = readArea(asked(place).get("area"));
  const [lon, lat] = (row.dataset["point"] ?? "").split(",").map(Number);
  return area !== null && lon !== undefined && lat !== undefined && isWithin(area, lon, lat);
}

function show(chosen: readonly (Element | undefined)[]): void {
  for (const one of all(`.${CHOSEN}`)) one.classList.remove(CHOSEN);
  for (const one of chosen) one?.classList.add(CHOSEN);
}
function showRow(row: HTMLElement): void {
  const bars = all(BARS).filter((link) => asked(link).get("at") === row.dataset["event"]);
  show([row, ...bars, periodOf(row), ...all(PLACES).filter((place) => liesIn(place, row))]);
}
function showLink(link: Element): void {
  const event = asked(link).get("at");
  const row = rowOf(event);
  if (row) showRow(row);
  else if (event) show([link]);
  else if (link.closest("[data-timeline]")) show([link, ...rows().filter((one) => periodOf(one) === link)]);
  else show([link, ...rows().filter((one) => liesIn(link, one))]);
}

/** Goes to a line of the list, or leaves the one that was chosen. */
export function choose(row: HTMLElement | undefined): void {
  const before = document.querySelector("tr#at");
  before?.removeAttribute("aria-current");
  before?.removeAttribute("id");
  if (!row) {
    show([]);
    return;
  }
  row.id = "at";
  row.setAttribute("aria-current", "true");
  showRow(row);
  row.scrollIntoView({ block: "center" });
  row.querySelector("a")?.focus({ preventScroll: true });
}

export function showChosen(): void {
  const row = document.querySelector<HTMLElement>("tr#at");
  if (row) showRow(row);
}

export function linkMarks(): void {
  let last: Element | null = null;
  const onPoint = ({ target }: Event) => {
    const shown = target instanceof Element ? target.closest(`[data-events] tr[data-event], ${BARS}, ${PLACES}`) : null;
    if (shown === last || shown === null) return;
    last = shown;
    if (shown instanceof HTMLElement && shown.matches("tr")) showRow(shown);
    else showLink(shown);
  };
  for (const name of ["pointerover", "focusin"]) document.addEventListener(name, onPoint);
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest(BARS) : null;
    const row = link && rowOf(asked(link).get("at"));
    if (!row || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.pushState(null, "", link.getAttribute("href"));
    choose(row);
  });
}
