// Starts long work in the engine as the page's worker does, stops it, and asks
// whether it stopped and the session goes on:
//
//   node cancel.mjs FORDEL.WASM WASM_EXEC.JS
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

const [wasm, runtime] = process.argv.slice(2).map((path) => resolve(path));
await import(runtime);
const go = new globalThis.Go();
const { instance } = await WebAssembly.instantiate(readFileSync(wasm), go.importObject);
go.run(instance);
const { fordel } = globalThis;

/** Starts a call; `told` hears of its progress. The reply is JSON read, or the bytes of a frame. */
function start(method, params, { bytes, told = () => {} } = {}) {
  const call = { reply: undefined, done: undefined };
  call.done = new Promise((resolve) => {
    const answer = (reply) => {
      call.reply = typeof reply === "string" ? JSON.parse(reply) : reply;
      resolve(call.reply);
    };
    fordel.start(method, JSON.stringify({ lang: "en", ...params }), bytes, answer, told);
  });
  return call;
}

/** Starts a call and stops it from outside once it has told of itself. */
async function stopped(method, params, bytes) {
  const steps = [];
  let asked = 0;
  const told = (what, done, total) => {
    steps.push({ what, done, total });
    if (steps.length > 1) return;
    setImmediate(() => {
      asked = performance.now();
      fordel.cancel();
    });
  };
  const reply = await start(method, params, { bytes, told }).done;
  const took = performance.now() - asked;
  assert.deepEqual(reply, { cancelled: true });
  for (const { what, done, total } of steps) assert.ok(what !== "" && done >= 0 && done <= total && total > 0);
  console.log(`${method}: stopped ${took.toFixed(1)} ms after it was asked, at ${JSON.stringify(steps.at(-1))}`);
}

const csv = (n) => Buffer.from(`id,n\n${Array.from({ length: n }, (_, i) => `r${n - i},${i}\n`).join("")}`);
const table = "fordel 1 en\ntable t {\n  id key\n  n  number\n}\n";
const rules = (text) => ({ file: "r.fordel", text: table + text });
const light = rules("let t.m = n + 1\n");
const data = { table: "t", file: "t.csv" };

// What is done at once is answered before the call returns.
assert.equal(start("rules", light).reply.model.tables[0].name, "t");
assert.equal(start("data", data, { bytes: csv(10) }).reply.rows, 10);
assert.ok(start("results", {}).reply instanceof Uint8Array);

// Reading a file is stopped; the data before it stays.
await stopped("data", data, csv(200_000));
assert.equal((await start("rules", light).done).model.tables[0].rows, 10);

// A run is stopped; meanwhile nothing else is answered.
assert.equal((await start("data", data, { bytes: csv(20_000) }).done).rows, 20_000);
await start("rules", rules("let t.m = n + 1\nlet t.above = count(t, .n > m)\n")).done;
const run = stopped("results", {});
assert.match(start("version", {}).reply.error.en, /not answered/);
assert.match(JSON.parse(fordel.call("version", "{}")).error.en, /not answered/);
await run;

// The session goes on.
await start("rules", light).done;
assert.ok((await start("results", {}).done) instanceof Uint8Array);
assert.equal(JSON.parse(fordel.call("run", `{"lang": "en"}`)).tables.t.columns.m.length, 20_000);

// A call that does not fit is refused, whatever is missing.
for (const args of [[], ["version"], ["version", "{}"], ["version", "{}", undefined, () => {}]]) {
  assert.match(JSON.parse(fordel.start(...args)).error.en, /call it with/);
}
console.log("work in wasm can be stopped");
process.exit(0);
