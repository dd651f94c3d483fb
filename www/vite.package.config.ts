import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { packaged, version } from "./scripts/package.ts";
import { ownTags } from "./scripts/tags.ts";
import { contract } from "./src/engine/contract.ts";

const entry = (name: string) => fileURLToPath(new URL(`src/package/${name}.ts`, import.meta.url));
const external = [/^node:/];
const hashed = "[name]-[hash]";

/** The package: modules and files beside each other, which find one another by their own address. */
export default defineConfig({
  base: "./",
  publicDir: false,
  plugins: [ownTags(`${version.replaceAll(".", "-")}-${contract}`), packaged()],
  worker: { format: "es", rollupOptions: { external, output: { entryFileNames: `${hashed}.js` } } },
  build: {
    target: "es2022",
    outDir: "dist/package",
    emptyOutDir: true,
    assetsDir: "",
    assetsInlineLimit: 0,
    modulePreload: false,
    reportCompressedSize: false,
    rollupOptions: {
      input: {
        headless: entry("browser"),
        "headless.node": entry("node"),
        element: entry("element"),
        "element.server": entry("element.server"),
        embed: entry("embed"),
        frame: entry("frame"),
        catalogue: entry("catalogue"),
        gallery: entry("gallery"),
      },
      preserveEntrySignatures: "strict",
      external,
      output: { entryFileNames: "[name].js", chunkFileNames: `${hashed}.js`, assetFileNames: `${hashed}[extname]` },
    },
  },
});
