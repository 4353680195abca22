// SPDX-License-Identifier: EUPL-1.2
// Finland: own nationals by its constitution and two declarations; reciprocity is not known; coe-024 since 10 August 1971.
import assert from "node:assert/strict";
import { chooseState, eventually, look } from "./visit.mjs";
import { words } from "./words.mjs";

const t = words("sheet");
const atlas = words("atlas");
const finland = "states/FI?on=2026-11-21";
const section = (page, id) => page.locator(`section[aria-labelledby=${id}]`);
const topic = (page, name) => page.locator(`article[aria-labelledby=topic-${name}]`);
const rows = (page) => section(page, "instruments").locator("li.instrument");

look("the sheet names the State in three languages and what it belongs to", { path: finland }, async (page) => {
  await page.getByRole("heading", { level: 1, name: /^Finland/ }).waitFor();
  await page.getByText("Финляндия").waitFor();
  await page.getByText(/European Union \(since 1 January 1995\)/).waitFor();
  await eventually(page, async () => assert.match(await page.title(), /^Finland/));
});

look("what is known stands with its article, day, source and degree", { path: finland }, async (page) => {
  const nationals = topic(page, "nationality");
  await nationals.getByText(t("known-yes"), { exact: true }).waitFor();
  await nationals.getByText(/Finland, Denmark, Iceland, Norway and Sweden/).waitFor();
  await nationals.getByText(t("from", { day: "12 May 1971" })).waitFor();
  await nationals.getByRole("link", { name: "coe-024:6", exact: true }).click();
  await page.waitForURL(/instruments\/coe-024#coe-024:6$/);
});

look("what is known in part says so, and whom to ask for the rest", { path: finland }, async (page) => {
  const limits = topic(page, "time-limit");
  await limits.getByText(t("known-partly"), { exact: true }).waitFor();
  await limits.getByText(/at least 60 days/).waitFor();
  await limits.getByText(t("ask-partly")).waitFor();
  await limits.getByText(/central authority of Finland/).waitFor();
});

look("what is not known stands as questions, by whom to ask", { path: finland }, async (page) => {
  const open = section(page, "open-questions");
  await open.getByText(/undertaking of reciprocity\?/).waitFor();
  await open.getByText(/foreign ministry of Finland/).first().waitFor();
  assert.equal(await topic(page, "reciprocity").count(), 0);
  await section(page, "authorities").getByText(t("authorities-none")).waitFor();
});

look("a law that was read only in an excerpt, and a line from memory, are marked", { path: "states/RU?on=2026-11-21" }, async (page) => {
  await topic(page, "nationality").getByText(t("mark-E")).first().waitFor();
  const basis = topic(page, "treaty-basis");
  await basis.getByText(t("known-unverified"), { exact: true }).first().waitFor();
  await basis.getByText(t("ask-unverified")).waitFor();
});

look("authorities stand once each, with channel and languages", { path: "states/UA?on=2026-11-21" }, async (page) => {
  const court = section(page, "authorities").getByRole("listitem").filter({ hasText: "Ministry of Justice (court decisions)" });
  await court.getByText("Ukrainian, Russian, English, French").waitFor();
  await court.getByText(t("channel-direct"), { exact: true }).waitFor();
  assert.equal(await court.count(), 1);
  await topic(page, "languages").getByText("Ministry of Justice (court decisions): Ukrainian, Russian, English, French").waitFor();
});

look("instruments stand by standing with since; declarations open with their row", { path: finland }, async (page) => {
  const convention = rows(page).filter({ has: page.getByRole("link", { name: "European Convention on Extradition", exact: true }) });
  await convention.getByText(t("from", { day: "10 August 1971" })).waitFor();
  await convention.locator("summary").click();
  await convention.getByText(/Finland, Denmark, Iceland, Norway and Sweden/).waitFor();
  await section(page, "instruments").getByRole("heading", { name: t("standing-signed") }).waitFor();
});

look("instruments are found by title and by partner, by family, by what was declared", { path: "states/RU?on=2026-11-21" }, async (page) => {
  const part = section(page, "instruments");
  const search = part.getByRole("searchbox", { name: t("search") });
  await eventually(page, async () => assert.ok((await rows(page).count()) > 80));
  await search.fill("azerbaijan");
  await eventually(page, async () => assert.equal(await rows(page).count(), 4));
  await search.fill("");
  await part.getByLabel(t("family")).selectOption("cis");
  await eventually(page, async () => assert.ok((await rows(page).count()) < 10));
  await rows(page).getByRole("link", { name: /Chisinau/ }).first().waitFor();
  await part.getByLabel(t("declared-only")).check();
  await eventually(page, async () => assert.ok((await rows(page).count()) < 5));
  await part.getByRole("status").getByText(/ of 85/).waitFor();
});

look("partners are counted either way round, and lead to the Atlas of that kind and day", { path: finland }, async (page) => {
  const evidence = section(page, "partner-counts").getByRole("article").nth(1);
  await evidence.getByText(atlas("answer-treaty")).first().waitFor();
  assert.equal(await evidence.getByRole("heading", { level: 4 }).count(), 2);
  await evidence.getByRole("link", { name: t("on-map") }).click();
  await page.waitForURL(/\?a=FI&kind=take-evidence/);
  await page.getByRole("heading", { name: atlas("partners", { state: "Finland" }) }).waitFor();
});

look("States without a basis lead to the map that shows them alone", { path: finland }, async (page) => {
  const transfer = section(page, "partner-counts").getByRole("article").nth(2);
  await transfer.getByRole("link", { name: /^Without a basis: \d+ States$/ }).click();
  await page.waitForURL(/kind=transfer-sentenced.*show=gaps/);
  await page.getByRole("checkbox", { name: atlas("gaps-only") }).and(page.locator(":checked")).waitFor();
});

look("another State and another day are chosen, and stand in the address", { path: "states" }, async (page) => {
  await chooseState(page, t("state"), "финл");
  await page.waitForURL(/\/states\/FI$/);
  await page.getByLabel(t("day"), { exact: true }).fill("1970-01-01");
  await page.waitForURL(/\/states\/FI\?on=1970-01-01$/);
  const ahead = section(page, "instruments").locator("div").filter({ has: page.getByRole("heading", { name: t("standing-to-come") }) });
  await ahead.getByRole("link", { name: "European Convention on Extradition", exact: true }).waitFor();
  await page.goBack();
  await page.getByRole("heading", { level: 1, name: t("title") }).waitFor();
});

look("from the header with the State of the address, and on to the Atlas with that of the sheet", { path: "?a=TR&on=2026-11-21" }, async (page) => {
  const pages = page.getByRole("navigation", { name: words("app")("pages") });
  await pages.getByRole("link", { name: words("app")("states") }).click();
  await page.getByRole("heading", { level: 1, name: /^Türkiye/ }).waitFor();
  await pages.getByRole("link", { name: words("app")("atlas") }).click();
  await page.getByRole("heading", { name: atlas("partners", { state: "Türkiye" }) }).waitFor();
});

look("in Russian what the register holds in English is marked as English", { path: "states/RU?on=2026-11-21", language: "ru" }, async (page) => {
  const nationals = topic(page, "nationality");
  await nationals.getByText("Собственные граждане не выдаются").waitFor();
  assert.equal(await nationals.getByText("A citizen is not extradited").getAttribute("lang"), "en");
  const translated = nationals.getByText("Запрашиваемое государство не выдает собственных граждан.").first();
  assert.equal(await translated.evaluate((element) => element.closest("[lang]").lang), "ru");
});

look("a code that is no State leads to the list of all", { path: "states/QQ" }, async (page) => {
  await page.getByRole("heading", { level: 1, name: t("no-such", { code: "QQ" }) }).waitFor();
  await page.getByRole("link", { name: "Finland", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: /^Finland/ }).waitFor();
});
