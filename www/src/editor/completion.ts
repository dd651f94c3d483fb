import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from "@codemirror/autocomplete";
import type { Proposal, Reply } from "../engine/protocol.ts";
import type { Adviser } from "./ask.ts";

/** What stands before the cursor when proposals come unasked: the beginning of a word, or a point behind one. */
const worthProposing = /[\p{L}_][\p{L}\p{N}_]*\.?$/u;

/** A word that is still being written. */
const word = /^[\p{L}\p{N}_]*$/u;

/** One line of the list: the text, then its type and label. The engine's order is kept among equals. */
function option({ text, type, detail }: Proposal, place: number): Completion {
  const told = [type, detail].filter(Boolean).join(" · ");
  return { label: text, sortText: String(place).padStart(6, "0"), ...(told ? { detail: told } : {}) };
}

/**
 * The list for a reply. Unasked there is none where the word is written out
 * already, so that Enter then ends the line.
 */
export function proposals(
  { from, to, items }: Reply<"complete">,
  written: string,
  asked: boolean,
): CompletionResult | null {
  const all = new Set(items.map((item) => item.text));
  if (items.length === 0 || (!asked && all.has(written))) return null;
  return { from, to, options: items.map(option), validFor: (text) => word.test(text) && (asked || !all.has(text)) };
}

/** Proposes what may stand at the cursor: as one types, or when asked with Ctrl and space. */
export function completion(adviser: Adviser) {
  const source = async (context: CompletionContext): Promise<CompletionResult | null> => {
    const { state, pos, explicit } = context;
    if (state.doc.length === 0 || !(explicit || context.matchBefore(worthProposing))) return null;
    const reply = await adviser.ask("complete", {
      text: state.doc.toString(),
      offset: pos,
      lang: adviser.language.lang,
    });
    return reply && proposals(reply, state.sliceDoc(reply.from, reply.to), explicit);
  };
  return autocompletion({ override: [source], icons: false });
}
