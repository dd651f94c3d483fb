import { faults } from "./axe.ts";
import type { Opened } from "./page.ts";
import { expect, test } from "./page.ts";

const rules = `fordel 1 da

tabel elever {
  nummer  nøgle
  alder   heltal
}

parameter tillæg = 1 { fra 0 til 10 }

sæt elever.point "Point" = alder + tillæg
`;

/** Drops a file of made-up rows, made in the page itself. */
async function dropRows(fordel: Opened, rows: number): Promise<void> {
  const transfer = await fordel.page.evaluateHandle((n) => {
    const lines = ["nummer;alder"];
    for (let i = n; i > 0; i--) lines.push(`b${i};${i % 7}`);
    const data = new DataTransfer();
    data.items.add(new File([lines.join("\n")], "elever.csv"));
    return data;
  }, rows);
  for (const type of ["dragenter", "dragover", "drop"]) {
    await fordel.page.dispatchEvent("body", type, { dataTransfer: transfer });
  }
}

/** The engine works beside the page all the while. */
test.slow();

const work = (fordel: Opened) => fordel.page.locator("fordel-work");

test("reading two million rows tells how far it is, and can be stopped", async ({ fordel }) => {
  await fordel.write(rules);
  await expect(fordel.results).toContainText(/mangler/i);
  await dropRows(fordel, 2_000_000);
  await expect(work(fordel)).toContainText("elever.csv");
  await expect(work(fordel).getByRole("progressbar")).toHaveAttribute("value", /^0\.\d+/);
  await work(fordel).getByRole("button", { name: "Stop" }).click();
  await expect(work(fordel)).not.toContainText("elever.csv");
  await expect(fordel.results).toContainText("Beregningen blev stoppet");
  // The page goes on with what it is given next.
  await dropRows(fordel, 3);
  await expect(fordel.rows).toHaveCount(3, { timeout: 60_000 });
  await expect(fordel.results).not.toContainText("stoppet");
});

test("a rule that takes its time can be stopped, and another takes its place", async ({ fordel }) => {
  await fordel.write(rules);
  await expect(fordel.results).toContainText(/mangler/i);
  await dropRows(fordel, 20_000);
  await expect(fordel.table).toBeVisible();
  await expect(fordel.page.getByRole("main")).toBeFocused();
  await fordel.write(`${rules}sæt elever.over "Over" = antal(elever; .alder + .point > point)\n`);
  await expect(work(fordel)).toContainText("Over");
  await expect(work(fordel)).toContainText("Tallene er fra før ændringen.");
  expect(await faults(fordel.page)).toEqual([]);
  await work(fordel).getByRole("button", { name: "Stop" }).press("Enter");
  await expect(fordel.results).toContainText("Beregningen blev stoppet");
  await fordel.go("Resultat");
  await fordel.slider("tillæg").press("ArrowRight");
  await expect(work(fordel)).toContainText("Over");
  await fordel.write(rules);
  await expect(work(fordel)).not.toContainText("Over");
  await expect(fordel.results).not.toContainText("stoppet");
  await fordel.go("Resultat");
  await expect(fordel.table).toBeVisible();
});
