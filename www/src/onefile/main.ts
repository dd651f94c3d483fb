/** Starts the page from one file: everything it needs lies in it, and nothing can be fetched. */
import { loadCharts } from "../components/chart.ts";
import { loadPapers, Page } from "../components/page.ts";
import { loadEditor } from "../components/rules.ts";
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
import { type Enclosed, enclosed, engineModule } from "./enclosed.ts";

/** A worker from the text of its script, which is no module: in a page of a file browsers start none. */
function workerOf(text: string): WorkerScript {
  return new WorkerScript(URL.createObjectURL(new Blob([text], { type: "text/javascript" })), "classic");
}

async function opened(session: Session, { file, rules, tables, made }: Enclosed): Promise<void> {
  const given = tables.map(({ table, file, text }) => ({ table, file, bytes: new TextEncoder().encode(text) }));
  if (given.length > 0) await session.openData(given, made ? "made" : "own");
  await session.openRules(new TextEncoder().encode(rules), file);
}

async function start(): Promise<void> {
  const model = enclosed();
  const lang = model?.lang ?? rememberedLanguage();
  document.documentElement.lang = lang;
  const [engine, sheets] = [workerOf(engineText), workerOf(sheetText)];
  const client = new EngineClient(() => engine.spawn("fordel"), { wasm: await engineModule() }, release);
  const session = new Session(client, lang);
  const page = new Page();
  page.session = session;
  page.readBook = bookReader(() => sheets.spawn("fordel-sheets"));
  page.writeBook = bookWriter(() => sheets.spawn("fordel-sheets"));
  page.version = release.version;
  document.body.prepend(page);
  if (model) await opened(session, model);
  else location.hash = addressOf("start");
  await Promise.all([loadCharts(), loadEditor(), loadPapers()]);
  page.loading = "ready";
  document.documentElement.dataset.ready = "true";
}

void start();
