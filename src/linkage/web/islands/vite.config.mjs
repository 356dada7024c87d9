// Islands -> files that pages load, each whole in itself. `make assets` runs it once for each ISLAND; packages are those of build/npm.
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const name = process.env.ISLAND;
const banner =
  name === "map"
    ? "/*! Holds MapLibre GL JS (BSD-3-Clause), pmtiles (BSD-3-Clause, Protomaps LLC) and fflate (MIT); licences lie beside it. */"
    : "";
const taken = (pack) => here(`../../../../build/npm/node_modules/${pack}`);

export default {
  root: here("."),
  logLevel: "warn",
  publicDir: false,
  resolve: {
    alias: {
      "maplibre-gl": taken("maplibre-gl/dist/maplibre-gl.mjs"),
      pmtiles: taken("pmtiles/dist/esm/index.js"),
      fflate: taken("fflate"),
    },
  },
  build: {
    outDir: here("../static/taken"),
    emptyOutDir: false,
    target: "es2023",
    modulePreload: false,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      input: here(`${name}.ts`),
      preserveEntrySignatures: "strict",
      output: { format: "es", entryFileNames: `${name}.js`, codeSplitting: false, postBanner: banner },
    },
  },
};
