import type { EditorView } from "@codemirror/view";
import type { Lang, Method, Params, Reply } from "../engine/protocol.ts";

/** What the editor needs of its session: the language to be told things in, and answers of the engine. */
export interface Adviser {
  readonly language: { lang: Lang };
  /** null where there is no answer, or no longer any use for it: a newer question of the same lane was asked. */
  ask<M extends Method>(method: M, params: Params<M>, lane?: string): Promise<Reply<M> | null>;
}

/** The methods about a text of rules. */
type AboutText = { [M in Method]: Params<M> extends { text: string } ? M : never }[Method];

/** Asks about the text of an editor. null also where the text has changed before the answer comes. */
export async function askAbout<M extends AboutText>(
  view: EditorView,
  adviser: Adviser,
  method: M,
  params: Omit<Params<M>, "text">,
  lane: string = method,
): Promise<Reply<M> | null> {
  const { doc } = view.state;
  if (doc.length === 0) return null;
  const reply = await adviser.ask(method, { ...params, text: doc.toString() } as Params<M>, lane);
  return view.state.doc === doc ? reply : null;
}
