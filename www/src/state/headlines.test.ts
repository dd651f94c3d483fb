import { expect, it } from "vitest";
import type { Model, Results } from "../engine/protocol.ts";
import { viewOf } from "../engine/viewof.testing.ts";
import { countedNoun, headlines } from "./headlines.ts";
import { languageOf } from "./language.ts";

const share = (name: string, table = "houses") => ({ name, label: name, table, type: "kr" });
const handed = (sum: number) => ({ sum, receivers: 2, rows: 2 });
const table = viewOf(
  [
    { name: "id", label: "Id", type: "text", percent: false, total: "none" },
    { name: "earmarked", label: "Earmarked", type: "kr", percent: false, total: "sum" },
  ],
  [
    ["a", 30],
    ["b", 40],
  ],
  ["a", "b"],
);

/** The labels and lines of two pools' headlines, of which the table's last column holds 70 kr. */
function told(sums: [number, number], tables: [string, string] = ["houses", "houses"]): string[] {
  const pools = [share("first", tables[0]), share("second", tables[1])];
  const model = { pools, grants: [], figures: [], tables: [{ name: "houses", label: "Houses" }] } as unknown as Model;
  const summary = {
    handedOut: { first: handed(sums[0]), second: handed(sums[1]) },
    pools: {},
    grants: {},
    spreads: {},
  };
  const results = { views: [{ ...table, kind: "table", table: "houses" }], summary } as unknown as Results;
  return headlines(results, null, model, languageOf("en")).map(({ label, lines }) => [label, ...lines].join("; "));
}

it("tells a whole, and shares of it, only where what is measured holds all that is handed out", () => {
  expect(told([30, 40])[0]).toMatch(/^Shared out in all; /);
  expect(told([30, 40])[1]).toBe("first; 42.9\u00a0%; 2 of 2 houses receive");
  expect(told([60, 40])).toEqual(["first; 2 of 2 houses receive", "second; 2 of 2 houses receive"]);
  expect(told([70, 70], ["districts", "houses"])[0]).toMatch(/^Shared out in all; /); // a step on the way is no part
});

it("counts rows by the table's label where that is a plural, else as rows", () => {
  const [da, en] = [languageOf("da", "kr").texts, languageOf("en", "kr").texts];
  expect(["Institutioner", "Indskrevne børn", "Hele landet", "Kommunen"].map((l) => countedNoun(l, da))).toEqual([
    "institutioner",
    "indskrevne børn",
    "rækker",
    "rækker",
  ]);
  expect(["Children", "The whole", "Whole country"].map((l) => countedNoun(l, en))).toEqual([
    "children",
    "rows",
    "rows",
  ]);
});
