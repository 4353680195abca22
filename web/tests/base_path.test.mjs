// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after } from "node:test";
import { serve } from "./comity_server.mjs";
import { visit } from "./visit.mjs";

const server = await serve(process.env.COMITY_PROGRAM, process.env.COMITY_PAGES, ["--base-path", "/comity"]);
after(() => server.stop());
const at = new URL("/comity/", server.address).href;

visit("below a base path the pages, their links and their answers work", { at, path: "?a=TR&b=CH&on=2026-11-21" }, async (page) => {
  await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Interview" }).click();
  await page.waitForURL(/\/comity\/interview\?.*a=TR/);
  await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Atlas" }).click();
  await page.waitForURL(/\/comity\/\?.*a=TR/);
  await page.getByRole("link", { name: /European Convention on Extradition/ }).first().click();
  await page.waitForURL(/\/comity\/instruments\/coe-024/);
  await page.getByRole("heading", { level: 1, name: /European Convention on Extradition/ }).waitFor();
  await page.goBack();
  await page.waitForURL(/\/comity\/\?.*a=TR/);
  const asked = await page.evaluate(() => performance.getEntriesByType("resource").map((entry) => new URL(entry.name).pathname));
  assert.deepEqual(asked.filter((path) => !path.startsWith("/comity/")), []);
});

visit("an address deep below the base path can be opened directly", { at, path: "instruments/coe-024" }, async (page) => {
  await page.getByRole("heading", { level: 1, name: /European Convention on Extradition/ }).waitFor();
});
