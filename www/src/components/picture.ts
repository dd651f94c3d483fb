import { svg } from "lit";
import type { Picture } from "../state/examples.ts";

const [width, height] = [300, 100];

/** The picture of an example: bars from a common zero, up and down, or a line. What it shows is told beside it. */
export function picture({ kind, values }: Picture) {
  const [top, bottom] = [Math.max(0, ...values), Math.min(0, ...values)];
  const y = (value: number) => ((top - value) / (top - bottom || 1)) * height;
  const step = width / values.length;
  const bars = values.map(
    (value, i) => svg`<rect
      class=${kind === "change" ? (value < 0 ? "down" : "up") : "level"}
      x=${(i + 0.15) * step}
      y=${Math.min(y(value), y(0))}
      width=${0.7 * step}
      height=${Math.max(0.5, Math.abs(y(value) - y(0)))}
    />`,
  );
  const points = values.map((value, i) => `${(i / (values.length - 1)) * width},${y(value)}`).join(" ");
  return svg`<svg class="picture" viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" aria-hidden="true">
    ${kind === "line" ? svg`<polyline points=${points} vector-effect="non-scaling-stroke" />` : bars}
  </svg>`;
}
