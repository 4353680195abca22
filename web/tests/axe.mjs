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

/** No violation, of those rules or of any, and nothing wider than the screen (WCAG 2.2, 1.4.10). */
export async function examine(page, where, rules) {
  assert.deepEqual(await violations(page, rules && { runOnly: rules }), [], where);
  const [content, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  assert.ok(content <= screen, `${where}: the page is ${content} px wide on a screen of ${screen} px`);
}
