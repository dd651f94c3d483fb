import { expect, it } from "vitest";
import type { TableColumn } from "./columns.ts";
import { fitting, widthOf } from "./widths.ts";

const column = (id: string, priority: number, widest = "", label = id): TableColumn => ({
  id,
  label,
  unit: "",
  asks: "",
  figure: priority > 0,
  priority,
  widest: [widest],
  sum: "",
  cell: () => ({ text: "", look: "" }),
  value: () => null,
});
/** Ten pixels a character. */
const measure = (text: string) => text.length * 10;

it("gives a column the room of its widest figure, and its heading two lines, or as many as it says", () => {
  expect(widthOf(column("a", 1, "160.000.000"), false, measure)).toBe(110 + 16);
  expect(widthOf(column("a", 1, "1", "Andel udsatte børn"), false, measure)).toBe(90 + 8 + 16);
  expect(widthOf({ ...column("a", 1, "1", "Andel udsatte børn"), lines: 3 }, false, measure)).toBe(70 + 8 + 16);
});

it("lets whole columns step out, those that matter less first, and keeps their order", () => {
  const columns = [column("name", 0), column("words", 8), column("base", 5), column("all", 1), column("change", 2)];
  const widths = [100, 100, 100, 100, 100];
  const shown = (room: number, wanted = new Map<string, boolean>()) =>
    fitting(columns, widths, room, wanted).map((i) => columns[i]?.id);
  expect(shown(500)).toEqual(["name", "words", "base", "all", "change"]);
  expect(shown(420)).toEqual(["name", "base", "all", "change"]);
  expect(shown(320)).toEqual(["name", "all", "change"]);
  expect(shown(210)).toEqual(["name", "all"]);
  expect(shown(320, new Map([["words", true]]))).toEqual(["name", "words", "all"]);
  expect(shown(500, new Map([["all", false]]))).toEqual(["name", "words", "base", "change"]);
});
