import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Bridge } from "./bridge.ts";
import { standard } from "./loops.ts";
import { span, times } from "./table.ts";

/** Part of DuckDB's package for Node that is used here. */
interface Duck {
  DuckDBInstance: { create(path: string): Promise<{ connect(): Promise<Connection> }> };
}

interface Connection {
  run(sql: string): Promise<unknown>;
  runAndReadAll(sql: string): Promise<{ getRows(): unknown[][] }>;
}

/** What a command printed, how long it took, and the most memory it had. */
interface Ran {
  text: string;
  ns: number;
  bytes: number;
}

/** Where the programs are, and the data. */
interface Places {
  fordel: string;
  duck: string;
  engine: string;
  folder: string;
}

/** How many rows the workload has. */
export interface Size {
  institutions: number;
  children: number;
}

/** What an institution gets: its key and its shares. */
type Row = [id: string, ...shares: number[]];

/** What all are asked for, at the end of the rules. */
const shown = "\nshow institutions {\n  columns id, base, social, extra\n}\n";

/** The columns of a child, all of which the rules use, and the most that a cell of them may take. */
const cells = 8;
const mostBytes = 40;

/**
 * The workload from its CSV files in three ways: `fordel run`, the engine in wasm as the page loads it, and
 * what `fordel sql` writes of the same rules in DuckDB. Each gives a sentence, and fails where an institution gets
 * something else.
 */
export class Databases {
  readonly #rules: string;
  readonly #file: string;

  constructor(
    readonly places: Places,
    rules: string,
    readonly write: (size: Size) => Promise<void>,
  ) {
    this.#rules = `${rules}${shown}`.replace("table institutions {", 'table institutions "Institutions" {');
    this.#file = join(places.folder, "rules.fordel");
    writeFileSync(this.#file, this.#rules);
  }

  /** The command beside DuckDB, each on all processors. */
  async natively(size: Size): Promise<string> {
    await this.write(size);
    const run = await this.#run(size);
    const other = await this.#duckdb(size);
    same(printed(run.text), other.rows);
    return `${told(size)}, natively: fordel ${took(run.ns, run.bytes)}; DuckDB ${database(other)}, ${times(other.ns / run.ns)}`;
  }

  /** The engine in wasm, on one processor, beside DuckDB on all. */
  async inWasm(size: Size): Promise<string> {
    await this.write(size);
    const bridge = await Bridge.start(this.places.engine);
    const start = performance.now();
    await bridge.open(this.#rules, this.places.folder);
    const { views } = await bridge.results({ budget: budgetOf(size) });
    const ns = (performance.now() - start) * 1e6;
    const [ids, ...shares] = views[0]?.columns.map((column) => column.values) ?? [];
    const rows = Array.from(ids ?? [], (id, i): Row => [String(id), ...shares.map((values) => Number(values[i]))]);
    const other = await this.#duckdb(size);
    same(rows, other.rows);
    return `${told(size)}, in wasm: fordel ${took(ns, bridge.memory)}; DuckDB ${database(other)}, ${times(other.ns / ns)}`;
  }

  /** The command alone: how much memory a cell takes. */
  async alone(size: Size): Promise<string> {
    await this.write(size);
    const run = await this.#run(size);
    const bytes = run.bytes / (size.children * cells);
    if (bytes > mostBytes) throw new Error(`a cell takes ${bytes.toFixed(1)} bytes, more than ${mostBytes}`);
    return `${told(size)}, natively: fordel ${took(run.ns, run.bytes)}, ${bytes.toFixed(1)} bytes a cell`;
  }

  #run(size: Size): Promise<Ran> {
    const budget = ["--param", `budget=${budgetOf(size)} kr`];
    return ran(this.places.fordel, ["run", this.#file, "--data", this.places.folder, ...budget, "--lang", "en"]);
  }

  async #duckdb(size: Size) {
    const script = (await ran(this.places.fordel, ["sql", this.#file, "--dialect", "duckdb"])).text;
    return duckdb(this.places.duck, script, this.places.folder, budgetOf(size));
  }
}

/** The budget grows with the number of children. */
const budgetOf = (size: Size) => Math.round((standard().budget * size.children) / 40_000);

const told = (size: Size) =>
  `${size.children.toLocaleString("en")} children in ${size.institutions.toLocaleString("en")} institutions`;

const took = (ns: number, bytes: number) => `${span(ns)} and ${Math.ceil(bytes / 2 ** 20)} MiB`;

const database = (it: { ns: number; imported: number; bytes: number }) =>
  `${took(it.ns, it.bytes)} (import ${span(it.imported)})`;

/** Runs a script in DuckDB: its tables without constraints, as they would be looked at for every row, filled from CSV files. */
async function duckdb(duck: string, script: string, folder: string, budget: number) {
  const held = forgetMost();
  const { DuckDBInstance } = createRequire(join(duck, "package.json"))("@duckdb/node-api") as Duck;
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const [before = "", steps = ""] = script.split("\n-- steps");
  const [tables = ""] = before.split("\n-- rows");
  await connection.run(tables.replace(/ REFERENCES "\w+"."\w+"| PRIMARY KEY| CHECK \([^\n]*\)(?=,?\n)/g, ""));
  await connection.run(`UPDATE "fordel"."params" SET "budget" = ${budget}`);
  const start = performance.now();
  for (const table of ["institutions", "children"]) {
    const from = `read_csv('${join(folder, `${table}.csv`)}', header = true)`;
    await connection.run(`INSERT INTO "fordel"."${table}" SELECT * FROM ${from}`);
  }
  const loaded = performance.now();
  await connection.run(`-- steps${steps}`);
  const result = 'SELECT "id", "base", "social", "extra" FROM "fordel"."all_institutions" ORDER BY "id"';
  const read = (await connection.runAndReadAll(result)).getRows();
  const rows = read.map(([id, ...shares]): Row => [String(id), ...shares.map(Number)]);
  return {
    rows,
    imported: (loaded - start) * 1e6,
    ns: (performance.now() - start) * 1e6,
    bytes: memoryOf(process.pid) - held,
  };
}

/** The rows that the command prints. */
function printed(text: string): Row[] {
  return text
    .split("\n")
    .filter((line) => /^i\d/.test(line))
    .map((line) => {
      const [id = "", ...shares] = line.trim().split(/\s+/);
      return [id, ...shares.map((share) => Number(share.replaceAll(",", "")))];
    });
}

/** Holds what institutions get against what they get in the database. */
function same(rows: Row[], others: Row[]): void {
  if (rows.length !== others.length || rows.length === 0)
    throw new Error(`fordel has ${rows.length} institutions, DuckDB ${others.length}`);
  for (const [i, row] of rows.entries()) {
    if (row.length !== 4 || row.some((value, j) => value !== others[i]?.[j]))
      throw new Error(`fordel says ${row}, DuckDB ${others[i]}`);
  }
}

/** Runs a command to its end. */
function ran(command: string, args: string[]): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(command, args, { stdio: ["ignore", "pipe", "inherit"] });
    const text: Buffer[] = [];
    let bytes = 0;
    const watch = setInterval(() => {
      bytes = Math.max(bytes, memoryOf(child.pid ?? 0));
    }, 20);
    child.stdout.on("data", (part: Buffer) => void text.push(part));
    child.on("error", reject);
    child.on("close", (code) => {
      clearInterval(watch);
      if (code !== 0) return reject(new Error(`${command} ${args[0]} ended with ${code}`));
      resolve({ text: Buffer.concat(text).toString(), ns: (performance.now() - start) * 1e6, bytes });
    });
  });
}

/** Forgets the most memory that this process has had, and gives what it has; 0 where the system does not say. */
function forgetMost(): number {
  try {
    writeFileSync("/proc/self/clear_refs", "5");
    return process.memoryUsage().rss;
  } catch {
    return 0;
  }
}

/** The most memory that a process has had, in bytes; 0 where the system does not say. */
function memoryOf(pid: number): number {
  try {
    const [, kilobytes = "0"] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return Number(kilobytes) * 1024;
  } catch {
    return 0;
  }
}
