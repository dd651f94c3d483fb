import { EngineError } from "../engine/client.ts";
import type { Diagnostic, Lang, Sentence } from "../engine/protocol.ts";

/**
 * Why something could not be done:
 * `rules`, `data` and `run` there are errors in the rules, in the rows of a table, or in what they give together;
 * `refused` the call does not fit the model, as a parameter that is no number; `cancelled` it was stopped; `died` the
 * engine's thread is gone (the next call starts another, with the same rules and data); `mismatch` the files are of two releases.
 */
export type FailureKind = "rules" | "data" | "run" | "refused" | "cancelled" | "died" | "mismatch";

/** What could not be done, and why: problems with their places in rules and data. There is always one. */
export class FordelError extends Error {
  override readonly name = "FordelError";

  constructor(
    readonly kind: FailureKind,
    readonly diagnostics: readonly Diagnostic[],
    options?: ErrorOptions,
  ) {
    super(diagnostics.map(written).join("\n"), options);
  }
}

/** A problem on a line, as compilers write it. */
function written({ file, line, column, severity, code, message, hint }: Diagnostic): string {
  const place = [file, line || "", (line && column) || ""].filter((part) => part !== "").join(":");
  return `${place ? `${place}: ` : ""}${severity}[${code}]: ${message}${hint ? ` ${hint}` : ""}`;
}

/** Throws where there are errors among problems. */
export function refuseErrors(kind: FailureKind, diagnostics: readonly Diagnostic[]): void {
  const errors = diagnostics.filter((d) => d.severity === "error");
  if (errors.length > 0) throw new FordelError(kind, errors);
}

/** A problem that has no place in rules or data. */
function placeless(code: string, message: string): Diagnostic {
  return { code, severity: "error", message, hint: "", file: "", line: 0, column: 0, from: 0, to: 0 };
}

const said: Record<Exclude<FailureKind, "rules" | "data" | "run">, Sentence> = {
  refused: { en: "The engine could not do that.", da: "Det kunne beregneren ikke." },
  cancelled: { en: "It was stopped.", da: "Det blev standset." },
  died: {
    en: "The engine's thread ended before it answered. The next call starts another, with the same rules and data.",
    da: "Beregnerens tråd sluttede, før den svarede. Næste kald starter en ny med samme regler og data.",
  },
  mismatch: {
    en: "The program and its .wasm file are of two releases. Serve the files of one package together, and empty caches that hold older ones.",
    da: "Programmet og dets .wasm-fil er fra to udgaver. Læg filerne fra én pakke sammen, og tøm mellemlagre, der har ældre.",
  },
};

/** What the client's kinds are here. */
const kinds = {
  failed: "refused",
  superseded: "cancelled",
  cancelled: "cancelled",
  unreadable: "died",
  died: "died",
  mismatch: "mismatch",
} as const satisfies Record<EngineError["kind"], FailureKind>;

/** A call that does not fit the model: what is wrong with it. */
export function refused(said: Sentence, lang: Lang): FordelError {
  return new FordelError("refused", [placeless("package.refused", said[lang])]);
}

/** Throws where a language is asked for that there is none of; none is asked for by leaving it out. */
export function refuseLang(lang: Lang | undefined): void {
  if (lang === undefined || lang === "da" || lang === "en") return;
  const said = { en: `the language is "da" or "en", not "${lang}"`, da: `sproget er "da" eller "en", ikke "${lang}"` };
  throw refused(said, "en");
}

/** What is said of a call that the engine did not answer. */
export function unanswered(kind: EngineError["kind"], lang: Lang): string {
  return said[kinds[kind]][lang];
}

/** What the client tells, as the package tells it. */
export function failureOf(problem: unknown, lang: Lang): unknown {
  if (!(problem instanceof EngineError)) return problem;
  const kind = kinds[problem.kind];
  const more = kind === "mismatch" || kind === "died" ? ` (${problem.message})` : "";
  const message = problem.text?.[lang] ?? said[kind][lang] + more;
  return new FordelError(kind, [placeless(`package.${kind}`, message)], { cause: problem });
}
