import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const source = fileURLToPath(new URL("serviceworker.js", import.meta.url));

/** A file of the build: its name, and what is in it. */
interface Built {
  name: string;
  content: string | Uint8Array;
}

/** The service worker of a build, which keeps these files and is another as soon as one of them is. */
export function serviceWorker(files: readonly Built[]): string {
  const sum = createHash("sha256");
  const sorted = [...files].sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const { name, content } of sorted) sum.update(`${name}\0`).update(content).update("\0");
  const names = sorted.map(({ name }) => (name === "index.html" ? "./" : `./${name}`));
  return readFileSync(source, "utf8")
    .replace('"VERSION"', JSON.stringify(sum.digest("hex").slice(0, 12)))
    .replace('"FILES"', JSON.stringify(names));
}

/** Puts the service worker beside the page, with the names of all that the page needs. */
export function offline(): Plugin {
  return {
    name: "fordel-offline",
    enforce: "post",
    apply: "build",
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        const files = Object.values(bundle)
          .filter((file) => /\.(html|js|css|wasm|json|txt)$/.test(file.fileName))
          .map((file) => ({ name: file.fileName, content: file.type === "chunk" ? file.code : file.source }));
        this.emitFile({ type: "asset", fileName: "sw.js", source: serviceWorker(files) });
      },
    },
  };
}
