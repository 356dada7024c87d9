// The buttons over the map: closer, wider, the whole map, and the list of what is shown.

export interface Tools {
  readonly in: HTMLElement | null;
  readonly out: HTMLElement | null;
  readonly whole: HTMLElement | null;
  readonly here: HTMLElement | null;
  /** The button that a key presses. */
  ofKey(key: string): HTMLElement | null;
}

export function findTools(): Tools {
  const find = (name: string) => document.querySelector<HTMLElement>(`[data-zoom=${name}]`);
  const tools = { in: find("in"), out: find("out"), whole: find("whole"), here: find("here") };
  const keys: Record<string, HTMLElement | null> = { "+": tools.in, "-": tools.out, 0: tools.whole };
  return { ...tools, ofKey: (key) => keys[key] ?? null };
}
