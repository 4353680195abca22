// SPDX-License-Identifier: EUPL-1.2
// The translator's desk: the glossary, terms and earlier translations beside a passage, what a new wording of the source
// marks, translation files out and in.
import assert from "node:assert/strict";
import { text as textOf } from "node:stream/consumers";
import { after } from "node:test";
import { openOffice } from "./office.mjs";
import { eventually, visit } from "./visit.mjs";
import { words } from "./words.mjs";

const office = await openOffice({ cases: 1 });
after(() => office.stop());
const at = office.address;
const t = { papers: words("papers"), desk: words("desk"), glossary: words("glossary") };
const tara = await office.signedIn("tara");
const passage = (page, segment) => page.locator(`[id="passage-${segment}"]`);
const word = (id, language, text) => office.ask("anna", "POST", `cases/${id}/papers/w1/edits`, { passages: [{ segment: "request", language, text }] });
const said = async (id, version) => {
  const { text } = await office.ask("anna", "GET", `cases/${id}/papers/w1`);
  return text.blocks.map(({ words: one }) => one).find((one) => one?.id === "request").versions[version].map((run) => run.text).join("");
};

/** A request of ours for bank records with a translator in the team. */
async function request(title) {
  const { case: id } = await office.ask("anna", "POST", "cases", { kind: "assistance", direction: "outgoing", counterpart: "CH", title, substitute: "boris", unit: "extradition" });
  await office.ask("anna", "POST", `cases/${id}/subjects`, { role: "accused", names: ["Rashad Example"] });
  await office.ask("anna", "POST", `cases/${id}/measures`, { word: "bank-accounts" });
  await office.ask("anna", "POST", `cases/${id}/facts`, { fact: "offence.fiscal", offence: "fraud", value: true });
  await office.ask("hana", "POST", `cases/${id}/team`, { account: "tara" });
  await office.ask("anna", "POST", `cases/${id}/papers`, { template: "bank-records", languages: ["en", "fr"] });
  return id;
}

visit("the glossary begins with the law library's terms, and a translator keeps it", { at, path: "desk/glossary?from=en&to=fr", storageState: tara, limit: 120_000 }, async (page) => {
  await page.getByRole("button", { name: t.glossary("begin") }).click();
  await page.getByText("spécialité", { exact: true }).waitFor();
  await page.getByRole("button", { name: t.glossary("enter"), exact: true }).click();
  await page.getByRole("textbox", { name: "English" }).fill("beneficial owner");
  await page.getByRole("textbox", { name: "French" }).fill("ayant droit économique; bénéficiaire effectif");
  await page.getByRole("button", { name: t.glossary("enter-it"), exact: true }).click();
  await page.getByLabel(t.glossary("search")).fill("effectif");
  await page.getByText("· bénéficiaire effectif").waitFor();
  await page.getByRole("button", { name: t.glossary("change-named", { term: "beneficial owner" }) }).click();
  await page.getByLabel(t.glossary("note"), { exact: true }).fill("of accounts");
  await page.getByRole("button", { name: t.glossary("change-it"), exact: true }).click();
  await page.getByText("of accounts", { exact: true }).waitFor();
  await page.getByRole("button", { name: t.glossary("import"), exact: true }).click();
  await page.locator("input[type=file]").setInputFiles({ name: "more.csv", mimeType: "text/csv", buffer: Buffer.from("id,en,fr\n,safe conduct,sauf-conduit\n") });
  await page.getByRole("button", { name: t.glossary("import-it"), exact: true }).click();
  await page.getByLabel(t.glossary("search")).fill("sauf");
  await page.getByText("sauf-conduit", { exact: true }).waitFor();
});

const earlier = await request("Translated before");
await word(earlier, "en", "Name the beneficial owners of the account.");
await word(earlier, "fr", "Nommez les ayants droit économiques du compte.");
const fresh = await request("To be translated");
await word(fresh, "en", "Name the beneficial owners of this account.");
visit("terms and earlier translations stand beside the passage, and one key takes one", { at, path: `desk/cases/${fresh}?pane=papers&paper=w1`, storageState: tara, limit: 120_000 }, async (page) => {
  const row = passage(page, "request");
  await row.getByText(t.papers("standing-outdated"), { exact: true }).waitFor();
  await row.getByRole("button", { name: /^Edit in French/ }).click();
  await row.getByRole("button", { name: t.papers("put-in-word", { word: "ayant droit économique" }) }).waitFor();
  await row.getByText("Nommez les ayants droit économiques du compte.", { exact: true }).waitFor();
  const field = row.getByLabel(t.papers("words-in", { language: "French" }));
  await field.fill("Autre chose.");
  await field.press("Alt+1");
  assert.equal(await field.inputValue(), "Nommez les ayants droit économiques du compte.");
  await row.getByRole("button", { name: t.desk("save"), exact: true }).click();
  await eventually(page, async () => assert.equal(await said(fresh, 1), "Nommez les ayants droit économiques du compte."));
  await row.getByText(t.papers("standing-outdated"), { exact: true }).waitFor({ state: "detached" });
  await word(fresh, "en", "Name all beneficial owners of this account.");
  await row.getByText(t.papers("standing-outdated"), { exact: true }).waitFor();
  await row.getByRole("button", { name: t.papers("still-right"), exact: true }).click();
  await row.getByText(t.papers("standing-outdated"), { exact: true }).waitFor({ state: "detached" });
});

visit("a translation file goes out, and what comes back is shown before it is taken", { at, path: `desk/cases/${earlier}?pane=papers&paper=w1`, storageState: tara, limit: 120_000 }, async (page) => {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: t.papers("file-out") }).click()]);
  const file = await textOf(await download.createReadStream());
  assert.match(file, /trgLang="fr"/);
  const back = file.replace("Nommez les ayants droit économiques du compte.", "Indiquez le bénéficiaire effectif du compte.");
  await page.getByRole("button", { name: t.papers("file-in"), exact: true }).click();
  await page.locator(".file-choice input[type=file]").setInputFiles({ name: "back.xlf", mimeType: "application/xliff+xml", buffer: Buffer.from(back) });
  await page.getByText("Indiquez le bénéficiaire effectif du compte.", { exact: true }).waitFor();
  assert.equal(await said(earlier, 1), "Nommez les ayants droit économiques du compte.", "nothing is taken by looking");
  await page.getByRole("button", { name: t.papers("file-take"), exact: true }).click();
  await eventually(page, async () => assert.equal(await said(earlier, 1), "Indiquez le bénéficiaire effectif du compte."));
});
