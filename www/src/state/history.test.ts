import { expect, it } from "vitest";
import { type Did, History } from "./history.ts";

const turn = (name: string): Did => ({ kind: "turn", name });

it("goes back and forth over what was done", () => {
  const history = new History<number>();
  history.record(turn("a"), 1, 0);
  history.record(turn("b"), 2, 1);
  expect(history.undoable).toEqual(turn("b"));
  expect(history.undo(3)).toBe(2);
  expect(history.undo(2)).toBe(1);
  expect(history.undo(1)).toBeNull();
  expect(history.redo(1)).toBe(2);
  expect(history.redo(2)).toBe(3);
  expect(history.redoable).toBeNull();
});

it("tells of a step whether it still stands", () => {
  const history = new History<number>();
  const did = turn("a");
  history.record(did, 1, 0);
  history.record(turn("b"), 2, 1);
  history.undo(3);
  expect(history.holds(did)).toBe(true);
  history.undo(2);
  expect(history.holds(did)).toBe(false);
  history.redo(1);
  expect(history.holds(did)).toBe(true);
});

it("takes movements of one thing that follow upon each other for one step", () => {
  const history = new History<number>();
  for (let i = 0; i < 5; i++) history.record(turn("a"), i, i * 100);
  history.record(turn("a"), 9, 5000);
  expect(history.undo(10)).toBe(9);
  expect(history.undo(9)).toBe(0);
  expect(history.undo(0)).toBeNull();
});

it("takes what is typed for one step until the field is left", () => {
  const history = new History<string>();
  const edit: Did = { kind: "edit", name: "rules.fordel" };
  history.record(edit, "", 0);
  history.record(edit, "a", 60_000);
  history.seal();
  history.record(edit, "ab", 60_001);
  expect(history.undo("abc")).toBe("ab");
  expect(history.undo("ab")).toBe("");
});

it("forgets what was undone when something else is done, and keeps at least 100 steps", () => {
  const history = new History<number>();
  history.record(turn("a"), 1, 0);
  history.undo(2);
  history.record(turn("a"), 1, 1);
  expect(history.redoable).toBeNull();
  for (let i = 0; i < 150; i++) history.record(turn(String(i)), i, i);
  let steps = 0;
  while (history.undo(0) !== null) steps++;
  expect(steps).toBeGreaterThanOrEqual(100);
});
