import { describe, expect, it } from "vitest";
import { byLanes, fromLanes } from "./lanes.ts";

const head = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0];

/** A file with a section of something else in front and behind, and the given opcodes in two functions. */
function fileOf(opcodes: readonly number[]): Uint8Array {
  const body = [1, 0x83, 0x00, 0x7e, ...opcodes, 0x0b];
  const bodies = [2, body.length, ...body, body.length, ...body];
  return Uint8Array.from([...head, 1, 0, ...[10, bodies.length, ...bodies], 11, 3, 7, 8, 9]);
}

describe("a wasm file by lanes", () => {
  it.each([
    ["blocks, branches and calls", [0x02, 0x40, 0x0c, 0x80, 0x01, 0x0e, 2, 0, 1, 0, 0x10, 5, 0x11, 1, 0, 0x0b]],
    ["locals, memory and constants", [0x20, 1, 0x29, 3, 0x88, 0x01, 0x42, 0xff, 0xff, 0x7f, 0x41, 0x7f, 0x3f, 0]],
    ["numbers that are not whole, which look like opcodes", [0x43, 0x0e, 0x0b, 0xfc, 1, 0x44, 1, 2, 3, 4, 5, 6, 7, 8]],
    ["copies, fills and conversions", [0xfc, 10, 0, 0, 0xfc, 11, 0, 0xfc, 3, 0x7c, 0x1a]],
  ])("comes out as it was: %s", (_, opcodes) => {
    const file = fileOf(opcodes);
    const lanes = byLanes(file);
    expect(lanes.subarray(-file.length)).not.toEqual(file);
    expect(fromLanes(lanes)).toEqual(file);
  });

  it("has what stands behind alike opcodes side by side", () => {
    const lanes = [...byLanes(fileOf([0x20, 0x51, 0x42, 0x61, 0x20, 0x52, 0x42, 0x62]))];
    expect(String.fromCharCode(...lanes)).toContain("abab");
  });

  it("throws where an opcode is not known", () => {
    expect(() => byLanes(fileOf([0xfd, 12, 0]))).toThrow("opcode 253");
    expect(() => byLanes(fileOf([0xfc, 8, 0, 0]))).toThrow("opcode 252 8");
  });
});
