import { expect, it } from "vitest";
import type { Survey, Table } from "../engine/protocol.ts";
import { rowsOf } from "../sheet/rows.ts";
import { computedHeaders } from "./matching.ts";

const column = (name: string, label: string, computed: boolean) => ({ name, label, computed, kind: "whole" as const });
const table: Table = {
  name: "skoler",
  label: "Skoler",
  inline: false,
  rows: 0,
  columns: [column("navn", "Navn", false), column("elever", "Elever", false), column("pulje", "Pulje", true)],
};

/** What is computed in a file, by its rows, of which the first two columns are those of the data. */
function computedIn(...records: string[][]): string[] {
  const columns = (records[0] ?? []).map((_, i) => ["navn", "elever"][i] ?? "");
  const survey: Survey = { header: 1, columns, lines: records.map((_, i) => i + 1), records, totals: [] };
  const rows = rowsOf({ sheet: "", bytes: new Uint8Array() }, survey);
  const lacking = columns.includes("elever") ? [] : ["elever"];
  return computedHeaders({ table, survey, rows, headers: records[0] ?? [], found: columns, lacking });
}

it("knows a result by what the rules compute: where data are lacking, or small counts are hidden in a full one", () => {
  const full = ["Navn", "Elever", "Pulje"];
  expect(computedIn(full, ["A", "12", "1"])).toEqual([]);
  for (const hidden of ["under 5", "skjult", "hidden"])
    expect(computedIn(full, ["A", "12", "1"], ["B", hidden, "2"])).toEqual(["Pulje"]);
  // What is hidden of the result alone leaves the data whole.
  expect(computedIn(full, ["A", "12", "skjult"])).toEqual([]);
  expect(computedIn([...full, "Pulje *"], ["A", "under 5", "1", "2"])).toEqual(["Pulje", "Pulje *"]);
  expect(computedIn([...full, "Leder"], ["A", "under 5", "1", "Bo"])).toEqual([]);
});
