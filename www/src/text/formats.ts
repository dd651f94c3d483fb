import type { Lang, Value, Values, ValueType, Words } from "../engine/protocol.ts";
import { numbersOf } from "../engine/values.ts";
import { type Catalogue, catalogues } from "../i18n/index.ts";
import { shift, shown15 } from "./numbers.ts";

/** What a value needs to know of its column to be written. */
export interface Shown {
  type: ValueType;
  /** What its texts say, where they are words of a figure. */
  says?: Words | undefined;
  percent?: boolean | undefined;
}

/** How the numbers of a column are written, all alike. */
export interface NumberStyle {
  decimals: number;
  /** Years have no thousands separator. */
  grouped: boolean;
}

/** A style without decimals where large numbers have some: what is told at a glance is told in whole units. */
export function wholeOr(style: NumberStyle, whole = false): NumberStyle {
  return whole ? { ...style, decimals: 0 } : style;
}

const nbsp = "\u00a0";
const minus = "\u2212";

/** Writes values for people, in one language and currency. */
export class Formats {
  readonly #texts: Catalogue;
  readonly #locale: string;
  readonly #dates: Intl.DateTimeFormat;
  readonly #numbers = new Map<string, Intl.NumberFormat>();
  readonly collator: Intl.Collator;

  constructor(
    readonly lang: Lang,
    readonly currency: string,
  ) {
    this.#locale = lang === "da" ? "da-DK" : "en-GB";
    this.#texts = catalogues[lang];
    this.#dates = new Intl.DateTimeFormat(this.#locale, { dateStyle: "medium", timeZone: "UTC" });
    this.collator = new Intl.Collator(this.#locale, { numeric: true });
  }

  /** `kr.` or the model's own currency. */
  get unit(): string {
    return this.currency === "kr" || this.currency === "" ? this.#texts.currency : this.currency;
  }

  /** Digits with between `least` and `most` decimals, and thousands separators unless told not to. */
  number(x: number, most = 15, least = 0, grouped = true): string {
    const key = `${least} ${most} ${grouped}`;
    let format = this.#numbers.get(key);
    if (!format) {
      format = new Intl.NumberFormat(this.#locale, {
        minimumFractionDigits: least,
        maximumFractionDigits: most,
        useGrouping: grouped,
      });
      this.#numbers.set(key, format);
    }
    return format.format(shown15(x) || 0);
  }

  /** The digits of a parameter's field: all of them, in per cent where it is one. */
  field(x: number, shown: Shown): string {
    return this.number(shown.percent ? shift(x, 2) : x, 15, 0, !areYears([x], shown));
  }

  /** A single amount, number or other value with its unit. */
  value(value: Value, shown: Shown): string {
    if (typeof value !== "number") return this.plain(value, shown);
    const { decimals, grouped } = this.style([value], shown);
    if (shown.percent) return `${this.number(shift(value, 2), decimals, decimals)}${nbsp}%`;
    const text = this.number(value, decimals, decimals, grouped);
    return shown.type === "kr" ? text + nbsp + this.unit : text;
  }

  /** A cell of a column, in the column's style; its header says the unit. */
  cell(value: Value, shown: Shown, { decimals, grouped }: NumberStyle): string {
    if (typeof value !== "number") return this.plain(value, shown);
    return this.number(shown.percent ? shift(value, 2) : value, decimals, decimals, grouped);
  }

  /** What writes the cells of a column, all alike and fast: whole numbers are most of what tables hold. */
  writer(shown: Shown, style: NumberStyle): (value: Value) => string {
    const mark = this.lang === "da" ? "." : ",";
    const plainly = !shown.percent && style.decimals === 0 && style.grouped;
    return (value) =>
      plainly && typeof value === "number" && Number.isInteger(value) && Math.abs(value) < 1e15
        ? grouped(value, mark)
        : this.cell(value, shown, style).replace(/^-(?=\d)/, minus);
  }

  /** A change, with its sign. */
  signed(x: number, shown: Shown, style: NumberStyle): string {
    const digits = this.writer(shown, style)(Math.abs(x));
    return x === 0 ? "0" : (x > 0 ? "+" : minus) + digits;
  }

  /** The style that a column's numbers need. */
  style(values: Values, shown: Shown): NumberStyle {
    const numbers = numbersOf(values);
    return { decimals: decimalsOf(numbers, shown), grouped: !areYears(numbers, shown) };
  }

  plain(value: Value, { type, says }: Shown): string {
    if (value === null) return "–";
    if (says) return says[String(value)]?.[this.lang] ?? String(value);
    if (typeof value === "boolean") return value ? this.#texts.yes : this.#texts.no;
    if (type === "date" && typeof value === "string") return this.date(value);
    return String(value);
  }

  /** A moment as a date and a time of the day. */
  moment(iso: string): string {
    return new Intl.DateTimeFormat(this.#locale, { dateStyle: "medium", timeStyle: "short" }).format(new Date(iso));
  }

  date(iso: string): string {
    const time = Date.parse(iso);
    return Number.isNaN(time) ? iso : this.#dates.format(time);
  }

  /** As `value`, with all its digits: of two that differ it shows that they do. */
  exact(value: Value, shown: Shown): string {
    if (typeof value !== "number") return this.plain(value, shown);
    const text = this.field(value, shown);
    if (shown.percent) return `${text}${nbsp}%`;
    return shown.type === "kr" ? text + nbsp + this.unit : text;
  }
}

/** Beyond so many decimals there is only noise beside other figures. */
const finest = 9;

/** As many decimals as one of the numbers needs, and as their size makes sense of: the rule of package report. */
function decimalsOf(values: readonly number[], { type, percent }: Shown): number {
  const largest = values.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  const most = mostDecimals(largest, percent ?? false);
  let decimals = 0;
  for (const value of values) {
    if (decimals === most) break;
    if (!percent && Number.isInteger(value)) continue;
    const x = shown15(percent ? shift(value, 2) : value);
    if (rounded(x, most) === 0) continue;
    while (decimals < most && rounded(x, finest) !== rounded(x, decimals)) decimals++;
  }
  return type === "kr" && decimals === 1 ? 2 : decimals;
}

/** Two from 1 on and for per cent, four from 0.1 on, and below as many as show three digits. */
function mostDecimals(largest: number, percent: boolean): number {
  if (percent || largest >= 1 || largest === 0) return 2;
  if (largest >= 0.1) return 4;
  let digits = 0;
  for (let x = largest; x < 100 && digits < finest; digits++) x *= 10;
  return Math.max(4, digits);
}

/** A number with so many decimals, half away from zero. */
function rounded(x: number, decimals: number): number {
  return (Math.sign(x) * Math.round(shift(Math.abs(x), decimals))) / 10 ** decimals;
}

/** Whole numbers without a unit that may all be years of our time are written as years are. */
export function areYears(values: readonly number[], { type, percent }: Shown): boolean {
  if (type !== "number" || percent || values.length === 0) return false;
  return values.every((x) => Number.isInteger(x) && x >= 1900 && x <= 2100);
}

/** A whole number with a mark between its thousands. */
function grouped(x: number, mark: string): string {
  const digits = String(Math.abs(x));
  let text = digits.slice(-3);
  for (let end = digits.length - 3; end > 0; end -= 3) text = digits.slice(Math.max(0, end - 3), end) + mark + text;
  return x < 0 ? minus + text : text;
}
