/** Danish: what is shown against what, two rule files beside each other, and what is done with scenarios. */
export const compareDa = {
  otherFile: "En anden regelfil",
  chooseOther: "En anden regelfil …",
  otherShort: "Anden regelfil …",
  removeOther: (file: string) => `Fjern ${file}`,
  otherErrors: (file: string) => `${file} har fejl, så den kan ikke beregnes:`,
  otherMissing: (file: string, tables: string) => `${file} kan ikke beregnes: der mangler data til ${tables}.`,
  differIn: (n: number) => (n === 1 ? "1 forskel i reglerne" : `${n} forskelle i reglerne`),
  rulesSame: "Reglerne siger det samme.",
  calledOtherwise: "Andre navne for det samme",
  asText: "Vis som tekst",
  textsBeside: (ours: string, theirs: string) => `${theirs} til venstre, ${ours} til højre`,
  added: "tilføjet",
  removed: "udgået",
  relabeled: "hedder nu",
  droppedTurned: (n: number) =>
    n === 1 ? "1 ændret parameter blev nulstillet." : `${n} ændrede parametre blev nulstillet.`,
};
