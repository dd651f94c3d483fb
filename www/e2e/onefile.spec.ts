import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gunzipSync, gzipSync } from "node:zlib";
import { expect, type Page, test } from "@playwright/test";
import { faultsOf } from "./host.ts";
import { test as own } from "./page.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "fordel-file-"));
const example = "examples/child-counting";

/** Has the command make a file, and gives where it is. */
function make(...args: string[]): string {
  const file = join(folder, "model.html");
  execFileSync("go", ["run", "./engine/cmd/fordel", "page", `${example}/rules.fordel`, "--out", file, ...args], {
    cwd: root,
    timeout: 120_000,
  });
  return file;
}

// The command is built first.
test.describe.configure({ timeout: 180_000 });
test.afterAll(() => rmSync(folder, { recursive: true }));

/** Opens a file as by double click, without a network. */
async function open(page: Page, file: string): Promise<string[]> {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.context().setOffline(true);
  await page.goto(pathToFileURL(file).href);
  await page.locator("html[data-ready]").waitFor();
  return asked;
}

test("one file with rules and data works by double click, and asks for nothing", async ({ page }) => {
  const faults = faultsOf(page);
  const file = make("--data", `${example}/data`);
  expect(statSync(file).size).toBeLessThan(5_000_000);
  make("--data", `${example}/data`, "--zip");
  expect(statSync(file.replace(/html$/, "zip")).size).toBeLessThan(3_000_000);
  const asked = await open(page, file);
  const pool = page.locator('fordel-result [data-share="social"] .big');
  await expect(pool).toBeVisible();
  const before = await pool.textContent();
  await page.getByRole("slider").first().press("End");
  await expect(pool).not.toHaveText(before ?? "");
  await page.locator('fordel-tabs a[href="#regler"]').click();
  await expect(page.locator(".cm-content")).toContainText("fordel 1 da");
  expect(asked.filter((address) => !address.startsWith("blob:"))).toEqual([pathToFileURL(file).href]);
  expect(faults).toEqual([]);
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain("connect-src");
});

const towns = "fordel 1 en\n\ntable towns {\n  town key\n  n number\n}\n\nchart map towns.n\n";
const square = (x: number) => [
  [
    [
      [x, 55],
      [x + 1, 55],
      [x + 1, 56],
      [x, 55],
    ],
  ],
];
const ground = JSON.stringify({
  type: "FeatureCollection",
  features: ["Nord", "Syd"].map((town, i) => ({
    type: "Feature",
    properties: { town },
    geometry: { type: "MultiPolygon", coordinates: square(10 + i) },
  })),
});

test("areas of one's own go along with the rows, and the map is there", async ({ page }) => {
  const faults = faultsOf(page);
  const model = mkdtempSync(join(folder, "towns-"));
  writeFileSync(join(model, "rules.fordel"), towns);
  writeFileSync(join(model, "towns.csv"), "town;n\nNord;1\nSyd;2\n");
  writeFileSync(join(model, "towns.geojson"), ground);
  const file = join(model, "model.html");
  const command = ["run", "./engine/cmd/fordel", "page", join(model, "rules.fordel"), "--data", model, "--out", file];
  execFileSync("go", command, { cwd: root, timeout: 120_000 });
  await open(page, file);
  await expect(page.locator("fordel-result .figure svg path").first()).toBeVisible();
  expect(faults).toEqual([]);
});

own("a file made on the page has the areas that were opened there", async ({ fordel }) => {
  const { page } = fordel;
  await fordel.drop(
    { name: "mine.fordel", text: towns },
    { name: "towns.csv", text: "town;n\nNord;1\nSyd;2\n" },
    { name: "districts.geojson", text: ground },
  );
  await expect(fordel.results.locator(".figure svg path").first()).toBeVisible();
  await page
    .getByRole("button", { name: "Get", exact: true })
    .or(page.getByRole("button", { name: "Hent", exact: true }))
    .click();
  await page.getByRole("checkbox", { name: /2/ }).and(page.locator("fordel-enclose input")).check();
  const saved = page.waitForEvent("download");
  await page.locator("fordel-enclose").getByRole("button", { name: /HTML/ }).click();
  const file = join(folder, "made.html");
  await (await saved).saveAs(file);
  const other = await page.context().newPage();
  await open(other, file);
  await expect(other.locator("fordel-result .figure svg path").first()).toBeVisible();
});

test("the browser itself keeps the file from sending anything", async ({ page }) => {
  await open(page, make());
  const refused = await page.evaluate(() => fetch("https://example.org/").then(() => "sent", String));
  expect(refused).toContain("TypeError");
  await expect(page.getByText(/Indskrevne børn|Børn/).first()).toBeVisible();
});

test("a script that was changed on its way does not run", async ({ page }) => {
  const file = make();
  const changed = (_: string, packed: string) => {
    const script = `${gunzipSync(Buffer.from(packed, "base64"))};document.title = "changed";`;
    return `id="fordel-script">${gzipSync(script).toString("base64")}<`;
  };
  writeFileSync(file, readFileSync(file, "utf8").replace(/id="fordel-script">([^<]*)</, changed));
  const refused = page.waitForEvent("console", (message) => message.text().includes("Content Security Policy"));
  await page.goto(pathToFileURL(file).href);
  await refused;
  await expect(page.locator("fordel-page")).toHaveCount(0);
  expect(await page.title()).toBe("Fordel");
});
