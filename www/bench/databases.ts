import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
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

/** What both are asked for, at the end of the rules. */
const shown = "\nshow institutions {\n  columns id, base, social, extra\n}\n";

/**
 * The workload at a scale, from its CSV files: `fordel run`, and what `fordel sql` writes of
 * the same rules in DuckDB, each on all processors. Gives a sentence; it fails where an
 * institution gets something else.
 */
export async function databases(
  fordel: string,
  duck: string,
  rules: string,
  folder: string,
  scale: number,
): Promise<string> {
  const file = join(folder, "rules.fordel");
  writeFileSync(file, `${rules}${shown}`);
  const { budget } = standard(scale);
  const run = await ran(fordel, ["run", file, "--data", folder, "--param", `budget=${budget} kr`, "--lang", "en"]);
  const script = (await ran(fordel, ["sql", file, "--dialect", "duckdb"])).text;
  const database = await duckdb(duck, script, folder, budget);
  compare(run.text, database.rows);
  const [rows, all] = [Math.round(40_400 * scale).toLocaleString("en"), database.imported + database.computed];
  return `${rows} rows: fordel ${span(run.ns)} and ${Math.ceil(run.bytes / 2 ** 20)} MiB; DuckDB ${span(all)} (import ${span(database.imported)}), ${times(all / run.ns)}`;
}

/** Runs a script in DuckDB: its tables without constraints, as they would be looked at for every row, filled from CSV files. */
async function duckdb(duck: string, script: string, folder: string, budget: number) {
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
  const rows = (await connection.runAndReadAll(result)).getRows();
  return { rows, imported: (loaded - start) * 1e6, computed: (performance.now() - loaded) * 1e6 };
}

/** Holds the rows that the command prints against those of the database. */
function compare(text: string, rows: unknown[][]): void {
  const printed = text.split("\n").filter((line) => /^i\d/.test(line));
  if (printed.length !== rows.length)
    throw new Error(`fordel has ${printed.length} institutions, DuckDB ${rows.length}`);
  for (const [i, line] of printed.entries()) {
    const [id, ...shares] = line.trim().split(/\s+/);
    const same = shares.every((share, j) => Number(share.replaceAll(",", "")) === Number(rows[i]?.[j + 1]));
    if (id !== rows[i]?.[0] || !same) throw new Error(`fordel says ${line}, DuckDB ${rows[i]}`);
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

/** The most memory that a process has had, in bytes; 0 where the system does not say. */
function memoryOf(pid: number): number {
  try {
    const [, kilobytes = "0"] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return Number(kilobytes) * 1024;
  } catch {
    return 0;
  }
}
