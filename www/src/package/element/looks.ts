import pageCss from "../../styles/page.css?inline";

/** What the page's tokens are called outside: `--accent` is `--fordel-accent`. */
const prefix = "--fordel-";

/**
 * The page's tokens, for an element in somebody else's page: each is what the host says
 * under its longer name, or else the page's. The dark ones hold where `theme` says so, and
 * never by themselves, as a dark calculator in a light article is no help to anybody.
 */
export function tokens(): string {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(pageCss);
  return [...sheet.cssRules].flatMap((rule) => tokensOf(rule)).join("\n");
}

const frame = ".frame";

function tokensOf(rule: CSSRule): string[] {
  if (rule instanceof CSSStyleRule) return rule.selectorText === ":root" ? [told(rule, frame)] : [];
  if (!(rule instanceof CSSMediaRule)) return [];
  const { mediaText } = rule.media;
  const inner = [...rule.cssRules].filter((r) => r instanceof CSSStyleRule && r.selectorText === ":root");
  if (!mediaText.includes("prefers-color-scheme")) {
    return inner.map((r) => `@media ${mediaText} { ${told(r as CSSStyleRule, frame)} }`);
  }
  return inner.flatMap((r) => [
    told(r as CSSStyleRule, ':host([theme="dark"]) .frame'),
    `@media ${mediaText} { ${told(r as CSSStyleRule, ':host([theme="auto"]) .frame')} }`,
  ]);
}

/** The declarations of a rule under another selector, each open to the host. */
function told({ style }: CSSStyleRule, selector: string): string {
  const lines = [...style].map((name) => {
    const value = style.getPropertyValue(name).trim();
    return name.startsWith("--") ? `${name}: var(${prefix}${name.slice(2)}, ${value});` : `${name}: ${value};`;
  });
  return `${selector} { ${lines.join(" ")} }`;
}
