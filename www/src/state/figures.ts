import type { PoolFigures } from "../engine/protocol.ts";
import { exactSum } from "../text/exactsum.ts";

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
export function poolTotals(figures: Record<string, PoolFigures>, shared: number): PoolTotals {
  const groups = Object.values(figures);
  const amount = exactSum(groups.map((g) => g.amount));
  const left = exactSum(groups.map((g) => g.left));
  const passed = exactSum(groups.map((g) => g.passed ?? 0));
  const rate = groups.length === 1 ? (groups[0]?.rate ?? null) : "varies";
  return { amount, shared, left, passed, rate };
}
