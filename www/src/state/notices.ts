import type { Catalogue } from "../i18n/index.ts";
import { joined } from "../i18n/index.ts";
import type { RefusalCode } from "../sheet/zip.ts";
import type { Foreign } from "./openfiles.ts";
import type { Source } from "./tables.ts";

/** Something to tell about a file that was not, or not only, opened. */
export type Notice =
  | {
      about:
        | "folderCut"
        | "unreadableFile"
        | "emptyFile"
        | "manyRules"
        | "otherSheetFile"
        | "mappingTaken"
        | "mappingUnreadable"
        | "noArea";
      file: string;
    }
  | { about: "unknownFile"; file: string; kind: Foreign }
  | { about: "pastedNumbers" }
  | { about: "told"; text: string }
  | { about: "refused"; file: string; sheet: string; code: RefusalCode }
  | { about: "ownBook"; file: string; sheets: readonly string[] }
  | { about: "unusedSheets"; file: string; sheets: readonly string[] }
  | { about: "mappingOfOthers"; file: string; tables: readonly string[] }
  | { about: "hiddenSheet"; file: string; sheet: string }
  | { about: "hiddenRows"; file: string; sheet: string; rows: number }
  | { about: "second"; label: string; used: Source; source: Source & { table: string } }
  | { about: "isResult"; file: string; headers: readonly string[]; source: Source & { table: string } };

/** A source as a sentence names it: a file, or a sheet in one. */
export function sourceName(texts: Catalogue, { file, sheet }: Pick<Source, "file" | "sheet">): string {
  return sheet ? texts.sheetOf(sheet, file) : file;
}

export function noticeText(texts: Catalogue, notice: Notice): string {
  switch (notice.about) {
    case "refused": {
      const why = texts.refusals[notice.code];
      return notice.sheet ? texts.refusedSheet(notice.file, notice.sheet, why) : texts.refusedFile(notice.file, why);
    }
    case "unknownFile":
      return `${texts.unknownFile(notice.file)} ${texts.foreign[notice.kind]}`;
    case "told":
      return notice.text;
    case "pastedNumbers":
      return texts.pastedNumbers;
    case "ownBook":
      return texts.ownBook(notice.file, joined(texts, notice.sheets.map(texts.quoted)), notice.sheets.length);
    case "unusedSheets":
      return texts.unusedSheets(notice.file, joined(texts, notice.sheets.map(texts.quoted)));
    case "mappingOfOthers":
      return texts.mappingOfOthers(notice.file, joined(texts, notice.tables.map(texts.quoted)));
    case "hiddenSheet":
      return texts.hiddenSheet(notice.file, notice.sheet);
    case "hiddenRows":
      return texts.hiddenRows(sourceName(texts, notice), notice.rows);
    case "second":
      return texts.second(sourceName(texts, notice.source), notice.label, sourceName(texts, notice.used));
    case "isResult":
      return texts.isResult(notice.file, joined(texts, notice.headers.map(texts.quoted)));
    default:
      return texts[notice.about](notice.file);
  }
}
