/** Starts the page: the engine, the gallery, the first example; everything is fetched before it says it is ready. */
import { loadCharts } from "./components/chart.ts";
import { loadEditor } from "./components/later.ts";
import { Page } from "./components/page.ts";
import { ForeseenEngine } from "./engine/foreseen.ts";
import { keepWorker, startEngine } from "./engine/start.ts";
import { keepOffline } from "./offline.ts";
import { keepReader, readBook, writeBook } from "./sheet/start.ts";
import { addressed } from "./state/address.ts";
import { fetchExamples, fetchListed, fetchReplies, fetchTemplates } from "./state/examples.ts";
import { readKept } from "./state/keep.ts";
import { readKeptData } from "./state/keptdata.ts";
import { rememberedLanguage } from "./state/preferences.ts";
import { Session } from "./state/session.ts";
import { keeping, resume } from "./state/visits.ts";

const page = new Page();
const lang = rememberedLanguage();
const engine = startEngine();
/** Shows what the build knows of the first example while the engine starts; if that says something else, all is asked anew. */
const foreseen = new ForeseenEngine(engine, () => void session.setLanguage(session.language.lang));
const session = new Session(foreseen, lang);
document.documentElement.lang = lang;
page.session = session;
page.readBook = readBook;
page.writeBook = writeBook;
page.bareFile = async () => (await oneFile()).bareFile();
document.body.prepend(page);

/** Behind the first results, as the first script then does not lead to it. */
const oneFile = () => import("./onefile/keep.ts");

async function start(): Promise<void> {
  const built = engine.call("version", {});
  const [opened, replies, kept] = await Promise.all([fetchExamples("first"), fetchReplies(lang), readKept()]);
  page.examples = opened;
  const said = addressed(location.hash);
  const [first] = opened;
  if (first && !kept && (!said?.of || said.of === first.name)) {
    foreseen.foresee(replies);
    await session.openExample(first);
  }
  page.version = (await built).version;
  const [others, templates, listed] = await Promise.all([
    fetchExamples("others"),
    fetchTemplates(),
    fetchListed(),
    loadCharts(),
    loadEditor(),
    page.load(),
    keepWorker(),
    keepReader(),
    oneFile().then(({ keepShell }) => keepShell()),
    engine.grow(),
  ]);
  await keepOffline((take) => page.offerNewer(take));
  page.examples = [...opened, ...others];
  page.templates = templates;
  page.listed = listed;
  if (kept) {
    const data = await readKeptData();
    await resume(session, kept, data, page.examples);
    page.resumed(kept, data !== null);
  }
  if (said) await page.showAddressed(said);
  if (first && session.rules.file === "") await session.openExample(first);
  keeping(session, () => page.keepsNothing());
}

/** Counts what is fetched from now on, so that the page can tell that it is nothing. */
function countRequests(): void {
  const fetched = (entry: PerformanceEntry) => !/^(blob|data):/.test(entry.name);
  new PerformanceObserver((list) => {
    page.requests += list.getEntries().filter(fetched).length;
  }).observe({ type: "resource" });
}

start().then(
  () => {
    page.loading = "ready";
    countRequests();
    // Tests wait for this, and watch that nothing is fetched after it.
    document.documentElement.dataset.ready = "true";
  },
  (problem: unknown) => {
    page.loading = "broken";
    throw problem;
  },
);
