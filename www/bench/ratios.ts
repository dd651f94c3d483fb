import type { Times } from "./rounds.ts";
import { span, table, times } from "./table.ts";

/** What a line is about, and the most that is aimed at. */
const lines: Record<string, { name: string; aim: string }> = {
  full: { name: "full run", aim: "2x of Go loops" },
  pool: { name: "change of a pool's share", aim: "2x of Go loops" },
  child: { name: "change of what counts for a child", aim: "" },
  import: { name: "CSV import", aim: "3x of Go loops" },
  parse: { name: "parse the rules", aim: "" },
  check: { name: "parse and check the rules", aim: "" },
  "read back": { name: "change of a pool's share, results read in JavaScript", aim: "1 ms" },
};

/**
 * The table of the benchmark: for each task the engine's time, how many times as
 * long it takes as the loops in Go (in the same runtime) and those in TypeScript,
 * and how many times as long as the engine expr's machine takes row by row.
 */
export function ratios(all: Times, bytesOfRules: number): string {
  const columns = (where: string) => [where, "/ Go loops", "/ TS loops", "expr by row /"];
  const head = ["", ...columns("native"), ...columns("wasm"), "aim, at most"];
  const rows = [...all].flatMap(([task, by]) => {
    const { name, aim } = lines[task] ?? { name: task, aim: "" };
    const row = [name, ...cellsOf("native", by), ...cellsOf("wasm", by), aim];
    return task === "check" ? [row, perKilobyte(by, bytesOfRules)] : [row];
  });
  return table([head, ...rows]);
}

/** The line that says what a kilobyte of rules takes. */
function perKilobyte(by: ReadonlyMap<string, number>, bytesOfRules: number): string[] {
  const [native, wasm] = ["native", "wasm"].map((where) => by.get(`${where}/engine`));
  const cell = (ns?: number) => (ns === undefined ? "" : span((ns * 1000) / bytesOfRules));
  return ["  of it for each KB", cell(native), "", "", "", cell(wasm)];
}

/** The engine's time in a runtime and, where there is something to compare it with, its multiples. */
function cellsOf(where: string, by: ReadonlyMap<string, number>): string[] {
  const engine = by.get(`${where}/engine`);
  if (engine === undefined) return ["", "", "", ""];
  const [go, ts, rows] = [`${where}/loops`, "ts", `${where}/rows`].map((who) => by.get(who));
  const ratio = (a?: number, b?: number) => (a === undefined || b === undefined ? "" : times(a / b));
  return [span(engine), ratio(engine, go), ratio(engine, ts), ratio(rows, engine)];
}
