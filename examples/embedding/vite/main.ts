// The engine by itself, and the element with the same rules, in an app that Vite builds.
import { load } from "@fordel/calculator";
import "@fordel/calculator/element";

const rules = `fordel 1 en

table towns {
  name    key
  pupils  whole
}
param budget "The budget" = 1 mio kr { from 0 kr to 5 mio kr }
pool support {
  amount  budget
  to      towns
  key     pupils
}
`;
const rows = [
  { name: "North", pupils: 300 },
  { name: "South", pupils: 100 },
];

const engine = await load();
const model = await engine.open(rules);
await model.table("towns", rows);
const { key, columns } = (await model.run()).tables.towns;
for (const [i, name] of key.entries()) {
  const item = document.createElement("li");
  item.textContent = `${name}: ${columns.support[i]}`;
  document.querySelector("#amounts")?.append(item);
}
Object.assign(document.querySelector("fordel-calculator") ?? {}, { rules, tables: { towns: rows } });
