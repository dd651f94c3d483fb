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

/** Less than what counts, above a whole krone or below one. */
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
  /** Of the rows in a pool, one after the other. */
  readonly #keys: Float64Array;
  readonly #least: Float64Array;
  readonly #most: Float64Array;
  readonly #rows: Int32Array;
  /** What rounding down leaves of each of them. */
  readonly #part: Float64Array;
  readonly #parts: Float64Array;

  constructor(columns: Columns) {
    const n = columns.houses;
    const room = () => new Float64Array(n);
    this.#columns = columns;
    [this.enrolled, this.weighted, this.vulnerable, this.marks] = [room(), room(), room(), room()];
    [this.base, this.social, this.extra, this.total, this.unit] = [room(), room(), room(), room(), room()];
    [this.index, this.rank, this.outlier] = [room(), room(), new Uint8Array(n)];
    [this.#floor, this.#cap, this.#sorted] = [room(), room(), room()];
    [this.#keys, this.#least, this.#most, this.#rows] = [room(), room(), room(), new Int32Array(n)];
    [this.#part, this.#parts] = [room(), room()];
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
  #share(out: Float64Array, whole: number, column: Float64Array, chosen: Chosen): number {
    const [floor, cap, rows] = [this.#floor, this.#cap, this.#rows];
    const [keys, least, most] = [this.#keys, this.#least, this.#most];
    out.fill(0);
    let [n, all, highest] = [0, 0, 0];
    for (let i = 0; i < column.length; i++) {
      if (chosen && !chosen(i)) continue;
      const key = column[i] as number;
      const low = Math.ceil((floor[i] as number) - noise);
      const top = key === 0 ? low : Math.floor((cap[i] as number) + noise);
      all += key;
      highest += top;
      keys[n] = key;
      least[n] = low;
      most[n] = top;
      rows[n++] = i;
    }
    const left = Math.max(whole - highest, 0);
    const amount = whole - left;
    this.#round(out, Math.floor(amount + noise), this.#rate(amount, all, n), n);
    return left;
  }

  /**
   * What n rows get for a key so that they get the amount together, by Newton's
   * method: few passes, as the sum is straight but for limits that are reached or
   * left. all is the sum of the keys.
   */
  #rate(amount: number, all: number, n: number): number {
    const [keys, least, most] = [this.#keys, this.#least, this.#most];
    let [low, high, rate] = [0, Number.POSITIVE_INFINITY, amount / all];
    for (let pass = 0; pass < 100; pass++) {
      let [given, growing] = [0, 0];
      for (let i = 0; i < n; i++) {
        const key = keys[i] as number;
        const x = rate * key;
        if (x <= (least[i] as number)) given += least[i] as number;
        else if (x >= (most[i] as number)) given += most[i] as number;
        else {
          given += x;
          growing += key;
        }
      }
      const short = amount - given;
      if (Math.abs(short) <= 1e-13 * amount) break;
      if (short > 0) low = rate;
      else high = rate;
      let next = rate + short / growing;
      if (!(next > low && next < high)) next = Math.min((low + high) / 2, 2 * low + 1);
      if (next === rate) break;
      rate = next;
    }
    return rate;
  }

  /** Shares whole kroner among n rows by largest remainder. */
  #round(out: Float64Array, whole: number, rate: number, n: number): void {
    const [keys, least, most] = [this.#keys, this.#least, this.#most];
    const [rows, part, parts] = [this.#rows, this.#part, this.#parts];
    let [amount, some] = [whole, 0];
    for (let i = 0; i < n; i++) {
      const x = Math.min(Math.max(rate * (keys[i] as number), least[i] as number), most[i] as number);
      const down = Math.floor(x + noise);
      out[rows[i] as number] = down;
      amount -= down;
      part[i] = x - down;
      if (x - down > noise) parts[some++] = x - down;
    }
    let count = Math.min(amount, some);
    if (count <= 0) return;
    const last = nth(parts, some, some - count);
    for (let i = 0; i < n; i++) {
      if ((part[i] as number) > last + noise) {
        (out[rows[i] as number] as number)++;
        count--;
      }
    }
    for (let i = 0; i < n && count > 0; i++) {
      if (Math.abs((part[i] as number) - last) <= noise) {
        (out[rows[i] as number] as number)++;
        count--;
      }
    }
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
    const sorted = this.#sorted;
    sorted.set(unit);
    sorted.sort();
    let [from, to] = [0, n]; // outliers lie at both ends
    while (from < to && Math.abs((sorted[from] as number) - mean) > limit) from++;
    while (from < to && Math.abs((sorted[to - 1] as number) - mean) > limit) to--;
    const compared = sorted.subarray(from, to);
    sum = 0;
    for (const x of compared) sum += x;
    this.average = sum / compared.length;
    [this.p10, this.p90] = [percentile(compared, 0.1), percentile(compared, 0.9)];
    for (let i = 0; i < n; i++) {
      const x = unit[i] as number;
      outlier[i] = Number(Math.abs(x - mean) > limit);
      index[i] = (100 * x) / this.average;
      rank[i] = n - above(sorted, x) + 1;
    }
  }
}

/**
 * The number of the first length ones of a list that has n smaller ones, by
 * Hoare's method. It changes their order.
 */
function nth(list: Float64Array, length: number, n: number): number {
  let [from, to] = [0, length - 1];
  while (from < to) {
    const pivot = list[(from + to) >> 1] as number;
    let [i, j] = [from, to];
    while (i <= j) {
      while ((list[i] as number) < pivot) i++;
      while (pivot < (list[j] as number)) j--;
      if (i > j) break;
      const high = list[i] as number;
      list[i++] = list[j] as number;
      list[j--] = high;
    }
    if (n <= j) to = j;
    else if (n >= i) from = i;
    else break;
  }
  return list[n] as number;
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
