import { expect, it } from "vitest";
import type { Table } from "../engine/protocol.ts";
import { dataColumns, shapeOf, tableFor } from "./tables.ts";

const table = (name: string, label: string): Table => ({
  name,
  label,
  inline: false,
  rows: null,
  columns: [
    { name: "id", label: "id", computed: false, kind: "key" },
    { name: "total", label: "Total", computed: true },
  ],
});
const tables = [table("children", "Indskrevne børn"), table("institutions", "Institutioner")];

it("matches files to tables by name or label, whatever the case and the copy's number", () => {
  expect(tableFor("children.csv", tables)?.name).toBe("children");
  expect(tableFor("CHILDREN (2).CSV", tables)?.name).toBe("children");
  expect(tableFor("Indskrevne børn.csv", tables)?.name).toBe("children");
  expect(tableFor("institutioner.txt", tables)?.name).toBe("institutions");
  expect(tableFor("Indskrevne børn 2026", tables)?.name).toBe("children");
  expect(tableFor("børn.csv", tables)).toBeNull();
});

it("takes letters made of two characters, as files from a Mac have them", () => {
  expect(tableFor("Indskrevne b\u00f8rn.csv".normalize("NFD"), tables)?.name).toBe("children");
  expect(tableFor("A\u030aret.csv", [table("året", "Året")])?.name).toBe("året");
});

it("asks a file for the declared columns only, and its shape hangs on them alone", () => {
  const [children] = tables as [Table];
  expect(dataColumns(children).map((c) => c.name)).toEqual(["id"]);
  const [declared, computed] = children.columns as [Table["columns"][0], Table["columns"][0]];
  const recomputed = { ...children, columns: [declared, { ...computed, label: "Sum" }] };
  expect(shapeOf(recomputed)).toBe(shapeOf(children));
  expect(shapeOf({ ...children, columns: [{ ...declared, optional: true }] })).not.toBe(shapeOf(children));
});
