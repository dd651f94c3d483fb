import type { Mapping, Table } from "../engine/protocol.ts";
import type { Cell } from "../sheet/cells.ts";
import { placeOf, plainText } from "../sheet/rows.ts";
import { foldKey } from "./contents.ts";
import { type Candidate, type Choice, guessed, isOpen } from "./guess.ts";
import { likelyHeader } from "./headerrow.ts";
import { changed, type SavedMapping } from "./mapping.ts";
import { type Surveyed, surveyed } from "./matching.ts";
import { Observable } from "./observable.ts";
import { rememberedHeaders, rememberHeaders } from "./remembered.ts";
import type { Session } from "./session.ts";
import { dataColumns, type Source, shapeOf } from "./tables.ts";

/** A file on its way into a table: under which header each column stands is to be said. */
export interface Draft {
  table: string;
  /** The shape of the table that it was begun for. */
  shape: string;
  source: Source;
  seen: Surveyed;
  choices: ReadonlyMap<string, Choice>;
  /** In which year a header was chosen that is remembered, by column. */
  since: Readonly<Record<string, string>>;
}

/** How many rows are looked at to guess what a column holds. */
const sampled = 200;

/** Files whose headers are not those of their tables, until somebody has said which is which. What the tables had is computed on meanwhile. */
export class Drafts extends Observable {
  readonly #drafts = new Map<string, Draft>();
  /** Mappings that were opened, by table, for files that come after them. */
  saved: Readonly<Record<string, SavedMapping>> = {};

  constructor(private readonly session: Session) {
    super();
  }

  /** The draft of a table, if it is still of that shape. */
  of(table: Table): Draft | null {
    const draft = this.#drafts.get(table.name);
    return draft && draft.shape === shapeOf(table) ? draft : null;
  }

  /** How many tables of the rules wait. */
  get size(): number {
    return this.session.model?.tables.filter((table) => this.of(table) !== null).length ?? 0;
  }

  /** Begins with a file. Where all is remembered it is taken at once; whether it was. */
  async begin(table: Table, source: Source): Promise<boolean> {
    let seen = await surveyed(this.session, source, table);
    if (!seen) return false;
    const chosen = source.mapping?.header ?? 0;
    const header = chosen > 0 ? chosen : likelyHeader(seen).number;
    if (header !== chosen && header !== seen.survey.header) {
      source = { ...source, mapping: changed(source.mapping, { header }) };
      seen = (await surveyed(this.session, source, table)) ?? seen;
    }
    const remembered = await rememberedHeaders(table.name);
    const choices = await this.#choices(table, source, seen, remembered);
    const since = Object.fromEntries(Object.entries(remembered).map(([name, { at }]) => [name, at.slice(0, 4)]));
    const draft = { table: table.name, shape: shapeOf(table), source, seen, choices, since };
    const hows = [...choices.values()].map(({ how }) => how);
    if (hows.includes("remembered") && hows.every((how) => how === "same" || how === "remembered" || how === "left")) {
      await this.#take(draft);
      return true;
    }
    this.#drafts.set(table.name, draft);
    this.changed();
    return false;
  }

  /** Takes the user's word for where a column stands: under a header, or where it is empty, not in the data. */
  choose(table: string, column: string, header: string): void {
    this.#change(table, column, { header, how: header === "" ? "left" : "chosen" });
  }

  /** Confirms what was guessed. */
  confirm(table: string, column: string): void {
    const header = this.#drafts.get(table)?.choices.get(column)?.header;
    if (header !== undefined) this.choose(table, column, header);
  }

  /** Takes the data with what was chosen, and remembers that. */
  async use(table: string): Promise<void> {
    const draft = this.#drafts.get(table);
    if (draft && ![...draft.choices.values()].some(isOpen)) await this.#take(draft);
  }

  drop(table: string): void {
    this.#drafts.delete(table);
    this.changed();
  }

  async #take(draft: Draft): Promise<void> {
    const { table, source, choices } = draft;
    const columns = Object.fromEntries(
      [...choices].filter(([, { how }]) => how !== "same").map(([name, { header }]) => [name, header]),
    );
    this.drop(table);
    await this.session.openData([{ ...source, mapping: changed(source.mapping, { columns }), table }]);
    await rememberHeaders(table, columns);
  }

  #change(table: string, column: string, choice: Choice): void {
    const draft = this.#drafts.get(table);
    if (!draft) return;
    const choices = new Map(draft.choices).set(column, choice);
    // A header stands for one column: who had it before is open again.
    for (const [name, other] of draft.choices) {
      if (name !== column && choice.header !== "" && other.header === choice.header) {
        choices.set(name, { header: "", how: "open" });
      }
    }
    this.#drafts.set(table, { ...draft, choices });
    this.changed();
  }

  /** What the engine finds by itself, what was chosen, and guesses for the rest. */
  async #choices(
    table: Table,
    source: Source,
    seen: Surveyed,
    remembered: Awaited<ReturnType<typeof rememberedHeaders>>,
  ): Promise<Map<string, Choice>> {
    const choices = new Map<string, Choice>();
    for (const column of dataColumns(table)) {
      const field = seen.survey.columns.indexOf(column.name);
      const mapped = source.mapping?.columns?.[column.name];
      if (mapped === "") choices.set(column.name, { header: "", how: "left" });
      else if (field >= 0) {
        const how = mapped === undefined ? "same" : "chosen";
        choices.set(column.name, { header: seen.headers[field] ?? "", how });
      } else choices.set(column.name, { header: "", how: "open" });
    }
    const unknown = dataColumns(table).filter((c) => choices.get(c.name)?.how === "open");
    const before = Object.fromEntries(Object.entries(remembered).map(([name, { header }]) => [name, header]));
    const keys = new Map<string, ReadonlySet<string>>();
    for (const { target = "" } of unknown) if (target) keys.set(target, await this.#keysOf(target));
    const free = candidatesOf(seen).filter((_, i) => !seen.survey.columns[candidateFields(seen)[i] ?? -1]);
    const known = { remembered: before, keys: (name: string) => keys.get(name) ?? null };
    for (const [name, choice] of guessed(unknown, free, known)) choices.set(name, choice);
    return choices;
  }

  /** The keys that another table has, to know references to it by. */
  async #keysOf(name: string): Promise<ReadonlySet<string>> {
    const table = this.session.model?.tables.find((t) => t.name === name);
    const data = this.session.data.get(name);
    const seen = table && data ? await surveyed(this.session, data, table) : null;
    const key = table?.columns.find((c) => c.kind === "key")?.name ?? "";
    const field = seen?.survey.columns.indexOf(key) ?? -1;
    if (!seen || field < 0) return new Set();
    return new Set(cellsBelow(seen, field, Number.POSITIVE_INFINITY).map((cell) => foldKey(plainText(cell))));
  }
}

/** The fields of a file that have a header. */
function candidateFields({ headers }: Surveyed): number[] {
  return headers.flatMap((header, field) => (header.trim() === "" ? [] : [field]));
}

/** The headers that a column may stand under, with what stands below them. */
export function candidatesOf(seen: Surveyed, most = sampled): Candidate[] {
  return candidateFields(seen).map((field) => ({
    header: seen.headers[field] ?? "",
    cells: cellsBelow(seen, field, most),
  }));
}

function cellsBelow({ rows, survey }: Surveyed, field: number, most: number): Cell[] {
  const from = placeOf(rows, survey.header) + 1;
  const out: Cell[] = [];
  for (let i = from; i < rows.length && out.length < most; i++) out.push(rows.row(i)[field] ?? null);
  return out;
}

/** What a mapping says that is kept when another sheet or another row of headers is chosen. */
export function withHeader(mapping: Mapping | null, header: number): Mapping | null {
  return changed(mapping, { header, columns: {}, skip: [] });
}
