import { expect, test } from "@playwright/test";
import { exampleFile } from "./files.ts";
import { firefox } from "./other/firefox.ts";
import { helpers, holds } from "./other/page.ts";
import { type Driver, until } from "./other/program.ts";
import { webkit } from "./other/webkit.ts";
import { program, skip } from "./skipped.ts";

/** A person's way through the page: it starts, a slider is turned, own files are dropped, it is printed, rules have an error. */
async function smoke(driver: Driver, address: string): Promise<void> {
  const ask = (script: string) => driver.run(`${helpers} ${script}`);
  const figure = async () => String(await ask("return all('[data-share] .big')[0]?.textContent.trim() ?? ''"));
  await driver.goto(address);
  await ask(`window.faults = [];
    addEventListener('error', (e) => faults.push(e.message));
    addEventListener('securitypolicyviolation', (e) => faults.push(e.violatedDirective));`);
  await holds(driver, "the page is ready", "return document.documentElement.dataset.ready !== undefined");
  const before = await figure();
  expect(before).toMatch(/^\d{2,3}\.\d{3}\.\d{3}/);
  await holds(driver, "there is a slider", "return all('input[type=range]').length > 0");
  await ask("turn(0)");
  await until("the figure moved", async () => (await figure()) !== before);
  const own = exampleFile("child-counting/data/institutioner.csv").replace("Abildgården", "Prøvehuset");
  await ask(`drop('institutioner.csv', ${JSON.stringify(own)})`);
  await holds(driver, "own data are shown", "return seen('th', 'Prøvehuset')");
  const pdf = await driver.print();
  if (pdf) expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  await ask(`drop('fejl.fordel', 'fordel 1 da\\nmodel "Prøve" {\\n  kommune\\n}\\n')`);
  await holds(driver, "the error is told", "return seen('.message', 'Efter kommune mangler en tekst')");
  expect(await ask("return faults")).toEqual([]);
}

/** Browsers that Playwright does not drive as Debian has them: how each is started, and what it needs. */
const browsers: Record<string, () => (() => Promise<Driver>) | string> = {
  Firefox: () => {
    const file = program("firefox-esr", "firefox");
    return file ? () => firefox(file) : "Firefox (firefox-esr) is not installed";
  },
  WebKit: () => {
    const [driver, xvfb] = [program("WebKitWebDriver"), program("Xvfb")];
    return driver && xvfb ? () => webkit(driver, xvfb) : "WebKit (webkit2gtk-driver, xvfb) is not installed";
  },
};

for (const [name, found] of Object.entries(browsers)) {
  test(`the page in ${name}`, async ({ baseURL }) => {
    test.setTimeout(300_000);
    const start = found();
    if (typeof start === "string") return skip(start);
    const driver = await start();
    try {
      await smoke(driver, `${baseURL}/`);
    } finally {
      await driver.end();
    }
  });
}
