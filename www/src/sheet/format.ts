/** What the number format of a cell makes of its number, as engine/xlsx reads formats. */
export interface Format {
  /** With a day, month or year. */
  date: boolean;
  /** Of the clock alone, or a duration. */
  time: boolean;
  percent: boolean;
  /** Digits shown at least, as of ids: 00000. */
  zeros: number;
}

const plain: Format = { date: false, time: false, percent: false, zeros: 0 };

/** Reads the code of a number format, such as `#,##0.00 "kr."`: its first section, which is the one of positive numbers. */
export function parseFormat(code: string): Format {
  const clockOnly = /\[(h+|m+|s+)\]/i;
  const bare = code
    .replace(/"[^"]*"|\\.|[_*]./g, "")
    .replace(new RegExp(clockOnly, "gi"), "h")
    .replace(/\[[^\]]*\]/g, "");
  const section = bare.split(";", 1)[0] ?? "";
  const percent = section.includes("%");
  const digits = section.replace(/[^0#?.,]/g, "");
  const letters = section.replace(/[0#?.,%]/g, "").toLowerCase();
  if (/general|standard|@/.test(letters)) return plain;
  const clock = /[hs]/.test(letters);
  const date = /[dy]/.test(letters) || (letters.includes("m") && !clock);
  const zeros = /^0{2,}$/.test(digits) && letters.trim() === "" && !percent ? digits.length : 0;
  return { date, time: clock && !date, percent, zeros };
}

/** A part of a day, or more, as hours and minutes, with seconds if there are any. */
export function clock(days: number): string {
  const seconds = Math.round(Math.abs(days) * 24 * 60 * 60);
  const two = (n: number) => String(n).padStart(2, "0");
  const out = `${days < 0 ? "-" : ""}${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}`;
  return seconds % 60 === 0 ? out : `${out}:${two(seconds % 60)}`;
}
