import { describe, expect, it, vi } from "vitest";
import { CellWriter } from "../sheet/cells.ts";
import { Refusal } from "../sheet/zip.ts";
import { openFiles } from "./opening.ts";
import { begin, bytesOf, engine, example, file, held, opened, problem, session, settle } from "./session.testing.ts";

begin();

describe("data", () => {
  it("that are missing are named, and nothing is run", async () => {
    await session.openRules(bytesOf("a b"), "own.fordel");
    expect(session.missing.map((t) => t.name)).toEqual(["a", "b"]);
    expect([session.obstacle, engine.take()]).toEqual(["missing", ["rules a b"]]);
    await session.openData([{ table: "a", file: "a.csv", bytes: new Uint8Array() }]);
    expect(session.missing.map((t) => t.name)).toEqual(["b"]);
  });

  it("are all read before a parameter turned meanwhile makes a run", async () => {
    await opened();
    const letGo = held();
    const bytes = new Uint8Array();
    void session.openData(["a", "b"].map((table) => ({ table, file: `${table}.csv`, bytes })));
    session.turn("p", 2);
    letGo();
    await settle();
    expect(engine.take()).toEqual(["data a", "data b", "results", "results"]);
    expect(engine.calls).toEqual([]);
  });

  it("with errors stop the run", async () => {
    engine.dataProblems = [problem("data.bad", { file: "a.csv" })];
    await session.openExample(example("a", "a"));
    expect([session.obstacle, engine.take()]).toEqual(["data", ["rules a", "data a"]]);
  });

  it("can be cleared, one table or all", async () => {
    await opened();
    await session.clearData("a");
    expect(engine.take()).toEqual(["clear a"]);
    expect([session.obstacle, session.stale]).toEqual(["missing", true]);
    await session.clearData();
    expect(session.data.size).toBe(0);
  });
});

const unreadable = () => Promise.reject(new Refusal("damaged"));

describe("opening files", () => {
  it("takes rules first, then data by name, and asks for the rest", async () => {
    const { unmatched, notices } = await openFiles(
      session,
      [file("a.csv"), file("other.csv"), file("my.fordel", "a b"), file("sheet.xlsx"), file("photo.png")],
      unreadable,
    );
    expect(engine.take()).toEqual(["rules a b", "data a"]);
    expect(unmatched.map((f) => f.file)).toEqual(["other.csv"]);
    expect(notices).toEqual([
      { about: "unknownFile", file: "photo.png", kind: "picture" },
      { about: "refused", file: "sheet.xlsx", sheet: "", code: "damaged" },
    ]);
  });

  it("takes a file that nothing speaks for as that of the only table, as a draft", async () => {
    await session.openRules(bytesOf("a"), "own.fordel");
    const { unmatched } = await openFiles(session, [file("other.csv")], unreadable);
    expect([unmatched, session.drafts.size]).toEqual([[], 1]);
  });

  it("gives a table the file that has its very name, and tells of others for it, but not of the same twice", async () => {
    await session.openRules(bytesOf("a b"), "own.fordel");
    const files = [file("a 2025.csv", "old"), file("a.csv", "new"), file("a (1).csv", "new")];
    const { unmatched, notices } = await openFiles(session, files, unreadable);
    expect(session.data.get("a")?.file).toBe("a.csv");
    expect(unmatched).toEqual([]);
    expect(notices).toMatchObject([
      { about: "second", label: "a", used: { file: "a.csv" }, source: { file: "a 2025.csv", table: "a" } },
    ]);
  });

  it("takes a hidden sheet by its name alone, and says so", async () => {
    await session.openRules(bytesOf("a b"), "own.fordel");
    const sheet = (name: string, hidden: boolean) => ({ name, hidden, cells: new CellWriter().finish() });
    const book = [sheet("Forside", false), sheet("a", true), sheet("Lister", true)];
    const { unmatched, notices } = await openFiles(session, [file("bog.xlsx")], () => Promise.resolve(book));
    expect([session.data.get("a")?.sheet, unmatched]).toEqual(["a", []]);
    expect(notices).toEqual([
      { about: "hiddenSheet", file: "bog.xlsx", sheet: "a" },
      { about: "unusedSheets", file: "bog.xlsx", sheets: ["Forside"] },
    ]);
  });

  it("knows a workbook that was saved from here: its tables' own sheets are data, all else in it is computed and told so", async () => {
    await session.openRules(bytesOf("a b"), "own.fordel");
    const sheets = (...names: string[]) =>
      names.map((name) => ({ name, hidden: false, cells: new CellWriter().finish() }));
    const book = sheets("a", "a (udvalg)", "Resultat b", "Om beregningen", "Parametre");
    const { unmatched, notices } = await openFiles(session, [file("bog.xlsx")], () => Promise.resolve(book));
    expect([session.data.get("a")?.sheet, session.data.has("b"), unmatched]).toEqual(["a", false, []]);
    expect(notices).toEqual([{ about: "ownBook", file: "bog.xlsx", sheets: ["a"] }]);
    const foreign = sheets("a", "About");
    const other = await openFiles(session, [file("x.xlsx")], () => Promise.resolve(foreign));
    expect(other.notices.map((n) => n.about)).toEqual(["unusedSheets"]);
  });

  it("takes a mapping for what waits to have its columns chosen, and tells of tables that the rules do not have", async () => {
    await session.openRules(bytesOf("a"), "own.fordel");
    await openFiles(session, [file("other.csv")], unreadable);
    expect([session.drafts.size, session.data.size]).toEqual([1, 0]);
    const map = '{"fordel-map": 1, "tables": {"a": {"columns": {"id": ""}}, "cars": {}}}';
    const { notices, opened: any } = await openFiles(session, [file("x.map.json", map)], unreadable);
    expect([session.drafts.size, session.data.get("a")?.mapping, any]).toEqual([0, { columns: { id: "" } }, true]);
    expect(notices).toEqual([
      { about: "mappingTaken", file: "x.map.json" },
      { about: "mappingOfOthers", file: "x.map.json", tables: ["cars"] },
    ]);
  });

  it("tells of rows that a sheet hides, as where it is filtered, for they count", async () => {
    await session.openRules(bytesOf("a"), "own.fordel");
    const book = [{ name: "a", hidden: false, cells: new CellWriter().finish(), hiddenRows: 3 }];
    const { notices } = await openFiles(session, [file("bog.xlsx")], () => Promise.resolve(book));
    expect(notices).toEqual([{ about: "hiddenRows", file: "bog.xlsx", sheet: "a", rows: 3 }]);
  });

  it("looks again at what waits when other rules come", async () => {
    await session.openRules(bytesOf("a b"), "own.fordel");
    const first = await openFiles(session, [file("c.csv")], unreadable);
    expect(first.unmatched.map((f) => f.file)).toEqual(["c.csv"]);
    const still = await openFiles(session, [file("d.csv")], unreadable, first.unmatched);
    expect(still.unmatched.map((f) => f.file)).toEqual(["c.csv", "d.csv"]);
    const then = await openFiles(session, [file("my.fordel", "c d")], unreadable, still.unmatched);
    expect([then.unmatched, [...session.data.keys()]]).toEqual([[], ["c", "d"]]);
  });

  it("leaves what is there when a file is empty, and says so", async () => {
    await opened();
    await openFiles(session, [file("b.csv", "2")], unreadable);
    engine.take();
    const {
      unmatched,
      notices,
      opened: any,
    } = await openFiles(
      session,
      [file("b.csv", "\ufeff\r\n"), file("none.xlsx", ""), file("my.fordel", "")],
      unreadable,
    );
    expect([engine.take(), unmatched, any]).toEqual([[], [], false]);
    const told = ["my.fordel", "b.csv", "none.xlsx"].map((name) => ({ about: "emptyFile", file: name }));
    expect(notices).toHaveLength(3);
    expect(notices).toEqual(expect.arrayContaining(told));
  });

  it("with new rules lets go of the example's data but not of the user's own", async () => {
    await opened();
    await session.openData([{ table: "b", file: "b.csv", bytes: new Uint8Array([2]) }]);
    await openFiles(session, [file("my.fordel", "a b"), file("second.fordel", "c")], unreadable);
    expect([...session.data.keys()]).toEqual(["b"]);
    expect([session.example, session.rules.file]).toEqual([null, "my.fordel"]);
  });

  it("keeps data that come with rules that have mistakes until they are mended", async () => {
    const { unmatched } = await openFiles(session, [file("my.fordel", "a !"), file("a.csv")], unreadable);
    expect(unmatched).toEqual([]);
    session.editRules("a");
    await settle();
    expect(session.obstacle).toBeNull();
    expect(engine.take()).toEqual(["rules a !", "rules a", "data a", "results"]);
  });
});

describe("reading data", () => {
  const big = () => session.openData([{ table: "a", file: "big.csv", bytes: new Uint8Array([1]) }]);

  it("can be stopped, and is taken up again with the next run", async () => {
    await opened();
    const letGo = held();
    void big();
    await settle();
    engine.progress?.({ what: "big.csv", done: 1, total: 9 });
    expect([session.work.slow, session.work.progress?.what]).toEqual([true, "big.csv"]);
    session.cancel();
    await settle();
    expect([session.work.slow, session.trouble?.kind]).toEqual([false, "cancelled"]);
    letGo();
    engine.take();
    session.turn("p", 3);
    await settle();
    expect(engine.take()).toEqual(["data a", "results", "results"]);
    expect([session.trouble, session.data.get("a")?.read?.rows]).toEqual([null, 3]);
  });

  it("is not said to be missing meanwhile", async () => {
    await session.openRules(bytesOf("a"), "rules.fordel");
    expect(session.obstacle).toBe("missing");
    const letGo = held();
    void big();
    await settle();
    expect([session.obstacle, session.work.slow]).toEqual([null, true]);
    letGo();
    await settle();
    expect(session.results).not.toBeNull();
  });

  it("is given up when the rules change meanwhile", async () => {
    await opened();
    const letGo = held();
    void big();
    await settle();
    engine.take();
    session.editRules("a");
    await settle();
    expect(engine.take()).toEqual(["rules a"]);
    letGo();
    await settle();
    expect(engine.take()).toEqual(["data a", "results"]);
  });

  it("of one file after the other is one work", async () => {
    const shown: boolean[] = [];
    let letGo = held();
    const opening = session.openExample(example("a b", "a", "b"));
    letGo();
    await vi.advanceTimersByTimeAsync(0);
    letGo = held();
    engine.take();
    void session.openData(["a", "b"].map((table) => ({ table, file: "x.csv", bytes: new Uint8Array([1]) })));
    await settle();
    session.work.subscribe(() => shown.push(session.work.slow));
    const first = letGo;
    letGo = held();
    first();
    await settle();
    letGo();
    await settle();
    await opening;
    expect(engine.take()).toEqual(["data a", "data b", "results"]);
    expect(shown.lastIndexOf(true)).toBeLessThan(shown.indexOf(false));
  });
});
