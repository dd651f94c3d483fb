import { svg } from "lit";

/** Pictures of 16 by 16, drawn as lines in the colour of the text. */
const paths = {
  about: "M8 4c-1.6-1-3.4-1.2-5.5-1v9.5c2.1-.2 3.9 0 5.5 1 1.6-1 3.4-1.2 5.5-1V3C11.4 2.8 9.6 3 8 4zM8 4v9.5",
  alert: "M8 2.5 14.2 13.5H1.8zM8 6.5v3.2M8 11.6v.01",
  check: "m3 8.5 3.2 3.2L13 4.5",
  close: "m4 4 8 8M12 4l-8 8",
  code: "M5.5 4.5 2 8l3.5 3.5M10.5 4.5 14 8l-3.5 3.5",
  columns: "M2.5 3h11v10h-11zM6.2 3v10M9.8 3v10",
  compare: "M3 13V6h3.5v7M9.5 13V3H13v10M2 13h12",
  copy: "M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3",
  data: "M2.5 3h11v10h-11zM2.5 6.4h11M2.5 9.8h11M6 3v10",
  down: "m3.5 6 4.5 4.5L12.5 6",
  get: "M8 2v8M4.8 7 8 10.2 11.2 7M3 13.5h10",
  info: "M8 7.3v4M8 4.8v.01M14 8a6 6 0 1 1-12 0 6 6 0 0 1 12 0",
  letter: "M2.5 4h11v8.5h-11zM2.5 4.5 8 9l5.5-4.5",
  link: "M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2.2-2.2a2.6 2.6 0 0 0-3.7-3.7l-.9.9M9.2 6.8a2.6 2.6 0 0 0-3.7 0L3.3 9a2.6 2.6 0 0 0 3.7 3.7l.9-.9",
  lock: "M3.5 7.5h9v6h-9zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5",
  more: "M3 8h.5M7.75 8h.5M12.5 8h.5",
  open: "M2 13V3.5h4l1.5 2H14V13zM2 8h12",
  pencil: "M3 13l.6-2.8 7-7 2.2 2.2-7 7zM9.4 4.4l2.2 2.2",
  pin: "M6 2.5h4l-.5 4 2.5 2.5H4l2.5-2.5zM8 9v4.5",
  plus: "M8 3v10M3 8h10",
  print: "M4.5 6V2.5h7V6M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7v4h-7z",
  redo: "M13 6H6a3.5 3.5 0 0 0 0 7h4M13 6l-3-3M13 6l-3 3",
  result: "M2.5 13.5h11M4.5 11V7M8 11V3M11.5 11V8.5",
  right: "m6 3.5 4.5 4.5L6 12.5",
  rules: "M3 4h10M3 8h7M3 12h9",
  search: "M11.2 7a4.2 4.2 0 1 1-8.4 0 4.2 4.2 0 0 1 8.4 0M10.2 10.2 13.5 13.5",
  share: "M10 3.5 13 6.5 10 9.5M13 6.5H7A4 4 0 0 0 3 10.5V13",
  undo: "M3 6h7a3.5 3.5 0 0 1 0 7H6M3 6l3-3M3 6l3 3",
  up: "m3.5 10 4.5-4.5L12.5 10",
} as const;

export type IconName = keyof typeof paths;

/** An icon. It says nothing by itself: what it stands for is told beside it or in a label. */
export function icon(name: IconName) {
  return svg`<svg class="i" viewBox="0 0 16 16" aria-hidden="true"><path d=${paths[name]} /></svg>`;
}

/** The page's mark. */
export const mark = svg`<svg viewBox="0 0 18 18" aria-hidden="true"><path
  d="M0 0h11v11H0zM13 0h5v5h-5zM13 7h5v11h-5zM0 13h11v5H0z" /></svg>`;
