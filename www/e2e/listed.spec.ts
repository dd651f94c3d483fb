import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { readCatalogue } from "../scripts/catalogue.ts";
import type { ListedRules } from "../src/state/examples.ts";
import { faults } from "./axe.ts";

const root = join(import.meta.dirname, "../..");

/** What a page is built with from a folder of rule files, as `make dist CATALOGUE=DIR` does. */
function built(...names: string[]): ListedRules[] {
  const folder = mkdtempSync(join(tmpdir(), "fordel-listed-"));
  try {
    for (const name of names) cpSync(join(root, "examples", name), join(folder, name), { recursive: true });
    execFileSync("go", ["run", "./engine/cmd/fordel", "catalogue", folder], { cwd: root, timeout: 240_000 });
    return readCatalogue(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test.describe.configure({ timeout: 300_000 });

test("rules that the page was built with stand on its start, and open without a request", async ({ page }) => {
  const listed = built("child-counting", "score-model");
  await page.route("**/examples/catalogue.json", (route) => route.fulfill({ json: listed }));
  await page.goto("/#start");
  await page.locator("html[data-ready]").waitFor();
  const start = page.locator("fordel-start");
  await expect(start.getByRole("heading", { name: "Kommuners regler" })).toBeVisible();
  const cards = start.locator(".listed button");
  await expect(cards).toHaveCount(2);
  expect(await faults(page)).toEqual([]);
  await start.getByRole("searchbox", { name: "Søg i reglerne" }).fill("optælling BØRNEUDVALGET");
  await expect(cards).toHaveCount(1);
  await expect(cards).toContainText("Eksempelkøbing, 2026");
  await expect(cards).toContainText("Vedtaget:");
  await expect(cards).toContainText("KORA, januar 2017");
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await cards.click();
  await expect(page).toHaveURL(/#data/); // its rows are the reader's to bring
  await expect(page.locator("fordel-header")).toContainText("Socioøkonomisk");
  expect(asked.filter((address) => !address.startsWith("blob:"))).toEqual([]);
});

test("a page that was built without any has no such group", async ({ page }) => {
  await page.goto("/#start");
  await page.locator("html[data-ready]").waitFor();
  await expect(page.locator("fordel-start .card").first()).toBeVisible();
  await expect(page.locator("fordel-start .listed")).toHaveCount(0);
});
