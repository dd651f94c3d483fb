import { expect, it } from "vitest";
import type { View } from "../engine/protocol.ts";
import { languageOf } from "../state/language.ts";
import { columnsOf } from "./columns.ts";
import { chipsOf } from "./filters.ts";
import { rowsOf, type Wanted } from "./rows.ts";

const column = { percent: false, total: "none" as const };
const view: View = {
  kind: "table",
  table: "houses",
  label: "Houses",
  columns: [
    { ...column, name: "name", label: "Name", type: "text", values: ["Sol", "Ask", "Måne", "Eng"] },
    { ...column, name: "area", label: "Area", type: "text", values: ["N", "S", "N", "S"] },
    { ...column, name: "sum", label: "Sum", type: "kr", total: "sum", values: new Float64Array([3, 9, 5, 9]) },
  ],
  keys: ["s", "a", "m", "e"],
  length: 4,
};
const language = languageOf("da");
const all: Wanted = { query: "", chip: undefined, group: "", order: [], pinned: new Set() };
const rows = (wanted: Partial<Wanted>) =>
  rowsOf(view, columnsOf(view, null, language), { ...all, ...wanted }, language.formats.collator);

it.each([
  ["all, as they stand", {}, [0, 1, 2, 3]],
  ["those that are searched for", { query: "n" }, [0, 2, 3]],
  ["the highest first, ties as they stand", { order: [{ id: "sum", direction: "descending" }] }, [1, 3, 2, 0]],
  ["one of a group", { group: "S" }, [1, 3]],
  ["pinned ones on top, though not searched for", { query: "sol", pinned: new Set(["m"]) }, [2, 0]],
  ["pinned ones once", { pinned: new Set(["e"]) }, [3, 0, 1, 2]],
] satisfies [string, Partial<Wanted>, number[]][])("shows %s", (_, wanted, want) => {
  expect(rows(wanted)).toEqual(want);
});

it("shows those of a chip", () => {
  const [every] = chipsOf(view, null, language);
  if (!every) throw new Error("no chip for all");
  expect(rows({ chip: { ...every, has: (row) => row > 1 } })).toEqual([2, 3]);
});
