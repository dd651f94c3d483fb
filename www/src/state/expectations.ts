import type { Expectation, Value } from "../engine/protocol.ts";

/** An expectation with how it turned out in the base and each scenario. */
export interface Verdict {
  text: string;
  ok: boolean;
  /** Where it fails: scenarios by name, null for the base. */
  failsIn: (string | null)[];
  /** The two sides where it fails first; null where it is no comparison. */
  sides: { left: Value; right: Value } | null;
}

/** One verdict for each expectation of the rules, in their order. */
export function verdicts(expectations: readonly Expectation[]): Verdict[] {
  const byText = new Map<string, Expectation[]>();
  for (const e of expectations) byText.set(e.text, [...(byText.get(e.text) ?? []), e]);
  return [...byText].map(([text, outcomes]) => {
    const failed = outcomes.filter((e) => !e.ok);
    const [first] = failed;
    const sides = first && first.left !== null ? { left: first.left, right: first.right } : null;
    return { text, ok: failed.length === 0, failsIn: failed.map((e) => e.scenario), sides };
  });
}
