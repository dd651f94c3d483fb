/** What the page shows, one at a time: the views of a model in the order of their tabs, and where one begins. */
export const places = ["result", "compare", "data", "rules", "about", "start"] as const;

export type Place = (typeof places)[number];

/** The names of views in an address, the same in every language so that a link goes on working. */
const names: Record<Place, string> = {
  result: "resultat",
  compare: "sammenlign",
  data: "data",
  rules: "regler",
  about: "om",
  start: "start",
};

/** The address of a view on this page. */
export function addressOf(place: Place): string {
  return `#${names[place]}`;
}

/** The view that an address names; the result where it names none. */
export function placeOf(hash: string): Place {
  const name = hash.replace(/^#/, "").split("?")[0];
  return places.find((place) => names[place] === name) ?? "result";
}
