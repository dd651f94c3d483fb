import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type Cell, CellReader, letters } from "./cells.ts";
import { layoutOf } from "./guard.ts";
import { readWorkbook } from "./read.ts";
import { Refusal } from "./zip.ts";

/** The command's tests read the same workbooks and expect the same of them. */
const folder = new URL("../../../engine/xlsx/testdata/", import.meta.url);
type Expected = Record<string, [kind: string, value: string | number | boolean | null] | string>;
const expected = JSON.parse(readFileSync(new URL("cells.json", folder), "utf8")) as Record<string, Expected>;
const files = readdirSync(folder).filter((name) => name.endsWith(".xlsx"));

function byAddress(bytes: Uint8Array): Map<string, Cell> {
  const reader = new CellReader(bytes);
  const out = new Map<string, Cell>();
  for (let i = 0; i < reader.length; i++) {
    for (const [column, cell] of reader.row(i).entries()) out.set(`${letters(column)}${reader.numbers[i]}`, cell);
  }
  return out;
}

const kinds: Record<string, string[]> = {
  s: ["text"],
  n: ["number", "percent"],
  p: ["percent"],
  z: ["number"],
  d: ["date"],
  b: ["flag"],
  f: ["formula"],
  x: ["error"],
};

function same(cell: Cell | undefined, [kind, value]: [string, unknown]): boolean {
  if (kind === "e") return !cell;
  if (!cell || !kinds[kind]?.includes(cell.kind)) return false;
  if (kind === "z") return cell.kind === "number" && cell.shown === value;
  if ("text" in cell) return cell.text === value;
  if (typeof value === "boolean") return cell.number === Number(value);
  if (typeof value === "number") return Math.abs(cell.number - value) <= 1e-15 * Math.abs(value);
  return cell.number === Date.parse(/T/.test(String(value)) ? `${value}Z` : String(value)) / 86_400_000;
}

/** What comes of a workbook: its sheets by name, the first under "" too, or why it is refused. */
async function read(name: string): Promise<{ refused: string; sheets: Map<string, Map<string, Cell>> }> {
  const sheets = new Map<string, Map<string, Cell>>();
  try {
    const found = await readWorkbook(readFileSync(new URL(name, folder)));
    for (const [i, sheet] of found.entries()) {
      if ("refused" in sheet) {
        if (i === 0) return { refused: sheet.refused, sheets };
        continue;
      }
      const cells = byAddress(sheet.cells);
      sheets.set(sheet.name, cells);
      if (i === 0) sheets.set("", cells);
    }
    return { refused: "", sheets };
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem;
    return { refused: problem.code, sheets };
  }
}

test.each(files)("%s has the cells that the command reads in it", async (name) => {
  const want = expected[name];
  expect(want).toBeDefined();
  const { refused, sheets } = await read(name);
  expect(refused).toBe(want?.refused ?? "");
  for (const [at, cell] of Object.entries(want ?? {})) {
    if (typeof cell === "string") continue;
    const [ref = "", sheet = ""] = at.split("!").reverse();
    const got = sheets.get(sheet)?.get(ref);
    expect(same(got, cell), `${at} is ${JSON.stringify(got)}, not ${JSON.stringify(cell)}`).toBe(true);
  }
});

test("what is no workbook is refused by its first bytes or its directory", async () => {
  const bytes = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0));
  await expect(readWorkbook(bytes("id;name\n"))).rejects.toMatchObject({ code: "damaged" });
  await expect(readWorkbook(new Uint8Array())).rejects.toMatchObject({ code: "damaged" });
  await expect(readWorkbook(bytes("\xd0\xcf\x11\xe0\xa1"))).rejects.toMatchObject({ code: "locked" });
  const whole = readFileSync(new URL("m01-shared.xlsx", folder));
  await expect(readWorkbook(whole.subarray(0, 1500))).rejects.toMatchObject({ code: "damaged" });
});

test("a damaged workbook ends in cells or a refusal", async () => {
  const whole = readFileSync(new URL("m01-shared.xlsx", folder));
  let seed = 7;
  const random = (n: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed % n;
  };
  for (let i = 0; i < 60; i++) {
    const bytes = Uint8Array.from(whole);
    for (let j = random(5); j >= 0; j--) bytes[random(bytes.length)] = random(256);
    const found = await readWorkbook(bytes).catch((problem: unknown) => problem);
    expect(Array.isArray(found) || found instanceof Refusal, String(found)).toBe(true);
  }
});

test("rows with values that a sheet does not show are counted", () => {
  const row = (r: number, more: string, cell: string) => `<row r="${r}" ${more}>${cell}</row>`;
  const value = (at: string) => `<c r="${at}"><v>1</v></c>`;
  const rows = [
    row(1, "", value("A1")),
    row(2, 'hidden="1"', value("A2") + value("B2")),
    row(3, 'hidden="true" ht="0"', ""),
  ];
  const shown = [row(4, 'hidden="0"', value("A4")), row(5, "hidden='true'", value("A5"))];
  const xml = `<worksheet><sheetData>${[...rows, ...shown].join("")}</sheetData></worksheet>`;
  expect([...layoutOf(xml, "a", 0).hidden]).toEqual([1, 4]);
});
