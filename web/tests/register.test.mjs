// SPDX-License-Identifier: EUPL-1.2
// The register: an agreement from the first draft to its entry into force, by two persons; a programme with an item done.
import assert from "node:assert/strict";
import { after } from "node:test";
import { officeDay, openOffice } from "./office.mjs";
import { eventually, visit } from "./visit.mjs";
import { words } from "./words.mjs";

const office = await openOffice({ cases: 1 });
after(() => office.stop());
const at = office.address;
const [anna, hana, otto] = await Promise.all(["anna", "hana", "otto"].map((name) => office.signedIn(name)));
const t = words("register");
const d = words("desk");
const c = words("casefile");
const today = officeDay();
const first = "Article 1\nThe Parties cooperate.\nArticle 2\nRequests go through ministries.\n";
const second = "Article 1\nThe Parties cooperate.\nArticle 2\nRequests go directly.\nArticle 3\nEach Party names a contact point.\n";

const button = (page, name) => page.getByRole("button", { name, exact: true });
const stage = (page) => page.locator("h1 .badge");
const pane = (page, name) => page.getByRole("navigation", { name: t("parts") }).getByRole("link", { name: t(`pane-${name}`), exact: true }).click();
const source = (page, words) => page.getByLabel(t("source"), { exact: true }).fill(words);
const record = (page) => button(page, d("save")).click();
/** The card that waits on the page of an agreement or programme. */
const approve = async (page) => {
  await button(page, c("approve")).click();
  await page.locator("section[aria-labelledby=waiting]").waitFor({ state: "detached" });
};

async function addDraft(page, { by, text, says }) {
  await button(page, t("add-draft")).click();
  await page.getByLabel(t("whose"), { exact: true }).selectOption(by);
  await page.getByLabel(t("text"), { exact: true }).fill(text);
  await page.getByLabel(t("what-changed"), { exact: true }).fill(says);
  await record(page);
  await page.getByText(says).waitFor();
}

async function takeStep(page, step, fill = async () => {}) {
  await page.getByRole("button", { name: t(`step-${step}`) }).first().click();
  const dialog = page.getByRole("dialog");
  await fill(dialog);
  await dialog.getByLabel(t("source"), { exact: true }).fill("letter 9");
  await dialog.getByRole("button", { name: d("save"), exact: true }).click();
}

visit("an agreement comes from the first draft into force, and what binds us takes two", { at, path: "desk/agreements", storageState: anna, limit: 120_000 }, async (page, context) => {
  await page.getByText(t("no-agreements")).waitFor();
  await button(page, t("enter-agreement")).click();
  await page.getByLabel(t("title"), { exact: true }).fill("Digital evidence");
  await page.locator(".folded").getByLabel(t("kind"), { exact: true }).selectOption("memorandum");
  await page.getByRole("group", { name: t("parties") }).getByRole("combobox", { name: t("state") }).fill("Türk");
  await page.keyboard.press("Enter");
  await page.getByLabel(t("authority"), { exact: true }).fill("Ministry of Justice");
  await page.locator(".folded").getByLabel(t("substitute"), { exact: true }).selectOption("boris");
  await record(page);
  await page.getByRole("heading", { level: 1, name: "Digital evidence" }).waitFor();
  assert.equal(await stage(page).innerText(), t("stage-idea"));
  const address = page.url();

  await pane(page, "texts");
  await addDraft(page, { by: "us", text: first, says: "our first" });
  await addDraft(page, { by: "them", text: second, says: "their answer" });
  const comparison = page.locator("section[aria-labelledby=comparison]");
  await comparison.getByText(t("clauses-changed", { changed: 2, all: 3 })).waitFor();
  const said = async (mark) => (await comparison.locator(mark).allInnerTexts()).map((words) => words.trim());
  assert.deepEqual(await said("del"), ["through ministries."]);
  assert.deepEqual(await said("ins"), ["directly.", "Each Party names a contact point."]);

  // Our offer binds us: it waits, and nothing has happened until another person agrees.
  await pane(page, "offers");
  await button(page, t("record-offer")).click();
  await page.getByLabel(t("what-outlines"), { exact: true }).fill("Joint rules for data");
  await source(page, "letter 7");
  await page.getByLabel(t("reason"), { exact: true }).fill("as the minister decided");
  await record(page);
  const waiting = page.locator("section[aria-labelledby=waiting]");
  await waiting.getByText("Joint rules for data").waitFor();
  assert.equal(await button(page, c("approve")).count(), 0);
  assert.equal(await stage(page).innerText(), t("stage-idea"));

  const other = await (await context.browser().newContext({ storageState: hana })).newPage();
  await other.goto(new URL("desk", at).href);
  await other.getByRole("link", { name: /Digital evidence/ }).click();
  await other.locator(".proposal").getByText("as the minister decided").waitFor();
  await button(other, c("approve")).click();
  await other.getByText(words("approvals")("none")).waitFor();

  await page.reload();
  await eventually(page, async () => assert.equal(await stage(page).innerText(), t("stage-proposed")));
  await button(page, `${t("record-answer")}: Joint rules for data`).click();
  await page.getByLabel(t("answer"), { exact: true }).selectOption("accepted");
  await source(page, "their letter 12");
  await record(page);
  await page.getByText(t("how-accepted"), { exact: true }).first().waitFor();

  await pane(page, "life");
  await takeStep(page, "negotiate");
  await eventually(page, async () => assert.equal(await stage(page).innerText(), t("stage-negotiated")));
  await takeStep(page, "sign", async (dialog) => {
    assert.equal(await dialog.getByRole("button", { name: d("save"), exact: true }).isEnabled(), false);
    await dialog.getByLabel(t("line-place"), { exact: true }).fill("Ankara");
    await dialog.getByLabel(t("line-signatories"), { exact: true }).fill("Our minister\nTheir minister");
  });
  await page.getByRole("dialog").getByText(d("waits-second")).waitFor();
  await page.keyboard.press("Escape");
  await other.goto(address);
  await approve(other);
  await page.reload();
  await eventually(page, async () => assert.equal(await stage(page).innerText(), t("stage-signed")));

  const procedures = page.locator("section[aria-labelledby=procedures]");
  assert.equal(await procedures.getByText(t("missing"), { exact: true }).count(), 2);
  for (const left of [1, 0]) {
    await procedures.getByRole("button", { name: t("record-procedure") }).first().click();
    await source(page, "note verbale 3");
    await record(page);
    await eventually(page, async () => assert.equal(await procedures.getByText(t("missing"), { exact: true }).count(), left));
  }
  await takeStep(page, "enter-into-force");
  await eventually(page, async () => assert.equal(await stage(page).innerText(), t("stage-in-force")));

  // Years before all that it was an idea; and upon what is shown for another day nothing is recorded.
  await page.goto(`${address}?pane=offers`);
  await button(page, t("record-offer")).waitFor();
  await page.goto(`${address}?pane=offers&on=2024-01-01`);
  await page.getByRole("heading", { level: 2, name: new RegExp(`^${t("pane-offers")}`) }).waitFor();
  await eventually(page, async () => assert.equal(await stage(page).innerText(), t("stage-idea")));
  assert.equal(await button(page, t("record-offer")).count(), 0);
  await other.context().close();
});

visit("a correction changes what is known and not what was known, on both axes", { at, path: "desk/agreements", storageState: anna, refusals: [404] }, async (page) => {
  const { agreement } = await office.ask("anna", "POST", "agreements", { title: "Archive of 2012", kind: "interdepartmental-agreement", parties: [{ state: "KZ" }], substitute: "boris", term: "P5Y" });
  await office.ask("anna", "POST", `agreements/${agreement}/steps`, { step: "enter-into-force", on: "2012-05-01", effect: "2012-06-01", source: "article 9" });
  await page.goto(new URL(`desk/agreements/${agreement}`, at).href);
  await page.getByRole("button", { name: `${t("correct")}: ${t("step-enter-into-force")}` }).click();
  await page.getByLabel(t("line-effect"), { exact: true }).fill("2012-07-01");
  await page.getByLabel(t("why-corrected"), { exact: true }).fill("misread");
  await record(page);
  await page.getByText(t("counts-from", { day: "1 Jul 2012" })).waitFor();
  await page.goto(new URL("desk/agreements?on=2012-06-15", at).href);
  const row = page.getByRole("row", { name: /Archive of 2012/ });
  await eventually(page, async () => assert.equal(await row.locator(".badge").innerText(), t("stage-idea")));
  await page.getByLabel(t("on"), { exact: true }).fill("2012-07-15");
  await eventually(page, async () => assert.equal(await row.locator(".badge").innerText(), t("stage-in-force")));
  await row.getByRole("link").click();
  await page.waitForURL(/on=2012-07-15/);
  await page.getByText("15 Jul 2012").waitFor();
  assert.equal(await page.getByRole("button", { name: t("correct") }).count(), 0);
  await page.goto(new URL(`desk/agreements/${agreement}?known=2020-01-01`, at).href);
  await page.getByText(t("not-there")).waitFor();
});

visit("two acts of one agreement wait, and the second is decided upon what the first made of it", { at, path: "desk", storageState: hana }, async (page) => {
  const { agreement } = await office.ask("anna", "POST", "agreements", { title: "Twice", kind: "memorandum", parties: [{ state: "AR" }], substitute: "boris" });
  for (const says of ["the first draft", "the second draft"]) await office.ask("anna", "POST", `agreements/${agreement}/offers`, { by: "us", state: "AR", on: today, says, source: "letter 1", reason: says });
  await page.goto(new URL("desk/approvals", at).href);
  for (const says of ["the first draft", "the second draft"]) {
    const card = page.getByRole("article").filter({ hasText: says });
    await button(card, c("approve")).click();
    await card.waitFor({ state: "detached" });
  }
  const { offers } = await office.ask("anna", "GET", `agreements/${agreement}`);
  assert.deepEqual(offers.map(({ says }) => says), ["the first draft", "the second draft"]);
});

visit("what another changed meanwhile is said, and what was typed is kept", { at, path: "desk/agreements", storageState: anna, refusals: [409] }, async (page) => {
  const { agreement } = await office.ask("anna", "POST", "agreements", { title: "Raced", kind: "memorandum", parties: [{ state: "PE" }], substitute: "boris" });
  await page.goto(new URL(`desk/agreements/${agreement}?pane=texts`, at).href);
  await button(page, t("add-draft")).click();
  await page.getByLabel(t("text"), { exact: true }).fill(first);
  await office.ask("boris", "POST", `agreements/${agreement}/drafts`, { round: 1, by: "them", on: today, language: "en", text: second, says: "of Boris" });
  await record(page);
  const told = page.getByRole("alert").filter({ hasText: d("conflict") });
  await told.getByText(t("event-draft-added")).waitFor();
  await page.locator("section[aria-labelledby=drafts]").getByText("of Boris").waitFor();
  assert.equal(await page.getByLabel(t("text"), { exact: true }).inputValue(), first);
  await button(page, d("record-anyway")).click();
  await told.waitFor({ state: "detached" });
  const { drafts } = await office.ask("anna", "GET", `agreements/${agreement}`);
  assert.equal(drafts.length, 2);
});

visit("a decision upon what was changed meanwhile is not made before that was said", { at, path: "desk", storageState: hana, refusals: [409] }, async (page) => {
  const { agreement } = await office.ask("anna", "POST", "agreements", { title: "Raced by a draft", kind: "memorandum", parties: [{ state: "CL" }], substitute: "boris" });
  await office.ask("anna", "POST", `agreements/${agreement}/offers`, { by: "us", state: "CL", on: today, says: "waits", source: "letter 1", reason: "because" });
  await page.goto(new URL(`desk/agreements/${agreement}?pane=offers`, at).href);
  await button(page, c("approve")).waitFor();
  await page.getByLabel(c("comments"), { exact: true }).fill("as discussed");
  await office.ask("boris", "POST", `agreements/${agreement}/drafts`, { round: 1, by: "us", on: today, language: "en", text: first });
  await button(page, c("approve")).click();
  await page.getByRole("alert").filter({ hasText: d("conflict") }).getByText(t("event-draft-added")).waitFor();
  assert.equal(await page.getByLabel(c("comments"), { exact: true }).inputValue(), "as discussed");
  assert.deepEqual((await office.ask("anna", "GET", `agreements/${agreement}`)).offers, []);
  await approve(page);
});

visit("a field that is cleared in a correction is empty afterwards, and its story ends where the register knew no more", { at, path: "desk/agreements", storageState: anna }, async (page) => {
  const { agreement } = await office.ask("anna", "POST", "agreements", { title: "Cleared", kind: "memorandum", parties: [{ state: "UY" }], substitute: "boris" });
  await office.ask("anna", "POST", `agreements/${agreement}/steps`, { step: "negotiate", on: "2012-05-01", place: "Montevideo", source: "report" });
  await page.goto(new URL(`desk/agreements/${agreement}`, at).href);
  await page.getByRole("button", { name: `${t("correct")}: ${t("step-negotiate")}` }).click();
  await page.getByLabel(t("line-place"), { exact: true }).fill("");
  await page.getByLabel(t("why-corrected"), { exact: true }).fill("it was by letter");
  await record(page);
  await page.getByLabel(t("why-corrected"), { exact: true }).waitFor({ state: "detached" });
  const { steps } = await office.ask("anna", "GET", `agreements/${agreement}`);
  assert.equal(steps[0].place, "");
  const asked = page.waitForRequest((request) => request.url().includes(`agreements/${agreement}/events`));
  await page.goto(new URL(`desk/agreements/${agreement}?pane=story&known=${today}`, at).href);
  assert.match(new URL((await asked).url()).searchParams.get("known") ?? "", /T/);
  await page.getByText(t("event-step-corrected")).waitFor();
});

visit("what waits for an answer and how many there are stand with their numbers", { at, path: "desk/agreements?room=offers", storageState: otto }, async (page) => {
  const { agreement } = await office.ask("anna", "POST", "agreements", { title: "Unanswered", kind: "memorandum", parties: [{ state: "BR" }], substitute: "boris" });
  await office.ask("anna", "POST", `agreements/${agreement}/offers`, { by: "them", state: "BR", on: "2024-02-01", says: "joint rules", source: "letter 1" });
  await office.ask("anna", "POST", `agreements/${agreement}/steps`, { step: "enter-into-force", on: "2024-03-01", source: "exchange of notes" });
  await page.reload();
  const row = page.getByRole("row", { name: /Unanswered/ });
  await row.getByText(t("overdue")).waitFor();
  await page.locator("section[aria-labelledby=balance]").getByRole("row", { name: new RegExp(`Brazil.*${t("offers-theirs")}`) }).waitFor();
  await page.getByRole("link", { name: t("room-numbers") }).click();
  await page.getByLabel(t("on"), { exact: true }).fill("2024-03-01");
  await page.getByLabel(t("counted-by")).selectOption("state");
  await page.getByRole("row", { name: /Brazil/ }).waitFor();
  await page.getByLabel(t("on"), { exact: true }).fill("2024-02-29");
  await page.getByRole("row", { name: /Brazil/ }).waitFor({ state: "detached" });
  // An auditor reads and enters nothing.
  await page.getByRole("link", { name: t("room-list"), exact: true }).click();
  await page.getByRole("link", { name: "Unanswered" }).click();
  await page.getByText(t("only-owner")).waitFor();
});

visit("a programme is entered, signed by two, and an item of it is done", { at, path: "desk/programmes", storageState: anna, limit: 120_000 }, async (page, context) => {
  await button(page, t("enter-programme")).click();
  await page.getByLabel(t("title"), { exact: true }).fill("Programme of two years");
  await page.getByRole("group", { name: t("parties") }).getByRole("combobox", { name: t("state") }).fill("AZ");
  await page.keyboard.press("Enter");
  const year = Number(today.slice(0, 4));
  await page.getByLabel(t("first-day")).fill(`${year}-01-01`);
  await page.getByLabel(t("last-day")).fill(`${year + 1}-12-31`);
  await page.locator(".folded").getByLabel(t("substitute"), { exact: true }).selectOption("boris");
  await record(page);
  await page.getByRole("heading", { level: 1, name: "Programme of two years" }).waitFor();
  const address = page.url();
  for (const [subject, until] of [["Digital assets", `${year + 1}-06-30`], ["Military prosecution", `${year}-01-31`]]) {
    await button(page, t("add-item")).click();
    await page.getByLabel(t("line-subject"), { exact: true }).fill(subject);
    await page.getByLabel(t("last-day")).fill(until);
    await record(page);
    await page.getByRole("heading", { level: 3, name: subject }).waitFor();
  }
  await page.getByText(t("count-late", { count: 1 })).waitFor();

  await button(page, t("command-sign-programme")).click();
  await page.getByLabel(t("line-place"), { exact: true }).fill("Baku");
  await source(page, "news of the day");
  await record(page);
  await page.getByText(t("proposed-to-second")).waitFor();
  const other = await (await context.browser().newContext({ storageState: hana })).newPage();
  await other.goto(address);
  await approve(other);
  await other.context().close();
  await page.reload();
  await eventually(page, async () => assert.equal(await stage(page).innerText(), t("stage-running")));

  await button(page, `${t("record-done")}: Digital assets`).click();
  await page.getByLabel(t("line-outputs"), { exact: true }).fill("Minutes\nJoint paper");
  await source(page, "minutes 4");
  await record(page);
  await page.getByText(t("percent-done", { percent: 50 })).waitFor();
  await page.getByText("Joint paper").waitFor();
  await pane(page, "renewal");
  await page.getByText("Military prosecution").waitFor();
  assert.equal(await page.getByText("Digital assets").count(), 0);
  await pane(page, "report");
  await page.getByLabel(t("line-language"), { exact: true }).selectOption("fr");
  await page.getByText("Rapport sur un programme de coopération").waitFor();
  await pane(page, "story");
  await page.getByText(t("event-item-done")).waitFor();
});
