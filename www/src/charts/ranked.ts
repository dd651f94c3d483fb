import { type Bar, type Caption, type Ranks, spanOf } from "../state/ranks.ts";
import { shorten } from "./data.ts";
import { ticks } from "./ticks.ts";

const svgName = "http://www.w3.org/2000/svg";
/** The height of the bars, and of a line of names. */
const [tall, line] = [260, 18];
/** So many rows at each end are named below the bars. */
const named = 5;
/** The width of a character, about. */
const character = 6.6;

/** A ranked picture by itself: its bars with what is said of them, and below them the names at both ends. */
export function drawRanked({ bars, changes, up, down, write }: Ranks, width: number): SVGElement {
  const marks = ticks(...spanOf(bars));
  const [low, high] = [marks[0] ?? 0, marks.at(-1) ?? 0];
  const place = (value: number) => 8 + (high === low ? tall : ((high - value) / (high - low)) * tall);
  const left = 24 + Math.max(...marks.map((mark) => write(mark).length)) * character;
  const right = width - 16;
  const lists = endsOf(bars, changes);
  const height = tall + 24 + line * Math.max(0, ...lists.map((list) => list.length));
  const out = element("svg", { width, height });
  for (const mark of marks) {
    const y = place(mark);
    out.append(element("line", { x1: left, x2: right, y1: y, y2: y, stroke: `var(--line${mark === 0 ? "-2" : ""})` }));
    out.append(text(write(mark), { x: left - 8, y: y + 4, "text-anchor": "end", fill: "var(--ink-3)" }));
  }
  out.append(...bars.map((bar, i) => rect(bar, i, bars.length, changes, place, left, right)));
  out.append(...were(bars, place, left, right));
  if (up) out.append(...caption(up, "▲", "var(--gain)", left + 8, "start", down ? place(0) + 20 : 24));
  if (down) out.append(...caption(down, "▼", "var(--loss)", right - 4, "end", place(0) - 24));
  const room = (right - 16) / 2;
  lists.forEach((list, column) => {
    const x = 16 + column * (room + 16);
    list.forEach((bar, i) => {
      const y = tall + 30 + (i + 0.5) * line;
      out.append(text(shorten(bar.name, Math.floor((room - 120) / character)), { x, y, fill: "var(--ink)" }));
      out.append(text(bar.text, { x: x + room - 16, y, "text-anchor": "end", fill: colourOf(bar, changes) }));
    });
  });
  return out;
}

/** Lines at what the bars were before, with room around them, as they are about as dark as the bars they cross. */
function were(bars: readonly Bar[], place: (y: number) => number, left: number, right: number): SVGElement[] {
  const x = (n: number) => (left + (n * (right - left)) / bars.length).toFixed(2);
  const lines = bars.map(({ was }, i) => (was === undefined ? "" : `M${x(i)} ${place(was).toFixed(2)}H${x(i + 1)}`));
  const d = lines.join("");
  if (!d) return [];
  const line = (stroke: string, width: number) => element("path", { d, fill: "none", stroke, "stroke-width": width });
  return [line("var(--paper)", 6), line("var(--ink)", 2)];
}

/** Those that gain and those that lose most, or those with most and least. */
function endsOf(bars: readonly Bar[], changes: boolean): Bar[][] {
  const top = bars.slice(0, named).filter(({ value }) => !changes || value > 0);
  const rest = bars.slice(top.length);
  const low = rest.slice(-named).filter(({ value }) => !changes || value < 0);
  return [top, low.reverse()];
}

function rect(
  bar: Bar,
  i: number,
  of: number,
  changes: boolean,
  place: (y: number) => number,
  left: number,
  right: number,
) {
  const each = (right - left) / of;
  const gap = of > 120 ? 0.02 : 0.14;
  const [top, bottom] = [place(Math.max(0, bar.value)), place(Math.min(0, bar.value))];
  return element("rect", {
    x: (left + (i + gap) * each).toFixed(2),
    y: top.toFixed(2),
    width: (each * (1 - 2 * gap)).toFixed(2),
    height: (bottom - top).toFixed(2),
    fill: colourOf(bar, changes),
  });
}

function colourOf({ value }: Bar, changes: boolean): string {
  if (!changes) return "var(--accent)";
  return value > 0 ? "var(--gain)" : "var(--loss)";
}

function caption({ text: said, sum }: Caption, mark: string, fill: string, x: number, anchor: string, y: number) {
  return [
    text(`${mark} ${said}`, { x, y, fill, "text-anchor": anchor, "font-weight": 600 }),
    text(sum, { x, y: y + 15, fill: "var(--ink-2)", "text-anchor": anchor }),
  ];
}

function element(name: string, attributes: Record<string, string | number>): SVGElement {
  const out = document.createElementNS(svgName, name);
  for (const [key, value] of Object.entries(attributes)) out.setAttribute(key, String(value));
  return out;
}

function text(content: string, attributes: Record<string, string | number>): SVGElement {
  const out = element("text", attributes);
  out.textContent = content;
  return out;
}
