// Runs models through the command and through the wasm bridge and compares the
// bytes of the results:
//
//   node identical.mjs COMMAND FORDEL.WASM WASM_EXEC.JS FOLDER...
//
// Every folder in FOLDER with a rules.fordel is a model, its data in data/. Each
// is run as it stands, in each of its scenarios, and with every parameter at
// the ends of its range, at each of its choices, and turned over.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const [command, wasm, runtime, ...roots] = process.argv.slice(2).map((path) => resolve(path));

await import(runtime);
const go = new globalThis.Go();
const { instance } = await WebAssembly.instantiate(readFileSync(wasm), go.importObject);
go.run(instance);

/** What the bridge answers, as text. */
function call(method, params, bytes) {
  return globalThis.fordel.call(method, JSON.stringify(params), bytes);
}

/** Gives the rules and data of a folder to the bridge: the model, or null where the rules are wrong, and their language. */
function load(folder) {
  const file = "rules.fordel";
  const data = existsSync(join(folder, "data")) ? readdirSync(join(folder, "data")).sort() : [];
  call("clear", {});
  const { model, lang } = JSON.parse(call("rules", { file, text: readFileSync(join(folder, file), "utf8"), lang: "en" }));
  for (const name of data.filter((name) => name.endsWith(".csv"))) {
    const params = { table: name.slice(0, -".csv".length), file: `data/${name}`, lang: "en" };
    call("data", params, readFileSync(join(folder, "data", name)));
  }
  return { model, lang };
}

/** A value as a literal of the rule file. */
function literal(param, value, lang) {
  if (typeof value === "string") return param.type === "date" ? value : JSON.stringify(value);
  if (typeof value === "boolean") return { en: ["no", "yes"], da: ["nej", "ja"] }[lang][Number(value)];
  const digits = lang === "da" ? String(value).replace(".", ",") : String(value);
  return param.type === "kr" ? `${digits} kr` : digits;
}

/** The runs to compare: parameters, scenario, and the command's arguments for them. */
function runs({ model, lang }) {
  const all = [{ params: {}, scenario: null, args: [] }];
  for (const { name } of model?.scenarios ?? []) {
    all.push({ params: {}, scenario: name, args: ["--scenario", name] });
  }
  for (const param of model?.params ?? []) {
    const other = param.type === "flag" ? !param.value : null;
    for (const value of [param.from, param.to, other, ...(param.choices ?? [])]) {
      if (value === null || value === undefined) continue;
      const args = ["--param", `${param.name}=${literal(param, value, lang)}`];
      all.push({ params: { [param.name]: value }, scenario: null, args });
    }
  }
  return all;
}

/** What the command prints in a folder. */
function print(folder, args) {
  const data = existsSync(join(folder, "data")) ? ["--data", "data"] : [];
  const full = ["run", "rules.fordel", ...data, "--lang", "en", "--format", "json", ...args];
  const done = spawnSync(command, full, { cwd: folder, encoding: "utf8", maxBuffer: 1 << 30 });
  if (done.error || done.status > 1) throw new Error(`fordel ${full.join(" ")}: ${done.error ?? done.stderr}`);
  return done.stdout;
}

/** Compares all runs of a folder; how many there were and how many differ. */
function compare(folder) {
  const loaded = load(folder);
  let differ = 0;
  const list = runs(loaded);
  for (const { params, scenario, args } of list) {
    const native = print(folder, args).trimEnd();
    const inWasm = call("run", { params, scenario, lang: "en" }).trimEnd();
    if (native === inWasm) continue;
    differ++;
    let at = 0;
    while (native[at] === inWasm[at]) at++;
    const around = (text) => text.slice(Math.max(0, at - 60), at + 60);
    console.log(`${folder} ${args.join(" ")}: differ at character ${at}\n  command: ${around(native)}\n  wasm:    ${around(inWasm)}`);
  }
  return { count: list.length, differ };
}

let count = 0;
let differ = 0;
for (const root of roots) {
  for (const name of readdirSync(root).sort()) {
    if (!existsSync(join(root, name, "rules.fordel"))) continue;
    const result = compare(join(root, name));
    count += result.count;
    differ += result.differ;
  }
}
console.log(`${count} results compared between the command and wasm, ${differ} differ`);
process.exit(differ || !count ? 1 : 0);
