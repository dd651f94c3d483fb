/** One thing to be timed: done for some milliseconds at least, it gives the nanoseconds of one. */
export type Timed = (ms: number) => number | Promise<number>;

/** The shortest times in nanoseconds, by task and by what did it. */
export type Times = Map<string, Map<string, number>>;

/** What is timed: tasks, and what does each, in the order of the table. */
export type Plan = Map<string, Map<string, Timed>>;

/**
 * Times everything in turn, round after round, and keeps the shortest time of
 * each: what else the machine does then spoils the ratios little. The first round
 * is longer, for compilers that look at what runs often. What takes much longer
 * than it is given has fewer rounds, but three at least.
 */
export async function rounds(plan: Plan, count: number, ms: number): Promise<Times> {
  const times: Times = new Map();
  for (let round = 0; round < count; round++) {
    for (const [task, by] of plan) {
      const shortest = times.get(task) ?? new Map<string, number>();
      times.set(task, shortest);
      for (const [who, timed] of by) {
        const before = shortest.get(who) ?? Number.POSITIVE_INFINITY;
        if (round >= 3 && round * before > 10e6 * count * ms) continue;
        shortest.set(who, Math.min(before, await timed(round === 0 ? 50 * ms : ms)));
      }
    }
  }
  return times;
}

/** The power of n with which time grows: the slope of the least squares of log time on log n. */
export function exponent(points: readonly (readonly [n: number, time: number])[]): number {
  const logs = points.map(([n, time]) => [Math.log(n), Math.log(time)] as const);
  const mean = (pick: 0 | 1) => logs.reduce((sum, point) => sum + point[pick], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const above = logs.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
  return above / logs.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
}
