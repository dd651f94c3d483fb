import type { ExplainTexts } from "./index.ts";

/** English: why a number is what it is. */
export const explainEn: ExplainTexts = {
  explanation: "Explanation",
  whyHint: "Enter shows why the number is what it is.",
  why: (what) => `Why? ${what}`,
  computedSo: "How it is computed",
  treeKeys: "The arrow keys go through the steps; right opens, left folds, Enter opens or shows the source.",
  againstWas: (against, amount) => `against ${against}, where it is ${amount}`,
  againstSame: (against) => `The same as in ${against}`,
  notThere: "That number is no longer here.",
  noSteps: "The number is written as it is; there are no steps behind it.",
  moreSteps: (n) => `and ${n} more`,
  notTaken: "not used",
  ruleLine: (line) => `line ${line}`,
  dataCell: (file, cell) => `${file}, ${cell}`,
  showRule: (what) => `Show "${what}" in the rules`,
  showCell: (place) => `Show ${place} in the data`,
  inRules: "Show in the rules",
  copyText: "Copy the text",
  printThis: "Print the explanation",
  rowBefore: "Row before",
  rowBehind: "Next row",
  backTo: "Back",
  exactly: (value) => `Exactly: ${value}`,
  decidesThis: "This is what decides.",
  staleNumber: "The number is from before. It follows as soon as there is a new run.",
};
