import { readFileSync } from "node:fs";
import { exampleFile, expect, test } from "./page.ts";

const institutions = exampleFile("child-counting/data/institutioner.csv");

test("a dropped CSV file replaces the table of its name", async ({ fordel }) => {
  const first = institutions.split("\n")[1]?.split(";")[1] ?? "";
  await expect(fordel.table).toContainText(first);
  await fordel.drop({ name: "institutioner.csv", text: institutions.replace(first, "Det nye hus") });
  await expect(fordel.table).toContainText("Det nye hus");
  await expect(fordel.table).not.toContainText(first);
});

test("files chosen by button: rules and data together", async ({ fordel }) => {
  const rules = `fordel 1 en

table houses "Houses" {
  id       key
  children whole
}

pool money "Money" {
  amount 1_000 kr
  to     houses
  key    children
}
`;
  const chooser = fordel.page.waitForEvent("filechooser");
  await fordel.page.getByRole("button", { name: "Åbn filer" }).click();
  await (await chooser).setFiles([
    { name: "houses.csv", mimeType: "text/csv", buffer: Buffer.from("id;children\r\nNord;1\r\nSyd;2\r\n") },
    { name: "mine.fordel", mimeType: "text/plain", buffer: Buffer.from(rules) },
  ]);
  await expect(fordel.card("money")).toContainText(/1\.000\skr\./);
  await expect(fordel.rows).toHaveCount(2);
  await expect(fordel.rows.filter({ hasText: "Syd" })).toContainText("667");
  await fordel.go("Data");
  await expect(fordel.page.locator("fordel-data .entry")).toHaveCount(1);
  await fordel.go("Regler");
  await expect(fordel.page.locator("fordel-rules")).toContainText("mine.fordel");
});

test("rules without data say what is missing", async ({ fordel }) => {
  await fordel.drop({ name: "mine.fordel", text: 'fordel 1 en\n\ntable houses "Houses" {\n  id key\n}\n' });
  await expect(fordel.results).toContainText("Der mangler data til Houses");
  await expect(fordel.page.locator("fordel-data")).toContainText("Mangler");
});

test("a file whose name is no table's goes to the one that its headers fit", async ({ fordel }) => {
  await fordel.drop({ name: "Udtræk fra Børn.csv", text: institutions.replace("Abildgården", "Æblehaven") });
  await expect(fordel.table).toContainText("Æblehaven");
});

test("a file of which neither name nor headers tell asks which table it is for", async ({ fordel }) => {
  await fordel.drop({ name: "Udtræk.csv", text: "a;b;c;d\nI01;Æblehaven;MID;94.512\n" });
  const dialog = fordel.page.getByRole("dialog");
  await dialog.getByLabel("Udtræk.csv").selectOption({ label: "Institutioner" });
  await dialog.getByRole("button", { name: "Åbn" }).click();
  await expect(fordel.page.locator("fordel-data")).toContainText("Udtræk.csv");
});

test("errors in data are told by row and column, and the results are marked", async ({ fordel }) => {
  const lines = institutions.split("\n");
  lines[3] = (lines[3] ?? "").replace(/;[^;]*$/, ";mange penge");
  await fordel.drop({ name: "institutioner.csv", text: lines.join("\n") });
  const panel = fordel.page.locator("fordel-data");
  await expect(panel.getByRole("status")).toHaveText("1 fejl skal rettes");
  const fault = panel.locator("fordel-faults").getByRole("listitem");
  await expect(fault).toContainText("Række 4, kolonne D");
  await expect(fault).toContainText("mange penge");
  await expect(fordel.results).toContainText("Ikke opdateret");
});

test("a column of shares says its bounds in per cent", async ({ fordel }) => {
  await fordel.drop({
    name: "mine.fordel",
    text: "fordel 1 da\n\ntabel huse {\n  id nøgle\n  ledig andel fra 0 % til 12,5 %\n}\n",
  });
  await expect(fordel.page.locator("fordel-data")).toContainText(/andel \(f\.eks\. 12 %\) fra 0\s% til 12,5\s%/);
});

test("data can be cleared and opened again for its table", async ({ fordel }) => {
  await fordel.go("Data");
  const panel = fordel.page.locator("fordel-data");
  await panel.locator(".entry", { hasText: "Institutioner" }).click();
  await panel.getByRole("button", { name: "Fjern data i Institutioner" }).click();
  await expect(fordel.results).toContainText("Der mangler data til Institutioner");
  await expect(fordel.page.getByRole("status").filter({ hasText: "Data i Institutioner er fjernet" })).toHaveCount(1);
  const chooser = fordel.page.waitForEvent("filechooser");
  await panel.getByRole("button", { name: "Vælg fil til Institutioner" }).click();
  await (await chooser).setFiles([{ name: "whatever.csv", mimeType: "text/csv", buffer: Buffer.from(institutions) }]);
  await expect(fordel.results).not.toContainText("Ikke opdateret");
});

test("results are downloaded as the table shows them", async ({ fordel }) => {
  await fordel.example(/2017/);
  await expect(fordel.card("social")).toContainText("1.000.000");
  const download = fordel.page.waitForEvent("download");
  await fordel.page.getByRole("button", { name: "Hent", exact: true }).click();
  const dialog = fordel.page.getByRole("dialog", { name: "Hent og del" });
  await dialog.getByRole("checkbox", { name: "Skjul små antal" }).uncheck();
  await fordel.page.getByRole("button", { name: "Hent: CSV", exact: true }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/\.csv$/);
  const text = readFileSync(await file.path(), "utf8");
  expect(text.startsWith("\ufeff")).toBe(true);
  const rows = text
    .slice(1)
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(";"))
    .slice(0, 21); // what the figures are of stands below
  const social = rows[0]?.findIndex((name) => /^(socioøkonomisk pulje|social)$/i.test(name)) ?? -1;
  const sum = rows.slice(1).reduce((s, row) => s + Number(row[social]?.replace(",", ".")), 0);
  expect(sum).toBe(1_000_000);
  const shown = await fordel.rows.first().locator("th").textContent();
  expect(rows[1]).toContain(shown?.trim());
});
