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
  await expect(fordel.results).toContainText("Ikke opdateret");
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
