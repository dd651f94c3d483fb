import { describe, expect, it } from "vitest";
import { directory, type Entry, unpack } from "../sheet/zip.ts";
import { archiveOf } from "./archive.ts";

describe("an archive", () => {
  it("holds one file, under its name, as it was", async () => {
    const text = "Købmand ".repeat(1000);
    const bytes = new Uint8Array(await (await archiveOf("fordel-køb.html", text)).arrayBuffer());
    const [entry, ...others] = directory(bytes, { unpacked: 100_000, parts: 10 });
    expect(others).toEqual([]);
    expect(entry?.path).toBe("fordel-køb.html");
    expect(new TextDecoder().decode(await unpack(bytes, entry as Entry))).toBe(text);
  });
});
