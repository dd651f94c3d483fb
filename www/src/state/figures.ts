import { exactSum } from "../engine/digest.ts";
import type { Grouped, PoolFigures } from "../engine/protocol.ts";
import { shown15 } from "../text/numbers.ts";

export interface PoolTotals {
  amount: number;
  shared: number;
  left: number;
  /** What the caps left and another pool got. */
  passed: number;
  /** Null where there is none to tell; `varies` between groups. */
  rate: number | "varies" | null;
}

/** A pool's headline figures, over all its groups where it has some. */
export function poolTotals(figures: Grouped<PoolFigures>, shared: number): PoolTotals {
  const groups = "groups" in figures ? Object.values(figures.groups) : [figures];
  const amount = exactSum(groups.map((g) => g.amount));
  const left = exactSum(groups.map((g) => g.left));
  const rate = groups.length === 1 ? (groups[0]?.rate ?? null) : "varies";
  return { amount, shared, left, passed: noiseless(amount - shared - left, amount), rate };
}

/** A difference that is nothing beside the amount is nothing. */
function noiseless(difference: number, amount: number): number {
  return Math.abs(difference) <= Math.abs(amount) * 1e-12 ? 0 : shown15(difference);
}
