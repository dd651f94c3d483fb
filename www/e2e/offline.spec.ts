import { test as base, expect, type Page } from "@playwright/test";
import { PageServer } from "./server.ts";

const test = base.extend<{ server: PageServer }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright asks for the pattern.
  server: async ({}, use) => {
    const server = await PageServer.start();
    await use(server);
    await server.stop().catch(() => {});
  },
});

test.use({ serviceWorkers: "allow" });

async function ready(page: Page): Promise<void> {
  await page.locator("html[data-ready]").waitFor({ timeout: 60_000 });
}

async function turned(page: Page, key = "End"): Promise<void> {
  const pool = page.locator("fordel-result [data-share] .big").first();
  const before = await pool.textContent();
  await page.locator("fordel-param").getByRole("slider").first().press(key);
  await expect(pool).not.toHaveText(before ?? "");
}

test("the page opens without a network once it was there, and computes", async ({ page, server }) => {
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  await page.addInitScript(() => {
    addEventListener("securitypolicyviolation", (e) => console.error(`policy: ${e.violatedDirective}`));
  });
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  await page.goto(server.address);
  await ready(page);
  const asked = server.asked.length;
  await turned(page);
  expect(server.asked.slice(asked)).toEqual([]);
  await server.stop();
  await page.reload();
  await ready(page);
  await turned(page, "Home"); // what was turned before is kept
  expect(faults).toEqual([]);
});

test("a newer page is offered, and comes whole when it is taken", async ({ page, server }) => {
  await page.goto(server.address);
  await ready(page);
  server.edition = 2;
  await page.reload();
  await ready(page);
  const html = page.locator("html");
  await expect(html).not.toHaveAttribute("data-edition", "2");
  const offer = page.getByRole("button", { name: "Brug den nye" });
  await expect(offer).toBeVisible({ timeout: 30_000 });
  await turned(page);
  await offer.click();
  await expect(html).toHaveAttribute("data-edition", "2", { timeout: 30_000 });
  await ready(page);
  const names = await page.evaluate(() => caches.keys());
  expect(names.filter((name) => name.startsWith("fordel-"))).toHaveLength(1);
});
