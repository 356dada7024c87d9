// Small pictures of the map, made here: nothing is loaded for them.

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** A picture with nothing in it, which keeps room. */
export const emptyPicture = (size: number): Picture => ({ width: size, height: size, data: new Uint8Array(4 * size * size) });

/** A disc; its colour is that of the layer. */
export function discPicture(size: number): Picture {
  const picture = emptyPicture(size);
  const middle = (size - 1) / 2;
  for (let n = 0; n < size * size; n += 1) {
    const away = Math.hypot((n % size) - middle, Math.floor(n / size) - middle);
    picture.data[4 * n + 3] = Math.max(0, Math.min(255, 191 + 64 * (middle - 1 - away))); // 191: the edge, as MapLibre reads distances
  }
  return picture;
}
