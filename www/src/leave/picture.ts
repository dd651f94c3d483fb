import { crc32 } from "./crc.ts";

/** A chart with what must stand beside it wherever it is shown. */
export interface Picture {
  title: string;
  /** That the figures are made up; empty where they are not. */
  madeUp: string;
  source: string;
  figure: Element;
  width: number;
}

const svgName = "http://www.w3.org/2000/svg";
const [titleHeight, lineHeight, margin] = [44, 15, 16];

/** A picture by itself: with its title, its source, and colours that need no page. */
export function pictureOf({ title, madeUp, source, figure, width }: Picture): string {
  const chart = figure instanceof SVGSVGElement ? figure : figure.querySelector("svg");
  if (!chart) throw new Error("a chart without a picture");
  const height = Number(chart.getAttribute("height"));
  const lines = wrapped(source, Math.floor((width - 2 * margin) / 5.4));
  const total = titleHeight + height + margin + lines.length * lineHeight + margin;
  const out = element("svg", { xmlns: svgName, width, height: total, viewBox: `0 0 ${width} ${total}` });
  out.append(
    text("title", {}, title),
    text("desc", {}, source),
    element("rect", { width, height: total, fill: "var(--paper)" }),
    text("text", { x: margin, y: 28, "font-size": 17, "font-weight": 600, fill: "var(--ink)" }, title),
  );
  if (madeUp) {
    const mark = {
      x: width - margin,
      y: 28,
      "text-anchor": "end",
      "font-size": 13,
      "font-weight": 600,
      fill: "var(--warn)",
    };
    out.append(text("text", mark, madeUp));
  }
  const copy = chart.cloneNode(true) as SVGSVGElement;
  copy.setAttribute("y", String(titleHeight));
  copy.setAttribute("font-size", "12");
  copy.setAttribute("color", "var(--ink)");
  copy.setAttribute("overflow", "visible");
  out.append(copy);
  lines.forEach((line, i) => {
    const y = titleHeight + height + margin + (i + 1) * lineHeight;
    out.append(text("text", { x: margin, y, "font-size": 11, fill: "var(--ink-2)" }, line));
  });
  out.setAttribute("font-family", "'Segoe UI', system-ui, sans-serif");
  return coloured(new XMLSerializer().serializeToString(out));
}

function element(name: string, attributes: Record<string, string | number>): SVGElement {
  const out = document.createElementNS(svgName, name);
  for (const [key, value] of Object.entries(attributes)) if (key !== "xmlns") out.setAttribute(key, String(value));
  return out;
}

function text(name: string, attributes: Record<string, string | number>, content: string): SVGElement {
  const out = element(name, attributes);
  out.textContent = content;
  return out;
}

/** The page's colours by their names become the colours themselves. */
function coloured(svg: string): string {
  const style = getComputedStyle(document.documentElement);
  return svg.replace(/var\((--[\w-]+)\)/g, (_, name: string) => style.getPropertyValue(name).trim() || "currentColor");
}

/** A text in lines of so many characters at most, cut between words. */
export function wrapped(content: string, most: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of content.split(" ")) {
    if (line && line.length + 1 + word.length > most) {
      lines.push(line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  return line ? [...lines, line] : lines;
}

/** A picture in points, twice as fine as it is wide, with its source in the file too. */
export async function pngOf(svg: string, source: string): Promise<Uint8Array<ArrayBuffer>> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.width * 2;
  canvas.height = image.height * 2;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (!blob) throw new Error("the picture cannot be drawn");
  return described(new Uint8Array(await blob.arrayBuffer()), source);
}

/** A PNG file with a text of where it is from: a chunk iTXt behind the first. */
export function described(png: Uint8Array<ArrayBuffer>, source: string): Uint8Array<ArrayBuffer> {
  const content = new TextEncoder().encode(`Source\0\0\0\0\0${source}`);
  const chunk = new Uint8Array(12 + content.length);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, content.length);
  chunk.set(new TextEncoder().encode("iTXt"), 4);
  chunk.set(content, 8);
  view.setUint32(8 + content.length, crc32(chunk.subarray(4, 8 + content.length)));
  const first = 8 + 12 + 13; // the signature, and the head of 13 bytes
  const out = new Uint8Array(png.length + chunk.length);
  out.set(png.subarray(0, first));
  out.set(chunk, first);
  out.set(png.subarray(first), first + chunk.length);
  return out;
}
