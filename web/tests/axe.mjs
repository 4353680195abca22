// SPDX-License-Identifier: EUPL-1.2
// What the rules of axe find on a page.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** "rule: what it asks: <element>", three elements of a rule at most; `options` are those of axe.run. */
export async function violations(page, options = {}) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  return page.evaluate(async (options) => {
    const { violations } = await window.axe.run(document, { resultTypes: ["violations"], ...options });
    return violations.flatMap(({ id, help, nodes }) => nodes.slice(0, 3).map((node) => `${id}: ${help}: ${node.html.slice(0, 160)}`));
  }, options);
}

/** By night and in high contrast nothing but colours is another; in another language everything but them is. */
export const COLOURS_ALONE = { runOnly: ["color-contrast"] };
export const WITHOUT_COLOURS = { rules: { "color-contrast": { enabled: false } } };

/** No violation, with those options of axe, and nothing wider than the screen (WCAG 2.2, 1.4.10). */
export async function examine(page, where, options) {
  assert.deepEqual(await violations(page, options), [], where);
  const [content, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  assert.ok(content <= screen, `${where}: the page is ${content} px wide on a screen of ${screen} px`);
}
