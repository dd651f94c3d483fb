import { readFileSync } from "node:fs";
import { exampleFile, expect, test } from "./page.ts";
import { rowsOf, workbook } from "./workbook.ts";

const institutions = exampleFile("child-counting/data/institutioner.csv");
const children = exampleFile("child-counting/data/børn.csv");

test("a workbook gives each table the sheet of its name, and says which sheets are not used", async ({ fordel }) => {
  const file = await workbook({
    Forside: [["Dagtilbud 2026"], ["Kontakt", "Børn og unge"]],
    Institutioner: rowsOf(institutions.replace("Abildgården", "Æblehaven")),
    Børn: rowsOf(children),
  });
  await fordel.drop({ name: "dagtilbud.xlsx", text: file });
  await expect(fordel.table).toContainText("Æblehaven");
  await expect(
    fordel.page.getByText("Bruges ikke af dagtilbud.xlsx, fordi ingen tabel passer: »Forside«."),
  ).toBeVisible();
  await expect(fordel.page.getByRole("status").filter({ hasText: "Data er taget fra dagtilbud.xlsx" })).toHaveCount(1);
  // What is undone is not spoken of any more.
  await fordel.page
    .getByRole("button", { name: /^Fortryd/ })
    .first()
    .click();
  await expect(fordel.table).toContainText("Abildgården");
  await expect(fordel.page.getByText("Bruges ikke af dagtilbud.xlsx")).toHaveCount(0);
});

/** The children of the example as another system writes them: titles above, other headers, three mistakes. */
async function otherHeaders(): Promise<Buffer> {
  const rows = rowsOf(children);
  const headers = ["Løbenr.", "Dagtilbud", "Alder 1/1", "Plads", "Forældres udd.", "Husst.indkomst", "Beskæftigelse"];
  rows[0] = [...headers, "Enlig", "Indv./efterk.", "DSA", "Bemærkning"];
  rows[5] = rows[5]?.with(5, "ca. 250.000") ?? [];
  rows[8] = rows[8]?.with(4, "HF") ?? [];
  rows[1203] = rows[1203]?.with(1, "I31") ?? [];
  return workbook({ "Børn 2026": [["Udtræk fra institutionssystemet"], [], ["Kørt 5. marts 2026"], ...rows] });
}

test("a workbook with other headers becomes results: columns are chosen, mistakes mended where they stand", async ({
  fordel,
}) => {
  const { page } = fordel;
  await fordel.drop({ name: "dagtilbud_2026.xlsx", text: await otherHeaders() });
  const step = page.locator("fordel-columns");
  await expect(step.getByLabel("institution", { exact: false }).first()).toContainText("Dagtilbud (I01");
  // Until the columns are told, the data from before are computed on.
  await expect(fordel.results).not.toContainText("Ikke opdateret");
  const confirm = step.getByRole("button", { name: /^Bekræft/ });
  while ((await confirm.count()) > 0) await confirm.first().click();
  await step.getByRole("button", { name: "Brug 2.000 rækker" }).click();
  const faults = page.locator("fordel-faults");
  await expect(faults.getByRole("status")).toHaveText("2 fejl skal rettes");
  await expect(faults.getByRole("heading", { level: 2 })).toBeFocused();
  await expect(faults).toContainText("1.998 af 2.000 rækker er i orden.");
  await faults.getByLabel("»HF« betyder …: Række 12, kolonne E").selectOption("kort videregående");
  await faults.getByRole("button", { name: "Ret cellen: Række 9, kolonne F" }).click();
  await page.keyboard.type("250.000");
  await page.keyboard.press("Enter");
  // References are looked up when all else is right.
  await faults.getByRole("button", { name: "Række 1.207, kolonne B", exact: true }).click();
  await expect(page.locator("fordel-grid td.bad.at")).toContainText("I31");
  await faults.getByRole("button", { name: "Udelad rækken: Række 1.207" }).click();
  await expect(faults.getByRole("status")).toHaveText("Ingen fejl i data");
  await expect(faults).toContainText("1 række er udeladt.");
  await fordel.go("Resultat");
  await expect(fordel.table).toContainText("Abildgården");
  await expect(fordel.results).not.toContainText("Ikke opdateret");
  await page.getByRole("button", { name: "Fortryd", exact: true }).first().click();
  await expect(fordel.results).toContainText("Ikke opdateret");
});

test("the same by keyboard alone; the choice is remembered, saved beside the rules and read back", async ({
  fordel,
}) => {
  const { page } = fordel;
  const rows = rowsOf(institutions);
  rows[0] = ["Nr.", "Hvem", "Område", "Beløb sidste år"];
  const file = { name: "udtræk.xlsx", text: await workbook({ Institutioner: rows }) };
  await fordel.drop(file);
  const step = page.locator("fordel-columns");
  await expect(step.locator("select:focus")).toHaveCount(1);
  for (const [label, header] of [
    ["id", "Nr."],
    ["navn", "Hvem"],
    ["distrikt", "Område"],
    ["Socioøkonomisk beløb sidste år", "Beløb sidste år"],
  ] as const) {
    const select = step.getByLabel(label).first();
    await select.focus();
    await page.keyboard.type(header);
    await expect(select).toHaveValue(`+${header}`);
    const confirm = step.getByRole("button", { name: `Bekræft ${label}` });
    if ((await confirm.count()) === 0) continue;
    await confirm.press("Enter");
    // The button has gone; the keyboard has not.
    await expect(select).toBeFocused();
  }
  await step.getByRole("button", { name: "Brug 30 rækker" }).press("Enter");
  await expect(fordel.table).toContainText("Abildgården");
  await expect(fordel.results.locator("button.big").first()).toBeFocused();
  await fordel.go("Data");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Gem kolonnevalg" }).press("Enter");
  const saved = await download;
  expect(saved.suggestedFilename()).toMatch(/\.map\.json$/);
  const text = readFileSync(await saved.path(), "utf8");
  expect(JSON.parse(text)).toMatchObject({
    "fordel-map": 1,
    tables: { institutioner: { file: "udtræk.xlsx", sheet: "Institutioner", columns: { navn: "Hvem" } } },
  });
  // Another file with the same headers needs no answer; nor does one whose choice was saved.
  rows[1] = rows[1]?.with(1, "Æblehaven") ?? [];
  await fordel.drop({ name: "nyt.xlsx", text: await workbook({ Institutioner: rows }) });
  await expect(fordel.table).toContainText("Æblehaven");
  await page.evaluate(() => indexedDB.deleteDatabase("fordel"));
  await page.reload();
  await page.locator("html[data-ready]").waitFor();
  await fordel.drop({ name: "rules.map.json", text }, file);
  await expect(fordel.table).toContainText("Abildgården");
  await expect(page.getByText("Kolonnevalget i rules.map.json bruges")).toBeVisible();
  fordel.requests.length = 0;
});

test("made-up data say so, and are undone", async ({ fordel }) => {
  const { page } = fordel;
  await fordel.go("Data");
  await page.getByRole("button", { name: "Lav opdigtede data" }).click();
  await expect(page.locator("fordel-data .made")).toHaveCount(3);
  await expect(page.getByRole("status").filter({ hasText: "Alle data er nu opdigtede" })).toHaveCount(1);
  await expect(page.locator("fordel-header")).toContainText("Opdigtede tal");
  await page.getByRole("button", { name: "Fortryd", exact: true }).first().click();
  await expect(page.locator("fordel-data .made")).toHaveCount(0);
});

test("where no data can be made up, it is said why", async ({ fordel }) => {
  await fordel.write("fordel 1 en\n\ntable houses {\n  id key\n  rooms whole from 0.2 to 0.8\n}\n");
  await fordel.go("Data");
  await fordel.page.getByRole("button", { name: "Lav opdigtede data" }).click();
  await expect(fordel.page.locator("fordel-data fordel-problems")).toContainText("kan ikke opfindes en værdi");
});

test("a cell of a CSV file is written in, and nothing else in it changes", async ({ fordel }) => {
  const { page } = fordel;
  await fordel.go("Data");
  await page.locator("fordel-data .entry", { hasText: "Institutioner" }).click();
  await page.locator("fordel-grid table").focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("F2");
  await page.keyboard.type("Æblehaven; den nye");
  await page.keyboard.press("Enter");
  await expect(page.locator("fordel-grid td.at")).toHaveText("Æblehaven; den nye");
  await fordel.go("Resultat");
  await expect(fordel.table).toContainText("Æblehaven; den nye");
});

test("a sheet of any name goes to the table that its headers fit", async ({ fordel }) => {
  const rows = rowsOf(institutions.replace("Abildgården", "Æblehaven"));
  await fordel.drop({ name: "udtræk.xlsx", text: await workbook({ Ark1: [["Udtræk 5. marts"], [], ...rows] }) });
  await expect(fordel.table).toContainText("Æblehaven");
});

test("what cannot be read says why, in both languages", async ({ fordel }) => {
  await fordel.drop(
    { name: "børn.xlsx", text: "PK" },
    { name: "gammel.xls", text: Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0]) },
    { name: "ark.ods", text: "PK" },
  );
  await expect(fordel.page.getByText("børn.xlsx blev ikke åbnet. Filen er ikke en projektmappe")).toBeVisible();
  await expect(
    fordel.page.getByText(/gammel\.xls blev ikke åbnet\. .*gem den som \.xlsx uden adgangskode/),
  ).toBeVisible();
  await expect(fordel.page.getByText(/ark\.ods er et regneark i et format/)).toBeVisible();
  await fordel.page.getByRole("button", { name: "Luk beskeden" }).first().click();
  await expect(fordel.page.getByText(/ark\.ods/)).toHaveCount(0);
});

test("a result that is dropped back does not take the place of its source", async ({ fordel }) => {
  const result = "Navn;Socioøkonomisk pulje;I alt\nAbildgården;1;2\n";
  await fordel.drop({ name: "institutioner.csv", text: result });
  await expect(fordel.page.getByText(/institutioner\.csv ligner et resultat, ikke data/)).toBeVisible();
  await expect(fordel.results).not.toContainText("Ikke opdateret");
  await fordel.page.getByRole("button", { name: "Åbn som data" }).click();
  await expect(fordel.page.locator("fordel-columns")).toContainText("Hvilken kolonne er hvilken?");
});

test("rules saved as text are rules, and what is dropped while a question stands is not lost", async ({ fordel }) => {
  await fordel.drop({ name: "a.csv", text: "x;y\n1;2\n" });
  const dialog = fordel.page.getByRole("dialog");
  await expect(dialog.getByLabel("Tabel for a.csv")).toBeVisible();
  await fordel.drop({
    name: "b.csv",
    text: institutions.replace("Navn;", "Hvem;").replace("Abildgården", "Æblehaven"),
  });
  await expect(dialog.getByLabel("Tabel for a.csv")).toBeVisible();
  await expect(dialog.getByLabel("Tabel for b.csv")).toHaveValue("institutioner");
  await dialog.getByRole("button", { name: "Fortryd" }).click();
  await fordel.drop({ name: "mine.txt", text: 'fordel 1 da\n\ntabel huse "Huse" {\n  id nøgle\n}\n' });
  await expect(fordel.results).toContainText("Der mangler data til Huse");
});

test("cells copied in a spreadsheet can be pasted", async ({ fordel }) => {
  const cells = institutions
    .replace(/^\ufeff/, "")
    .replace("Abildgården", "Æblehaven")
    .replaceAll(";", "\t");
  await fordel.page.locator("main").focus();
  await fordel.page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, composed: true }));
  }, cells);
  await expect(fordel.table).toContainText("Æblehaven");
  await expect(fordel.page.getByRole("status").filter({ hasText: "Data er taget fra indsat" })).toHaveCount(1);
  await expect(fordel.page.getByText("Tal i de indsatte celler er læst som på dansk")).toBeVisible();
});
