import { expect, it } from "vitest";
import { type Entry, filesOf } from "./folders.ts";

const file = (name: string): Entry => ({ name, isDirectory: false, file: (done) => done(new File(["x"], name)) });

/** A folder that gives one entry at a time, as browsers give a hundred. */
function folder(name: string, ...entries: Entry[]): Entry {
  return {
    name,
    isDirectory: true,
    createReader: () => {
      const left = [...entries];
      return { readEntries: (done) => done(left.splice(0, 1)) };
    },
  };
}

it("takes the files of folders and of those in them, but none that are hidden", async () => {
  const data = folder("data", file("b.csv"), file("a.csv"), file("~$a.xlsx"), file(".DS_Store"));
  const { files, cut } = await filesOf([
    file("c.csv"),
    folder("model", data, file("rules.en.fordel"), file("rules.fordel")),
  ]);
  expect(files.map((f) => f.name)).toEqual(["c.csv", "rules.fordel", "rules.en.fordel", "a.csv", "b.csv"]);
  expect(files.map((f) => "inFolder" in f)).toEqual([false, true, true, true, true]);
  expect(cut).toBe(false);
});

it("ends where a folder has very many files, or folders in folders, and says so", async () => {
  const many = Array.from({ length: 300 }, (_, i) => file(`${i}.csv`));
  const first = await filesOf([folder("many", ...many)]);
  expect([first.files.length, first.cut]).toEqual([200, true]);
  const deep = folder("1", folder("2", folder("3", file("in.csv"), folder("4", file("below.csv")))));
  const below = await filesOf([deep]);
  expect([below.files.map((f) => f.name), below.cut]).toEqual([["in.csv"], true]);
});
