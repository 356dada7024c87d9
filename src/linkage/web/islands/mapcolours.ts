// The colours of the page, for what is drawn on a canvas.

export interface Colours {
  readonly paper: string;
  readonly ink: string;
  readonly quiet: string;
  readonly line: string;
  readonly faint: string;
  readonly harm: string;
}

export function readColours(element: Element): Colours {
  const style = getComputedStyle(element);
  const colour = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    paper: colour("paper"),
    ink: colour("ink"),
    quiet: colour("quiet"),
    line: colour("line"),
    faint: colour("faint"),
    harm: colour("harm"),
  };
}
