import { expect, it } from "vitest";
import type { Model } from "../engine/protocol.ts";
import { Fingerprints } from "./fingerprint.ts";

const model = () => ({ title: "" }) as Model;

it("asks once for each model that is shown, and tells when it has come", async () => {
  const waiting: ((reply: { fingerprint: string } | null) => void)[] = [];
  let came = 0;
  const prints = new Fingerprints(
    () => new Promise((answer) => void waiting.push(answer)),
    () => came++,
  );
  const [first, second] = [model(), model()];
  expect([prints.of(first), prints.of(first), prints.of(second)]).toEqual([null, null, null]);
  expect(waiting).toHaveLength(2);
  waiting[0]?.(null); // a newer question took its place
  waiting[1]?.({ fingerprint: "0123456789abcdef" });
  await Promise.resolve();
  expect([prints.of(first), prints.of(second), came, waiting.length]).toEqual([null, "0123456789ab", 1, 2]);
});
