// Tries the package as others get it: its tarball, unpacked into a project outside the repository.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const root = fileURLToPath(new URL("../..", import.meta.url));
const dist = join(root, "www/dist");
const project = mkdtempSync(join(tmpdir(), "fordel-project-"));
const installed = join(project, "node_modules/@fordel/calculator");
const limit = { timeout: 240_000 };

/** What a program in the project prints. */
function run(file, ...args) {
  return execFileSync(process.execPath, [file, ...args], { cwd: project, encoding: "utf8", ...limit });
}

before(() => {
  const [tarball] = readdirSync(dist).filter((file) => /^fordel-calculator-.*\.tgz$/.test(file));
  mkdirSync(installed, { recursive: true });
  execFileSync("tar", ["xzf", join(dist, tarball), "-C", installed, "--strip-components=1"]);
  writeFileSync(join(project, "package.json"), `{ "type": "module", "private": true }`);
});

after(() => rmSync(project, { recursive: true }));

test("a program computes every example as it must be", limit, () => {
  cpSync(join(root, "examples/embedding/node/compute.mjs"), join(project, "compute.mjs"));
  assert.match(run("compute.mjs", join(root, "examples")), /^\d\d+ models, \d\d+ results: all as they must be/);
});

test("the README's program prints what it says", limit, () => {
  const readme = readFileSync(join(installed, "README.md"), "utf8");
  const [program, caught, more] = [...readme.matchAll(/```js\n([\s\S]*?)```/g)].map(([, code]) => code);
  const [, said] = /\/\/ (\[.*\])/.exec(program);
  writeFileSync(join(project, "readme.mjs"), program + caught + more);
  const [first, second] = run("readme.mjs").split("\n");
  assert.equal(first, said);
  assert.match(second, /^2 2 /);
});

test("the engine has the size that the README says", limit, () => {
  const readme = readFileSync(join(installed, "README.md"), "utf8");
  const said = /has some (\d+) MB, of which (\d+) travel with gzip and (\d+) with brotli/.exec(readme) ?? [];
  const [file] = readdirSync(installed).filter((name) => name.endsWith(".wasm"));
  const bytes = readFileSync(join(installed, file));
  const quick = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
  const sizes = [bytes.length, gzipSync(bytes).length, (quick.length * 5) / 6]; // the best of brotli, which takes a minute, saves a sixth
  for (const [i, size] of sizes.entries()) {
    const told = Number(said[i + 1]) * 1e6;
    assert.ok(Math.abs(size - told) < told / 6, `${size} bytes, not some ${told}`);
  }
});

test("what is in the package is told: licences, a bill of materials, types of its own", () => {
  const read = (file) => readFileSync(join(installed, file), "utf8");
  const { version, exports } = JSON.parse(read("package.json"));
  const bill = JSON.parse(read("sbom.cdx.json"));
  assert.equal(bill.metadata.component.version, version);
  const names = bill.components.map((c) => c.name);
  for (const name of ["Go", "github.com/alecthomas/participle/v2", "github.com/expr-lang/expr"]) {
    assert.ok(names.includes(name), `${name} is not in the bill`);
    assert.ok(read("NOTICES").includes(name), `${name} is not in the notices`);
  }
  for (const target of JSON.stringify(exports).match(/\.\/[^"]+/g)) {
    if (!target.startsWith("./types") && /\.\w+$/.test(target)) read(target);
  }
  const code = readdirSync(installed).filter((file) => file.endsWith(".js"));
  for (const file of code) assert.doesNotMatch(read(file), /\beval\(|new Function\(|createObjectURL|base64,/, file);
  assert.match(read("API.md"), /## FordelError\n/);
});

test("a project of TypeScript understands it", limit, () => {
  const program = `import { load, type Outcome } from "@fordel/calculator";
    const model = await (await load()).open("fordel 1 en");
    await model.table("t", { id: ["a"], n: new Float64Array(1) });
    const outcome: Outcome = await model.run({ params: { x: 1 } });
    const n: number | undefined = outcome.expectations[0]?.left === null ? 1 : undefined;
    import type { FordelCalculator } from "@fordel/calculator/element";
    const element: FordelCalculator = document.createElement("fordel-calculator");
    element.addEventListener("fordel-result", (e) => e.detail.results.summary.computed);
    // @ts-expect-error: a table has rows, not a number
    await model.table("t", 3);
    export { n };\n`;
  writeFileSync(join(project, "typed.ts"), program);
  const options = ["--noEmit", "--strict", "--target", "es2022", "--lib", "es2023,dom", "--types", "", "typed.ts"];
  for (const [module, resolution] of [
    ["esnext", "bundler"],
    ["nodenext", "nodenext"],
  ]) {
    const tsc = join(root, "www/node_modules/typescript/bin/tsc");
    run(tsc, ...options, "--module", module, "--moduleResolution", resolution);
  }
});

test("where pages are rendered on a server the elements are empty modules", limit, () => {
  const program = `import { define } from "@fordel/calculator/element";
    import "@fordel/calculator/catalogue";
    import "@fordel/calculator/frame";
    define("fordel-calculator-2");
    console.log(typeof HTMLElement);\n`;
  writeFileSync(join(project, "server.mjs"), program);
  assert.equal(run("server.mjs"), "undefined\n");
});

test("failures have places, and the engine goes on", limit, () => {
  const program = `import assert from "node:assert/strict";
    import { load, FordelError } from "@fordel/calculator";
    const engine = await load();
    const rules = "fordel 1 en\\ntable t {\\n  id key\\n  n whole\\n}\\nlet total = sum(t.n)\\n";
    const [problem] = await engine.check(rules + "let x = y\\n", { file: "a.fordel" });
    assert.deepEqual([problem.file, problem.line, problem.severity], ["a.fordel", 7, "error"]);
    await assert.rejects(engine.open(rules + "let x = y\\n"), (e) => e instanceof FordelError && e.kind === "rules" && e.diagnostics[0].line === 7);
    const model = await engine.open(rules);
    await assert.rejects(model.table("t", [{ id: "a", n: 1 }, { id: "b", n: "x" }]), (e) => e.kind === "data" && e.diagnostics[0].row === 3);
    const told = (kind, message, at = {}) => (e) => {
      assert.ok(e instanceof FordelError, e.stack);
      assert.equal(e.kind, kind);
      assert.match(e.message, message);
      const [{ row, field }] = e.diagnostics;
      assert.deepEqual({ row, field }, { row: undefined, field: undefined, ...at });
      return true;
    };
    await assert.rejects(model.table("u", []), told("refused", /takes rows; the rules have t/));
    await assert.rejects(model.table("__proto__", []), told("refused", /takes rows/));
    await assert.rejects(model.table("t", { id: ["a"], n: [1, 2] }), told("data", /not of one length/, { field: 2 }));
    await assert.rejects(model.table("t", { id: ["a"], n: 5 }), told("data", /n is no array/, { field: 2 }));
    await assert.rejects(model.table("t", { id: ["a"], n: [new Date()] }), told("data", /a moment, not a day/, { row: 2, field: 2 }));
    await assert.rejects(model.table("t", [{ id: "a", n: 1 }, { id: "b", n: 1 / 0 }]), told("data", /no amount/, { row: 3, field: 2 }));
    await assert.rejects(model.table("t", [{ id: "a", n: 1 }, null]), told("data", /a row is an object/, { row: 3 }));
    for (const rows of [null, 5, undefined]) await assert.rejects(model.table("t", rows), told("data", /rows are CSV text/));
    for (const rules of [5, null, undefined]) await assert.rejects(engine.open(rules), told("refused", /rules are text/));
    await assert.rejects(model.clear("u"), told("refused", /takes rows; the rules have t/));
    await assert.rejects(model.read("u", "1"), told("refused", /no parameter u; the rules have none/));
    for (const call of [() => engine.open(rules, { lang: "xx" }), () => engine.check(rules, { lang: "xx" }), () => engine.format(rules, { lang: "xx" })])
      await assert.rejects(call(), told("refused", /"da" or "en", not "xx"/));
    await assert.rejects(model.run({ params: { x: NaN } }), told("refused", /x cannot be NaN/));
    const closed = await engine.open(rules, { lang: "da" });
    closed.close();
    await assert.rejects(closed.run(), told("refused", /modellen er lukket/));
    await assert.rejects(model.run(), (e) => e.kind === "run" && e.diagnostics.length > 0);
    await model.table("t", { id: ["a", "b"], n: Int32Array.of(3, 4) });
    await assert.rejects(model.run({ params: { nothing: 1 } }), (e) => e instanceof FordelError);
    assert.equal((await model.run()).values.total, 7);
    const { sentences, level } = await model.explain({ table: "t", row: "a", column: "n" });
    assert.equal(level.node.value, 3);
    await assert.rejects(model.revise("fordel 1 en\\nlet x = y\\n"), (e) => e.kind === "rules");
    assert.equal((await model.run()).values.total, 7);
    await model.revise(rules + "let more = total + 1\\n");
    assert.equal((await model.run()).values.more, 8);
    const many = 20_000;
    const big = await engine.open("fordel 1 en\\ntable t {\\n  id key\\n  n number\\n}\\nlet t.above = count(t, .n > n)\\n");
    await big.table("t", { id: Array.from({ length: many }, (_, i) => "r" + i), n: Float64Array.from({ length: many }, (_, i) => i) });
    const stop = new AbortController();
    const running = big.run({ signal: stop.signal, progress: () => stop.abort() });
    await assert.rejects(running, (e) => e.kind === "cancelled");
    const later = big.run({ progress: () => big.cancel() });
    await assert.rejects(later, (e) => e.kind === "cancelled");
    await assert.rejects(big.run({ progress: () => { throw new RangeError("of its own"); } }), RangeError);
    await big.clear();
    console.log("done");\n`;
  writeFileSync(join(project, "failures.mjs"), program);
  assert.equal(run("failures.mjs"), "done\n");
});
