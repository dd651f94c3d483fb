import { expect, it } from "vitest";
import type { Diagnostic } from "../engine/protocol.ts";
import { problemsIn } from "./problems.ts";

const found = (table: string, row: number, message = "no number"): Diagnostic =>
  ({ code: "csv.number", severity: "error", table, row, field: 1, message }) as Diagnostic;

it("tells what reading and running find in a table once", () => {
  const read = [found("houses", 3), found("houses", 4)];
  const run = [found("houses", 4), found("houses", 5), found("houses", 4, "no date"), found("areas", 4)];
  const told = problemsIn("houses", read, run);
  expect(told.map((d) => [d.row, d.message])).toEqual([
    [3, "no number"],
    [4, "no number"],
    [5, "no number"],
    [4, "no date"],
  ]);
});
