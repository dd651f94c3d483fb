import { expect, it } from "vitest";
import { digest, exactSum } from "./digest.ts";
import type { Diagnostic, Share } from "./protocol.ts";

const share = (name: string, table: string): Share => ({ name, table, label: name, type: "kr" });
const model = { pools: [share("socio", "houses")], grants: [share("rent", "houses")] };

it("keeps what the page shows and replaces columns by what was handed out", () => {
  const result = {
    diagnostics: [],
    values: { factor: 2 },
    tables: { houses: { key: ["a", "b", "c"], columns: { socio: [10, 0, 5.5], rent: [-1, null, 1] } } },
  };
  expect(digest(result, model)).toEqual({
    diagnostics: [],
    values: { factor: 2 },
    computed: true,
    handedOut: { socio: { sum: 15.5, receivers: 2, rows: 3 }, rent: { sum: 0, receivers: 2, rows: 3 } },
  });
});

it("takes a result that errors left empty", () => {
  const diagnostics = [{ severity: "error" } as Diagnostic];
  expect(digest({ diagnostics }, model)).toEqual({ diagnostics, handedOut: {}, computed: false });
  expect(digest({ diagnostics, tables: {}, values: {} }, null).computed).toBe(false);
});

it("tells figures beside errors from none", () => {
  const diagnostics = [{ severity: "error" } as Diagnostic];
  expect(digest({ diagnostics, values: { a: 1 } }, model).computed).toBe(true);
  expect(digest({ diagnostics: [], tables: {}, values: {} }, model).computed).toBe(true);
});

it("adds up without noise", () => {
  expect(exactSum(Array(10).fill(0.1))).toBe(1);
  expect(exactSum([1e16, 1, -1e16])).toBe(1);
  expect(exactSum([])).toBe(0);
});
