import { type Driver, until } from "./program.ts";

/** What scripts find elements and texts with through the page's components, and do as a reader would. */
export const helpers = `
  const within = (root, selector) => [...root.querySelectorAll(selector),
    ...[...root.querySelectorAll("*")].flatMap((e) => (e.shadowRoot ? within(e.shadowRoot, selector) : []))];
  const all = (selector) => within(document, selector);
  const seen = (selector, text) => all(selector).some((e) => e.checkVisibility() && e.textContent.includes(text));
  const drop = (name, text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], name));
    for (const type of ["dragenter", "dragover", "drop"])
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true, composed: true }));
  };
  const turn = (at) => {
    const slider = all("input[type=range]")[at];
    slider.value = slider.max;
    for (const type of ["input", "change"]) slider.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
  };
`;

/** Waits until a script says yes. */
export function holds(driver: Driver, what: string, script: string): Promise<true> {
  return until(what, async () => (await driver.run(`${helpers} ${script}`)) === true || null) as Promise<true>;
}
