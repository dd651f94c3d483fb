import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import { faults } from "./axe.ts";
import { expect, faultsOf, type Host, pageOf, test } from "./host.ts";

const root = join(import.meta.dirname, "../..");
const examples = ["child-counting", "demography", "score-model"];

/** What `fordel catalogue` writes of some examples. */
function listed(): string {
  const folder = mkdtempSync(join(tmpdir(), "fordel-catalogue-"));
  try {
    for (const name of examples) cpSync(join(root, "examples", name), join(folder, name), { recursive: true });
    execFileSync("go", ["run", "./engine/cmd/fordel", "catalogue", folder], { cwd: root, timeout: 120_000 });
    return readFileSync(join(folder, "index.json"), "utf8");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const scripts = ["catalogue", "element"].map((name) => `<script type="module" src="/package/${name}.js"></script>`);

/** A page by the recipe of the README. */
async function open(page: Page, host: Host, list: string, src = "/examples/index.json"): Promise<Locator> {
  host.put("/examples/index.json", list, { "Content-Type": "application/json" });
  const body = `<main><h1>Rules</h1><fordel-catalogue src="${src}" data="data/" for="calculator"></fordel-catalogue>
    <fordel-calculator id="calculator" show="headline parameters" hidden></fordel-calculator></main>`;
  host.put("/page", pageOf(body, scripts.join("")));
  await page.goto(`${host.origin}/page`);
  return page.locator("fordel-catalogue");
}

async function faultless(page: Page): Promise<void> {
  expect(await faults(page)).toEqual([]);
}

test("a list of the command is browsed, searched and opened by keyboard", async ({ page, host }) => {
  const faults = faultsOf(page);
  const catalogue = await open(page, host, listed());
  await expect(catalogue.getByRole("status")).toHaveText("3 models");
  await faultless(page);
  expect(host.requests.filter((path) => path.endsWith(".fordel"))).toEqual([]);
  await page.keyboard.press("Tab");
  await page.keyboard.type("optælling BØRNEUDVALGET");
  await expect(catalogue.getByRole("status")).toHaveText("1 of 3 models");
  const model = catalogue.getByRole("listitem");
  await expect(model).toContainText("Eksempelkøbing, 2026");
  await expect(model).toContainText("KORA, januar 2017");
  await page.keyboard.press("Tab");
  await expect(model.getByRole("button", { name: /^Open: Socioøkonomisk pulje/ })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("fordel-calculator").getByRole("slider").first()).toBeVisible();
  await expect(model).toHaveAttribute("aria-current", "true");
  expect(host.requests.filter((path) => path.endsWith(".fordel"))).toEqual([
    "/examples/child-counting/rules.en.fordel",
  ]);
  expect(host.requests).toContain("/examples/child-counting/data/børn.csv");
  await faultless(page);
  // Another one, which has a table of the same name: its own rows are taken.
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("demografi");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect.poll(() => host.requests).toContain("/examples/demography/data/institutioner.csv");
  await expect(page.locator("fordel-calculator").getByRole("slider").first()).toBeVisible();
  await expect(page.locator("fordel-calculator").getByRole("alert")).toHaveCount(0);
  await faultless(page);
  expect(faults).toEqual([]);
});

test("a page may open what is chosen in its own way", async ({ page, host }) => {
  const catalogue = await open(page, host, listed());
  const heard = page.evaluate(
    () =>
      new Promise((done) =>
        addEventListener("fordel-open", (e) => {
          e.preventDefault();
          const { address, data } = (e as CustomEvent).detail;
          done([address, data].map((given) => new URL(given).pathname));
        }),
      ),
  );
  await catalogue
    .getByRole("button", { name: /Socioøkonomisk pulje/ })
    .first()
    .click();
  expect(await heard).toEqual(["/examples/child-counting/rules.en.fordel", "/examples/child-counting/data/"]);
  await expect(page.locator("fordel-calculator")).toBeHidden();
});

test("a hostile list is text, opens nothing elsewhere, and what it leaves out is told", async ({
  page,
  host,
  other,
}) => {
  const faults = faultsOf(page);
  const html = `<img src="${other.origin}/seen" onerror="document.title = 'hacked'">`;
  const files = [
    `${other.origin}/x.fordel`,
    `//${new URL(other.origin).host}/x.fordel`,
    "javascript:alert(1)//x.fordel",
    "../x.fordel",
    "x.js",
  ];
  const models = ["child-counting/rules.fordel", ...files].map((file) => ({
    file,
    title: html,
    municipality: html,
    method: { en: [html], da: html },
    year: html,
    also: [{ file: `${other.origin}/x.fordel`, lang: "en" }],
  }));
  const catalogue = await open(page, host, JSON.stringify({ "fordel-catalogue": 1, models }));
  await expect(catalogue.getByRole("heading", { name: html })).toBeVisible();
  await expect(catalogue.locator(".warning")).toContainText("5 models are not shown");
  await expect(catalogue.locator("img")).toHaveCount(0);
  await catalogue.getByRole("button").click();
  await expect(page.locator("fordel-calculator").getByRole("slider").first()).toBeVisible();
  expect(await page.title()).toBe("Host");
  expect(other.requests).toEqual([]);
  expect(faults).toEqual([]);
});

test("no list is read that is elsewhere, leads elsewhere, is too large, or is none", async ({ page, host, other }) => {
  other.put("/index.json", `{"fordel-catalogue":1,"models":[]}`, { "Access-Control-Allow-Origin": "*" });
  const alert = (catalogue: Locator) => catalogue.getByRole("alert");
  for (const src of [`${other.origin}/index.json`, "javascript:alert(1)", "data:application/json,{}", "http://"])
    await expect(alert(await open(page, host, "{}", src))).toContainText("same origin");
  expect(other.requests).toEqual([]);
  const entry = { file: "a.fordel", title: "x".repeat(1000) };
  const large = JSON.stringify({ "fordel-catalogue": 1, models: Array(2500).fill(entry) });
  await expect(alert(await open(page, host, large))).toContainText("at most 2 MB");
  for (const list of ["", "<!doctype html>", "[]", `{"fordel-catalogue":2,"models":[]}`])
    await expect(alert(await open(page, host, list))).toContainText("could not be read");
  await expect(alert(await open(page, host, "{}", "/none.json"))).toContainText("could not be read");
  await faultless(page);
});

test("the page of the package browses a list of its own server, and no other", async ({ page, host, other }) => {
  const faults = faultsOf(page);
  host.put("/examples/index.json", listed(), { "Content-Type": "application/json" });
  await page.goto(`${host.origin}/package/catalogue.html#src=/examples/index.json&data=data/`);
  const catalogue = page.locator("fordel-catalogue");
  await expect(catalogue.getByRole("status")).toHaveText("3 modeller");
  await catalogue
    .getByRole("button", { name: /^Åbn: Socioøkonomisk pulje/ })
    .first()
    .click();
  await expect(page.locator("fordel-calculator").getByRole("slider").first()).toBeVisible();
  await faultless(page);
  expect(faults).toEqual([]);
  await page.goto("about:blank");
  await page.goto(`${host.origin}/package/catalogue.html#src=${other.origin}/index.json`);
  await expect(catalogue.getByRole("alert")).toContainText("samme adresse som siden");
  expect(other.requests).toEqual([]);
});
