import type { Value } from "../../engine/protocol.ts";
import type { Session } from "../../state/session.ts";

/** What a form is sent of a session: every parameter by its name, and what each pool and grant hands out as `total.NAME`. */
export function formValue(session: Session, name: string): FormData {
  const data = new FormData();
  const prefix = name ? `${name}.` : "";
  for (const [param, value] of Object.entries(session.paramValues)) data.set(prefix + param, written(value));
  for (const [pool, { sum }] of Object.entries(session.results?.summary.handedOut ?? {})) {
    data.set(`${prefix}total.${pool}`, written(sum));
  }
  return data;
}

function written(value: Value): string {
  return value === null ? "" : String(value);
}
