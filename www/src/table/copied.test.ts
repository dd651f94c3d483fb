import { expect, test } from "vitest";
import type { TableColumn } from "./columns.ts";
import { copied } from "./copied.ts";

test("a copied table is cells of a spreadsheet, none of which it runs as a formula", () => {
  const texts = ["=1+1", "@SUM", "+45 12", "−1.234", "+2,5", "a\tb"];
  const column = (label: string, unit: string) =>
    ({ label, unit, cell: (row: number) => ({ text: texts[row] ?? "", look: "" }) }) as TableColumn;
  expect(copied([column("Navn", ""), column("Ændring", "kr.")], [0, 1, 2, 3, 4, 5])).toBe(
    ["Navn\tÆndring, kr.", ...["'=1+1", "'@SUM", "'+45 12", "-1.234", "+2,5", "a b"].map((t) => `${t}\t${t}`)].join(
      "\n",
    ),
  );
});
