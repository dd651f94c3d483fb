import { html, nothing } from "lit";
import "../../components/figures.ts";
import "../../components/finding.ts";
import "../../components/param.ts";
import "../../components/table.ts";
import "../../components/words.ts";
import type { Param, Value, View } from "../../engine/protocol.ts";
import { compareView, mainView } from "../../state/comparison.ts";
import { originsOf } from "../../state/origins.ts";
import type { Session } from "../../state/session.ts";
import type { Part } from "./types.ts";

/** How the parts are asked for, beside which they are. */
export interface Asked {
  /** The parameters shown, between blanks: all where it is empty. */
  params: string;
  /** Parameters are shown, and cannot be turned. */
  fixed: boolean;
}

/** A part of what is shown of a model. */
export function partOf(part: Part, session: Session, asked: Asked) {
  const content = contentOf(part, session, asked);
  return content === nothing ? nothing : html`<section part=${part}>${content}</section>`;
}

function contentOf(part: Part, session: Session, asked: Asked) {
  switch (part) {
    case "headline":
      return session.results ? html`<fordel-figures .session=${session}></fordel-figures>` : nothing;
    case "parameters":
      return parametersOf(session, asked);
    case "chart":
      return chartOf(session);
    case "table":
      return tablesOf(session);
    case "explanation":
      return session.model ? html`<fordel-words .session=${session}></fordel-words>` : nothing;
    case "rules":
      return html`<fordel-editor .session=${session}></fordel-editor>`;
  }
}

function parametersOf(session: Session, { params, fixed }: Asked) {
  const wanted = params.trim().split(/\s+/).filter(Boolean);
  const all = session.model?.params ?? [];
  const shown = wanted.length === 0 ? all : wanted.flatMap((name) => all.filter((param) => param.name === name));
  if (shown.length === 0) return nothing;
  if (fixed) return fixedOf(session, shown);
  return html`<div class="knobs">${shown.map((param) => knobOf(session, param))}</div>`;
}

function fixedOf({ paramValues, language }: Session, shown: readonly Param[]) {
  return html`<dl class="fixed">
    ${shown.map(
      (param) => html`<dt>${param.label || param.name}</dt>
        <dd>${language.formats.value(paramValues[param.name] ?? null, param)}</dd>`,
    )}
  </dl>`;
}

function knobOf(session: Session, param: Param) {
  const { name } = param;
  return html`<fordel-param
    .param=${param}
    .value=${session.paramValues[name] ?? null}
    .start=${param.value}
    .language=${session.language}
    .read=${(text: string) => session.read(name, text)}
    @turn=${(e: CustomEvent<Value>) => session.turn(name, e.detail)}
    @reset=${() => session.reset(name)}
  ></fordel-param>`;
}

function comparisonOf(session: Session, index: number) {
  const { results, measured, against } = session;
  return results && index >= 0 ? compareView(results, index, measured?.results ?? null, against) : null;
}

function chartOf(session: Session) {
  const views = session.results?.views ?? [];
  const comparison = comparisonOf(session, mainView(views));
  if (!comparison && views.every((view) => view.kind === "table")) return nothing;
  return html`<fordel-finding .session=${session} .comparison=${comparison} .still=${null}></fordel-finding>`;
}

/** The tables of the results. */
export function tablesOf(session: Session) {
  const views = [...(session.results?.views ?? []).entries()].filter(([, view]) => view.kind === "table");
  return views.length === 0 ? nothing : views.map(([i, view]) => tableOf(session, i, view));
}

function tableOf(session: Session, index: number, view: View) {
  return html`<fordel-table
    heading=${view.label}
    .view=${view}
    .comparison=${comparisonOf(session, index)}
    .language=${session.language}
    .origin=${() => originsOf(session).line()}
  ></fordel-table>`;
}
