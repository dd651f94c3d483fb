import { expect, it } from "vitest";
import type { Column, Diagnostic } from "../engine/protocol.ts";
import { faultyRows, proposals } from "./faulty.ts";
import type { Surveyed } from "./matching.ts";

const cells = ["Id;Sted", "A;Nord", "B;Syd", "C;nord", "D;N", "I alt;"].map((line) =>
  line.split(";").map((text) => ({ kind: "text" as const, text })),
);
const seen = {
  table: { columns: [{ name: "id", kind: "key" } as Column, { name: "sted", kind: "ref" } as Column] },
  survey: { header: 3, columns: ["id", "sted"] },
  rows: { length: 6, numbers: [3, 4, 5, 6, 7, 8], width: 2, row: (place: number) => cells[place] ?? [] },
} as unknown as Surveyed;
const fault = (row: number, field: number, value = "") => ({ severity: "error", row, field, value }) as Diagnostic;
const faults = [fault(4, 2, "N"), fault(5, 2, "S")];

it("counts each row in which a text stands that is told once, and none that is left out", () => {
  expect(faultyRows(seen, faults, [8])).toEqual({ rows: 4, wrong: 3 });
  expect(faultyRows(seen, [fault(7, 1)], [])).toEqual({ rows: 5, wrong: 1 });
});

it("proposes by column what texts are probably to be", () => {
  expect([...proposals(seen, [...faults, fault(7, 1)])]).toEqual([["sted", { Nord: "N", Syd: "S" }]]);
});
