import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The text of each page of a PDF, as it lies there, read by `pdftotext`. */
export function pagesOf(pdf: Buffer, pdftotext: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), "fordel-paper-"));
  try {
    const [from, to] = [join(folder, "paper.pdf"), join(folder, "paper.txt")];
    writeFileSync(from, pdf);
    const { status, stderr } = spawnSync(pdftotext, ["-layout", from, to], { timeout: 60_000, encoding: "utf8" });
    if (status !== 0) throw new Error(`pdftotext: ${stderr}`);
    // Some write fi and fl as one letter.
    return readFileSync(to, "utf8").normalize("NFKC").replace(/\f$/, "").split("\f");
  } finally {
    rmSync(folder, { recursive: true });
  }
}
