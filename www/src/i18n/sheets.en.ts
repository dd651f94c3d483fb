import type { SheetTexts } from "./index.ts";

/** Files, sheets and data in English. */
export const sheetsEn: SheetTexts = {
  openHint: "Rules (.fordel) and data (Excel or .csv). You can also drag them onto the page or paste cells.",
  dropMore: "Rules (.fordel) and data (Excel or .csv)",
  pastedFile: "pasted",
  pastedNumbers: "Numbers in the pasted cells are read as in English: 1,234.56.",
  readingFiles: (files) => `Reading ${files} …`,
  unknownFile: (file) => `${file} is neither rules (.fordel) nor data (.xlsx or .csv) and was not opened.`,
  otherSheetFile: (file) =>
    `${file} is a spreadsheet of a format that cannot be read here. Open it in the program it comes from and save it as .xlsx.`,
  refusedFile: (file, why) => `${file} was not opened. ${why}`,
  refusedSheet: (file, sheet, why) => `The sheet "${sheet}" in ${file} was not read. ${why}`,
  refusals: {
    damaged: "The file is no workbook, or it is damaged. Open it in the program it comes from and save it as .xlsx.",
    locked:
      "The workbook has a password or is of the old format (.xls). Open it in Excel and save it as .xlsx without a password.",
    large:
      "The workbook takes too much room when it is unpacked. Delete the sheets, rows and pictures that the rules do not use.",
    parts: "The workbook is made up of too many parts. Copy the sheet into a new workbook.",
    cells:
      "It has more cells than can be read, empty ones between them included. Delete the rows and columns beyond the data; a stray cell far out counts too.",
    encoding: "The workbook is written in UTF-16. Open it in Excel and save it again.",
    entities:
      "The workbook has declarations of its own (DOCTYPE), which no spreadsheet writes. Open it in Excel and save it again.",
    order: "Its rows or cells are not stored in order. Open the workbook in Excel and save it again.",
    lost: "It holds values that are not found. Open the workbook in Excel and save it again, or save the sheet as CSV.",
    sheets: "The workbook has no sheet with cells. Charts alone are no data.",
  },
  unusedSheets: (file, sheets) => `Not used of ${file}, as no table fits: ${sheets}.`,
  isResult: (file, headers) =>
    `${file} looks like a result, not like data: ${headers} is what the rules compute. Your data are unchanged.`,
  openAnyway: "Open as data",
  assignIntro: "Neither the name nor the headers say for certain.",
  assignHeaders: (headers) => `Headers: ${headers}`,
  sheetOf: (sheet, file) => `the sheet "${sheet}" in ${file}`,
};
