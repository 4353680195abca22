// SPDX-License-Identifier: EUPL-1.2
// Every page of the desk on a telephone with a keyboard: Tab leads to everything once, in the order of the page, what has the
// focus shows it and is in sight, and nothing holds it; and nothing scrolls sideways but what is made to.
import assert from "node:assert/strict";
import { after } from "node:test";
import { deskPages } from "./desk_pages.mjs";
import { openOffice } from "./office.mjs";
import { look, settled } from "./visit.mjs";
import { walkByTab } from "./walk.mjs";
import { words } from "./words.mjs";

const office = await openOffice({ cases: 4 });
after(() => office.stop());
const { id, pages, people, shown } = await deskPages(office);
const telephone = { at: office.address, width: 360, height: 740 };

/** Tables and rows of names that are wider than their place and not meant to be. `.panes` and texts kept in lines are. */
const sideways = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll(".scroll, .case-table, html")].filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1).map((element) => `${element.className || element.tagName}: ${element.scrollWidth} px in ${element.clientWidth} px`),
  );

for (const [who, path] of pages)
  look(`${shown(path)} of ${who ?? "nobody"} is walked through by Tab on a telephone`, { ...telephone, path, storageState: who ? people[who] : undefined, reader: `${who}`, stays: true }, async (page) => {
    await settled(page);
    assert.deepEqual(await walkByTab(page), []);
  });

for (const path of ["desk/reciprocity", "desk/reciprocity?state=TR"])
  look(`${path} needs no scrolling sideways`, { ...telephone, path, storageState: people.anna, reader: "anna", stays: true }, async (page) => {
    await settled(page);
    assert.deepEqual(await sideways(page), []);
  });

look("the head of a case leaves most of a telephone to the case, and shows all of itself when asked", { ...telephone, path: `desk/cases/${id}`, storageState: people.anna }, async (page) => {
  const t = words("casefile");
  const head = page.locator(".case-head");
  await settled(page);
  const { height } = await head.boundingBox();
  assert.ok(height <= 740 / 3, `${height} px of 740`);
  for (const part of [head.locator("h1"), head.locator(".states"), head.getByText(t("stage"), { exact: true }), head.locator(".case-clocks > li").first()]) assert.ok(await part.isVisible());
  const owner = head.getByText(t("owner"), { exact: true });
  assert.equal(await owner.isVisible(), false);
  await head.getByRole("button", { name: t("head-whole") }).press("Enter");
  assert.ok(await owner.isVisible());
  await head.getByRole("button", { name: t("head-short"), expanded: true }).press("Enter");
  assert.equal(await owner.isVisible(), false);
});
