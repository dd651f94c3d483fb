import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type StoredCall, written } from "../src/engine/foreseen.ts";
import { FrameReader } from "../src/engine/frame.ts";
import type { Lang, Method, Model } from "../src/engine/protocol.ts";
import type { WrittenExample } from "../src/state/examples.ts";
import { paramsOf } from "../src/state/tables.ts";

/** The calls of the engine that the page loads first, in this process. */
export type Ask = (method: Method, params: unknown, bytes?: Uint8Array) => unknown;

interface Scope {
  Go: new () => { importObject: WebAssembly.Imports; run(instance: WebAssembly.Instance): Promise<void> };
  fordel: { call(method: string, json: string, bytes?: Uint8Array): string | Uint8Array<ArrayBuffer> };
}

/** Starts the engine that was built into a folder; null where none was. */
export async function startBuilt(folder: string): Promise<Ask | null> {
  const [glue, wasm] = [join(folder, "wasm_exec.js"), join(folder, "first.wasm")];
  if (!existsSync(glue) || !existsSync(wasm)) return null;
  await import(/* @vite-ignore */ pathToFileURL(glue).href);
  const scope = globalThis as unknown as Scope;
  const go = new scope.Go();
  const module = await WebAssembly.compile(readFileSync(wasm));
  void go.run(await WebAssembly.instantiate(module, go.importObject));
  const frames = new FrameReader();
  const { fordel } = scope;
  return (method, params, bytes) => {
    const reply = fordel.call(method, JSON.stringify(params), bytes);
    return typeof reply === "string" ? JSON.parse(reply) : frames.read(reply);
  };
}

/** The calls by which the page opens an example, with what the engine replies. */
export function repliesTo(ask: Ask, example: WrittenExample, lang: Lang): StoredCall[] {
  const calls: StoredCall[] = [];
  const call = (method: Method, params: unknown, bytes?: Uint8Array): unknown => {
    const reply = ask(method, params, bytes);
    calls.push({ method, params, reply: JSON.parse(written(reply)) });
    return reply;
  };
  ask("clear", {});
  const opened = call("rules", { text: example.text[lang], file: example.rules[lang], lang }) as { model: Model };
  const encoder = new TextEncoder();
  for (const { name } of opened.model.tables.filter((t) => !t.inline)) {
    const text = example.tables[name];
    const source = { file: `${name}.csv`, sheet: "", mapping: null };
    if (text !== undefined) call("data", paramsOf(name, source, lang), encoder.encode(text));
  }
  call("results", { params: {}, scenario: null, lang });
  return calls;
}
