/**
 * The reference workload written by hand over typed arrays, as engine/bench/loops.go
 * has it in Go: what a programmer would write who knew the rules and wanted
 * nothing but speed.
 */

/** The workload's data. */
export interface Columns {
  houses: number;
  /** By house. */
  lastYear: Float64Array;
  /** By child, as below. */
  institution: Int32Array;
  age: Float64Array;
  income: Float64Array;
  /** 0 none, 1 basic, ... */
  education: Uint8Array;
  single: Uint8Array;
  language: Uint8Array;
  descendant: Uint8Array;
  working: Float64Array;
}

/** The workload's parameters; amounts in kroner, 3 % as 0.03. */
export interface Knobs {
  budget: number;
  socialShare: number;
  marksShare: number;
  needed: number;
  low: number;
  keep: number;
  most: number;
}

/** The parameters as the rule file has them, the budget by the size of the workload. */
export function standard(scale = 1): Knobs {
  return { budget: 4e9 * scale, socialShare: 0.03, marksShare: 0.02, needed: 2, low: 250_000, keep: 0.6, most: 6_000 };
}

/** Less than this above a whole krone, or below one, is noise. */
const noise = 1e-6;

/** Rows of a pool: all of them, or those that the pool is for. */
type Chosen = ((row: number) => boolean) | null;

/** The workload's figures. It keeps its memory. */
export class Loops {
  readonly enrolled: Float64Array;
  readonly weighted: Float64Array;
  readonly vulnerable: Float64Array;
  readonly marks: Float64Array;
  readonly base: Float64Array;
  readonly social: Float64Array;
  readonly extra: Float64Array;
  readonly total: Float64Array;
  readonly unit: Float64Array;
  readonly index: Float64Array;
  readonly rank: Float64Array;
  readonly outlier: Uint8Array;
  average = 0;
  p10 = 0;
  p90 = 0;
  readonly #columns: Columns;
  readonly #floor: Float64Array;
  readonly #cap: Float64Array;
  readonly #sorted: Float64Array;
  /** Rates at which a row begins or ceases to grow, with what this changes, and their order. */
  readonly #rate: Float64Array;
  readonly #key: Float64Array;
  readonly #fixed: Float64Array;
  readonly #order: Uint32Array;
  /** What rounding down leaves of each row, and the rows that it leaves something of. */
  readonly #part: Float64Array;
  readonly #rest: Uint32Array;

  constructor(columns: Columns) {
    const n = columns.houses;
    const room = () => new Float64Array(n);
    this.#columns = columns;
    [this.enrolled, this.weighted, this.vulnerable, this.marks] = [room(), room(), room(), room()];
    [this.base, this.social, this.extra, this.total, this.unit] = [room(), room(), room(), room(), room()];
    [this.index, this.rank, this.outlier] = [room(), room(), new Uint8Array(n)];
    [this.#floor, this.#cap, this.#sorted, this.#part] = [room(), room(), room(), room()];
    const points = () => new Float64Array(2 * n);
    [this.#rate, this.#key, this.#fixed, this.#order] = [points(), points(), points(), new Uint32Array(2 * n)];
    this.#rest = new Uint32Array(n);
  }

  /** Computes everything. */
  full(knobs: Knobs): void {
    this.count(knobs);
    this.pools(knobs);
  }

  /**
   * Goes through the children once. It has no branches, which would go one way as
   * often as the other. Weights are summed in tenths, which is exact.
   */
  count({ low, needed }: Knobs): void {
    const { institution, age, income, education, single, language, descendant, working } = this.#columns;
    const { enrolled, weighted, vulnerable, marks } = this;
    for (const column of [enrolled, weighted, vulnerable, marks]) column.fill(0);
    for (let i = 0; i < institution.length; i++) {
      const house = institution[i] as number;
      const poor = Number((income[i] as number) < low);
      const unskilled = Number((education[i] as number) <= 1);
      const workless = Number(working[i] === 0);
      const alone = single[i] as number;
      const danish2 = language[i] as number;
      const foreign = descendant[i] as number;
      const met = poor + unskilled + workless + alone + danish2 + foreign;
      (enrolled[house] as number)++;
      (weighted[house] as number) += 10 + 8 * Number((age[i] as number) <= 2);
      (marks[house] as number) += 2 * poor + unskilled + 3 * workless + alone + 2 * danish2 + foreign;
      (vulnerable[house] as number) += Number(met >= needed);
    }
    for (let i = 0; i < weighted.length; i++) (weighted[i] as number) /= 10;
  }

  /** Shares the money and compares the houses. */
  pools({ budget, socialShare, marksShare, keep, most }: Knobs): void {
    const { lastYear, houses } = this.#columns;
    const { weighted, vulnerable, enrolled, marks, base, social, extra, total, unit } = this;
    const [floor, cap] = [this.#floor, this.#cap];
    for (let i = 0; i < houses; i++) {
      cap[i] = most * (weighted[i] as number);
      floor[i] = keep * (lastYear[i] as number);
    }
    const burdened = (i: number) => (vulnerable[i] as number) >= 0.1 * (enrolled[i] as number);
    let passed = this.#share(social, budget * socialShare, vulnerable, burdened);
    for (let i = 0; i < houses; i++) floor[i] = (keep * (lastYear[i] as number)) / 2;
    passed += this.#share(extra, budget * marksShare, marks, null);
    for (let i = 0; i < houses; i++) {
      cap[i] = Number.POSITIVE_INFINITY;
      floor[i] = 1_000 * (weighted[i] as number);
    }
    this.#share(base, budget * (1 - socialShare - marksShare) + passed, weighted, null);
    for (let i = 0; i < houses; i++) {
      total[i] = (base[i] as number) + (social[i] as number) + (extra[i] as number);
      unit[i] = (total[i] as number) / Math.max(weighted[i] as number, 1);
    }
    this.#compare();
  }

  /** A pool in whole kroner; gives what caps leave. */
  #share(out: Float64Array, whole: number, keys: Float64Array, chosen: Chosen): number {
    const [rate, key, fixed] = [this.#rate, this.#key, this.#fixed];
    let [n, given, growing, most] = [0, 0, 0, 0];
    for (let i = 0; i < out.length; i++) {
      out[i] = 0;
      if (chosen && !chosen(i)) continue;
      const low = Math.ceil((this.#floor[i] as number) - noise);
      const high = Math.floor((this.#cap[i] as number) + noise);
      const k = keys[i] as number;
      given += low;
      if (k === 0) continue;
      most += high;
      rate[n] = low / k;
      key[n] = k;
      fixed[n++] = -low;
      if (high === Number.POSITIVE_INFINITY) continue;
      rate[n] = high / k;
      key[n] = -k;
      fixed[n++] = high;
    }
    const left = Math.max(whole - most, 0);
    const amount = whole - left;
    const order = this.#order.subarray(0, n);
    for (let i = 0; i < n; i++) order[i] = i;
    order.sort((a, b) => (rate[a] as number) - (rate[b] as number));
    for (const at of order) {
      if (given + growing * (rate[at] as number) >= amount) break;
      given += fixed[at] as number;
      growing += key[at] as number;
    }
    const last = n > 0 ? (rate[order[n - 1] as number] as number) : 0;
    this.#round(out, Math.floor(amount + noise), growing > 0 ? (amount - given) / growing : last, keys, chosen);
    return left;
  }

  /** Shares whole kroner by largest remainder. */
  #round(out: Float64Array, whole: number, rate: number, keys: Float64Array, chosen: Chosen): void {
    const part = this.#part;
    let [n, amount] = [0, whole];
    for (let i = 0; i < out.length; i++) {
      if (chosen && !chosen(i)) continue;
      const low = Math.ceil((this.#floor[i] as number) - noise);
      const high = Math.floor((this.#cap[i] as number) + noise);
      const x = Math.min(Math.max(rate * (keys[i] as number), low), high);
      const down = Math.floor(x + noise);
      out[i] = down;
      part[i] = x - down;
      amount -= down;
      if (x - down > noise) this.#rest[n++] = i;
    }
    const rest = this.#rest.subarray(0, n);
    rest.sort((a, b) => {
      const d = (part[b] as number) - (part[a] as number);
      return Math.abs(d) > noise ? d : a - b;
    });
    for (let i = 0; i < Math.min(amount, n); i++) (out[rest[i] as number] as number)++;
  }

  /** The benchmark: outliers beyond two standard deviations, the mean of the others, an index and a rank. */
  #compare(): void {
    const { unit, index, rank, outlier } = this;
    const n = unit.length;
    let sum = 0;
    for (const x of unit) sum += x;
    const mean = sum / n;
    let squares = 0;
    for (const x of unit) squares += (x - mean) * (x - mean);
    const limit = 2 * Math.sqrt(squares / (n - 1));
    let normal = 0;
    sum = 0;
    for (let i = 0; i < n; i++) {
      const x = unit[i] as number;
      outlier[i] = Math.abs(x - mean) > limit ? 1 : 0;
      if (outlier[i]) continue;
      sum += x;
      this.#sorted[normal++] = x;
    }
    this.average = sum / normal;
    const compared = this.#sorted.subarray(0, normal).sort();
    [this.p10, this.p90] = [percentile(compared, 0.1), percentile(compared, 0.9)];
    this.#sorted.set(unit);
    const sorted = this.#sorted.sort();
    for (let i = 0; i < n; i++) {
      const x = unit[i] as number;
      index[i] = (100 * x) / this.average;
      rank[i] = n - above(sorted, x) + 1;
    }
  }
}

/** How many sorted values are at most x. */
function above(sorted: Float64Array, x: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) <= x) low = middle + 1;
    else high = middle;
  }
  return low;
}

function percentile(sorted: Float64Array, p: number): number {
  const at = p * (sorted.length + 1);
  const i = Math.floor(at);
  const [before, after] = [sorted[i - 1] as number, sorted[i] as number];
  return before + (at - i) * (after - before);
}
