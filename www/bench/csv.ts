import type { Columns } from "./loops.ts";

const educations = ["none", "basic", "vocational", "short", "bachelor", "master"];

/**
 * Reads the workload's two sheets as a programmer would who knew them and
 * nothing else: lines and commas, no quotes, no checks, no messages.
 */
export function readColumns(institutions: Uint8Array, children: Uint8Array): Columns {
  const [houses, lastYear] = readHouses(new Sheet(institutions));
  const sheet = new Sheet(children);
  const n = sheet.lines;
  const columns = {
    houses: houses.size,
    lastYear,
    institution: new Int32Array(n),
    age: new Float64Array(n),
    income: new Float64Array(n),
    education: new Uint8Array(n),
    single: new Uint8Array(n),
    language: new Uint8Array(n),
    descendant: new Uint8Array(n),
    working: new Float64Array(n),
  };
  for (let i = 0; i < n; i++) {
    columns.institution[i] = houses.get(sheet.field(",")) ?? -1;
    columns.age[i] = Number(sheet.field(","));
    columns.single[i] = sheet.flag();
    columns.income[i] = Number(sheet.field(","));
    columns.education[i] = educations.indexOf(sheet.field(","));
    columns.language[i] = sheet.flag();
    columns.descendant[i] = sheet.flag();
    columns.working[i] = Number(sheet.field("\n"));
  }
  return columns;
}

/** The number of each house by its name, and what it got last year. */
function readHouses(sheet: Sheet): [Map<string, number>, Float64Array] {
  const houses = new Map<string, number>();
  const lastYear = new Float64Array(sheet.lines);
  for (let i = 0; i < lastYear.length; i++) {
    houses.set(sheet.field(","), i);
    sheet.field(",");
    lastYear[i] = Number(sheet.field("\n"));
  }
  return [houses, lastYear];
}

/** A sheet that is read from its start, the line of headings left out. */
class Sheet {
  readonly lines: number;
  readonly #text: string;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#text = new TextDecoder().decode(bytes);
    this.field("\n");
    let lines = 0;
    for (let at = this.#text.indexOf("\n", this.#at); at >= 0; at = this.#text.indexOf("\n", at + 1)) lines++;
    this.lines = lines;
  }

  /** What stands before the next separator. */
  field(separator: string): string {
    const end = this.#text.indexOf(separator, this.#at);
    const field = this.#text.slice(this.#at, end);
    this.#at = end + 1;
    return field;
  }

  flag(): number {
    return this.field(",") === "yes" ? 1 : 0;
  }
}
