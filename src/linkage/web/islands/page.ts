// What the islands of a page share: its parts, and the query of a link.

export const all = <T extends Element>(selector: string, root: ParentNode = document): T[] => [...root.querySelectorAll<T>(selector)];

export const filterForm = (): HTMLFormElement | null => document.querySelector<HTMLFormElement>("#event-filter");

/** Writes a field of the filter, so that it is asked for with the rest. */
export function fillIn(name: string, value: string): void {
  const field = filterForm()?.elements.namedItem(name);
  if (field instanceof HTMLInputElement) field.value = value;
}

/** The parameters that a link asks for. */
export function asked(link: Element): URLSearchParams {
  const [address = ""] = (link.getAttribute("href") ?? "").split("#");
  return new URLSearchParams(address.split("?")[1] ?? "");
}

/** The same parameters with some of them set; "" takes one out. */
export function withParams(params: URLSearchParams, set: Record<string, string>): URLSearchParams {
  const made = new URLSearchParams(params);
  for (const [name, value] of Object.entries(set)) {
    if (value === "") made.delete(name);
    else made.set(name, value);
  }
  return made;
}
