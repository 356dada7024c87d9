// A drag in a drawing, told in its own units. What was only a click stays one; a finger scrolls.

const LEAST_DRAG = 8; // pixels: less is a click

export interface Drag {
  readonly move: (from: DOMPoint, to: DOMPoint) => void;
  readonly end?: () => void;
}

/** Where an event lies in a drawing. */
export function unitsOf(svg: SVGSVGElement, event: MouseEvent): DOMPoint {
  return new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM()?.inverse());
}

export function onDrag(svg: SVGSVGElement, { move, end }: Drag): void {
  let dragged = false;
  svg.addEventListener("pointerdown", (down) => {
    if (down.button !== 0 || down.pointerType === "touch") return;
    const from = unitsOf(svg, down);
    const over = new AbortController();
    dragged = false;
    const onMove = (event: PointerEvent) => {
      dragged ||= Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) >= LEAST_DRAG;
      if (dragged) move(from, unitsOf(svg, event));
    };
    const onUp = () => {
      over.abort();
      if (dragged) end?.();
    };
    addEventListener("pointermove", onMove, { signal: over.signal });
    addEventListener("pointerup", onUp, { signal: over.signal });
  });
  svg.addEventListener("click", (event) => dragged && event.preventDefault(), true);
  svg.addEventListener("dragstart", (event) => event.preventDefault());
}
