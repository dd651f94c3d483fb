/** The engine's documents to be printed, in parts: a page whose policy takes no styles from a text can show them so. */

/** What a document's style says, for an element that it stands in, and its pages as HTML. */
export interface PrintedParts {
  style: string;
  pages: string;
}

/** Takes a document apart. Its texts are escaped, so no end of a part stands in them. */
export function partsOf(document: string): PrintedParts {
  const between = (from: string, to: string) => {
    const start = document.indexOf(from) + from.length;
    return document.slice(start, document.indexOf(to, start));
  };
  const style = between("<style>", "</style>");
  return { style: style.replace(/(^|[\s{}])body(?=\s*\{)/g, "$1:host"), pages: between("<body>", "</body>") };
}
