// MapLibre as the workbench has it: north is up, one world, the page scrolls over it, keys and marks are ours.
import { Map as GlMap, LngLatBounds, ScaleControl, type StyleSpecification } from "maplibre-gl";
import type { Area } from "./area";
import type { Words } from "./mapdata";

const CLOSEST = 18; // zoom
const CLOSEST_BARE = 15; // where there are no streets: about a kilometre across a phone
const MOST_NORTH = 85; // of the projection

export function makeGlMap(container: HTMLElement, style: StyleSpecification, words: Words, hasStreets: boolean): GlMap {
  const map = new GlMap({
    container,
    style,
    attributionControl: false, // said in the note of the map
    keyboard: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    renderWorldCopies: false,
    maxZoom: hasStreets ? CLOSEST : CLOSEST_BARE,
    cooperativeGestures: true,
    fadeDuration: 0,
    locale: {
      "Map.Title": words("title"),
      "CooperativeGesturesHandler.WindowsHelpText": words("wheel"),
      "CooperativeGesturesHandler.MacHelpText": words("wheel_mac"),
      "CooperativeGesturesHandler.MobileHelpText": words("fingers"),
    },
  });
  map.touchZoomRotate.disableRotation();
  map.getCanvas().tabIndex = -1; // the figure takes the keys, and the marks are links
  map.getCanvas().setAttribute("aria-hidden", "true");
  map.addControl(new ScaleControl({ maxWidth: 120 }), "bottom-left");
  return map;
}

export const boundsOf = ({ west, south, east, north }: Area): LngLatBounds =>
  new LngLatBounds([west, Math.max(-MOST_NORTH, south)], [east, Math.min(MOST_NORTH, north)]);
