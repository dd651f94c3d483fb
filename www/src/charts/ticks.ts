/** Round numbers from about the lowest to about the highest, zero among them; about `wanted` steps. */
export function ticks(low: number, high: number, wanted = 5): number[] {
  const [from, to] = [Math.min(0, low), Math.max(0, high)];
  if (from === to) return [0];
  const raw = (to - from) / wanted;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = power * ([1, 2, 5, 10].find((f) => f * power >= raw) ?? 10);
  const first = Math.floor(from / step);
  const last = Math.ceil(to / step);
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
}
