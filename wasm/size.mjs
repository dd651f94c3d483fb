// Prints what a built page loads first, raw and compressed with brotli as a
// server would:
//
//   node size.mjs DIST WASM
//
// That is everything index.html leads to by name, and the example that the page
// opens with. Below the line is what it fetches once that is shown, before it says
// that it is ready: the other views, the editor, charts, the whole engine, the other
// examples, and what one file is made of. Below that are the packages with most code
// in WASM, the engine as it was built, with the names of its functions.
import { readdirSync, readFileSync } from "node:fs";
import { extname, join, relative } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { packages } from "./packages.mjs";

const aim = 1_650_000; // bytes with brotli for all that is loaded first

const [dist, whole] = process.argv.slice(2);
const paths = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(dist, join(entry.parentPath, entry.name)))
  .sort();
const files = new Map(paths.map((path) => [path, readFileSync(join(dist, path))]));

/** The files that a file names, those it imports only when needed left out. The service worker, which keeps all for later, leads nowhere. */
function named(path) {
  if (path === "sw.js" || ![".html", ".js", ".css"].includes(extname(path))) return [];
  const text = files
    .get(path)
    .toString()
    .replace(/\bimport\(\s*["'`][^"'`]*["'`]\s*\)/g, "")
    .replace(/__vite__mapDeps=[^;]*;/g, "");
  return paths.filter((other) => other !== path && text.includes(other.split("/").at(-1)));
}

const first = new Set(["index.html", "examples/first.json"]);
for (const path of first) for (const other of named(path)) first.add(other);

function compressed(bytes) {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_LGWIN]: 24,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return brotliCompressSync(bytes, { params }).length;
}

/** What a line of the list is called. */
function group(path) {
  if (path.startsWith("examples/")) return "examples";
  const names = { ".wasm": "wasm", ".js": "JavaScript", ".css": "CSS", ".txt": "one file's shell" };
  return names[extname(path)] ?? "HTML, icon";
}

function row(name, raw, brotli) {
  console.log(`${name.padEnd(24)}${raw.toLocaleString("en").padStart(14)}${brotli.toLocaleString("en").padStart(14)}`);
}

/** Prints the sizes of some files by group, and gives the sum with brotli. */
function list(chosen) {
  const groups = new Map();
  for (const path of chosen) {
    const [raw, brotli] = groups.get(group(path)) ?? [0, 0];
    groups.set(group(path), [raw + files.get(path).length, brotli + compressed(files.get(path))]);
  }
  let sum = [0, 0];
  for (const [name, [raw, brotli]] of [...groups].sort()) {
    row(name, raw, brotli);
    sum = [sum[0] + raw, sum[1] + brotli];
  }
  return sum;
}

console.log(`${"loaded first, bytes".padEnd(24)}${"raw".padStart(14)}${"brotli".padStart(14)}`);
const [raw, brotli] = list([...first]);
row("together", raw, brotli);
console.log(`${(brotli / aim).toFixed(2)} times the ${aim.toLocaleString("en")} bytes aimed at`);

// What lies beside the page for others, such as servers and the command, is not among what its service worker keeps.
const kept = files.get("sw.js").toString();
const later = paths.filter((path) => !first.has(path) && kept.includes(`"./${path}"`));
console.log("\nloaded behind the first result");
row("together", ...list(later));

const code = packages(readFileSync(whole));
console.log(`\n${"code in the wasm, bytes".padEnd(44)}${"raw".padStart(12)}`);
for (const [name, size] of code.slice(0, 15)) console.log(`${name.padEnd(44)}${size.toLocaleString("en").padStart(12)}`);
const rest = code.slice(15);
const sum = rest.reduce((all, [, size]) => all + size, 0);
console.log(`${`${rest.length} other packages`.padEnd(44)}${sum.toLocaleString("en").padStart(12)}`);
