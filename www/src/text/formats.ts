import type { Lang, Value, ValueType } from "../engine/protocol.ts";
import { type Catalogue, catalogues } from "../i18n/index.ts";
import { shift, shown15 } from "./numbers.ts";

/** What a value needs to know of its column to be written. */
export interface Shown {
  type: ValueType;
  /** Of a column: `POOL.bound` holds words of the engine's own. */
  name?: string;
  percent?: boolean | undefined;
}

const nbsp = "\u00a0";

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

  /** Digits with thousands separators and between `least` and `most` decimals. */
  number(x: number, most = 15, least = 0): string {
    const key = `${least} ${most}`;
    let format = this.#numbers.get(key);
    if (!format) {
      format = new Intl.NumberFormat(this.#locale, { minimumFractionDigits: least, maximumFractionDigits: most });
      this.#numbers.set(key, format);
    }
    return format.format(shown15(x) || 0);
  }

  /** The digits of a parameter's field: all of them, in per cent where it is one. */
  field(x: number, percent: boolean): string {
    return this.number(percent ? shift(x, 2) : x);
  }

  /** A single amount, number or other value with its unit. */
  value(value: Value, shown: Shown): string {
    if (typeof value !== "number") return this.plain(value, shown);
    const digits = this.decimals([value], shown);
    if (shown.percent) return `${this.number(shift(value, 2), digits)}${nbsp}%`;
    const text = this.number(value, digits, shown.type === "kr" ? digits : 0);
    return shown.type === "kr" ? text + nbsp + this.unit : text;
  }

  /** A cell of a column whose numbers all have `digits` decimals and whose header says the unit. */
  cell(value: Value, shown: Shown, digits: number): string {
    if (typeof value !== "number") return this.plain(value, shown);
    return this.number(shown.percent ? shift(value, 2) : value, digits, digits);
  }

  /** The decimals that a column's numbers need: none if all are whole, else 2 for money and per cent, up to 3 for others. */
  decimals(values: readonly Value[], { type, percent }: Shown): number {
    const scale = percent ? 2 : 0;
    const numbers = values.filter((v): v is number => typeof v === "number").map((v) => shown15(shift(v, scale)));
    if (numbers.every(Number.isInteger)) return 0;
    if (type === "kr") return 2;
    const most = percent ? 2 : 3;
    for (let digits = 1; digits < most; digits++) {
      if (numbers.every((x) => Math.abs(Number(x.toFixed(digits)) - x) < 1e-9)) return digits;
    }
    return most;
  }

  plain(value: Value, { type, name }: Shown): string {
    if (value === null) return "–";
    if (name?.endsWith(".bound")) return this.#bound(String(value));
    if (typeof value === "boolean") return value ? this.#texts.yes : this.#texts.no;
    if (type === "date" && typeof value === "string") return this.date(value);
    return String(value);
  }

  #bound(word: string): string {
    const { bounds } = this.#texts;
    return word in bounds ? bounds[word as keyof typeof bounds] : word;
  }

  date(iso: string): string {
    const time = Date.parse(iso);
    return Number.isNaN(time) ? iso : this.#dates.format(time);
  }

  /** A value whose type is unknown, as in a failed expectation. */
  any(value: Value): string {
    return typeof value === "number" ? this.number(value) : this.plain(value, { type: "text" });
  }
}
