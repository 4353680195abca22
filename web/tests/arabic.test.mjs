// SPDX-License-Identifier: EUPL-1.2
// The docket and a case in Arabic: none of our English words is left, and brackets and commas stand where the reader of their words
// looks for them, in sentences of both directions.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after } from "node:test";
import { arrest, openOffice } from "./office.mjs";
import { everythingSaid, look, settled, speak } from "./visit.mjs";
import { words } from "./words.mjs";

const office = await openOffice({ cases: 2 });
after(() => office.stop());
const { id } = await arrest(office, "Fraud (Vantaa)");
const by = (path, body) => office.ask("anna", "POST", `cases/${id}/${path}`, body);
await by("promises", { kind: "assurance", given: false, breached_by: ["execute", "use"], says: "It will not be carried out.", until: "2100-04-10", source: { words: "Note 1" } });
await by("tasks", { says: "Ask the prison (by telephone)", owner: "anna" });
const storageState = await office.signedIn("anna");

const catalogue = (room, language) => Object.values(JSON.parse(readFileSync(new URL(`../src/${room}/words.${language}.json`, import.meta.url), "utf8")));
const rooms = ["app", "casefile", "clocks", "codes", "desk", "docket", "restrictions", "today"];
/** Our messages of two words and more; what people entered and the law's own words come as they are. */
const english = new Set(rooms.flatMap((room) => catalogue(room, "en")).filter((text) => text.includes(" ") && !text.includes("{")));

/** The left edge of the first such sign within the element. */
const leftOf = (locator, sign) =>
  locator.evaluate((element, sign) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const at = walker.currentNode.data.indexOf(sign);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(walker.currentNode, at);
      range.setEnd(walker.currentNode, at + 1);
      return range.getBoundingClientRect().left;
    }
    throw new Error(`there is no ${sign}`);
  }, sign);

const panes = ["overview", "facts", "dossier", "correspondence", "promises", "work", "people", "timeline"];
for (const path of ["desk/docket", "desk/clocks", ...panes.map((pane) => `desk/cases/${id}?pane=${pane}`)])
  look(`${path.replace(id, "…")} has none of our English words left`, { at: office.address, path, storageState, reader: "anna", stays: true }, async (page) => {
    await speak(page, "ar");
    await settled(page);
    assert.deepEqual((await everythingSaid(page)).filter((said) => english.has(said)), []);
  });

look("brackets and commas follow the sentence they are part of", { at: office.address, path: `desk/cases/${id}`, storageState }, async (page) => {
  await speak(page, "ar");
  await settled(page);
  const t = words("casefile", "ar");
  const title = page.locator("h1");
  assert.ok((await leftOf(title, "(")) < (await leftOf(title, ")")), "an English title is read from the left");
  const owner = page.locator(".case-head dd").filter({ hasText: t("substitute", { name: "" }).trim() });
  assert.ok((await leftOf(owner, "(")) > (await leftOf(owner, ")")), "an Arabic sentence is read from the right, with names in it");
  assert.ok((await leftOf(owner, "Anna")) > (await leftOf(owner, "(")), "what comes first stands to the right");
  const kind = page.locator(".case-kind");
  assert.match(await kind.innerText(), /،/, "the comma is that of the language");
  const held = page.locator(".subject.held p").first();
  assert.ok((await leftOf(held, "،")) > (await leftOf(held, "08:00")), "the hour follows the day");
});
