import type { Page } from "@playwright/test";
import { contract } from "../src/engine/contract.ts";
import { expect, faultsOf, Host, pageOf, schools, test } from "./host.ts";

const script = (origin = "") => `<script type="module" src="${origin}/package/element.js"></script>`;

/** Opens a page of the host with the element; its results are there. */
async function open(page: Page, host: Host, body: string, headers = {}, head = script()): Promise<void> {
  host.put("/page", pageOf(body, head), headers);
  await page.goto(`${host.origin}/page`);
}

const calculator = (page: Page) => page.locator("fordel-calculator");

test("a plain page shows a model, turned by its reader", async ({ page, host }) => {
  const faults = faultsOf(page);
  await open(page, host, `<fordel-calculator>${schools}</fordel-calculator>`);
  const element = calculator(page);
  await expect(element.getByText("1,000,000").first()).toBeVisible();
  await expect(element.getByText("Computed in your browser. Nothing is sent.")).toBeVisible();
  const heard = await page.evaluateHandle(() => {
    const events: string[] = [];
    for (const type of ["fordel-change", "fordel-result"]) {
      addEventListener(type, (e) => events.push(`${type} ${JSON.stringify((e as CustomEvent).detail.params)}`));
    }
    return events;
  });
  await element.getByRole("slider", { name: "The budget" }).press("End");
  await expect(element.getByText("5,000,000").first()).toBeVisible();
  await expect(element.getByRole("heading", { name: /3 of 3 schools|schools get more/ })).toBeVisible();
  await expect
    .poll(() => heard.jsonValue())
    .toEqual([`fordel-change {"budget":5000000,"least":200000}`, `fordel-result {"budget":5000000,"least":200000}`]);
  expect(faults).toEqual([]);
});

const element = `<fordel-calculator show="headline parameters">${schools}</fordel-calculator>`;

/** That the element has computed, and what it says of its pool. */
async function computed(page: Page, figure = "1,000,000"): Promise<void> {
  await expect(calculator(page).getByText(figure).first()).toBeVisible();
}

/** The policy that the README names. */
const policy = (origin: string) =>
  [
    "default-src 'none'",
    `script-src ${origin} 'wasm-unsafe-eval'`,
    `connect-src ${origin}`,
    `worker-src ${origin}`,
    "require-trusted-types-for 'script'",
    "trusted-types fordel lit-html",
  ].join("; ");

test("a consultancy's article with one chart and two sliders", async ({ page, host }) => {
  const faults = faultsOf(page);
  await page.goto(`${host.origin}/embedding/article.html`);
  await expect(
    calculator(page).getByRole("heading", { name: /13 institutioner får mere, 17 får mindre/ }),
  ).toBeVisible();
  await expect(calculator(page).getByRole("slider")).toHaveCount(2);
  await expect(calculator(page).getByText("Opdigtede tal")).toBeVisible();
  await expect(calculator(page).getByRole("link", { name: "Åbn hele modellen" })).toBeVisible();
  expect(faults).toEqual([]);
});

test("a page that forbids all but what the README names", async ({ page, host }) => {
  const faults = faultsOf(page);
  const headers = { "Content-Security-Policy": policy(host.origin) };
  await open(page, host, `<fordel-calculator editable>${schools}</fordel-calculator>`, headers);
  await computed(page);
  await calculator(page).getByRole("slider", { name: "The budget" }).press("End");
  await computed(page, "5,000,000");
  await expect(calculator(page).getByRole("textbox", { name: /rules/i })).toBeVisible();
  expect(page.workers()).toHaveLength(1);
  expect(faults).toEqual([]);
});

test("files from another origin: the engine runs in the page, which gets its turn", async ({ page, host, other }) => {
  const faults = faultsOf(page);
  const headers = { "Content-Security-Policy": policy(other.origin) };
  const two = `${element}<p></p>${element.replace("1 mio kr", "2 mio kr")}`;
  await open(page, host, two, headers, script(other.origin));
  await expect(calculator(page).nth(0).getByText("1,000,000").first()).toBeVisible();
  await expect(calculator(page).nth(1).getByText("2,000,000").first()).toBeVisible();
  expect(page.workers()).toHaveLength(0);
  const left = await page.evaluate(() =>
    ["Go", "fs", "process", "path", "fordel"].filter((name) => name in globalThis),
  );
  expect(left).toEqual([]);
  expect(faults).toEqual([]);
});

test("a worker on the page's own origin with all else from another", async ({ page, host, other }) => {
  const worker = other.files().find((file) => file.startsWith("worker-"));
  await open(
    page,
    host,
    `<fordel-calculator worker-url="/package/${worker}">${schools}</fordel-calculator>`,
    {},
    script(other.origin),
  );
  await computed(page);
  expect(page.workers()).toHaveLength(1);
});

test("where there are no workers the engine runs in the page", async ({ page, host }) => {
  await page.addInitScript(() => Object.assign(window, { Worker: undefined }));
  await open(page, host, `<fordel-calculator show="headline">${schools}</fordel-calculator>`);
  await expect(calculator(page).getByText("1,000,000")).toBeVisible();
});

test("in a page that is written from right to left its own languages are not", async ({ page, host }) => {
  await open(page, host, `<div dir="rtl"><fordel-calculator show="parameters">${schools}</fordel-calculator></div>`);
  const slider = await calculator(page).getByRole("slider").first().boundingBox();
  const field = await calculator(page).getByRole("textbox").first().boundingBox();
  expect(slider?.x).toBeLessThan(field?.x ?? 0);
});

test("several on a page share the engine's file; each has a thread of its own", async ({ page, host }) => {
  await open(page, host, element.repeat(3));
  for (const i of [0, 1, 2]) await expect(calculator(page).nth(i).getByText("1,000,000").first()).toBeVisible();
  expect(host.requests.filter((path) => path.endsWith(".wasm"))).toHaveLength(1);
  expect(page.workers()).toHaveLength(3);
});

test("taken out and put back: its thread ends, and it computes again", async ({ page, host }) => {
  await open(page, host, element);
  await computed(page);
  await page.evaluate(() => {
    const element = document.querySelector("fordel-calculator");
    Object.assign(globalThis, { kept: element });
    element?.remove();
  });
  await expect.poll(() => page.workers().length).toBe(0);
  for (let i = 0; i < 5; i++) {
    await page.evaluate(() => {
      const { kept } = globalThis as unknown as { kept: HTMLElement };
      document.body.append(kept);
      kept.remove();
      document.body.append(kept);
    });
    await computed(page);
    await expect.poll(() => page.workers().length).toBe(1);
    await page.evaluate(() => (globalThis as unknown as { kept: HTMLElement }).kept.remove());
  }
  await expect.poll(() => page.workers().length).toBe(0);
});

test("one that is taken out for good is let go of", async ({ page, host }) => {
  await open(page, host, element);
  await computed(page);
  await page.evaluate(() => {
    const element = document.querySelector("fordel-calculator") as HTMLElement;
    Object.assign(globalThis, { gone: new WeakRef(element) });
    element.remove();
  });
  const session = await page.context().newCDPSession(page);
  await expect
    .poll(async () => {
      await session.send("HeapProfiler.collectGarbage");
      return page.evaluate(() => (globalThis as unknown as { gone: WeakRef<object> }).gone.deref() === undefined);
    })
    .toBe(true);
});

const hostile = `<style>
  * { font: italic 40px/3 fantasy !important; color: pink !important; letter-spacing: 9px; text-transform: uppercase;
      --ink: red; --accent: lime; --t-m: 99px; box-sizing: content-box !important; float: left; position: absolute }
  button, input, section, div, table { display: none !important; width: 3px !important }
  ::part(headline) { outline: 1px solid }
</style>`;

test("a hostile stylesheet changes nothing inside, and nothing inside changes the page", async ({ page, host }) => {
  const looks = async () => {
    await computed(page);
    return calculator(page).evaluate((element) => {
      const figure = element.shadowRoot?.querySelector("[part=headline] > *")?.shadowRoot?.querySelector(".big");
      const { font, color, letterSpacing, textTransform } = getComputedStyle(figure as Element);
      return { font, color, letterSpacing, textTransform };
    });
  };
  const wide = element.replace("<fordel-calculator", `<fordel-calculator style="width: 700px"`);
  await open(page, host, wide);
  const before = await looks();
  await open(page, host, `${wide}<p id="theirs">Theirs</p>`, {}, script() + hostile);
  expect(await looks()).toEqual(before);
  await expect(calculator(page).getByRole("slider", { name: "The budget" })).toBeVisible();
  await expect(page.locator("#theirs")).toHaveCSS("color", "rgb(255, 192, 203)");
  expect(await page.evaluate(() => document.adoptedStyleSheets.length + document.head.children.length)).toBe(4);
});

test("looks are said by tokens, parts and themes", async ({ page, host }) => {
  const head = `${script()}<link rel="stylesheet" href="/package/themes.css">
    <style>.mine { --fordel-accent: rgb(1, 2, 3) } ::part(foot) { color: rgb(4, 5, 6) }</style>`;
  const of = (name: string, more = "") =>
    `<fordel-calculator id="${name}" class="${name}" ${more} show="headline">${schools}</fordel-calculator>`;
  const names = ["fordel-article", "fordel-municipality", "mine"];
  await open(page, host, names.map((name) => of(name)).join("") + of("fordel-night", `theme="dark"`), {}, head);
  await expect(page.locator("#fordel-night").getByText("1,000,000").first()).toBeVisible();
  const frame = (name: string) => page.locator(`#${name} [part=frame]`);
  await expect(frame("mine")).toHaveCSS("border-top-color", "rgb(1, 2, 3)");
  await expect(page.locator("#mine [part=foot]")).toHaveCSS("color", "rgb(4, 5, 6)");
  await expect(frame("fordel-article")).toHaveCSS("font-family", /Georgia/);
  await expect(frame("fordel-municipality")).toHaveCSS("border-radius", "8px");
  await expect(frame("fordel-night")).toHaveCSS("background-color", "rgb(13, 18, 17)");
  await expect(frame("fordel-night")).toHaveCSS("color-scheme", "dark");
});

test("from 280 px on nothing is cut, and the height is what the content needs", async ({ page, host }) => {
  for (const width of [280, 400, 900]) {
    await open(page, host, `<div style="width:${width}px"><fordel-calculator>${schools}</fordel-calculator></div>`);
    await computed(page);
    const size = await calculator(page).evaluate((found) => {
      const element = found as HTMLElement;
      const frame = element.shadowRoot?.querySelector(".frame") as HTMLElement;
      return { width: frame.scrollWidth, height: frame.scrollHeight, outer: element.offsetHeight };
    });
    expect(size.width).toBeLessThanOrEqual(width);
    expect(size.outer).toBeGreaterThanOrEqual(size.height);
  }
});

test("it speaks the language around it, and follows it", async ({ page, host }) => {
  await open(page, host, element);
  await computed(page);
  await page.evaluate(() => document.documentElement.setAttribute("lang", "da-DK"));
  await expect(calculator(page).getByText("Regnet i din browser. Intet sendes.")).toBeVisible();
  await computed(page, "1.000.000");
  await calculator(page).evaluate((element) => element.setAttribute("lang", "en"));
  await computed(page, "1,000,000");
});

test("a form is sent parameters and totals, and no figures that are not computed", async ({ page, host }) => {
  const form = `<form id="f">${element.replace("<fordel-calculator", `<fordel-calculator name="model"`)}<button>Send</button></form>`;
  await open(page, host, form);
  await computed(page);
  const sent = () =>
    page.evaluate(() => Object.fromEntries(new FormData(document.querySelector("form") as HTMLFormElement)));
  expect(await sent()).toEqual({
    "model.budget": "1000000",
    "model.least": "200000",
    "model.total.support": "1000000",
  });
  const budget = calculator(page).getByRole("slider", { name: "The budget" });
  await budget.press("End");
  await expect.poll(async () => (await sent())["model.total.support"]).toBe("5000000");
  await page.evaluate(() => (document.querySelector("form") as HTMLFormElement).reset());
  await expect.poll(async () => (await sent())["model.budget"]).toBe("1000000");
  await budget.press("Home");
  await expect.poll(() => page.evaluate(() => document.querySelector("form")?.checkValidity())).toBe(false);
});

test("read-only, its own choice of parameters, what they are turned to, and what is in the slots", async ({
  page,
  host,
}) => {
  const inside = `<h2 slot="heading">Ours</h2><p slot="footer">Source: us</p>${schools}`;
  await open(
    page,
    host,
    `<fordel-calculator readonly params="least" values='{"least": 100000}' show="parameters chart">${inside}</fordel-calculator>`,
  );
  await expect(calculator(page).getByText("The least")).toBeVisible();
  await expect(calculator(page).getByText("100,000", { exact: false }).first()).toBeVisible();
  await expect(calculator(page).getByText("The budget")).toHaveCount(0);
  await expect(calculator(page).getByRole("slider")).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "Ours" })).toBeVisible();
  await calculator(page).getByRole("button", { name: "The figures as a table" }).click();
  await expect(calculator(page).getByRole("row", { name: /Hillside/ })).toBeVisible();
});

test("by address and by property", async ({ page, host }) => {
  const folder = "/examples/hold-harmless";
  await open(
    page,
    host,
    `<fordel-calculator lang="da" src="${folder}/rules.fordel" data="${folder}/data/"></fordel-calculator>`,
  );
  await expect(calculator(page).getByText("4.800.000").first()).toBeVisible();
  const totals = await calculator(page).evaluate(async (element) => {
    const calculator = element as HTMLElementTagNameMap["fordel-calculator"];
    calculator.rules = "fordel 1 en\ntable t {\n  id key\n  n whole\n}\npool p {\n  amount 10 kr\n  to t\n  key n\n}\n";
    calculator.tables = { t: { id: ["a", "b"], n: Float64Array.of(1, 4) } };
    await calculator.ready;
    return [calculator.results?.summary.handedOut.p?.sum, await calculator.csv(0)];
  });
  expect(totals).toEqual([10, expect.stringMatching(/a[,;]2/)]);
});

test("what goes wrong is told where it is", async ({ page, host }) => {
  const broken = schools.replace("key     pupils", "key     pupil");
  host.put("/page", pageOf(`<fordel-calculator></fordel-calculator>`, script()));
  await page.goto(`${host.origin}/page`);
  await expect(calculator(page).getByRole("alert")).toContainText("No rules were given.");
  const errors = await page.evaluateHandle(() => {
    const list: unknown[] = [];
    addEventListener("fordel-error", (e) => {
      const { message, diagnostics } = (e as HTMLElementEventMap["error"] & CustomEvent).detail;
      list.push([message, diagnostics[0]?.line]);
    });
    return list;
  });
  await calculator(page).evaluate((element, html) => (element.innerHTML = html), broken);
  await expect(
    calculator(page)
      .getByText(/`?pupil`?/)
      .first(),
  ).toBeVisible();
  await expect.poll(() => errors.jsonValue()).toEqual([[expect.stringContaining("pupil"), 12]]);
  await calculator(page).evaluate((element) => element.setAttribute("src", "/nowhere.fordel"));
  await expect(calculator(page).getByRole("alert")).toContainText("/nowhere.fordel could not be fetched (404).");
});

test("what an element is asked for and has not is told", async ({ page, host }) => {
  const rows = /<script type="text\/csv"[\s\S]*?<\/script>/.exec(schools)?.[0] ?? "";
  for (const [attributes, more, said] of [
    [`values="{budget"`, "", "values is no JSON"],
    ["", rows, 'two of data-table="schools"'],
    ["", `<script type="text/x-fordel">fordel 1 en</script>`, "two of <script"],
    [`show="headline Chart"`, "", "no part called Chart. There are headline, parameters"],
    [`show="parameters" params="budget bugdet"`, "", "no parameter called bugdet. There are budget"],
  ]) {
    host.put("/page", pageOf(`<fordel-calculator ${attributes}>${schools}${more}</fordel-calculator>`, script()));
    await page.goto(`${host.origin}/page`);
    await expect(calculator(page).getByRole("alert")).toContainText(said as string);
  }
});

/** The files of the package as another release has them: with another contract's fingerprint in code, names and engine. */
function ofAnother(bytes: Buffer): Buffer {
  const changed = Buffer.from(bytes);
  for (let at = changed.indexOf(contract); at >= 0; at = changed.indexOf(contract)) changed.write("another12345", at);
  return changed;
}

test("beside another release of itself", async ({ page, host }) => {
  const faults = faultsOf(page);
  const other = new Host(ofAnother);
  await other.start();
  const second = `import { define } from "${other.origin}/package/element.js"; define("second-calculator");`;
  const both = `${element}<second-calculator show="headline parameters">${schools}</second-calculator>`;
  const duplicates = `${policy(`${host.origin} ${other.origin}`)} 'allow-duplicates'`.replace(
    "script-src",
    "script-src 'unsafe-inline'",
  );
  const head = `${script()}<script type="module">${second}</script>`;
  await open(page, host, both, { "Content-Security-Policy": duplicates }, head);
  await computed(page);
  await expect(page.locator("second-calculator").getByText("1,000,000").first()).toBeVisible();
  await page.locator("second-calculator").getByRole("slider", { name: "The budget" }).press("End");
  await expect(page.locator("second-calculator").getByText("5,000,000").first()).toBeVisible();
  await computed(page);
  expect(faults).toEqual([]);
  other.stop();
});

test("an engine of another release is refused, and it is said how to mend it", async ({ page }) => {
  const mixed = new Host((bytes, name) => (name.endsWith(".wasm") ? ofAnother(bytes) : bytes));
  await mixed.start();
  await open(page, mixed, element);
  await expect(calculator(page).getByRole("alert")).toContainText(
    "are of two releases. Serve the files of one package together",
  );
  mixed.stop();
});
