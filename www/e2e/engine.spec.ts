import type { Page } from "@playwright/test";
import { expect, test } from "./page.ts";

/** Has the page's workers come through here: the messages of the n-th (from 0) are changed as told before the page hears them. */
async function tamper(page: Page, how: "another frame" | "another version", nth: number): Promise<void> {
  await page.addInitScript(
    ([how, nth]) => {
      const { Worker } = window;
      const workers: Worker[] = [];
      const change = (data: Record<string, unknown>) => {
        const reply = data.reply as { version?: string } | undefined;
        if (how === "another frame" && data.frame instanceof Uint8Array) data.frame[4] = 99;
        if (how === "another version" && reply?.version) reply.version = "0.0.0";
      };
      class Tampered extends Worker {
        constructor(...args: ConstructorParameters<typeof Worker>) {
          super(...args);
          if (workers.push(this) !== Number(nth) + 1) return;
          this.addEventListener("message", (e) => {
            if (document.documentElement.dataset.tamper !== "no") change(e.data);
          });
        }
      }
      Object.assign(window, { Worker: Tampered, workers });
    },
    [how, nth] as const,
  );
}

const workers = (page: Page) => page.evaluate(() => (window as unknown as { workers: Worker[] }).workers.length);

test("a frame that cannot be read ends the engine, and a fresh one has the same session", async ({ page }) => {
  await tamper(page, "another frame", 0);
  await page.goto("/");
  await page.locator("html[data-ready]").waitFor();
  await expect(page.locator("fordel-result")).toContainText("kunne ikke læses");
  await expect.poll(() => workers(page)).toBe(2);
  const requests: string[] = [];
  page.on("request", (request) => {
    if (!/^blob:/.test(request.url())) requests.push(request.url());
  });
  await page.context().setOffline(true);
  await page.getByRole("slider").first().press("Home");
  await expect(page.locator('[data-share="grund"]')).toContainText("160.000.000");
  await expect(page.locator("fordel-result")).not.toContainText("kunne ikke læses");
  expect(requests).toEqual([]);
});

test("the page does not speak to an engine of another version", async ({ page }) => {
  await tamper(page, "another version", 0);
  await page.goto("/");
  await expect(page.locator("fordel-result")).toContainText("ikke samme version");
  expect(await workers(page)).toBe(1);
});

test("a worker that is gone is replaced without a fetch, offline too, and given rules and data again", async ({
  page,
}) => {
  await tamper(page, "another version", 99);
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
