import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gunzipSync, gzipSync } from "node:zlib";
import { expect, type Page, test } from "@playwright/test";
import { faultsOf } from "./host.ts";

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
