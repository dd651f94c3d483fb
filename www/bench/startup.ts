import type { Browser } from "@playwright/test";
import { inBrowser } from "./browser.ts";
import { median, milliseconds, table } from "./table.ts";

/** What a browser does from the first byte to the first result, in this order. */
const parts = ["fetch", "compile", "instantiate", "start of Go", "rules read and checked", "data read", "first result"];

/** Measures the start of the engine, and of the built page around it, in Chromium: the median of some starts. */
export async function startup(page: string, built: string, example: string, count: number): Promise<string> {
  return inBrowser([page, built], async (browser, url) => {
    const engine: number[][] = [];
    const whole: { shown: number; ready: number }[] = [];
    for (let i = 0; i < count; i++) {
      engine.push(await engineParts(browser, url, example));
      whole.push(await wholePage(browser, url));
    }
    const medians = parts.map((_, i) => median(engine.map((times) => times[i] ?? 0)));
    const rows = parts.map((name, i) => [name, milliseconds(medians[i] ?? 0)]);
    const sum = medians.reduce((a, b) => a + b, 0);
    const page = (part: "shown" | "ready") => milliseconds(median(whole.map((times) => times[part])));
    return table([
      ...rows,
      ["together", milliseconds(sum)],
      ["the whole page, first result shown", page("shown")],
      ["the whole page, ready", page("ready")],
    ]);
  });
}

/** Starts the engine in an empty page and computes an example; milliseconds by part. */
async function engineParts(browser: Browser, url: string, example: string): Promise<number[]> {
  const context = await browser.newContext();
  const tab = await context.newPage();
  await tab.goto(`${url}empty.html`);
  await tab.addScriptTag({ url: `${url}wasm_exec.js` });
  const marks = await tab.evaluate(async (example) => {
    const { Go } = globalThis as unknown as {
      Go: new () => { importObject: WebAssembly.Imports; run(i: unknown): void };
    };
    const get = async (path: string) => new Uint8Array(await (await fetch(path)).arrayBuffer());
    const examples = [
      ...(await (await fetch("examples/first.json")).json()),
      ...(await (await fetch("examples/others.json")).json()),
    ];
    const chosen = examples.find((e: { name: string }) => e.name === example);
    const encoder = new TextEncoder();
    const tables = Object.entries<string>(chosen.tables).map(([name, text]) => [name, encoder.encode(text)] as const);
    const marks = [performance.now()];
    const mark = () => marks.push(performance.now());
    const bytes = await get("first.wasm");
    mark();
    const module = await WebAssembly.compile(bytes);
    mark();
    const go = new Go();
    const instance = await WebAssembly.instantiate(module, go.importObject);
    mark();
    go.run(instance);
    const { fordel } = globalThis as unknown as {
      fordel: { call(m: string, p: string, bytes?: Uint8Array): string | Uint8Array };
    };
    mark();
    const call = (method: string, params: object, bytes?: Uint8Array) => {
      const reply = JSON.parse(String(fordel.call(method, JSON.stringify({ ...params, lang: "en" }), bytes)));
      if (reply.error) throw new Error(`${method}: ${reply.error.en}`);
      return reply;
    };
    call("rules", { text: chosen.text.en, file: "rules.fordel" });
    mark();
    for (const [name, sheet] of tables) call("data", { table: name, file: `${name}.csv` }, sheet);
    mark();
    const frame: unknown = fordel.call("results", JSON.stringify({ params: {}, scenario: null, lang: "en" }));
    if (!(frame instanceof Uint8Array)) throw new Error(`${example} was not computed: ${frame}`);
    mark();
    return marks;
  }, example);
  await context.close();
  return marks.slice(1).map((at, i) => at - (marks[i] ?? 0));
}

/** Milliseconds from the navigation until the first result is shown, and until the page says that it is ready. */
async function wholePage(browser: Browser, url: string): Promise<{ shown: number; ready: number }> {
  const context = await browser.newContext();
  const tab = await context.newPage();
  await tab.goto(url, { waitUntil: "commit" });
  const times = await tab.evaluate(async () => {
    const inside = (host: Document | ShadowRoot | null | undefined, name: string) =>
      host?.querySelector(name)?.shadowRoot;
    const isShown = () => {
      const result = inside(inside(document, "fordel-page"), "fordel-result");
      return (inside(result, "fordel-figures")?.querySelector(".fig") ?? null) !== null;
    };
    while (!isShown()) await new Promise(requestAnimationFrame);
    const shown = performance.now();
    while (!document.documentElement.dataset.ready) await new Promise(requestAnimationFrame);
    return { shown, ready: performance.now() };
  });
  await context.close();
  return times;
}
