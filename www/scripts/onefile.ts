import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, type Plugin, type Rollup } from "vite";
import { byLanes, fromLanes } from "../src/onefile/lanes.ts";
import { noEngine, noModel, withEngine } from "../src/onefile/parts.ts";

const engine = fileURLToPath(new URL("../src/engine/built/fordel.wasm", import.meta.url));
const page = fileURLToPath(new URL("../index.html", import.meta.url));
const loader = fileURLToPath(new URL("../src/onefile/loader.ts", import.meta.url));
const shell = fileURLToPath(new URL("../src/onefile/built/shell.txt", import.meta.url));
const whole = fileURLToPath(new URL("../dist/onefile/fordel.html", import.meta.url));

/** Gives modules as the text of one script: `import text from "./worker.ts?text"`. */
export function texts(): Plugin {
  return {
    name: "fordel-texts",
    enforce: "pre",
    async resolveId(id, importer) {
      if (!id.endsWith("?text")) return null;
      const found = await this.resolve(id.slice(0, -"?text".length), importer);
      return found && `${found.id}?text`;
    },
    async load(id) {
      if (!id.endsWith("?text")) return null;
      return `export default ${JSON.stringify(await scriptOf(id.slice(0, -"?text".length)))};`;
    },
  };
}

/** A module and what it imports as one script. */
async function scriptOf(input: string): Promise<string> {
  const made = await build({
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    build: {
      target: "es2022",
      write: false,
      modulePreload: false,
      rollupOptions: { input, output: { format: "iife" } },
    },
  });
  const [chunk] = (made as Rollup.RollupOutput).output;
  return chunk.code;
}

/** Packs a build of one chunk into one page with script and styles in it, under a policy that lets it fetch nothing. */
export function onefile(): Plugin {
  return {
    name: "fordel-onefile",
    enforce: "post",
    generateBundle: {
      order: "post", // when Vite has written all of the script
      async handler(_, bundle) {
        const files = Object.entries(bundle);
        const scripts = files.flatMap(([, file]) => (file.type === "chunk" ? [file.code] : []));
        const styles = files.flatMap(([name, file]) =>
          file.type === "asset" && name.endsWith(".css") ? [String(file.source)] : [],
        );
        if (scripts.length !== 1) throw new Error(`${scripts.length} scripts where one is wanted`);
        for (const [name] of files) delete bundle[name];
        const source = shellOf(scripts[0] as string, styles.join("\n"), await scriptOf(loader));
        this.emitFile({ type: "asset", fileName: "shell.txt", source });
      },
    },
  };
}

/** Puts the shell with the engine in it beside the page, for the command; it is no part of the page. */
export function template(): Plugin {
  return {
    name: "fordel-template",
    apply: "build",
    writeBundle() {
      mkdirSync(dirname(whole), { recursive: true });
      writeFileSync(whole, withEngine(readFileSync(shell, "utf8"), packed(inLanes(readFileSync(engine)))));
    },
  };
}

/** The page but for its engine. The loader stands in it as it is, the script packed. */
function shellOf(script: string, style: string, loader: string): string {
  const code = loader.replace(/<\/script/gi, "<\\/script").replace(/<!--/g, "<\\!--");
  const [head = "", body = ""] = readFileSync(page, "utf8")
    .replace(/\s*<(?:link rel="stylesheet"|script type="module")[^>]*>(?:<\/script>)?/g, "")
    .split("</head>");
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy([code, script], style)}">`;
  const data = `<script type="text/plain" id="fordel-script">${packed(Buffer.from(script))}</script>`;
  const opening = head.replace(/<meta charset="utf-8" ?\/?>/, (charset) => `${charset}\n    ${meta}`);
  const parts = [noModel, noEngine, data, `<script type="module">${code}</script>`].join("\n");
  return `${opening}<style>${style}</style>\n</head>${body.replace("</body>", () => `${parts}\n</body>`)}`;
}

/** The engine by lanes; it is seen here that it comes out of them as it was. */
function inLanes(file: Buffer): Uint8Array {
  const lanes = byLanes(file);
  if (!file.equals(fromLanes(lanes))) throw new Error("the engine does not come out of its lanes as it was");
  return lanes;
}

function packed(bytes: Uint8Array): string {
  return gzipSync(bytes, { level: 9 }).toString("base64");
}

/** Nothing may be fetched: there is no connect-src, and all that runs stands in the file. */
function policy(scripts: readonly string[], style: string): string {
  return [
    "default-src 'none'",
    `script-src ${scripts.map((text) => `'${hashOf(text)}'`).join(" ")} 'wasm-unsafe-eval'`,
    `style-src '${hashOf(style)}'`,
    "img-src data:",
    "worker-src blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types fordel fordel-file lit-html",
  ].join("; ");
}

function hashOf(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
