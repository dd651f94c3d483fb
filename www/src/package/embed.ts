/** The page for frames: shows what its address asks for, and tells the page around how high that is. */
import "./element.ts";
import { type Embedded, type EmbeddedModel, embeddedIn } from "./embed/fragment.ts";
import type { HeightMessage } from "./embed/message.ts";
import { texts } from "./embed/texts.ts";

/** In a frame the page around has chosen the model; by itself a link has, which anybody can have made. */
const framed = window.parent !== window;

async function show(): Promise<void> {
  const given = await embeddedIn(location.hash, location.href);
  const lang = typeof given === "string" ? "da" : (given.attributes.get("lang") ?? "da");
  document.documentElement.lang = lang;
  document.body.replaceChildren();
  if (typeof given === "string") document.body.append(told("p", speak().refused[given]));
  else if (given.model && !framed) document.body.append(...asking(given, given.model));
  else document.body.append(calculator(given));
}

function speak() {
  return texts[document.documentElement.lang === "en" ? "en" : "da"];
}

function told(tag: string, text: string): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}

/** What a link holds, told before anything is done with it. */
function asking(given: Embedded, model: EmbeddedModel): HTMLElement[] {
  const said = speak();
  const rules = document.createElement("details");
  rules.append(told("summary", said.rules), told("pre", model.rules));
  const open = told("button", said.open);
  open.addEventListener("click", () => document.body.replaceChildren(calculator(given)));
  return [told("h1", model.title || said.untitled), told("p", said.from(location.host)), open, rules];
}

function calculator({ attributes, model }: Embedded): HTMLElement {
  const element = document.createElement("fordel-calculator");
  for (const [name, value] of attributes) element.setAttribute(name, value);
  if (model) Object.assign(element, { rules: model.rules, tables: model.tables });
  return element;
}

function tell(): void {
  const message: HeightMessage = { fordel: "height", height: document.documentElement.offsetHeight };
  window.parent.postMessage(message, "*"); // a height is no secret, and who is around is not known
}

document.body.style.margin = "0";
document.body.style.fontFamily = "system-ui, sans-serif";
if (framed) new ResizeObserver(tell).observe(document.documentElement);
addEventListener("hashchange", () => void show());
void show();
