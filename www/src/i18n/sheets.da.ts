/** Files, sheets and data in Danish. */
export const sheetsDa = {
  openHint: "Regler (.fordel) og data (Excel eller .csv). Du kan også trække dem ind på siden eller indsætte celler.",
  dropMore: "Regler (.fordel) og data (Excel eller .csv)",
  pastedFile: "indsat",
  pastedNumbers: "Tal i de indsatte celler er læst som på dansk: 1.234,56.",
  readingFiles: (files: string) => `Læser ${files} …`,
  unknownFile: (file: string) =>
    `${file} er hverken regler (.fordel) eller data (.xlsx eller .csv) og blev ikke åbnet.`,
  otherSheetFile: (file: string) =>
    `${file} er et regneark i et format, der ikke kan læses her. Åbn det i det program, det kommer fra, og gem det som .xlsx.`,
  refusedFile: (file: string, why: string) => `${file} blev ikke åbnet. ${why}`,
  refusedSheet: (file: string, sheet: string, why: string) => `Arket »${sheet}« i ${file} blev ikke læst. ${why}`,
  refusals: {
    damaged:
      "Filen er ikke en projektmappe, eller den er beskadiget. Åbn den i det program, den kommer fra, og gem den som .xlsx.",
    locked:
      "Projektmappen har en adgangskode eller er i det gamle format (.xls). Åbn den i Excel, og gem den som .xlsx uden adgangskode.",
    large:
      "Projektmappen fylder for meget, når den er pakket ud. Slet de ark, rækker og billeder, som reglerne ikke bruger.",
    parts: "Projektmappen består af for mange dele. Kopiér arket over i en ny projektmappe.",
    cells:
      "Det har flere celler, end der kan læses, tomme imellem dem talt med. Slet rækker og kolonner uden for dataene; også en løs celle langt ude tæller med.",
    encoding: "Projektmappen er skrevet i UTF-16. Åbn den i Excel, og gem den igen.",
    entities:
      "Projektmappen har sine egne erklæringer (DOCTYPE), som intet regneark skriver. Åbn den i Excel, og gem den igen.",
    order: "Rækkerne eller cellerne er ikke gemt i rækkefølge. Åbn projektmappen i Excel, og gem den igen.",
    lost: "Det rummer værdier, som ikke kan findes. Åbn projektmappen i Excel, og gem den igen, eller gem arket som CSV.",
    sheets: "Projektmappen har ikke noget ark med celler. Diagrammer alene er ikke data.",
  },
  unusedSheets: (file: string, sheets: string) => `Bruges ikke af ${file}, fordi ingen tabel passer: ${sheets}.`,
  isResult: (file: string, headers: string) =>
    `${file} ligner et resultat, ikke data: ${headers} er noget, reglerne beregner. Dine data er ikke ændret.`,
  openAnyway: "Åbn som data",
  assignIntro: "Hverken navn eller overskrifter siger det sikkert.",
  assignHeaders: (headers: string) => `Overskrifter: ${headers}`,
  sheetOf: (sheet: string, file: string) => `arket »${sheet}« i ${file}`,
};
