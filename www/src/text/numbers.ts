import type { Lang } from "../engine/protocol.ts";

/** x · 10^places by moving the decimal sign of its shortest decimal, without a rounding of its own. */
export function shift(x: number, places: number): number {
  const [digits, exponent] = x.toExponential().split("e");
  return Number(`${digits}e${Number(exponent) + places}`);
}

/** The decimal with 15 significant digits that x shows, as a double: takes the noise out of `0.1 + 0.2`. */
export function shown15(x: number): number {
  return Number(x.toPrecision(15));
}

/** The number that somebody wrote as their language has it, with a unit behind it or none; null where it is none. */
export function numberIn(text: string, lang: Lang): number | null {
  const plain = text
    .replace(/(kr\.?|%|pct\.?)\s*$/i, "")
    .replace(/[\s\u00a0]/g, "")
    .replace("−", "-");
  const grouped = lang === "da" ? /^-?\d{1,3}(\.\d{3})+(,\d+)?$/ : /^-?\d{1,3}(,\d{3})+(\.\d+)?$/;
  const bare = lang === "da" ? /^-?\d+(,\d+)?$/ : /^-?\d+(\.\d+)?$/;
  if (!grouped.test(plain) && !bare.test(plain)) return null;
  return Number(lang === "da" ? plain.replaceAll(".", "").replace(",", ".") : plain.replaceAll(",", ""));
}
