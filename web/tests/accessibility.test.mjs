// SPDX-License-Identifier: EUPL-1.2
// Every page without a violation of any axe rule, and none wider than its screen (WCAG 2.2, 1.4.10): in three languages,
// on a telephone and a desk, by day and by night, and in high contrast.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { visit } from "./visit.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const pages = {
  "the Atlas": "?a=TR&b=CH&kind=extradition&on=2026-11-21",
  "the Atlas with nothing chosen": "",
  "the interview": "interview?a=TR&b=CH&kind=extradition&on=2026-11-21",
  "an instrument": "instruments/coe-098",
  "no page": "no-such-page",
};

async function examine(page, where) {
  await page.waitForLoadState("networkidle");
  const violations = await page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ["violations"] });
    return violations.flatMap(({ id, help, nodes }) => nodes.slice(0, 3).map((node) => `${id}: ${help}: ${node.html.slice(0, 160)}`));
  });
  assert.deepEqual(violations, [], where);
  const [content, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  assert.ok(content <= screen, `${where}: the page is ${content} px wide on a screen of ${screen} px`);
}

for (const [name, path] of Object.entries(pages)) {
  for (const language of ["en", "fr", "ru"]) {
    visit(`${name} in ${language} is without violations`, { path, language }, async (page) => {
      await page.evaluate(axe);
      for (const width of [360, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        for (const colorScheme of ["light", "dark"]) {
          await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
          await examine(page, `${width} px, ${colorScheme}`);
        }
      }
    });
  }
  visit(`${name} in high contrast is without violations`, { path }, async (page) => {
    await page.evaluate(axe);
    await page.getByRole("combobox", { name: "Appearance" }).selectOption("contrast");
    await examine(page, "high contrast");
  });
}
