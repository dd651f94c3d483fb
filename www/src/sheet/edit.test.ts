import { expect, it } from "vitest";
import { CellReader, CellWriter } from "./cells.ts";
import { typedCell, withCell } from "./edit.ts";

it("takes what is typed as a spreadsheet of the language does", () => {
  for (const [typed, da, en] of [
    ["250.000", { kind: "number", number: 250000 }, { kind: "number", number: 250 }],
    ["1.234,56", { kind: "number", number: 1234.56 }, { kind: "text", text: "1.234,56" }],
    ["12 %", { kind: "percent", number: 0.12 }, { kind: "percent", number: 0.12 }],
    ["−5", { kind: "number", number: -5 }, { kind: "number", number: -5 }],
    ["00123", { kind: "text", text: "00123" }, { kind: "text", text: "00123" }],
    ["0", { kind: "number", number: 0 }, { kind: "number", number: 0 }],
    ["2026-03-05", { kind: "date", number: 20517 }, { kind: "date", number: 20517 }],
    ["HF", { kind: "text", text: "HF" }, { kind: "text", text: "HF" }],
    [" ", null, null],
  ] as const) {
    expect([typed, typedCell(typed, "da"), typedCell(typed, "en")]).toEqual([typed, da, en]);
  }
});

it("changes one cell of a sheet and no other", () => {
  const writer = new CellWriter();
  writer.row(2, [
    { kind: "text", text: "a" },
    { kind: "number", number: 7, shown: "007" },
  ]);
  writer.row(5, [{ kind: "percent", number: 0.1 }]);
  const reader = new CellReader(withCell(writer.finish(), 5, 2, { kind: "flag", number: 1 }));
  expect(reader.numbers).toEqual([2, 5]);
  expect(reader.row(0)).toEqual([
    { kind: "text", text: "a" },
    { kind: "number", number: 7, shown: "007" },
  ]);
  expect(reader.row(1)).toEqual([{ kind: "percent", number: 0.1 }, null, { kind: "flag", number: 1 }]);
});
