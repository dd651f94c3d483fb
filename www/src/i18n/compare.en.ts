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

  more: "More",
  writeIn: "Write into the rules",
  remove: "Delete",
  scenarioMenu: (name) => `Do something with the scenario "${name}"`,
  newName: "New name",
  widen: "Widen in the rules",

  seek: "Find the value that gives …",
  seekFigure: "Figure",
  seekRow: (table) => `A row of ${table}`,
  seekWhich: "Which row",
  seekTarget: "is to be",
  seekParam: "by changing",
  seekGo: "Find the value",
  seekNumber: "Write a number.",
  seekNoRow: "Choose a row from the list.",
  seekSum: (label) => `${label} in all`,
  seekReceivers: (label, noun) => `${label}: number of ${noun} that receive`,
  notComputed: "Cannot be computed",
  seekRange:
    "Choose a target in between, widen the range of the parameter in the rules, or choose another parameter where this one does not move the figure.",
  seekFound: (param, value) => `${param} at ${value} gives it.`,
  seekNearest: (param, value, gives) =>
    `It cannot be met exactly. The nearest is ${param} at ${value}, which gives ${gives}.`,
  seekUse: "Use the value",

  checkHolds: "holds",
  checkFails: "does not hold",
  checkUntried: "cannot be decided",
  holdsNow: (n) => `Holds for ${n} right now.`,
  lightHint: "Point at a sentence to see its line, or at a line. Click a number to change it. F6 changes side.",

  keepData: "Keep data on this computer, too",
  keptRules: (at) => `Rules and settings were kept ${at}.`,
  keptData: (at) => `Data were kept ${at}.`,
  keptNothing:
    "All that was kept is deleted. Only your language, these choices and the page itself stay on the computer.",
  forget: "Forget all that is kept",
  resumedWithData: (at) => `Continued where you left off ${at}, with the data that were kept.`,

  goOn: (title) => `Continue: ${title}`,
  listedRules: "Rules of municipalities",
  listedHint:
    "These came with the page from whoever keeps it. One opens with its rules, and with your data if they are open.",
  listedDecision: "Decided",
  listedSource: "Source",
  findRules: "Search the rules",
  noRulesFound: (query) => `No rules are about “${query}”.`,
  beginMethod: "Begin with a method",
  beginMethodHint: "A method opens with its rules and waits for your own data. Until then data can be made up.",
  methods: {
    counting: "Counting: Children who meet criteria are counted, and the pool is shared by the number.",
    score: "A score per child: Each child has a score by what it weighs, and the pool follows the score.",
    applications: "Applications: Institutions apply, and the pool covers them in turn.",
    "fixed-amount": "A fixed amount: Chosen institutions get an amount before the rest is shared.",
  },
};
