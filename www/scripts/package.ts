import { readFileSync } from "node:fs";
import type { Plugin } from "vite";
import { billOf, noticesOf, ownLicense, partsOf } from "./parts.ts";
import { framePolicy } from "./security.ts";

const name = "@fordel/calculator";
export const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));

/** What is imported from where: in Node threads are other than in browsers, and there are no elements. */
const headless = {
  node: { types: "./types/package/node.d.ts", default: "./headless.node.js" },
  default: { types: "./types/package/browser.d.ts", default: "./headless.js" },
};

const server = "./element.server.js";
const onServers = { node: server, deno: server, bun: server, workerd: server };
const element = { types: "./types/package/element.server.d.ts", ...onServers, default: "./element.js" };

const manifest = {
  name,
  version,
  description: "Fordel in pages and programs: models that share money between institutions, computed where they are",
  license: "MIT",
  type: "module",
  sideEffects: ["./element.js", "./embed.js", "./frame.js", "./catalogue.js", "./gallery.js", "./*-*.js"],
  engines: { node: ">=20" },
  exports: {
    ".": headless,
    "./headless": headless,
    "./element": element,
    "./frame": { ...onServers, default: "./frame.js" },
    "./catalogue": { ...onServers, default: "./catalogue.js" },
    "./embed.html": "./embed.html",
    "./catalogue.html": "./catalogue.html",
    "./themes.css": "./themes.css",
    "./package.json": "./package.json",
  },
};

/** A page of the package, made by a script of it. Who may frame it is for the headers of its server to say. */
function pageOf(script: string): string {
  return `<!doctype html>
<html lang="da">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${framePolicy}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Fordel</title>
    <script type="module" src="${script}"></script>
  </head>
  <body></body>
</html>
`;
}

/** Puts beside the modules what makes them a package: its manifest, how to use it, whose work is in it. */
export function packaged(): Plugin {
  return {
    name: "fordel-package",
    generateBundle(_, bundle) {
      const modules = Object.values(bundle).flatMap((file) => (file.type === "chunk" ? file.moduleIds : []));
      const parts = partsOf(modules);
      const own = (name: string) => readFileSync(new URL(`../src/package/${name}`, import.meta.url), "utf8");
      const files = {
        "package.json": `${JSON.stringify(manifest, null, 2)}\n`,
        "README.md": own("README.md"),
        "embed.html": pageOf("embed.js"),
        "catalogue.html": pageOf("gallery.js"),
        "themes.css": own("themes.css"),
        LICENSE: ownLicense(),
        NOTICES: noticesOf(parts),
        "sbom.cdx.json": billOf(name, version, parts),
      };
      for (const [fileName, source] of Object.entries(files)) this.emitFile({ type: "asset", fileName, source });
    },
  };
}
