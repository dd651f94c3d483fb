import type { Expectation, Value } from "../engine/protocol.ts";
import type { Shown } from "../text/formats.ts";

/** An expectation with how it turned out in the base and each scenario. */
export interface Verdict {
  text: string;
  ok: boolean;
  /** Where it fails: scenarios by name, null for the base. */
  failsIn: (string | null)[];
  /** Where it is not known, as what it rests on has errors. */
  untriedIn: (string | null)[];
  /** The two sides where it fails first; null where it is no comparison. */
  sides: { left: Value; right: Value; shown: Shown } | null;
}

/** One verdict for each expectation of the rules, in their order. */
export function verdicts(expectations: readonly Expectation[]): Verdict[] {
  const byText = new Map<string, Expectation[]>();
  for (const e of expectations) byText.set(e.text, [...(byText.get(e.text) ?? []), e]);
  return [...byText].map(([text, outcomes]) => {
    const failed = outcomes.filter((e) => !e.ok && !e.untried);
    const untried = outcomes.filter((e) => e.untried);
    const where = (list: Expectation[]) => list.map((e) => e.scenario);
    const ok = failed.length + untried.length === 0;
    return { text, ok, failsIn: where(failed), untriedIn: where(untried), sides: sidesOf(failed[0]) };
  });
}

function sidesOf(failed: Expectation | undefined): Verdict["sides"] {
  if (!failed || failed.left === null) return null;
  const { left, right, type, percent } = failed;
  return { left, right, shown: { type: type ?? "text", percent } };
}
