/** Starts the page from one file: everything it needs lies in it, and nothing can be fetched. */
import { loadCharts } from "../components/chart.ts";
import { loadEditor } from "../components/later.ts";
import { Page } from "../components/page.ts";
import { EngineClient } from "../engine/client.ts";
import { WorkerScript } from "../engine/script.ts";
import engineText from "../engine/worker.ts?text";
import "../styles/page.css";
import { release } from "../package/release.ts";
import { bookReader } from "../sheet/reader.ts";
import sheetText from "../sheet/worker.ts?text";
import { bookWriter } from "../sheet/writer.ts";
import { addressOf } from "../state/places.ts";
import { rememberedLanguage } from "../state/preferences.ts";
import { Session } from "../state/session.ts";
import { base } from "../state/settings.ts";
import { csvOf } from "../state/tables.ts";
import { bareText, type Enclosed, enclosed, engineModule } from "./enclosed.ts";

/** A worker from the text of its script, which is no module: in a page of a file browsers start none. */
function workerOf(text: string): WorkerScript {
  return new WorkerScript(URL.createObjectURL(new Blob([text], { type: "text/javascript" })), "classic");
}

async function opened(session: Session, { file, rules, tables, areas, made, settings }: Enclosed): Promise<void> {
  const encoder = new TextEncoder();
  const origin = made ? ("made" as const) : ("own" as const);
  const data = tables.map(({ table, file, text }) => ({ ...csvOf(file, encoder.encode(text)), table, origin }));
  await session.resume({ text: rules, file, ...(settings ?? { ...base, against: { kind: "auto" } }) }, null, data);
  for (const { file, text } of areas)
    await session.ask("areas", { file, lang: session.language.lang }, `areas ${file}`, encoder.encode(text));
  if (areas.length > 0) await session.openData([]);
}

async function start(): Promise<void> {
  const [model, bare] = [enclosed(), bareText()];
  const lang = model?.lang ?? rememberedLanguage();
  document.documentElement.lang = lang;
  const [engine, sheets] = [workerOf(engineText), workerOf(sheetText)];
  const client = new EngineClient(() => engine.spawn("fordel"), { wasm: await engineModule() }, release);
  const session = new Session(client, lang);
  const page = new Page();
  page.session = session;
  page.readBook = bookReader(() => sheets.spawn("fordel-sheets"));
  page.writeBook = bookWriter(() => sheets.spawn("fordel-sheets"));
  page.bareFile = async () => bare;
  page.version = release.version;
  document.body.prepend(page);
  if (model) await opened(session, model);
  else location.hash = addressOf("start");
  await Promise.all([loadCharts(), loadEditor(), page.load()]);
  page.loading = "ready";
  document.documentElement.dataset.ready = "true";
}

void start();
