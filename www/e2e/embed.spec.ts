import type { Page } from "@playwright/test";
import { sealed } from "../src/leave/sealed.ts";
import { expect, faultsOf, type Host, pageOf, test } from "./host.ts";
import { test as own } from "./page.ts";

const rules = `fordel 1 en

model "Support for schools" {
  year  2026
}
table schools {
  name    key
  pupils  whole
}
param budget "The budget" = 1 mio kr { from 0 kr to 5 mio kr }
pool support "Support" {
  amount  budget
  to      schools
  key     pupils
}
`;
const model = { rules, tables: { schools: "name,pupils\nHillside,310\nHarbour,90\n" } };

async function addressOf(frames: Host): Promise<string> {
  return `${frames.origin}/package/embed.html#lang=en&show=headline+parameters&model=${await sealed(model)}`;
}

/** A page with a frame by the recipe. */
async function framed(page: Page, host: Host, address: string, body = ""): Promise<void> {
  const script = `<script type="module" src="${new URL("frame.js", address).href}"></script>`;
  host.put("/page", pageOf(`<iframe src="${address}" title="Support"></iframe>${script}${body}`, ""));
  await page.goto(`${host.origin}/page`);
}

const height = (page: Page) =>
  page
    .locator("iframe")
    .first()
    .evaluate((frame) => (frame as HTMLElement).style.height);

test("a frame from another origin shows the model and is as high as its content", async ({ page, host, other }) => {
  const faults = faultsOf(page);
  await framed(page, host, await addressOf(other));
  const frame = page.frameLocator("iframe");
  await expect(frame.getByText("1,000,000").first()).toBeVisible();
  await expect.poll(() => height(page)).toMatch(/^\d+px$/);
  const content = () => frame.locator("html").evaluate((root) => `${(root as HTMLElement).offsetHeight}px`);
  await expect.poll(async () => (await height(page)) === (await content())).toBe(true);
  await frame.getByRole("slider").first().press("End");
  await expect(frame.getByText("5,000,000").first()).toBeVisible();
  expect(faults).toEqual([]);
});

test("messages of others, and other messages, change no height", async ({ page, host, other }) => {
  other.put("/evil.html", `<script>parent.postMessage({ fordel: "height", height: 7 }, "*")</script>`);
  host.put("/evil.html", `<script>parent.postMessage({ fordel: "height", height: 8 }, "*")</script>`);
  const evil = `<iframe src="${other.origin}/evil.html"></iframe><iframe src="/evil.html"></iframe>`;
  await framed(page, host, await addressOf(other), evil);
  await expect(page.frameLocator("iframe").first().getByText("1,000,000").first()).toBeVisible();
  await expect.poll(() => height(page)).toMatch(/^\d\d\d+px$/);
  const before = await height(page);
  const heard = page.evaluate(
    () => new Promise((done) => addEventListener("message", (e) => e.data === "last" && done(0))),
  );
  await page.evaluate(() => {
    for (const data of [{ fordel: "height", height: 9 }, { fordel: "height", height: "1px" }, null, "last"])
      window.postMessage(data, "*");
  });
  await heard;
  expect(await height(page)).toBe(before);
  for (const at of [1, 2])
    expect(
      await page
        .locator("iframe")
        .nth(at)
        .evaluate((frame) => (frame as HTMLElement).style.height),
    ).toBe("");
});

test("a link to the frame by itself says what it is before anything is computed", async ({ page, host }) => {
  await page.goto(await addressOf(host));
  await expect(page.getByRole("heading", { name: "Support for schools" })).toBeVisible();
  await expect(page.getByText("not made by 127.0.0.1")).toBeVisible();
  await expect(page.locator("fordel-calculator")).toHaveCount(0);
  expect(host.requests.filter((path) => path.endsWith(".wasm"))).toEqual([]);
  await page.getByRole("button", { name: "Compute" }).click();
  await expect(page.getByText("1,000,000").first()).toBeVisible();
});

test("a hostile address shows nothing but why", async ({ page, host, other }) => {
  for (const [hash, said] of [
    [`src=${other.origin}/examples/child-counting/rules.fordel`, "samme adresse"],
    ["src=javascript:alert(1)", "samme adresse"],
    ["model=1.AAAA.0", "ikke hel"],
    ["lang=da", "hvilke regler"],
    ["constructor=1&__proto__=2&toString=", "hvilke regler"],
  ]) {
    await page.goto("about:blank");
    await page.goto(`${host.origin}/package/embed.html#${hash}`);
    await expect(page.getByText(said as string)).toBeVisible();
    await expect(page.locator("fordel-calculator")).toHaveCount(0);
  }
  expect(other.requests).toEqual([]);
});

own("the dialog writes code for the model, shows how it will look, and fetches nothing", async ({ fordel }) => {
  const { page } = fordel;
  await page.getByRole("button", { name: "Del", exact: true }).click();
  await page.getByRole("button", { name: "Vælg …: Indlejring" }).click();
  const dialog = page.getByRole("dialog", { name: "Indlejr modellen" });
  const code = dialog.getByRole("textbox", { name: "Kode til indlejring" });
  await expect(code).toHaveValue(/<fordel-calculator data="data\/" lang="da" show="headline parameters chart"/);
  await expect(dialog.getByText("1.000.000").or(dialog.locator("fordel-figures")).first()).toBeVisible();
  await dialog.getByRole("checkbox", { name: "Figur" }).uncheck();
  await dialog.getByRole("checkbox", { name: /Skriv data i koden/ }).check();
  await expect(dialog.getByRole("alert")).toContainText("ligner personer");
  await expect(code).toHaveValue(/data-table="børn"/);
  await dialog.getByRole("radio", { name: /ramme/ }).check();
  await expect(code).toHaveValue(
    /^<iframe src="http[^"]*package\/embed\.html#lang=da&amp;show=headline\+parameters&amp;made-up=&amp;model=1\./,
  );
  await dialog.getByRole("radio", { name: /link/ }).check();
  await expect(code).toHaveValue(/^http:\/\/[^ ]*#del=1\./);
  expect(fordel.requests).toEqual([]);
});
