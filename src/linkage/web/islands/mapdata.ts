// What the map island is told by our own server: `MapOut` of web/api/maps.py, and the texts of the page.

export interface Place {
  readonly id: string;
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
  readonly shape: "disc" | "hatched";
  readonly radius_m: number;
  readonly incidents: number;
  readonly title: string;
  readonly area: string;
}

export interface Named {
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
}

export interface MapData {
  readonly places: readonly Place[];
  readonly towns: readonly Named[];
  readonly countries: readonly Named[];
  readonly bounds: readonly [number, number, number, number] | null;
  readonly drawn_by: "policy" | "source" | "none" | "missing";
  readonly ground: string;
  readonly streets: string;
  readonly streets_problem: string;
}

export interface Incident {
  readonly id: string;
  readonly name: string;
  readonly told_when: string;
  readonly claims: number;
  readonly said_by: readonly string[];
  readonly denied_by: readonly string[];
  readonly doubted_by: readonly string[];
  readonly denied_in_wider_terms_by: readonly string[];
  readonly told_otherwise_by: readonly string[];
  readonly others_blamed_by: readonly string[];
  readonly passed_on_in_doubt: readonly string[];
}

/** One page of a list, as the API gives it. */
export interface Listed<T> {
  readonly items: readonly T[];
  readonly after: string;
}

export async function fetchJson<T>(address: string, signal?: AbortSignal): Promise<T> {
  const response = await fetch(address, { headers: { accept: "application/json" }, ...(signal ? { signal } : {}) });
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return (await response.json()) as T;
}

/** A text of the page, with what it counts or names put in. */
export type Words = (name: string, put?: Record<string, string | number>) => string;

/** The texts that the figure carries; `count` chooses the plural of the page's language. */
export function wordsOf(figure: HTMLElement): Words {
  const texts = JSON.parse(figure.dataset["words"] ?? "{}") as Record<string, string | Record<string, string>>;
  const language = document.documentElement.lang;
  const [plurals, numbers] = [new Intl.PluralRules(language), new Intl.NumberFormat(language)];
  return (name, put = {}) => {
    const text = texts[name] ?? name;
    const form = typeof text === "string" ? text : (text[plurals.select(Number(put["count"]))] ?? text["other"] ?? name);
    return form.replace(/\{(\w+)\}/g, (whole, key: string) => {
      const value = put[key];
      return typeof value === "number" ? numbers.format(value) : (value ?? whole);
    });
  };
}
