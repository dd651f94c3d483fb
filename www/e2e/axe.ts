import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

export interface Looked {
  /** Elements in whose shadows something stands, from the document inwards: the last alone is looked at. */
  within?: [string, string, ...string[]] | null;
  /** Rules that are not asked. */
  but?: string[];
}

/**
 * What axe finds fault with in a page, each fault with where it is. Faults alone are told of, and in the page
 * itself, which has no frames: telling of all that is in order takes ten times as long as looking.
 */
export async function faults(page: Page, { within = null, but = [] }: Looked = {}): Promise<string[]> {
  const axe = new AxeBuilder({ page })
    .options({ resultTypes: ["violations"] })
    .disableRules(but)
    .setLegacyMode(true);
  const { violations } = await (within ? axe.include({ fromShadowDom: within }) : axe).analyze();
  return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).join(", ")}`);
}
