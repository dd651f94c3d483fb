import { execFileSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Browser, Download, Page } from "@playwright/test";
import { readXlsx } from "hucre/xlsx";
import { directory, type Entry, unpack } from "../src/sheet/zip.ts";
import { faults } from "./axe.ts";
import { exampleFile, expect, type Opened, test } from "./page.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Opens what can be taken away; small counts are told, so that all can be read again. */
async function leave(fordel: Opened, small = true): Promise<void> {
  await fordel.page.getByRole("button", { name: "Del", exact: true }).click();
  const dialog = fordel.page.getByRole("dialog", { name: "Hent og del" });
  await expect(dialog.getByText("Reglernes fingeraftryk")).toBeVisible();
  if (small) await dialog.getByRole("checkbox", { name: "Skjul små antal" }).uncheck();
}

async function download(page: Page, name: string): Promise<{ file: string; bytes: Buffer }> {
  const coming: Promise<Download> = page.waitForEvent("download");
  await page.getByRole("button", { name, exact: true }).click();
  const got = await coming;
  return { file: got.suggestedFilename(), bytes: await readFile(await got.path()) };
}

/** Turns the first pool's share up, and waits for what it gives. */
async function turn(fordel: Opened): Promise<void> {
  const base = await fordel.amount("grund");
  await fordel.slider("Andel flyttet til den socioøkonomiske pulje").press("End");
  await expect.poll(() => fordel.amount("grund")).not.toBe(base);
}

const pools = ["grund", "social"];
const amounts = (fordel: Opened) => Promise.all(pools.map((pool) => fordel.amount(pool)));

test("what leaves can be had when the dialog is opened while the language changes", async ({ fordel }) => {
  const { page } = fordel;
  await page.evaluate(() => {
    const roots = (root: ParentNode): Element[] =>
      [...root.querySelectorAll("*")].flatMap((e) => [e, ...(e.shadowRoot ? roots(e.shadowRoot) : [])]);
    const button = (name: string) => roots(document).find((e) => e.matches("button") && e.textContent?.trim() === name);
    (button("EN") as HTMLElement).click();
    (button("Del") as HTMLElement).click();
  });
  const dialog = page.getByRole("dialog", { name: "Get and share" });
  await expect(dialog.getByRole("button", { name: "Get: CSV" })).toBeEnabled();
  await expect(dialog.getByRole("button", { name: /^HTML/ })).toBeEnabled();
});

test("a workbook and a sheet are read again with the same results", async ({ fordel }) => {
  const { page } = fordel;
  await turn(fordel);
  const before = await amounts(fordel);
  await leave(fordel);
  const book = await download(page, "Hent: Excel");
  expect(book.file).toMatch(/^fordel-eksempelkoebing-2026-forslag-[0-9a-f]{8}\.xlsx$/);
  await expect(page.getByRole("status").filter({ hasText: "er hentet" })).toBeVisible();
  const sheet = await download(page, "Hent: CSV");
  const text = sheet.bytes.toString();
  expect(text).toMatch(/^\ufeff/);
  expect(text).toContain("Andel flyttet til den socioøkonomiske pulje;10 % (grundlag: 3 %)");
  expect(text).toContain("Vedtaget;ændret siden Børneudvalget 12. maj 2026");
  await page.getByRole("button", { name: "Luk", exact: true }).click();
  await fordel.drop({ name: book.file, text: book.bytes });
  await expect(page.locator("fordel-header").getByText("Opdigtede tal")).toHaveCount(0);
  await expect.poll(() => amounts(fordel)).toEqual(before);
});

test("a workbook with formulas is the command's, cell by cell", async ({ fordel }, info) => {
  test.setTimeout(180_000); // the command is built first
  const file = info.outputPath("command.xlsx");
  const example = "examples/child-counting";
  const command = ["workbook", `${example}/rules.fordel`, "--data", `${example}/data`, "--lang", "da", "--out", file];
  execFileSync("go", ["run", "./engine/cmd/fordel", ...command], { cwd: root, timeout: 120_000 });
  await leave(fordel);
  const got = await download(fordel.page, "Hent: Excel med formler");
  expect(got.file).toMatch(/^fordel-formler-eksempelkoebing-2026-[0-9a-f]{8}\.xlsx$/);
  const [page, written] = [await cells(got.bytes), await cells(await readFile(file))];
  expect(page.names).toEqual(written.names);
  expect(page.sheets).toEqual(written.sheets);
  const computed = page.sheets.flatMap((sheet) => sheet.cells).filter((cell) => cell.includes('"f":'));
  expect(computed.length).toBeGreaterThan(1000);
});

test("what a workbook cannot compute is told where it is asked for, and the figures stand", async ({ fordel }) => {
  const { page } = fordel;
  await fordel.write(`fordel 1 da

tabel huse "Huse" {
  id     nøgle
  plads  heltal
} rækker {
  "Elm"; 6
}

sæt huse.kort = trim(id)

vis huse {
  kolonner  id; kort
}
`);
  await fordel.go("Resultat");
  await expect(fordel.rows).toHaveText([/Elm/]);
  await leave(fordel);
  await page.getByRole("button", { name: "Hent: Excel med formler", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Hent og del" });
  await expect(dialog.getByRole("status")).toHaveText("`trim` kan ikke beregnes i en projektmappe. Gør det i data.");
  await expect(dialog.getByRole("button", { name: "Hent: CSV" })).toBeEnabled();
});

/** What a workbook holds: values, formulas, notes, formats and what stands still, sheet by sheet. */
async function cells(bytes: Buffer) {
  const { sheets, namedRanges } = await readXlsx(bytes, { readStyles: true });
  const names = (namedRanges ?? []).map(({ name, range }) => `${name} = ${range}`).sort();
  const each = sheets.map((sheet) => ({
    name: sheet.name,
    still: sheet.freezePane,
    lists: sheet.dataValidations?.map(({ type, range, formula1 }) => ({ type, range, formula1 })),
    cells: [...(sheet.cells ?? [])]
      .map(([at, { value, formula, comment, style }]) => [
        at,
        JSON.stringify({
          v: digits(value),
          f: formula,
          n: comment?.text,
          format: style?.numFmt,
          bold: style?.font?.bold,
        }),
      ])
      .map(([at, cell]) => `${at} ${cell}`)
      .sort(),
  }));
  return { names, sheets: each };
}

/** A value as both write it: numbers have 15 digits in a workbook, and no value is no text. */
const digits = (value: unknown) => (typeof value === "number" ? Number(value.toPrecision(15)) : (value ?? ""));

test("a sheet for spreadsheets, dropped where other data are, gives the results again", async ({ fordel }) => {
  const { page } = fordel;
  await turn(fordel);
  const before = await amounts(fordel);
  await leave(fordel);
  const sheet = await download(page, "Hent: CSV");
  await page.getByRole("button", { name: "Luk", exact: true }).click();
  const own = exampleFile("child-counting/data/institutioner.csv").trimEnd();
  await fordel.drop({ name: "institutioner.csv", text: `${own}\nZ1;Et hus mere;MID;1000\n` });
  await expect(fordel.rows).toHaveCount(31);
  await fordel.drop({ name: sheet.file, text: sheet.bytes });
  await expect(fordel.rows).toHaveCount(30);
  await expect.poll(() => amounts(fordel)).toEqual(before);
});

test("a rule file with what was turned gives the results again by its scenario", async ({ fordel }) => {
  const { page } = fordel;
  const base = await amounts(fordel);
  await turn(fordel);
  const before = await amounts(fordel);
  await leave(fordel);
  const rules = await download(page, "Hent: Regelfil");
  await page.getByRole("button", { name: "Luk", exact: true }).click();
  const data = ["børn.csv", "distrikter.csv", "institutioner.csv"];
  const files = data.map((name) => ({ name, text: exampleFile(`child-counting/data/${name}`) }));
  await fordel.drop({ name: rules.file, text: rules.bytes }, ...files);
  await expect.poll(() => amounts(fordel)).toEqual(base);
  const showing = page.locator("fordel-showing").getByRole("combobox").first();
  const names = await showing.locator("option").allTextContents();
  await showing.selectOption({ label: names.find((name) => name.trim().startsWith("Forslag")) ?? "" });
  await expect.poll(() => amounts(fordel)).toEqual(before);
});

test("letters and the paper for the meeting are pages to be printed", async ({ fordel }) => {
  const { page } = fordel;
  await turn(fordel);
  await leave(fordel);
  const letters = await download(page, "Hent: Breve");
  expect(letters.file).toMatch(/^fordel-breve-eksempelkoebing-2026-forslag-[0-9a-f]{8}\.html$/);
  const text = letters.bytes.toString();
  expect(text.split('<section class="page">')).toHaveLength(31);
  expect(text).toContain("Beløbene er et forslag");
  const paper = await download(page, "Hent: Bilag til mødet");
  expect(paper.bytes.toString()).toContain("Hvad der er forskelligt i reglerne");
});

test("small counts are hidden, and are told of", async ({ fordel }) => {
  const { page } = fordel;
  await leave(fordel, false);
  const dialog = page.getByRole("dialog", { name: "Hent og del" });
  await expect(dialog.getByText(/tal er skjult/)).toBeVisible();
  const { bytes } = await download(page, "Hent: CSV");
  expect(bytes.toString()).toContain("under 5");
  const book = await download(page, "Hent: Excel");
  expect(book.bytes.length).toBeLessThan(60_000);
});

test("a link opens the same rules and settings, after it has said what it is", async ({ fordel, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const { page } = fordel;
  const base = await amounts(fordel);
  await turn(fordel);
  const before = await amounts(fordel);
  await leave(fordel);
  await page.getByRole("button", { name: "Kopiér: Link" }).click();
  await expect(page.getByText("Linket er kopieret.")).toBeVisible();
  const address = await page.evaluate(() => navigator.clipboard.readText());
  expect(address).toMatch(/#del=1\./);
  await page.getByRole("button", { name: "Luk", exact: true }).click();
  await fordel
    .param("Andel flyttet til den socioøkonomiske pulje")
    .getByRole("button", { name: /Nulstil/ })
    .click();
  await expect.poll(() => amounts(fordel)).toEqual(base);
  await page.evaluate((hash) => {
    location.hash = hash;
  }, new URL(address).hash);
  const asked = page.getByRole("dialog", { name: "Regler fra et link" });
  await expect(asked).toContainText("ingen data");
  await expect(asked).toContainText("»Ti procent«");
  expect(await faults(page)).toEqual([]);
  await asked.getByRole("button", { name: "Åbn reglerne" }).click();
  await expect.poll(() => amounts(fordel)).toEqual(before);
  await page.keyboard.press("ControlOrMeta+z");
  await expect.poll(() => amounts(fordel)).toEqual(base);
  await page.evaluate(() => {
    location.hash = "#del=1.abc.1";
  });
  await expect(asked).toContainText("Linket er ikke helt");
});

test("rules are taken with what was turned as a scenario, and charts with title and source", async ({ fordel }) => {
  const { page } = fordel;
  await turn(fordel);
  await leave(fordel);
  const rules = await download(page, "Hent: Regelfil");
  expect(rules.bytes.toString()).toMatch(/scenarie "Forslag .*" \{\n {2}puljeandel = 10 %\n\}\n$/);
  const plain = await download(page, "Uden ændringer: Regelfil");
  expect(plain.bytes.toString()).not.toContain("Forslag");
  const svg = (await download(page, "SVG: Figur")).bytes.toString();
  expect(svg).toContain("Opdigtede tal");
  expect(svg).toContain("grundlag: 3 %");
  expect(svg).not.toContain("var(--");
  const png = await download(page, "PNG: Figur");
  expect(png.bytes.subarray(1, 4).toString()).toBe("PNG");
  expect(png.bytes.toString("utf8")).toContain("Reglernes fingeraftryk");
});

for (const scheme of ["light", "dark"] as const) {
  test(`what can be taken away fits and is accessible (${scheme})`, async ({ fordel }, info) => {
    test.slow();
    const { page } = fordel;
    await page.emulateMedia({ colorScheme: scheme });
    await leave(fordel, false);
    for (const width of [320, 390, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      const sideways = await page
        .getByRole("dialog", { name: "Hent og del" })
        .evaluate((d) => d.scrollWidth - d.clientWidth);
      expect(sideways).toBeLessThanOrEqual(0);
      await page.screenshot({ path: info.outputPath(`leave-${scheme}-${width}.png`) });
    }
    expect(await faults(page)).toEqual([]);
  });
}

/** Opens a file as by double click, without a network. */
async function opened(browser: Browser, name: string, html: Buffer, folder: (name: string) => string): Promise<Page> {
  const file = folder(name);
  await writeFile(file, html);
  const context = await browser.newContext({ offline: true, locale: "da-DK" });
  const page = await context.newPage();
  await page.goto(pathToFileURL(file).href);
  await page.locator("html[data-ready]").waitFor();
  return page;
}

test("one file opens offline with the settings, with rows only where they are asked for, and can be made again from itself", async ({
  fordel,
  browser,
}, info) => {
  test.setTimeout(240_000); // three pages, two of which unpack their engine
  const { page } = fordel;
  await turn(fordel);
  const before = await amounts(fordel);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await leave(fordel);
  const dialog = page.getByRole("dialog", { name: "Hent og del" });
  const bare = await download(page, "HTML: Én fil");
  expect(bare.file).toMatch(/^fordel-eksempelkoebing-2026-forslag-[0-9a-f]{8}\.html$/);
  expect(bare.bytes.length).toBeLessThan(5_000_000);
  expect(bare.bytes.toString()).not.toContain("Abildgården");
  await dialog.getByRole("checkbox", { name: /Tag data med/ }).check();
  await expect(dialog.getByRole("alert")).toContainText("ligner personer");
  const { file, bytes } = await download(page, "ZIP: Én fil");
  expect(file).toMatch(/\.zip$/);
  expect(asked.filter((address) => !address.startsWith("blob:"))).toEqual([]);
  expect(bytes.length).toBeLessThan(3_000_000);
  const html = await unpack(bytes, directory(bytes, { unpacked: 6_000_000, parts: 1 })[0] as Entry);
  const copy = await opened(browser, "copy.html", Buffer.from(html), (name) => info.outputPath(name));
  const share = (pool: string) => copy.locator(`fordel-result [data-share="${pool}"] .big`).first();
  await expect(share("grund")).toBeVisible();
  expect(await Promise.all(pools.map((pool) => share(pool).textContent()))).toEqual(
    await Promise.all(
      pools.map((pool) => page.locator(`fordel-result [data-share="${pool}"] .big`).first().textContent()),
    ),
  );
  await expect(copy.locator("fordel-header").getByText("Opdigtede tal")).toBeVisible();
  await copy.getByRole("button", { name: "Del", exact: true }).click();
  const again = await download(copy, "HTML: Én fil");
  expect(again.bytes.length).toBeLessThan(5_000_000);
  const third = await opened(browser, "third.html", again.bytes, (name) => info.outputPath(name));
  await expect(third.locator("fordel-page")).toContainText("Indskrevne børn");
  expect(before).toEqual(await amounts(fordel));
  await copy.context().close();
  await third.context().close();
});
