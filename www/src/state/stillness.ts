import type { Model, Results, Value } from "../engine/protocol.ts";
import { valueAt } from "../engine/values.ts";
import { mainView, measureOf } from "./comparison.ts";
import { type ParamValues, same } from "./parameters.ts";

/** A parameter that was turned without anybody getting anything else. */
export interface Still {
  param: string;
  from: Value;
  to: Value;
}

/** Notices when a parameter is turned and no amount moves, over as many movements as that lasts. */
export class Stillness {
  #last: { results: Results; model: Model; values: ParamValues } | null = null;
  #still: Still | null = null;

  /** What is still with these results, if anything. */
  of(results: Results, model: Model, values: ParamValues): Still | null {
    const last = this.#last;
    if (last?.results === results) return this.#still;
    this.#last = { results, model, values };
    const turned = model.params.filter((p) => !same(values[p.name], last?.values[p.name]));
    const [param] = turned;
    if (!last || !param || turned.length > 1 || last.model !== model || !sameAmounts(last.results, results)) {
      this.#still = null;
      return null;
    }
    const before = this.#still?.param === param.name ? this.#still.from : (last.values[param.name] ?? null);
    const to = values[param.name] ?? null;
    this.#still = same(before, to) ? null : { param: param.name, from: before, to };
    return this.#still;
  }
}

function sameAmounts(a: Results, b: Results): boolean {
  const [before, now] = [amountsOf(a), amountsOf(b)];
  return before !== null && now !== null && before.length === now.length && now.every((v, i) => same(v, before[i]));
}

/** What each row gets; null where nothing is measured. */
function amountsOf({ views }: Results): Value[] | null {
  const view = views[mainView(views)];
  const column = view?.columns[measureOf(view)];
  if (!view || !column) return null;
  return Array.from({ length: view.length }, (_, row) => valueAt(column.values, row));
}
