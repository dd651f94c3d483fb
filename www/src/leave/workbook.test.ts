import { readXlsx } from "hucre/xlsx";
import { expect, it } from "vitest";
import type { Book } from "../engine/contract.ts";
import { writeWorkbook } from "./workbook.ts";

const style = { format: "", bold: false, fill: "" as const, wrap: false, right: false, input: false };
const book: Book = {
  title: "Puljer",
  styles: [style, { ...style, bold: true, fill: "head" }, { ...style, format: "#,##0" }, { ...style, format: "0.0%" }],
  names: [{ name: "loft", to: "'Børn''s'!$B$2" }],
  sheets: [
    {
      name: "Børn's",
      widths: [20, 12, 9],
      frozen: { rows: 1, columns: 1 },
      filter: "A1:C3",
      lists: [{ at: "A2", of: "$A$1:$C$1" }],
      cells: [
        [
          { v: "navn", s: 1, n: "nøglen" },
          { v: "beløb", s: 1 },
          { v: "andel", s: 1 },
        ],
        [{ v: "007" }, { v: 1234567, s: 2 }, { v: 0.125, s: 3 }],
        [{ v: "=1+1" }, { v: 1234567, s: 2, f: "SUM(B2:B2)" }, { v: true }],
      ],
    },
  ],
};

it("writes values, formats, formulas and what stands beside them", async () => {
  const read = await readXlsx(await writeWorkbook(book), { readStyles: true });
  const [sheet] = read.sheets;
  expect(sheet?.name).toBe("Børn's");
  expect(sheet?.rows).toEqual([
    ["navn", "beløb", "andel"],
    ["007", 1234567, 0.125],
    ["=1+1", 1234567, true],
  ]);
  expect(sheet?.cells?.get("1,1")?.style?.numFmt).toBe("#,##0");
  expect(sheet?.cells?.get("2,1")?.formula).toBe("SUM(B2:B2)");
  expect(sheet?.cells?.get("0,0")?.comment?.text).toBe("nøglen");
  expect(sheet?.dataValidations?.[0]).toMatchObject({ type: "list", range: "A2", formula1: "$A$1:$C$1" });
  expect(sheet?.freezePane).toMatchObject({ rows: 1, columns: 1 });
  expect(read.namedRanges?.[0]).toMatchObject({ name: "loft", range: "'Børn''s'!$B$2" });
});
