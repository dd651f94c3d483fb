import type { Page } from "@playwright/test";
import { expect, test } from "./page.ts";

/** Has the page's workers come through here: the messages of the first, or of all once the page is ready, are changed as told before the page hears them. */
async function tamper(page: Page, how: "another frame" | "another version" | "nothing"): Promise<void> {
  await page.addInitScript((how) => {
    const { Worker } = window;
    const workers: Worker[] = [];
    const change = (data: Record<string, unknown>, first: boolean) => {
      const reply = data.reply as { version?: string } | undefined;
      const { ready, tamper } = document.documentElement.dataset;
      if (how === "another frame" && ready && tamper !== "no" && data.frame instanceof Uint8Array) data.frame[4] = 99;
      if (how === "another version" && first && reply?.version) reply.version = "0.0.0";
    };
    class Tampered extends Worker {
      constructor(...args: ConstructorParameters<typeof Worker>) {
        super(...args);
        const first = workers.push(this) === 1;
        this.addEventListener("message", (e) => change(e.data, first));
      }
    }
    Object.assign(window, { Worker: Tampered, workers });
  }, how);
}

const workers = (page: Page) => page.evaluate(() => (window as unknown as { workers: Worker[] }).workers.length);

test("a frame that cannot be read ends the engine, and a fresh one has the same session", async ({ page }) => {
  await tamper(page, "another frame");
  await page.goto("/");
  await page.locator("html[data-ready]").waitFor();
  await expect(page.locator("fordel-result")).not.toContainText("kunne ikke læses");
  const requests: string[] = [];
  page.on("request", (request) => {
    if (!/^blob:/.test(request.url())) requests.push(request.url());
  });
  await page.context().setOffline(true);
  const before = await workers(page);
  await page.getByRole("slider").first().press("End");
  await expect(page.locator("fordel-result")).toContainText("kunne ikke læses");
  await page.evaluate(() => {
    document.documentElement.dataset.tamper = "no";
  });
  await page.getByRole("slider").first().press("Home");
  await expect(page.locator('[data-share="grund"]')).toContainText("160.000.000");
  await expect(page.locator("fordel-result")).not.toContainText("kunne ikke læses");
  expect(await workers(page)).toBeGreaterThan(before);
  expect(requests).toEqual([]);
});

test("the page does not speak to an engine of another version", async ({ page }) => {
  await tamper(page, "another version");
  await page.goto("/");
  await expect(page.locator("fordel-result")).toContainText("ikke samme version");
  expect(await workers(page)).toBe(1);
});

test("a worker that is gone is replaced without a fetch, offline too, and given rules and data again", async ({
  page,
}) => {
  await tamper(page, "nothing");
  await page.goto("/");
  await page.locator("html[data-ready]").waitFor();
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  await page.context().setOffline(true);
  const grund = page.locator('[data-share="grund"]');
  for (const [key, amount] of [
    ["Home", "160.000.000"],
    ["End", "153.977.488"],
    ["Home", "160.000.000"],
  ] as const) {
    const before = await workers(page);
    await page.evaluate(() => {
      const { workers } = window as unknown as { workers: Worker[] };
      workers.at(-1)?.dispatchEvent(new MessageEvent("message", { data: { dead: "for a test" } }));
    });
    await page.getByRole("slider").first().press(key);
    await expect(grund).toContainText(amount);
    expect(await workers(page)).toBe(before + 1);
  }
  expect(requests.filter((url) => !url.startsWith("blob:"))).toEqual([]);
});
