// SPDX-License-Identifier: EUPL-1.2
// The public site in a browser: read without scripts, by keyboard, on a telephone and in print, without a violation that axe finds.
import assert from "node:assert/strict";
import { after } from "node:test";
import { examine } from "./axe.mjs";
import { openOffice } from "./office.mjs";
import { visit } from "./visit.mjs";

const office = await openOffice({ cases: 1, authority: "az-demonstration" });
after(() => office.stop());
const at = office.address;
const on = (path) => new URL(`public/${path}`, at).href;
/** The one of a list that was entered first. */
const first = (kind) => fetch(new URL(`api/v1/public/${kind}`, at)).then((answer) => answer.json()).then((list) => list[kind].at(-1).number.toLowerCase());
const [news, agreement, programme, meeting, statistic] = await Promise.all(["news", "agreements", "programmes", "meetings", "statistics"].map(first));

visit("every kind of public page has no violation, by day on a telephone", { at, path: "public/", width: 360, height: 740 }, async (page) => {
  const pages = ["en/index.html", "fr/news/index.html", `ar/news/${news}.html`, "ru/agreements/index.html", `en/agreements/${agreement}.html`, `ru/programmes/${programme}.html`, `fr/meetings/${meeting}.html`, `en/statistics/${statistic}.html`, "en/search.html",
    "en/treaties/index.html", "ru/treaties/coe-024.html", "fr/treaties/coe-024-text.html", "en/agreements/map.html"];
  for (const path of pages) {
    await page.goto(on(path));
    await examine(page, path);
  }
  await page.goto(on(`ar/news/${news}.html`));
  assert.equal(await page.locator("main").evaluate((main) => getComputedStyle(main).direction), "rtl");
});

visit("words are found without scripts and by keyboard, and what is printed has no navigation", { at, path: "public/ru/search.html", javaScriptEnabled: false }, async (page) => {
  await page.getByRole("searchbox").focus();
  await page.keyboard.type("меморандума");
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "Вымышлено: меморандум о цифровых доказательствах" }).click();
  await page.getByText("Астана").or(page.getByText("Astana")).first().waitFor();
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.getByRole("navigation").count(), 0);
  assert.equal(await page.getByRole("heading", { level: 1 }).isVisible(), true);
});

visit("a mark on the map leads to the treaties with a State, and these to their articles, by day and by night, without scripts", { at, path: "public/en/treaties/index.html", javaScriptEnabled: false, width: 360, height: 740 }, async (page) => {
  const wide = () => page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  assert.equal(await wide(), false);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.locator('svg.map a[href="tr.html"] circle').dispatchEvent("click");
  await page.getByRole("heading", { level: 1, name: /Türkiye/ }).waitFor();
  await page.getByRole("link", { name: "European Convention on Extradition", exact: true }).click();
  await page.getByRole("link", { name: "The articles in words" }).click();
  await page.getByRole("heading", { name: /^Article 1\. Obligation to extradite/ }).waitFor();
  assert.equal(await wide(), false);
});

visit("bars stand beside the table that says the same", { at, path: `public/en/statistics/${statistic}.html` }, async (page) => {
  await page.getByRole("img", { name: "The numbers of the table below as bars" }).waitFor();
  assert.match(await page.locator(".chart").innerText(), /memorandum\s+1/);
  assert.ok((await page.locator(".chart rect").first().boundingBox()).width > 100);
});
