import type { Lang } from "../engine/protocol.ts";

/** A decimal number written out: `12`, `-0.5`. */
const plain = /^-?(\d+(\.\d*)?|\.\d+)$/;
const grouped = { da: /^-?\d{1,3}(\.\d{3})+(,\d*)?$/, en: /^-?\d{1,3}(,\d{3})+(\.\d*)?$/ };

/**
 * Reads a number as people write it in a field, in kroner or per cent alike:
 * thousands separators and decimal sign of the language, blanks, `mio`, `kr.`
 * and `%` are taken. A decimal sign of the other language is understood where
 * it cannot be a thousands separator (`1.5` in Danish). Null if it is no number.
 *
 * A percentage is moved two places as text, so that `3,3` is the double
 * nearest 0.033.
 */
export function parseNumber(text: string, lang: Lang, percent = false): number | null {
  const words = /^([-−]?[\d.,\s'’]+?)\s*(mio\.?|million|millions)?\s*(kr\.?|%)?$/i.exec(text.trim());
  if (!words?.[1]) return null;
  const digits = decimal(words[1].replace(/[\s'’]/g, "").replace("−", "-"), lang);
  if (digits === null) return null;
  const exponent = (words[2] ? 6 : 0) - (percent ? 2 : 0);
  return Number(`${digits}e${exponent}`);
}

function decimal(digits: string, lang: Lang): string | null {
  const [point, thousands] = lang === "da" ? [",", "."] : [".", ","];
  if (grouped[lang].test(digits)) digits = digits.replaceAll(thousands, "");
  const candidate = digits.replace(point, ".");
  if (plain.test(candidate)) return candidate;
  const foreign = digits.replace(thousands, ".");
  return plain.test(foreign) ? foreign : null;
}

/** x · 10^places by moving the decimal sign of its shortest decimal, without a rounding of its own. */
export function shift(x: number, places: number): number {
  const [digits, exponent] = x.toExponential().split("e");
  return Number(`${digits}e${Number(exponent) + places}`);
}

/** The decimal with 15 significant digits that x shows, as a double: takes the noise out of `0.1 + 0.2`. */
export function shown15(x: number): number {
  return Number(x.toPrecision(15));
}
