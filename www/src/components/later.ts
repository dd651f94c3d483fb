/** What the page fetches behind the first results, unless somebody asks for it before; the package has none of it. */

/** The views and dialogs that are not seen at first; see `views.ts`. */
export const loadViews = () => import("./views.ts");

/** The editor; until it is there, rules can be read. */
export const loadEditor = () => import("./editor.ts");
