/** Defines `<fordel-catalogue>`. */
import { CatalogueElement } from "./catalogue/element.ts";

if (!customElements.get("fordel-catalogue")) customElements.define("fordel-catalogue", CatalogueElement);
