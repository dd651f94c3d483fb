import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Build, EngineClient, EngineError, type WorkerLike } from "./client.ts";
import { frameOf } from "./framed.testing.ts";
import type { Answer, Request, Version } from "./protocol.ts";

/** A worker that keeps what it is sent, and answers when the test says so. */
class FakeWorker implements WorkerLike {
  onmessage: WorkerLike["onmessage"] = null;
  onerror: WorkerLike["onerror"] = null;
  /** All but the question which engine it is. */
  sent: Request[] = [];
  /** The number of that question. */
  booted = 0;
  terminated = false;

  /** Which engine it is; it says so when it is asked, behind the boot. */
  constructor(private readonly version: Version) {}

  postMessage(request: Request): void {
    const asked = this.sent.length === 1 && this.booted === 0 && "id" in request ? request.id : 0;
    if (asked === 0) this.sent.push(request);
    else {
      this.booted = asked;
      this.answer({ id: asked, reply: this.version });
    }
  }

  terminate(): void {
    this.terminated = true;
  }

  answer(answer: Answer): void {
    this.onmessage?.({ data: answer } as MessageEvent<Answer>);
  }

  /** Answers the newest request. */
  reply(reply: unknown): void {
    this.answer({ id: this.newest, reply });
  }

  /** The number of the newest request. */
  get newest(): number {
    return this.sent.map((r) => ("id" in r ? r.id : 0)).reduce((a, b) => Math.max(a, b), -1);
  }

  get methods(): string[] {
    return this.sent.map((r) => ("boot" in r ? "boot" : "cancel" in r ? "cancel" : r.method));
  }
}

const ours: Version = { version: "1", contract: "abc" };

function setUp(...versions: Version[]) {
  return setUpWith({ wasm: "w" }, ...versions);
}

function setUpWith(build: Build, ...versions: Version[]) {
  const workers: FakeWorker[] = [];
  const spawn = () => {
    const worker = new FakeWorker(versions[workers.length] ?? ours);
    workers.push(worker);
    return worker;
  };
  const client = new EngineClient(spawn, build, ours);
  const worker = (n = 0) => workers[n] as FakeWorker;
  return { client, workers, worker };
}

const lang = "da" as const;
const run = { params: {}, scenario: null, lang };
const rules = (text: string) => ({ text, file: "a.fordel", lang });
const kindOf = (promise: Promise<unknown>) =>
  promise.then(
    () => "answered",
    (e: EngineError) => e.kind,
  );

/** A frame with one column of one text, the second of a list. */
function frame(texts: string[] | null): Uint8Array {
  const views = [{ columns: [{ type: "text", values: 2, texts: 3 }], keys: null, length: 1 }];
  return frameOf({ summary: {}, views: 1 }, views, Int32Array.of(1), texts);
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("requests", () => {
  it("boots the worker first and numbers what it sends", () => {
    const { client, worker } = setUp();
    void client.call("version", {});
    expect(worker().sent).toEqual([
      { id: 1, boot: { wasm: "w" } },
      { id: 3, method: "version", params: {}, bytes: undefined },
    ]);
  });

  it("has one on its way at a time, in the order asked", async () => {
    const { client, worker } = setUp();
    const first = client.call("version", {});
    const second = client.call("describe", { lang });
    expect(worker().methods).toEqual(["boot", "version"]);
    worker().reply(ours);
    expect(await first).toEqual(ours);
    expect(worker().methods).toEqual(["boot", "version", "describe"]);
    worker().reply({ sections: [] });
    expect(await second).toEqual({ sections: [] });
  });

  it("passes over answers that belong to no request on its way", async () => {
    const { client, worker } = setUp();
    const version = client.call("version", {});
    worker().answer({ id: 1, reply: { version: "of the boot" } });
    worker().answer({ id: 99, reply: { version: "of nothing" } });
    worker().reply(ours);
    expect(await version).toEqual(ours);
  });

  it("hands on what the engine says when it fails, and goes on", async () => {
    const { client, worker } = setUp();
    const failing = client.call("describe", { lang });
    const next = client.call("version", {});
    worker().answer({ id: 3, error: { en: "no", da: "nej" } });
    await expect(failing).rejects.toMatchObject({ kind: "failed", text: { en: "no", da: "nej" } });
    worker().reply(ours);
    expect(await next).toEqual(ours);
  });

  it("sends bytes along and keeps them", () => {
    const { client, worker } = setUp();
    const bytes = new Uint8Array([1, 2]);
    void client.call("data", { table: "t", file: "t.csv", lang }, { bytes });
    expect(worker().sent.at(-1)).toMatchObject({ method: "data", bytes });
  });
});

describe("lanes", () => {
  it("drops what waits when a newer call comes", async () => {
    const { client, worker } = setUp();
    void client.call("version", {});
    const old = kindOf(client.call("rules", rules("old"), { lane: "rules" }));
    const other = client.call("describe", { lang });
    const newest = client.call("rules", rules("new"), { lane: "rules" });
    expect(await old).toBe("superseded");
    worker().reply({});
    worker().reply({ sections: [] });
    await other;
    expect(worker().sent.at(-1)).toMatchObject({ params: { text: "new" } });
    worker().reply({ diagnostics: [], model: null });
    await newest;
    expect(worker().methods).toEqual(["boot", "version", "describe", "rules"]);
  });

  it("stops what is on its way, and drops its answer", async () => {
    const { client, worker } = setUp();
    const old = kindOf(client.call("rules", rules("old"), { lane: "rules" }));
    const newest = client.call("rules", rules("new"), { lane: "rules" });
    expect(await old).toBe("superseded");
    expect(worker().sent.at(-1)).toEqual({ cancel: 3 });
    worker().answer({ id: 3, cancelled: true });
    worker().reply({ model: "new" });
    expect(await newest).toEqual({ model: "new" });
    expect(worker().methods).toEqual(["boot", "rules", "cancel", "rules"]);
  });

  it("takes it that what it stopped was done already", async () => {
    const { client, worker } = setUp();
    const old = kindOf(client.call("rules", rules("old"), { lane: "rules" }));
    const newest = client.call("rules", rules("new"), { lane: "rules" });
    worker().reply({ model: "old" });
    worker().reply({ model: "new" });
    expect(await old).toBe("superseded");
    expect(await newest).toEqual({ model: "new" });
  });

  it("can be given up without a newer call", async () => {
    const { client, worker } = setUp();
    const running = kindOf(client.call("results", run, { lane: "results" }));
    const waiting = kindOf(client.call("results", run, { lane: "other" }));
    client.supersede("other");
    client.supersede("results");
    client.supersede("results");
    expect(await Promise.all([running, waiting])).toEqual(["superseded", "superseded"]);
    expect(worker().methods).toEqual(["boot", "results", "cancel"]);
  });
});

describe("a call that takes its time", () => {
  const step = { what: "Social", done: 1, total: 4 };

  it("tells how far it is, until it is stopped", async () => {
    const { client, worker } = setUp();
    const heard: unknown[] = [];
    const call = kindOf(client.call("results", run, { progress: (p) => heard.push(p) }));
    worker().answer({ id: 1, progress: step });
    worker().answer({ id: 3, progress: step });
    client.cancel();
    worker().answer({ id: 3, progress: step });
    expect(heard).toEqual([step]);
    expect(await call).toBe("cancelled");
  });

  it("is stopped at once for whoever waits, and the worker goes on when it has answered", async () => {
    const { client, workers, worker } = setUp();
    const stopped = kindOf(client.call("results", run));
    client.cancel();
    client.cancel();
    expect(await stopped).toBe("cancelled");
    const next = client.call("version", {});
    expect(worker().methods).toEqual(["boot", "results", "cancel"]);
    worker().answer({ id: 3, cancelled: true });
    expect(worker().methods).toEqual(["boot", "results", "cancel", "version"]);
    worker().reply(ours);
    expect(await next).toEqual(ours);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(workers).toHaveLength(1);
  });

  it("leaves no trace in the worker that comes after", async () => {
    const { client, worker } = setUp();
    const stopped = kindOf(client.call("data", { table: "a", file: "a.csv", lang }, { bytes: new Uint8Array([1]) }));
    client.cancel();
    worker().answer({ id: 3, cancelled: true });
    expect(await stopped).toBe("cancelled");
    worker().answer({ dead: "out of memory" });
    void client.call("version", {});
    expect(worker(1).methods).toEqual(["boot", "version"]);
  });
});

describe("frames", () => {
  it("are read in their order, also those nobody waits for any more", async () => {
    const { client, worker } = setUp();
    const dropped = kindOf(client.call("results", run, { lane: "results" }));
    const wanted = client.call("results", run, { lane: "results" });
    expect(await dropped).toBe("superseded");
    worker().answer({ id: 3, frame: frame(["a", "b"]) });
    worker().answer({ id: 4, frame: frame(null) });
    expect((await wanted).views[0]?.columns[0]?.values).toEqual(["b"]);
  });
});

describe("a lost worker", () => {
  async function held() {
    const set = setUp();
    const { client, worker } = set;
    const answered = async (promise: Promise<unknown>) => {
      worker().reply({});
      await promise;
    };
    await answered(client.call("rules", rules("old")));
    await answered(client.call("rules", rules("new")));
    await answered(client.call("data", { table: "a", file: "a.csv", lang }, { bytes: new Uint8Array([1]) }));
    await answered(client.call("data", { table: "b", file: "b.csv", lang }, { bytes: new Uint8Array([2]) }));
    await answered(client.call("data", { table: "a", file: "a2.csv", lang }, { bytes: new Uint8Array([3]) }));
    await answered(client.call("clear", { table: "b" }));
    return set;
  }

  it("is replaced, and the new one given its rules and data, when it does not let a run be stopped", async () => {
    const { client, workers, worker } = await held();
    const stopped = kindOf(client.call("results", run));
    client.cancel();
    expect(await stopped).toBe("cancelled");
    expect(worker().terminated).toBe(false);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(worker().terminated).toBe(true);
    const again = client.call("results", run);
    expect(workers).toHaveLength(2);
    expect(worker(1).methods).toEqual(["boot", "rules", "data", "results"]);
    expect(worker(1).sent[1]).toMatchObject({ params: { text: "new" } });
    expect(worker(1).sent[2]).toMatchObject({ params: { file: "a2.csv" }, bytes: new Uint8Array([3]) });
    worker(1).reply({ diagnostics: [] });
    expect(await again).toEqual({ diagnostics: [] });
  });

  it("is given the areas that were used, and the last run, as long as its rules are the same", async () => {
    const { client, worker } = await held();
    const areas = { file: "a.geojson", lang };
    const used = client.call("areas", areas, { bytes: new Uint8Array([4]) });
    worker().reply({ table: "a", used: true, diagnostics: [] });
    await used;
    const unused = client.call("areas", { ...areas, file: "x.geojson" });
    worker().reply({ table: "x", used: false, diagnostics: [] });
    await unused;
    const results = client.call("results", run);
    worker().answer({ id: worker().newest, frame: frame(["a", "b"]) });
    await results;
    worker().answer({ dead: "out of memory" });
    const opened = client.call("rules", rules("newer"));
    expect(worker(1).methods).toEqual(["boot", "rules", "data", "areas", "results", "rules"]);
    expect(worker(1).sent[3]).toMatchObject({ params: areas });
    worker(1).reply({});
    await opened;
    worker(1).answer({ dead: "out of memory" });
    void client.call("version", {});
    expect(worker(2).methods).toEqual(["boot", "rules", "data", "areas", "version"]);
  });

  it("is replaced for what still waits when it dies", async () => {
    const { client, worker } = await held();
    const dying = kindOf(client.call("results", run));
    const waiting = client.call("describe", { lang });
    worker().answer({ dead: "out of memory" });
    expect(await dying).toBe("died");
    expect(worker(1).methods).toEqual(["boot", "rules", "data", "describe"]);
    worker(1).reply({ sections: [] });
    expect(await waiting).toEqual({ sections: [] });
  });

  it("counts as dead when its script fails", async () => {
    const { client, worker } = setUp();
    const call = kindOf(client.call("version", {}));
    worker().onerror?.({ message: "404" } as ErrorEvent);
    expect(await call).toBe("died");
  });

  it("does not give the new one what killed the old one", async () => {
    const { client, worker } = await held();
    const killer = kindOf(client.call("rules", rules("killer")));
    worker().answer({ dead: "stack overflow" });
    expect(await killer).toBe("died");
    void client.call("version", {});
    expect(JSON.stringify(worker(1).sent)).not.toContain("killer");
  });

  it("is not heard any more", async () => {
    const { client, workers, worker } = setUp();
    const stopped = kindOf(client.call("results", run));
    client.cancel();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await stopped).toBe("cancelled");
    const version = client.call("version", {});
    worker().answer({ id: 4, reply: { version: "from the grave" } });
    worker().answer({ dead: "from the grave" });
    worker(1).reply(ours);
    expect(await version).toEqual(ours);
    expect(workers).toHaveLength(2);
  });

  it("rejects everything when the page lets go of the engine", async () => {
    const { client, workers } = setUp();
    const calls = [client.call("version", {}), client.call("describe", { lang })].map(kindOf);
    client.dispose();
    expect(await Promise.all(calls)).toEqual(["cancelled", "cancelled"]);
    expect(workers).toHaveLength(1);
  });
});

describe("another worker", () => {
  it("takes the engine as the first one compiled it", async () => {
    const { client, worker } = setUp();
    const dying = kindOf(client.call("describe", { lang }));
    const module = await WebAssembly.compile(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));
    worker().answer({ id: 1, module });
    worker().answer({ dead: "out of memory" });
    expect(await dying).toBe("died");
    void client.call("describe", { lang });
    expect(worker(1).sent[0]).toMatchObject({ boot: { wasm: module } });
  });

  it("is started at once where a reply cannot be read, with the same rules and data", async () => {
    const { client, workers, worker } = setUp();
    const opened = client.call("rules", rules("mine"));
    worker().reply({});
    await opened;
    const other = frame(["a", "b"]);
    other[4] = 99; // the version
    for (const unreadable of [{ frame: other }, { frame: new Uint8Array(3) }, { unreadable: "{" }] as const) {
      const last = worker(workers.length - 1);
      const results = kindOf(client.call("results", run));
      last.answer({ id: last.newest, ...unreadable });
      expect([await results, last.terminated]).toEqual(["unreadable", true]);
      expect(worker(workers.length - 1).methods).toEqual(["boot", "rules"]);
    }
    const results = client.call("results", run);
    expect(workers).toHaveLength(4);
    worker(3).answer({ id: worker(3).newest, frame: frame(["a", "b"]) });
    expect((await results).views).toHaveLength(1);
  });
});

describe("the engine loaded first", () => {
  async function small() {
    const module = await WebAssembly.compile(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));
    const come: { yes(m: WebAssembly.Module): void; no(e: Error): void }[] = [];
    const whole = () => new Promise<WebAssembly.Module>((yes, no) => void come.push({ yes, no }));
    return { ...setUpWith({ wasm: "w", rest: { methods: new Set(["describe"]), whole } }), come, module };
  }
  const turn = () => vi.advanceTimersByTimeAsync(0);

  it("answers what it can while what it cannot waits for the whole one, which gets the same rules and results", async () => {
    const { client, workers, worker, come, module } = await small();
    const told = client.call("describe", { lang });
    const opened = client.call("rules", rules("mine"));
    worker().reply({});
    await opened;
    const results = client.call("results", run);
    come[0]?.yes(module);
    await turn();
    expect(workers).toHaveLength(1); // a call at work is not given up
    worker().answer({ id: worker().newest, frame: frame(["a", "b"]) });
    await results;
    expect(worker().methods).toEqual(["boot", "rules", "results"]);
    expect(worker().terminated).toBe(true);
    expect(worker(1).methods).toEqual(["boot", "rules", "results", "describe"]);
    expect(worker(1).sent[0]).toMatchObject({ boot: { wasm: module } });
    worker(1).answer({ id: worker(1).newest - 1, frame: frame(["a", "b"]) });
    worker(1).reply({ sections: [] });
    expect(await told).toEqual({ sections: [] });
    void client.call("describe", { lang });
    expect([workers.length, come.length]).toEqual([2, 1]);
  });

  it("stays when the whole one does not come, which is asked for again next time", async () => {
    const { client, workers, worker, come, module } = await small();
    const told = kindOf(client.call("describe", { lang }));
    come[0]?.no(new Error("404"));
    expect(await told).toBe("died");
    void client.call("describe", { lang });
    await turn();
    come[1]?.yes(module);
    await turn();
    expect([workers.length, worker(0).methods]).toEqual([1, ["boot", "describe"]]);
  });

  it("does not take its place back when it was slow to start", async () => {
    const { client, worker, come, module } = await small();
    void client.call("version", {});
    void client.grow();
    come[0]?.yes(module);
    await turn();
    worker().answer({ id: 1, module: await WebAssembly.compile(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0)) });
    worker().reply(ours);
    void client.call("describe", { lang });
    expect(worker(1).sent[0]).toMatchObject({ boot: { wasm: module } });
  });
});

describe("an engine of another version", () => {
  it.each([{ ...ours, version: "2" }, { ...ours, contract: "def" }, {} as Version])(
    "is not spoken to: %o",
    async (v) => {
      const { client, workers, worker } = setUp(v);
      const calls = [client.call("describe", { lang }), client.call("results", run)].map(kindOf);
      expect(await Promise.all(calls)).toEqual(["mismatch", "mismatch"]);
      expect(await kindOf(client.call("version", {}))).toBe("mismatch");
      expect([workers.length, worker().terminated]).toEqual([1, true]);
    },
  );
});

it("tells errors of the engine from others", () => {
  expect(new EngineError("died", "x")).toBeInstanceOf(Error);
});
