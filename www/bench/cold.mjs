// Starts the engine in this process and computes an example, as a page does:
//
//   node --trace-wasm-compilation-times --no-wasm-tier-up cold.mjs ENGINE EXAMPLE
//
// ENGINE is the folder with the engine and Go's glue, EXAMPLE that of an example.
// Each step is told when it is done, between the characters 1 and 2, so that what V8
// says before belongs to it: V8 writes some lines late, and the last one in parts.
import { readdirSync, readFileSync, writeSync } from "node:fs";
import { join, resolve } from "node:path";

const [engine, example] = process.argv.slice(2).map((path) => resolve(path));
await import(join(engine, "wasm_exec.js"));
const go = new globalThis.Go();
const file = readdirSync(engine).find((name) => name.endsWith(".wasm"));
let last = performance.now();

function done(step) {
  const now = performance.now();
  writeSync(1, `\u0001${(now - last).toFixed(1)} ${step}\u0002`);
  last = performance.now();
}

function call(method, params, bytes) {
  const reply = globalThis.fordel.call(method, JSON.stringify({ lang: "en", ...params }), bytes);
  if (typeof reply === "string" && JSON.parse(reply).error) throw new Error(`${method}: ${reply}`);
}

const module = await WebAssembly.compile(readFileSync(join(engine, file)));
done("compile");
const instance = await WebAssembly.instantiate(module, go.importObject);
done("instantiate");
go.run(instance);
done("start of Go");
call("rules", { text: readFileSync(join(example, "rules.en.fordel"), "utf8"), file: "rules.fordel" });
done("rules read and checked");
for (const name of readdirSync(join(example, "data"))) {
  const table = name.slice(0, -".csv".length).normalize("NFC");
  call("data", { table, file: name }, readFileSync(join(example, "data", name)));
}
done("data read");
call("results", {});
done("first result");
process.exit(0);
