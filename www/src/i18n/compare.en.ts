import type { CompareTexts } from "./index.ts";

/** English: what is shown against what, two rule files beside each other, and what is done with scenarios. */
export const compareEn: CompareTexts = {
  otherFile: "Another rule file",
  chooseOther: "Another rule file …",
  otherShort: "Another rule file …",
  removeOther: (file) => `Remove ${file}`,
  otherErrors: (file) => `${file} has errors, so it cannot be computed:`,
  otherMissing: (file, tables) => `${file} cannot be computed: there are no data for ${tables}.`,
  differIn: (n) => (n === 1 ? "1 difference in the rules" : `${n} differences in the rules`),
  rulesSame: "The rules say the same.",
  calledOtherwise: "Other names for the same things",
  asText: "Show as text",
  textsBeside: (ours, theirs) => `${theirs} on the left, ${ours} on the right`,
  added: "added",
  removed: "removed",
  relabeled: "now called",
  droppedTurned: (n) => (n === 1 ? "1 changed parameter was reset." : `${n} changed parameters were reset.`),
};
