import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { inBrowser } from "./browser.ts";
import { milliseconds, table } from "./table.ts";

/** So much of the session is used here; src/state/session.ts has it. */
interface Session {
  results: unknown;
  openRules(bytes: Uint8Array, file: string): Promise<void>;
  openData(sources: { table: string; file: string; bytes: Uint8Array }[]): Promise<void>;
  settled(): Promise<void>;
  turn(name: string, value: number): void;
  subscribe(heard: () => void): () => void;
}

interface Times {
  /** Until the page has the results, and until the frame that shows them is done; ms. */
  results: number;
  painted: number;
}

/**
 * Measures a movement of a slider in the built page in Chromium, from the turn to the painted frame, with the rows of all
 * institutions shown and measured against the base; and what the page holds after many of them.
 */
export async function movement(page: string, rules: string, folder: string, count: number): Promise<string> {
  return inBrowser([page], async (browser, url) => {
    const tab = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
    await tab.goto(url);
    await tab.locator("html[data-ready]").waitFor();
    await open(tab, rules, folder);
    await move(tab, 20); // until what is compiled as it is used has been
    const before = await held(tab);
    const times = await move(tab, count);
    const after = await held(tab);
    const at = (part: keyof Times, share: number) => {
      const sorted = times.map((t) => t[part]).sort((a, b) => a - b);
      return milliseconds(sorted[Math.floor(sorted.length * share)] ?? 0);
    };
    return table([
      ["", "median", "90th percentile"],
      ["results in the page", at("results", 0.5), at("results", 0.9)],
      ["painted", at("painted", 0.5), at("painted", 0.9)],
      ["memory before and after, MB", before.toFixed(1), after.toFixed(1)],
    ]);
  });
}

async function open(tab: Page, rules: string, folder: string): Promise<void> {
  const sheets = readdirSync(folder).filter((name) => name.endsWith(".csv"));
  const texts = sheets.map((file) => ({ file, text: readFileSync(join(folder, file), "utf8") }));
  await tab.evaluate(
    async ([rules, texts]) => {
      const { session } = document.querySelector("fordel-page") as unknown as { session: Session };
      const bytes = (text: string) => new TextEncoder().encode(text);
      await session.openRules(bytes(rules), "workload.fordel");
      await session.openData(
        texts.map(({ file, text }) => ({ table: file.replace(".csv", ""), file, bytes: bytes(text) })),
      );
      await session.settled();
      if (!session.results) throw new Error("the workload was not computed");
    },
    [rules, texts] as const,
  );
}

/** Turns a share so many times, one when the one before it is seen. */
function move(tab: Page, count: number): Promise<Times[]> {
  return tab.evaluate(async (count) => {
    const { session } = document.querySelector("fordel-page") as unknown as { session: Session };
    const times: Times[] = [];
    for (let i = 0; i < count; i++) {
      const before = session.results;
      const start = performance.now();
      const computed = new Promise<void>((done) => {
        const stop = session.subscribe(() => {
          if (session.results === before) return;
          stop();
          done();
        });
      });
      session.turn("social_share", 0.035 + (i % 6) / 200);
      await computed;
      const results = performance.now() - start;
      // What is posted from within a frame comes when the frame is done.
      await new Promise<void>((done) =>
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => done();
          port2.postMessage(0);
        }),
      );
      times.push({ results, painted: performance.now() - start });
      await new Promise((rested) => setTimeout(rested, 50));
    }
    return times;
  }, count);
}

/** The memory that the page's script holds; MB. */
async function held(tab: Page): Promise<number> {
  const devtools = await tab.context().newCDPSession(tab);
  await devtools.send("HeapProfiler.collectGarbage");
  await devtools.send("Performance.enable");
  const { metrics } = await devtools.send("Performance.getMetrics");
  return (metrics.find(({ name }) => name === "JSHeapUsedSize")?.value ?? 0) / 1e6;
}
