// What is told of one place, opened over the map by its mark: who says so, what, when; each leads to its incident.
import { fetchJson, type Incident, type Listed, type Place, type Words } from "./mapdata";

const SHOWN = 20;
const SAYERS = 3; // as in the list

/** Who is named with an incident and does not tell of it, as the list has it. */
const UNLIKE = [
  "denied_by",
  "doubted_by",
  "denied_in_wider_terms_by",
  "told_otherwise_by",
  "others_blamed_by",
  "passed_on_in_doubt",
] as const;

export class Panel {
  readonly #box = document.createElement("section");
  readonly #words: Words;
  #opener: HTMLElement | null = null;
  #asking = new AbortController();

  constructor(figure: HTMLElement, words: Words) {
    this.#words = words;
    this.#box.className = "map-panel";
    this.#box.tabIndex = -1;
    this.#box.hidden = true;
    this.#box.addEventListener("keydown", (event) => {
      event.stopPropagation(); // its arrows scroll it, not the map
      if (event.key === "Escape") this.close();
    });
    figure.append(this.#box);
  }

  /**
   * Opens it for a place.
   *
   * @param asked The address of its incidents as JSON.
   * @param list The address of the list of them all.
   * @param opener What was clicked: it has the focus again when the panel is closed.
   */
  async open(place: Place, asked: string, list: string, opener: HTMLElement): Promise<void> {
    this.#asking.abort();
    this.#asking = new AbortController();
    this.#opener = opener;
    this.#box.setAttribute("aria-label", place.name);
    try {
      const { items } = await fetchJson<Listed<Incident>>(`${asked}&limit=${SHOWN}`, this.#asking.signal);
      this.#box.replaceChildren(this.#head(place), this.#lines(items), ...this.#foot(place, list));
    } catch (error) {
      if (this.#asking.signal.aborted) return;
      this.#box.replaceChildren(this.#head(place), this.#failed(), ...this.#foot(place, list));
      console.error(error);
    }
    this.#box.hidden = false;
    this.#box.focus({ preventScroll: true });
  }

  close(): void {
    this.#asking.abort();
    if (this.#box.hidden) return;
    this.#box.hidden = true;
    if (this.#opener?.isConnected) this.#opener.focus({ preventScroll: true });
  }

  #head(place: Place): HTMLElement {
    const head = document.createElement("header");
    const name = document.createElement("h3");
    name.append(isolated(place.name));
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = "×";
    close.title = this.#words("close");
    close.setAttribute("aria-label", close.title);
    close.addEventListener("click", () => this.close());
    const told = document.createElement("p");
    told.className = "own";
    told.append(isolated(place.title));
    head.append(name, close, told);
    return head;
  }

  #lines(incidents: readonly Incident[]): HTMLElement {
    const list = document.createElement("ul");
    for (const incident of incidents) {
      const line = document.createElement("li");
      const said = document.createElement("strong");
      said.dir = "auto";
      said.textContent = this.#names(incident.said_by) || this.#words(incident.claims ? "nobody" : "declared");
      const link = document.createElement("a");
      link.href = `/incidents/${encodeURIComponent(incident.id)}`;
      link.dir = "auto";
      link.textContent = incident.name;
      const when = document.createElement("span");
      when.className = "own";
      when.textContent = incident.told_when || this.#words("no_time");
      line.append(said, " · ", link);
      if (!incident.told_when || !incident.name.endsWith(incident.told_when)) line.append(" · ", when);
      for (const how of UNLIKE) {
        if (incident[how].length > 0) line.append(" · ", isolated(this.#words(how, { names: this.#names(incident[how]) })));
      }
      list.append(line);
    }
    return list;
  }

  /** The first few, and how many more there are. */
  #names(names: readonly string[]): string {
    const shown = names.slice(0, SAYERS).join(", ");
    return names.length > SAYERS ? this.#words("and_more", { name: shown, count: names.length - SAYERS }) : shown;
  }

  #failed(): HTMLElement {
    const told = document.createElement("p");
    told.className = "own";
    told.textContent = this.#words("not_loaded");
    return told;
  }

  #foot(place: Place, list: string): HTMLElement[] {
    const foot = document.createElement("p");
    const link = document.createElement("a");
    link.href = list;
    link.textContent = this.#words("all", { count: place.incidents });
    foot.append(link);
    return [foot];
  }
}

/** Words that run as their script does. */
function isolated(text: string): HTMLElement {
  const words = document.createElement("bdi");
  words.textContent = text;
  return words;
}
