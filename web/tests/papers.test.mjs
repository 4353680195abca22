// SPDX-License-Identifier: EUPL-1.2
// Papers of a case: from its facts to a sealed request in two languages, and back from paper; the translator's desk; what
// others change meanwhile.
import assert from "node:assert/strict";
import { buffer } from "node:stream/consumers";
import { after } from "node:test";
import { openOffice } from "./office.mjs";
import { eventually, visit } from "./visit.mjs";
import { words } from "./words.mjs";

const office = await openOffice({ cases: 1 });
after(() => office.stop());
const at = office.address;
const t = { papers: words("papers"), case: words("casefile"), desk: words("desk"), codes: words("codes"), incoming: words("incoming") };
const people = { anna: await office.signedIn("anna"), hana: await office.signedIn("hana"), tara: await office.signedIn("tara") };
const address = (id, more = "") => `desk/cases/${id}?pane=papers${more}`;
const paperOf = (id) => office.ask("anna", "GET", `cases/${id}/papers/w1`);
const said = (shown, segment, version) => {
  const parts = shown.text.blocks.flatMap((block) => [block.words, ...(block.items ?? []), ...(block.rows ?? []).flat()]);
  return parts.find((part) => part?.id === segment).versions[version].map((run) => run.text).join("");
};

/** A request of ours for bank records about one person, with a translator in the team. */
async function request(title) {
  const { case: id } = await office.ask("anna", "POST", "cases", { kind: "assistance", direction: "outgoing", counterpart: "CH", title, substitute: "boris", unit: "extradition" });
  await office.ask("anna", "POST", `cases/${id}/subjects`, { role: "accused", names: ["Rashad Example"] });
  await office.ask("anna", "POST", `cases/${id}/measures`, { word: "bank-accounts" });
  await office.ask("anna", "POST", `cases/${id}/facts`, { fact: "offence.fiscal", offence: "fraud", value: true });
  await office.ask("anna", "POST", `cases/${id}/facts`, { fact: "person.date_of_birth", subject: "s1", value: "1979-04-02" });
  await office.ask("hana", "POST", `cases/${id}/team`, { account: "tara" });
  return id;
}

const draft = (id) => office.ask("anna", "POST", `cases/${id}/papers`, { template: "bank-records", languages: ["en", "fr"] });
const word = (who, id, segment, language, text) => office.ask(who, "POST", `cases/${id}/papers/w1/edits`, { passages: [{ segment, language, text }] });
const passage = (page, segment) => page.locator(`[id="passage-${segment}"]`);

/** Another person in the same window. */
async function become(page, context, who, path) {
  await page.goto("about:blank"); // nothing is asked while one person makes room for another
  await context.clearCookies();
  await context.addCookies(people[who].cookies);
  await page.goto(new URL(path, at).href);
}

const whole = await request("From facts to a sealed request");
visit("a case with its facts becomes a sealed request in two languages", { at, path: address(whole), storageState: people.anna, limit: 180_000 }, async (page, context) => {
  await page.getByText(t.papers("none-yet")).waitFor();
  await page.getByRole("button", { name: t.papers("draft-paper") }).click();
  await page.getByRole("radio", { name: /^Request for bank records/ }).check();
  await page.getByRole("checkbox", { name: "Russian" }).uncheck();
  await page.getByRole("button", { name: t.papers("draft-it"), exact: true }).click();

  // What the paper lacks is asked for in one form.
  await page.getByRole("group", { name: "who signs" }).waitFor();
  for (const group of await page.locator("fieldset.told.wanted").all()) {
    const isName = (await group.getByText(t.papers("name-help")).count()) > 0;
    for (const input of await group.locator("input, textarea").all()) {
      const { type, language } = await input.evaluate((one) => ({ type: one.type, language: one.closest("[lang]").lang }));
      await input.fill(type === "date" ? "2026-01-05" : isName ? "A. Virtanen" : language === "fr" ? "Une indication" : "A particular");
    }
  }
  await page.getByRole("button", { name: t.desk("save"), exact: true }).click();
  await page.getByText(t.papers("nothing-found")).first().waitFor();

  await page.getByRole("link", { name: t.papers("part-review") }).click();
  await page.getByText(t.papers("release-help")).waitFor();
  await page.getByRole("button", { name: t.papers("propose-release") }).click();
  await page.getByText(t.case("waits-for-second")).waitFor();

  await become(page, context, "hana", address(whole, "&paper=w1&part=review"));
  await page.getByRole("button", { name: t.case("approve"), exact: true }).click();
  await page.getByText(t.papers("act-released"), { exact: true }).waitFor();

  await become(page, context, "anna", address(whole, "&paper=w1&part=review"));
  await page.getByRole("button", { name: t.papers("seal-it"), exact: true }).click();
  await page.getByRole("button", { name: t.papers("open-sealed", { language: "French" }) }).click();
  await page.locator("canvas[data-drawn]").first().waitFor();
  const { documents } = await office.ask("anna", "GET", `cases/${whole}/documents`);
  assert.deepEqual(documents.map(({ language, seal, media_type }) => [language, seal, media_type]), [["en", "sealed", "application/pdf"], ["fr", "sealed", "application/pdf"]]);
  await page.getByRole("button", { name: t.incoming("check-seals") }).click();
  await page.getByText(t.incoming("says-TOTAL-PASSED")).waitFor();

  await page.getByRole("link", { name: t.papers("part-package") }).click();
  await page.getByLabel(t.papers("package-to"), { exact: true }).fill("Federal Office of Justice");
  await page.getByRole("button", { name: t.papers("propose-package") }).click();
  await page.getByText("request.fr.pdf", { exact: true }).waitFor();
  await become(page, context, "hana", address(whole, "&paper=w1&part=package"));
  await page.getByText("reader.html", { exact: true }).waitFor();
  await page.getByRole("button", { name: t.case("approve"), exact: true }).click();
  await page.getByText(t.papers("package-waits")).waitFor();
  await become(page, context, "anna", address(whole, "&paper=w1&part=package"));
  await page.getByRole("button", { name: t.papers("seal-package"), exact: true }).click();
  await page.getByRole("link", { name: t.papers("download-package") }).waitFor();
  await comesBack(page);
});

const filed = (document) => office.octets("anna", `cases/${whole}/documents/${document}/versions/1`);
const chosen = (page, name, buffer) => page.locator("input[type=file]").setInputFiles({ name, mimeType: "application/octet-stream", buffer });

/** The sealed request is judged, whole and with one byte changed; a scan of its paper is filed where its codes say. */
async function comesBack(page) {
  const container = await filed("d3");
  await page.goto(new URL("desk/incoming", at).href);
  await chosen(page, "request.asice", container);
  await page.getByText(t.incoming("says-TOTAL-PASSED")).waitFor();
  await page.getByText("Federal Office of Justice", { exact: true }).waitFor();
  const pdf = await filed("d1");
  await chosen(page, "changed.pdf", Buffer.concat([pdf.subarray(0, 10), Buffer.from([pdf[10] ^ 1]), pdf.subarray(11)]));
  await page.getByText(t.incoming("says-TOTAL-FAILED")).waitFor();
  await page.getByText(t.incoming("why-HASH_FAILURE")).waitFor();
  await chosen(page, "noise.bin", Buffer.from("nothing that anybody sealed"));
  await page.getByText(t.incoming("says-fault")).waitFor();

  await page.getByRole("link", { name: t.incoming("room-scans"), exact: true }).click();
  await chosen(page, "scan.pdf", pdf);
  await page.getByText(t.incoming("pages-whole"), { exact: true }).waitFor();
  await page.getByRole("radio", { name: /From facts to a sealed request/ }).check();
  await page.getByLabel(t.case("paper-kind")).selectOption("letter");
  await page.getByRole("button", { name: t.case("add-paper"), exact: true }).click();
  await page.getByText(t.incoming("filed")).waitFor();
  const { documents } = await office.ask("anna", "GET", `cases/${whole}/documents`);
  assert.deepEqual(documents.slice(2).map(({ origin, media_type }) => [origin, media_type]), [["own", "application/vnd.etsi.asic-e+zip"], ["received", "application/octet-stream"]]);
}

const overridden = await request("Goes in spite of findings");
await draft(overridden);
visit("what was found holds a paper back until there is a reason, which the second person reads with the findings", { at, path: address(overridden, "&paper=w1&part=review"), storageState: people.anna }, async (page, context) => {
  const propose = page.getByRole("button", { name: t.papers("propose-release") });
  assert.equal(await propose.isDisabled(), true);
  await page.getByText("coe-030:14.2").first().waitFor();
  await page.getByLabel(t.desk("reason")).fill("the accounts are being emptied; the rest follows");
  await propose.click();
  await page.getByText(t.case("waits-for-second")).waitFor();
  await become(page, context, "hana", address(overridden, "&paper=w1&part=review"));
  const card = page.getByRole("article").filter({ hasText: "the accounts are being emptied" });
  await card.getByText(/facts\.summary is not known/).waitFor();
  await card.getByRole("button", { name: t.case("approve"), exact: true }).click();
  await page.getByText(t.papers("act-overridden"), { exact: true }).waitFor();
});

const filled = await request("Filled in at its place");
await draft(filled);
visit("what is not known is filled in where it is missing", { at, path: address(filled, "&paper=w1"), storageState: people.anna }, async (page) => {
  const facts = passage(page, "facts");
  await facts.getByRole("button", { name: /^Fill in: summary of the facts/ }).click();
  await facts.getByRole("textbox", { name: "English" }).fill("The company paid no tax.");
  await facts.getByRole("button", { name: t.desk("save"), exact: true }).click();
  await facts.getByText("The company paid no tax.", { exact: true }).waitFor();
  await facts.getByText(t.papers("standing-untranslated"), { exact: true }).waitFor();
  await facts.getByRole("button", { name: /^Fill in: summary of the facts/ }).click();
  await facts.getByRole("textbox", { name: "French" }).fill("La société n’a payé aucun impôt.");
  await facts.getByRole("button", { name: t.desk("save"), exact: true }).click();
  await facts.getByText("La société n’a payé aucun impôt.", { exact: true }).waitFor();
});

const carried = await request("Taken along as a file");
await draft(carried);
visit("a version is taken along as PDF, ODT or DOCX", { at, path: address(carried, "&paper=w1&part=pages"), storageState: people.anna }, async (page) => {
  await page.getByLabel(t.papers("show"), { exact: true }).selectOption("fr");
  for (const [form, begins] of [["pdf", "%PDF-1."], ["odt", "PK\u0003\u0004"], ["docx", "PK\u0003\u0004"]]) {
    await page.getByLabel(t.papers("file-form"), { exact: true }).selectOption(form);
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: t.papers("download"), exact: true }).click()]);
    assert.match(download.suggestedFilename(), new RegExp(`-w1-fr\\.${form}$`));
    assert.ok((await buffer(await download.createReadStream())).toString("latin1").startsWith(begins), form);
    assert.equal(await page.getByText(t.papers("editable-help"), { exact: true }).count(), form === "pdf" ? 0 : 1);
  }
});

const translated = await request("On the translator's desk");
await draft(translated);
await word("anna", translated, "request", "en", "We ask for {request.measure} since 3 March 2024.");
visit("a translator sees the papers alone, and what differs from its source and agrees with it", { at, path: address(translated, "&paper=w1"), storageState: people.tara }, async (page) => {
  const request = passage(page, "request");
  await request.getByText(t.papers("standing-outdated"), { exact: true }).waitFor();
  await request.getByText(/^The date differs/).waitFor();
  const edit = request.getByRole("button", { name: /^Edit in French/ });
  const write = async (text) => {
    await edit.click();
    await request.getByLabel(t.papers("words-in", { language: "French" })).fill(text);
    await request.getByRole("button", { name: t.desk("save"), exact: true }).click();
    await edit.waitFor();
  };
  await write("Nous demandons : {request.measure}, depuis le 4 mars 2024.");
  await request.locator("mark", { hasText: "4 mars 2024" }).first().waitFor();
  await write("Nous demandons : {request.measure}, depuis le 3 mars 2024.");
  await request.getByText(t.papers("standing-written"), { exact: true }).first().waitFor();
  await eventually(page, async () => assert.equal(await request.locator("mark").count(), 0));
  assert.equal(said(await paperOf(translated), "request", 1), "Nous demandons : informations sur les comptes bancaires, depuis le 3 mars 2024.");

  const panes = page.getByRole("navigation", { name: t.case("panes") });
  for (const hidden of ["facts", "law", "promises"]) assert.equal(await panes.getByRole("link", { name: t.case(`pane-${hidden}`), exact: true }).count(), 0, hidden);
  await page.getByRole("link", { name: t.papers("part-review") }).click();
  await page.getByRole("heading", { name: t.papers("way-out") }).waitFor();
  assert.equal(await page.getByRole("button", { name: t.papers("propose-release") }).count(), 0);
  await page.getByRole("link", { name: t.papers("all-papers") }).click();
  await page.getByRole("link", { name: "Request for bank records" }).waitFor();
  assert.equal(await page.getByRole("button", { name: t.papers("draft-paper") }).count(), 0);
});

const contested = await request("Two at one passage");
await draft(contested);
visit("words that another put into the same passage are shown before they are overruled; another passage is no conflict", { at, path: address(contested, "&paper=w1"), storageState: people.anna, refusals: [409] }, async (page) => {
  const request = passage(page, "request");
  const edit = request.getByRole("button", { name: /^Edit in English/ });
  const field = request.getByLabel(t.papers("words-in", { language: "English" }));
  const save = request.getByRole("button", { name: t.desk("save"), exact: true });
  await edit.click();
  await field.fill("Mine: {request.measure}.");
  await word("boris", contested, "execution", "en", "Another passage.").catch(() => word("boris", contested, "purpose", "en", "Another passage."));
  await page.getByText("Another passage.").waitFor();
  await save.click();
  await edit.waitFor();
  assert.equal(said(await paperOf(contested), "request", 0), "Mine: information on bank accounts.");

  await edit.click();
  await field.fill("Mine again: {request.measure}.");
  await word("boris", contested, "request", "en", "His: {request.measure}.");
  await request.getByText(t.papers("words-changed")).waitFor();
  await request.getByText("His: {request.measure}.").waitFor();
  await save.click();
  await request.getByText(t.desk("conflict"), { exact: true }).waitFor();
  await request.getByRole("button", { name: t.desk("record-anyway") }).click();
  await edit.waitFor();
  assert.equal(said(await paperOf(contested), "request", 0), "Mine again: information on bank accounts.");
});

const renewed = await request("The facts move on");
await draft(renewed);
visit("what changed facts make of a paper is offered and taken over, the words of persons stay", { at, path: address(renewed, "&paper=w1"), storageState: people.anna }, async (page) => {
  await page.getByText("2 April 1979").first().waitFor();
  await office.ask("anna", "POST", `cases/${renewed}/facts`, { fact: "person.date_of_birth", subject: "s1", value: "1980-04-02" });
  await page.getByText(t.papers("facts-changed", { count: 1 })).waitFor();
  await page.getByText("2 April 1980").first().waitFor();
  await page.getByRole("button", { name: t.papers("take-all-over") }).click();
  await eventually(page, async () => assert.equal(await page.getByText(t.papers("facts-changed", { count: 1 })).count(), 0));
  assert.equal(await page.getByText("2 April 1979").count(), 0);
});
