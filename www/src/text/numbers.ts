/** x · 10^places by moving the decimal sign of its shortest decimal, without a rounding of its own. */
export function shift(x: number, places: number): number {
  const [digits, exponent] = x.toExponential().split("e");
  return Number(`${digits}e${Number(exponent) + places}`);
}

/** The decimal with 15 significant digits that x shows, as a double: takes the noise out of `0.1 + 0.2`. */
export function shown15(x: number): number {
  return Number(x.toPrecision(15));
}
