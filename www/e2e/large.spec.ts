import { faults } from "./axe.ts";
import { expect, type Opened, test } from "./page.ts";
import { type Value, workbook } from "./workbook.ts";

const rules = `fordel 1 da

tabel huse "Huse" {
  id   nøgle
  navn "Navn" tekst
}

tabel børn "Børn" {
  id    nøgle
  hus   "Hus" -> huse
  alder "Alder" heltal
  plads "Plads" tal
  enlig "Enlig" ja_nej
  beløb "Indkomst" kr
}

sæt huse.antal_børn "Antal børn" = antal(børn)
`;

// A slow machine is given its time: how long it took is printed.
test.setTimeout(300_000);

/** A workbook of so many children in 400 houses. */
function town(children: number): Promise<Buffer> {
  const houses: Value[][] = Array.from({ length: 400 }, (_, i) => [`H${i}`, `Hus ${i}`]);
  const rows: Value[][] = Array.from({ length: children }, (_, i) => [
    `B${i}`,
    `H${i % 400}`,
    i % 6,
    1 - (i % 4) / 10,
    i % 3 === 0 ? "ja" : "nej",
    200_000 + ((i * 7919) % 800_000),
  ]);
  return workbook({
    Huse: [["id", "Navn"], ...houses],
    Børn: [["id", "Hus", "Alder", "Plads", "Enlig", "Indkomst"], ...rows],
  });
}

async function accessible({ page }: Opened): Promise<void> {
  expect(await faults(page)).toEqual([]);
}

test("a workbook of 40,000 rows is opened, scrolled to its end and written in", async ({ fordel }, info) => {
  const { page } = fordel;
  await fordel.drop({ name: "mine.fordel", text: rules });
  await expect(fordel.page.locator("fordel-data")).toContainText("Mangler");
  const file = await town(40_000);
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Åbn filer" }).click();
  const started = performance.now();
  await (await chooser).setFiles([{ name: "by.xlsx", mimeType: "application/xlsx", buffer: file }]);
  await expect(fordel.rows).toHaveCount(400, { timeout: 120_000 });
  const took = Math.round(performance.now() - started);
  info.annotations.push({ type: "time", description: `${took} ms` });
  console.log(`40,000 rows of ${Math.round(file.length / 1024)} KB from the workbook to the results: ${took} ms`);
  await fordel.go("Data");
  await page.locator("fordel-data .entry", { hasText: "Børn" }).click();
  const grid = page.locator("fordel-grid");
  await expect(grid.locator("tbody tr[aria-rowindex]").first()).toContainText("Hus");
  expect(await grid.locator("tbody tr").count()).toBeLessThan(120);
  await grid.locator("table").focus();
  await page.keyboard.press("Control+End");
  await expect(grid.locator("td.at")).toBeVisible();
  await expect(grid.locator("tbody tr[aria-rowindex='40003']")).toContainText("B39999");
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await page.keyboard.type("H9999");
  await page.keyboard.press("Enter");
  const faults = page.locator("fordel-faults");
  await expect(faults.getByRole("button", { name: "Række 40.001, kolonne B", exact: true })).toBeVisible();
  await accessible(fordel);
  await page.keyboard.press("Control+z");
  await expect(faults.getByRole("status")).toHaveText("Ingen fejl i data");
});

for (const scheme of ["light", "dark"] as const) {
  test(`columns, errors and a phone: reachable and in sight, ${scheme}`, async ({ fordel }) => {
    const { page } = fordel;
    await page.emulateMedia({ colorScheme: scheme });
    await fordel.drop({ name: "mine.fordel", text: rules });
    const headers = ["Nr.", "Institution", "Alder i år", "Plads", "Enlig", "Husst.indkomst"];
    const children = [headers, ["B1", "H1", 2, 1, "måske", "ca. 5"], ["B2", "H1", 3, 1, "ja", 5]];
    const file = await workbook({
      Huse: [
        ["id", "Navn"],
        ["H1", "Et hus"],
      ],
      Børn: children,
    });
    await fordel.drop({ name: "by.xlsx", text: file });
    const step = page.locator("fordel-columns");
    await expect(step).toContainText("Hvilken kolonne er hvilken?");
    await accessible(fordel);
    await narrow(fordel);
    const confirm = step.getByRole("button", { name: /^Bekræft/ });
    while ((await confirm.count()) > 0) await confirm.first().click();
    await step.getByRole("button", { name: "Brug 2 rækker" }).click();
    await expect(page.locator("fordel-faults").getByRole("status")).toHaveText("2 fejl skal rettes");
    await accessible(fordel);
    await narrow(fordel);
  });
}

/** Nothing but the sheet itself scrolls sideways on a phone. */
async function narrow({ page }: Opened): Promise<void> {
  const size = page.viewportSize() ?? { width: 1280, height: 900 };
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
  await page.setViewportSize(size);
}

test("areas for a map are dropped beside the data", async ({ fordel }) => {
  const { page } = fordel;
  const square = (navn: string, x: number) => ({
    type: "Feature",
    properties: { navn },
    geometry: {
      type: "Polygon",
      coordinates: [
        [
          [x, 55],
          [x + 1, 55],
          [x + 1, 56],
          [x, 56],
          [x, 55],
        ],
      ],
    },
  });
  const areas = { type: "FeatureCollection", features: [square("Nord", 9), square("Syd", 10)] };
  await fordel.drop(
    { name: "mine.fordel", text: "fordel 1 en\n\ntable towns {\n  town key\n  n number\n}\n\nchart map towns.n\n" },
    { name: "towns.csv", text: "town;n\nNord;1\nSyd;2\n" },
    { name: "districts.geojson", text: JSON.stringify(areas) },
  );
  await expect(fordel.results.locator(".figure svg path").first()).toBeVisible();
  await fordel.drop({ name: "broken.geojson", text: "{" });
  await expect(page.locator("fordel-opening")).toContainText("broken.geojson");
});
