// Runs SQL in a DuckDB for a test: each line of the input is a JSON string, a script; each
// line of the output one of {"rows": [[...]]} of its last query, headers first, or {"error"}.
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const { DuckDBInstance } = createRequire(`${process.env.FORDEL_DUCKDB}/`)("@duckdb/node-api");
const connection = await (await DuckDBInstance.create(":memory:", { threads: "1" })).connect();

const cell = (x) => (x === null ? "\\N" : x === true ? "t" : x === false ? "f" : String(x));

for await (const line of createInterface({ input: process.stdin })) {
  let out;
  try {
    const reader = await connection.runAndReadAll(JSON.parse(line));
    out = { rows: [reader.columnNames(), ...reader.getRows().map((row) => row.map(cell))] };
  } catch (error) {
    out = { error: String(error.message ?? error) };
  }
  process.stdout.write(`${JSON.stringify(out)}\n`);
}
