// The file of streets that a team has put into its case: tiles of it are read as ranges of bytes, from our own server.
import { addProtocol } from "maplibre-gl";
import { PMTiles, Protocol } from "pmtiles";

export interface Streets {
  /** Where its tiles are read from. */
  readonly address: string;
  /** Whose they are. */
  readonly attribution: string;
}

/**
 * Opens the file.
 *
 * @param version Which file it is: another has another address.
 * @throws Where it cannot be read.
 */
export async function openStreets(version: string): Promise<Streets> {
  const address = new URL(`/map/streets?v=${version}`, location.href).href;
  const file = new PMTiles(address);
  const told = (await file.getMetadata()) as { attribution?: unknown };
  const protocol = new Protocol();
  protocol.add(file);
  addProtocol("pmtiles", protocol.tile);
  const html = typeof told.attribution === "string" ? told.attribution : "";
  const text = new DOMParser().parseFromString(html, "text/html").body.textContent?.trim() ?? ""; // its words alone: nothing of it is run
  return { address, attribution: text.includes("OpenStreetMap") ? text : [text, "© OpenStreetMap"].filter(Boolean).join(" ") };
}
