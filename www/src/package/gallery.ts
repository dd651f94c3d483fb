/** A page that browses the catalogue which its address names, and opens what a reader chooses. */
import "./catalogue.ts";
import "./element.ts";
import { texts } from "./catalogue/texts.ts";
import { galleryIn } from "./embed/fragment.ts";

function show(): void {
  const attributes = galleryIn(location.hash);
  const lang = attributes.get("lang") === "en" ? "en" : "da";
  const heading = document.createElement("h1");
  heading.textContent = texts[lang].heading;
  const catalogue = document.createElement("fordel-catalogue");
  const calculator = document.createElement("fordel-calculator");
  calculator.id = "calculator";
  calculator.hidden = true;
  catalogue.setAttribute("for", calculator.id);
  for (const [name, value] of attributes) catalogue.setAttribute(name, value);
  document.documentElement.lang = lang;
  document.title = heading.textContent;
  const main = document.createElement("main");
  main.append(heading, catalogue, calculator);
  document.body.replaceChildren(main);
}

document.body.style.fontFamily = "system-ui, sans-serif";
document.body.style.maxWidth = "1100px";
document.body.style.margin = "24px auto";
document.body.style.padding = "0 16px";
addEventListener("hashchange", show);
show();
