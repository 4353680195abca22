// SPDX-License-Identifier: EUPL-1.2
// A Turkish request to Switzerland on 21 November 2026, answered question by question.
import assert from "node:assert/strict";
import { eventually, visit } from "./visit.mjs";
import { words } from "./words.mjs";

const t = words("interview");
const start = "interview?a=TR&b=CH&kind=extradition&on=2026-11-21";
const facts = { "request.kind": "extradition", "request.requesting_state": "TR", "request.requested_state": "CH" };
const linkTo = (more) => `${start}#q=${Buffer.from(JSON.stringify({ as_of: "2026-11-21", facts: { ...facts, ...more } })).toString("base64url")}`;
const fraud = { id: "fraud", purpose: "prosecution", description: "Fraud" };

const region = (page, key, values) => page.getByRole("region", { name: t(key, values), exact: true });
const outcome = (page) => page.locator("#outcome");
const question = (page) => page.locator("section[aria-labelledby=question]");
const given = (page) => page.locator("section[aria-labelledby=given]");
const answered = (page, count) => page.getByRole("heading", { name: t("given", { count }), exact: true }).waitFor();

/** Tab until the element with the focus is the one wanted; a reader without a mouse must get there. */
async function tabTo(page, wanted) {
  for (let step = 0; step < 80; step += 1) {
    await page.keyboard.press("Tab");
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
  }
  assert.fail("the keyboard does not reach it");
}

visit("the first question is answered by keyboard alone, and the next one is asked", { path: start }, async (page) => {
  await page.getByRole("heading", { level: 2, name: /^Which offences is the request about/ }).waitFor();
  await outcome(page).getByText(t("outcome-undetermined")).waitFor();
  const name = question(page).getByLabel(t("offence-name"));
  await tabTo(page, name);
  await page.keyboard.type("Fraud");
  await page.keyboard.press("Enter");
  await answered(page, 1);
  await given(page).getByText(/^Fraud/).waitFor();
  await page.getByRole("status").getByRole("heading", { level: 2 }).waitFor();
  assert.match(page.url(), /#q=[\w-]+$/);
  await tabTo(page, question(page).getByRole("button", { name: t("skip"), exact: true }));
  await page.keyboard.press("Enter");
  await eventually(page, async () => assert.doesNotMatch(await page.locator("#question").innerText(), /^Which offences/));
});

visit("an answer that settles it changes the outcome and says so", { path: linkTo({ offences: [fraud] }) }, async (page) => {
  await outcome(page).getByText(t("outcome-undetermined")).waitFor();
  await page.getByRole("group").or(page.locator("summary")).getByText(t("all-questions")).click();
  await page.getByRole("button", { name: /^Has a final judgment been passed in the requested State/ }).click();
  await question(page).getByRole("button", { name: t("yes"), exact: true }).click();
  await outcome(page).getByText(t("outcome-refuse-mandatory")).waitFor();
  await page.getByRole("status").getByText(t("outcome-refuse-mandatory")).waitFor();
  await page.getByText("Final judgment").first().waitFor();
  await page.getByText(/European Convention on Extradition, art\. 9\.1\.a/).first().waitFor();
});

visit("clocks come and move with the day of arrest", { path: linkTo({ "custody.arrest_date": "2026-11-10", "custody.basis": "provisional" }) }, async (page) => {
  const clocks = region(page, "clocks");
  await clocks.getByText("28 November 2026").first().waitFor();
  await clocks.getByText("20 December 2026").first().waitFor();
  const edit = given(page).locator("div", { hasText: "10 November 2026" }).getByRole("button");
  await edit.first().click();
  await question(page).locator("input[type=date]").fill("2026-11-15");
  await question(page).getByRole("button", { name: t("answer"), exact: true }).click();
  await clocks.getByText("3 December 2026").first().waitFor();
  await clocks.getByText("25 December 2026").first().waitFor();
  assert.equal(await clocks.getByText("20 December 2026").count(), 0);
});

visit("an answer can be taken back, and one can go back", { path: linkTo({ offences: [{ ...fraud, final_judgment_requested: true }] }) }, async (page) => {
  await outcome(page).getByText(t("outcome-refuse-mandatory")).waitFor();
  await given(page).locator("div", { hasText: "final" }).getByRole("button").last().click();
  await outcome(page).getByText(t("outcome-undetermined")).waitFor();
  await page.goBack();
  await outcome(page).getByText(t("outcome-refuse-mandatory")).waitFor();
});

visit("a link opens the same question elsewhere, and nothing of it goes to the server's address", { path: start }, async (page, context) => {
  const asked = [];
  context.on("request", (request) => asked.push(request.url()));
  await question(page).getByLabel(t("offence-name")).fill("Tax fraud");
  await page.keyboard.press("Enter");
  await answered(page, 1);
  const other = await context.newPage();
  await other.goto(page.url());
  await given(other).getByText(/^Tax fraud/).waitFor();
  assert.equal(await outcome(other).innerText(), await outcome(page).innerText());
  assert.deepEqual(asked.filter((url) => url.includes("q=") || url.includes("Tax")), []);
});

visit("a link that was cut is told as such", { path: linkTo({ offences: [fraud] }).slice(0, -7) }, async (page) => {
  await page.getByRole("alert").getByText(t("link-cut")).waitFor();
});

visit("a wrong answer is told beside its question, with the way out", { path: linkTo({ "custody.arrest_date": "2026-13-45" }), refusals: [422] }, async (page) => {
  const alert = page.getByRole("alert");
  await alert.getByText("'2026-13-45' is not a date").waitFor();
  await alert.getByText(/write year-month-day/).waitFor();
  await question(page).locator("input[type=date]").fill("2026-11-10");
  await question(page).getByRole("button", { name: t("answer"), exact: true }).click();
  await region(page, "clocks").waitFor();
  assert.equal(await page.getByRole("alert").count(), 0);
});

visit("without States the interview asks for them first", { path: "interview" }, async (page) => {
  const form = page.getByRole("form", { name: t("start") });
  const begin = form.getByRole("button", { name: t("begin") });
  assert.equal(await begin.isEnabled(), false);
  for (const [label, typed] of [["requesting-state", "turk"], ["requested-state", "CHE"]]) {
    await form.getByRole("combobox", { name: t(label) }).fill(typed);
    await page.keyboard.press("Enter");
  }
  await form.getByLabel(t("on")).fill("2026-11-21");
  assert.equal(await begin.isEnabled(), false, "nothing is asked for yet");
  await form.getByRole("checkbox", { name: "extradition", exact: true }).check();
  await begin.click();
  await page.waitForURL(/interview\?a=TR&b=CH&kind=extradition&on=2026-11-21#q=/);
  await page.getByRole("heading", { level: 1, name: t("asks", { a: "Türkiye", b: "Switzerland" }) }).waitFor();
});

visit("on paper there are the facts and the answer, not the buttons", { path: linkTo({ offences: [fraud] }) }, async (page) => {
  await outcome(page).waitFor();
  await page.emulateMedia({ media: "print" });
  assert.equal(await question(page).isVisible(), false);
  assert.equal(await outcome(page).isVisible(), true);
  assert.equal(await given(page).getByText(/^Fraud/).isVisible(), true);
  assert.equal(await page.getByRole("navigation").isVisible(), false);
});

const bank = { "request.measure": "bank-accounts", "request.requesting_state": "AZ", "request.requested_state": "FI", "request.urgent": true, "offence.fiscal": true };
const bankLetter = `interview?a=AZ&b=FI&kind=bank-accounts&on=2026-11-21#q=${Buffer.from(JSON.stringify({ as_of: "2026-11-21", facts: { ...bank, "request.contains": ["authority", "facts-summary"] } })).toString("base64url")}`;

visit("the letter says what it must contain, what is missing, and in which language", { path: bankLetter }, async (page) => {
  const letter = page.locator("#letter");
  await letter.locator("summary").click();
  await letter.getByText(/^\d+ of 18 missing$/).waitFor();
  const item = (label) => letter.locator("li", { hasText: label });
  await item("requesting and investigating authority").getByText(t("paper-met"), { exact: true }).waitFor();
  await item("object and reason of the request").getByText(t("paper-missing"), { exact: true }).waitFor();
  await item("object and reason of the request").getByText(/Mutual Assistance in Criminal Matters, art\. 14\.1/).waitFor();
  await letter.getByText("English, Finnish, Swedish", { exact: true }).waitFor();
  await letter.getByText("account numbers are missing").waitFor();
  await letter.getByText("pc-oc-mla").waitFor();
});
