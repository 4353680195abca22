// SPDX-License-Identifier: EUPL-1.2
// One request from Azerbaijan to Finland for several things: bank accounts, a search, evidence, a freezing.
import assert from "node:assert/strict";
import { chooseState, eventually, look } from "./visit.mjs";
import { words } from "./words.mjs";

const t = words("interview");
const accounts = "information on bank accounts";
const freezing = "freezing or seizure of property";
const fraud = { id: "fraud", purpose: "prosecution", description: "Fraud" };
const linkTo = (measures, more = {}) => {
  const facts = { "request.measures": measures, "request.requesting_state": "AZ", "request.requested_state": "FI", offences: [fraud], ...more };
  return `interview#q=${Buffer.from(JSON.stringify({ as_of: "2026-11-21", facts })).toString("base64url")}`;
};
const asked = linkTo(["bank-accounts", "search", "take-evidence", "freeze"]);

const region = (page, key, values) => page.getByRole("region", { name: t(key, values), exact: true });
const measure = (page, name) => page.locator(".measure", { has: page.getByRole("heading", { level: 3, name, exact: true }) });
const letter = (page, number, measures) =>
  page.locator(".letters > li", { has: page.getByRole("heading", { name: t("letter-of", { number, measures: measures.join("; ") }), exact: true }) });
const question = (page) => page.locator("section[aria-labelledby=question]");
const given = (page) => page.locator("section[aria-labelledby=given]");
const factsOf = (page) => JSON.parse(Buffer.from(new URL(page.url()).hash.slice("#q=".length), "base64url").toString()).facts;

/** The question about the fiscal offence, which all these measures ask, on the screen. */
async function askFiscal(page) {
  await page.getByRole("heading", { level: 2, name: /^Is it an offence in connection with taxes/ }).waitFor();
}

look("measures are found by typing, ticked by keyboard, and asked for in one request", { path: "interview" }, async (page) => {
  const form = page.getByRole("form", { name: t("start") });
  await chooseState(page, t("requesting-state"), "azer");
  await chooseState(page, t("requested-state"), "FIN");
  await form.getByLabel(t("on")).fill("2026-11-21");
  const find = form.getByRole("searchbox", { name: t("find-measure") });
  for (const [typed, label] of [["bank acc", accounts], ["freez", freezing], ["extrad", "extradition"]]) {
    await find.fill(typed);
    await page.keyboard.press("Enter");
    const box = form.getByRole("checkbox", { name: label, exact: true });
    await box.focus();
    await page.keyboard.press("Space");
    assert.equal(await box.isChecked(), true);
  }
  await find.fill("no such measure");
  await form.getByRole("status").getByText(t("find-measure-none")).waitFor();
  await form.getByRole("button", { name: t("remove-named", { name: "extradition" }) }).click();
  await form.getByRole("button", { name: t("begin") }).click();
  await page.waitForURL(/interview\?a=AZ&b=FI&kind=bank-accounts,freeze&on=2026-11-21#q=/);
  await region(page, "measures", { count: 2 }).waitFor();
  assert.deepEqual(factsOf(page)["request.measures"], ["bank-accounts", "freeze"]);
  await page.reload();
  await measure(page, freezing).waitFor();
});

look("each measure is a line with outcome and basis, and opens into its own determination", { path: asked }, async (page) => {
  await region(page, "measures", { count: 4 }).waitFor();
  const accountsLine = measure(page, accounts);
  await accountsLine.locator("summary").first().getByText("European Convention on Mutual Assistance in Criminal Matters").waitFor();
  await accountsLine.locator("summary").first().getByText(t("outcome-undetermined")).waitFor();
  await measure(page, freezing).locator("summary").first().getByText(/^Convention on Laundering, Search, Seizure/).waitFor();
  const basis = page.getByRole("region", { name: `${accounts} ${t("legal-basis")}`, exact: true });
  assert.equal(await basis.count(), 0, "closed, it is not there to be read out");
  await accountsLine.locator("summary").first().press("Enter");
  await basis.getByRole("link", { name: "European Convention on Mutual Assistance in Criminal Matters", exact: true }).waitFor();
  await page.getByRole("region", { name: `${accounts} ${t("grounds")}`, exact: true }).getByText(/^Fiscal offence\b/).first().waitFor();
});

look("the reasoning of a result is that of its measure alone", { path: asked }, async (page) => {
  await measure(page, accounts).locator("summary").first().click();
  const ground = measure(page, accounts).locator(".result", { hasText: "Fiscal offence" }).first();
  await ground.locator("summary").click();
  await ground.getByRole("button", { name: t("show-reasoning") }).click();
  await ground.locator(".tree").getByText(/^bank-accounts: .*Fiscal offence/).waitFor();
  assert.equal(await ground.locator(".tree").getByText(/^search: /).count(), 0);
});

look("a fact common to all is asked once, says for which measures, and its answer settles each", { path: asked }, async (page) => {
  await askFiscal(page);
  await question(page).getByText(t("for-all-measures")).waitFor();
  const jumps = page.locator("section[aria-labelledby=next]");
  await page.locator("summary").getByText(t("all-questions")).click();
  const drugs = jumps.locator("li", { has: page.getByRole("button", { name: /narcotic|drug/i }) }).first();
  await drugs.getByText(freezing, { exact: true }).waitFor();
  assert.equal(await jumps.getByRole("button", { name: /^Is it an offence in connection with taxes/ }).count(), 0);
  await question(page).getByRole("button", { name: t("no"), exact: true }).click();
  const told = page.getByRole("status").locator("li", { hasText: "Fiscal offence" });
  await told.first().getByText(t("status-cleared")).waitFor();
  for (const name of [accounts, "search", "taking of evidence"]) await told.first().getByText(name).waitFor();
  assert.equal(factsOf(page).offences[0].fiscal, false);
  await measure(page, accounts).locator("summary").first().click();
  await measure(page, accounts).getByText(/^Cleared/).click();
  await measure(page, accounts).locator(".result.changed", { hasText: "Fiscal offence" }).getByText(t("status-cleared")).waitFor();
});

look("an answer may hold for one measure only; the others go on asking", { path: asked }, async (page) => {
  await askFiscal(page);
  await question(page).getByLabel(t("holds-for")).selectOption({ label: t("holds-only", { measure: "search" }) });
  await question(page).getByRole("button", { name: t("yes"), exact: true }).click();
  await given(page).getByText(t("holds-only", { measure: "search" })).waitFor();
  assert.deepEqual(factsOf(page)["request.measures"][1], { measure: "search", "offences.fraud.fiscal": true });
  const others = [accounts, "taking of evidence", freezing].join("; ");
  await page.locator("summary").getByText(t("all-questions")).click();
  const still = page.locator("section[aria-labelledby=next] li", { has: page.getByRole("button", { name: /^Is it an offence in connection with taxes/ }) });
  await eventually(page, async () => {
    const here = await question(page).getByText(t("for-measures", { measures: others })).count();
    assert.equal(here + (await still.getByText(others, { exact: true }).count()), 1);
  });
  await given(page).locator("div", { hasText: t("holds-only", { measure: "search" }) }).getByRole("button", { name: /^Edit/ }).click();
  await question(page).getByText(t("for-measures", { measures: "search" })).waitFor();
  await question(page).getByRole("button", { name: t("no"), exact: true }).click();
  await page.waitForURL((url) => url.hash !== "" && factsOf(page)["request.measures"][1]["offences.fraud.fiscal"] === false);
});

look("the letters say what travels together and why the rest goes apart", { path: asked }, async (page) => {
  await region(page, "letters", { count: 3 }).waitFor();
  await letter(page, 1, [accounts, "taking of evidence"]).getByText("Another legal basis").first().waitFor();
  const search = letter(page, 2, ["search"]);
  await search.locator(".apart").getByText(t("letter-not-with", { measures: `${accounts}; taking of evidence` })).waitFor();
  assert.deepEqual(await search.locator(".apart strong").allInnerTexts(), ["Another legal basis", "Coercive measure"]);
  await search.locator("summary").first().click();
  await search.getByText(/^Coercive measure: It needs an order of a court there/).waitFor();
  await search.getByRole("heading", { level: 4, name: t("letter-contents") }).waitFor();
  await search.getByText("English, Finnish, Swedish", { exact: true }).waitFor();
  await search.getByRole("heading", { level: 4, name: t("letter-to") }).waitFor();
});

look("a measure is removed, the facts stay; of the last one the page is as of one", { path: linkTo(["bank-accounts", "search"], { "request.urgent": true }) }, async (page) => {
  await region(page, "letters", { count: 2 }).waitFor();
  await measure(page, "search").locator("summary").first().click();
  await page.getByRole("button", { name: t("remove-named", { name: "search" }), exact: true }).click();
  await page.waitForURL(/kind=bank-accounts&on=/);
  await page.locator("#letter").waitFor();
  assert.equal(await page.locator("#measures").count(), 0);
  assert.deepEqual(factsOf(page), { "request.measure": "bank-accounts", "request.requesting_state": "AZ", "request.requested_state": "FI", offences: [fraud], "request.urgent": true });
  await page.goBack();
  await region(page, "measures", { count: 2 }).waitFor();
});

look("a measure is added to the one asked for, with the facts given", { path: linkTo(["bank-accounts"], { "request.urgent": true }) }, async (page) => {
  await page.locator("#letter").waitFor();
  await page.getByRole("button", { name: t("change"), exact: true }).click();
  await page.getByRole("checkbox", { name: "search", exact: true }).check();
  await page.getByRole("button", { name: t("begin") }).click();
  await region(page, "measures", { count: 2 }).waitFor();
  await page.getByRole("status").getByText(/^search:/).waitFor();
  assert.deepEqual([factsOf(page)["request.measures"], factsOf(page)["request.urgent"]], [["bank-accounts", "search"], true]);
});

look("custody clocks stand before the measures and name theirs", { path: linkTo(["bank-accounts", "extradition"], { "custody.arrest_date": "2026-11-10", "custody.basis": "provisional" }) }, async (page) => {
  const clock = region(page, "clocks").locator(".clock", { hasText: "20 December 2026" });
  await clock.getByText("extradition", { exact: true }).waitFor();
  assert.equal(await clock.getByText(accounts).count(), 0);
});

look("a measure there is not is told with the way out, and the start can be changed", { path: linkTo(["bank-accounts", "serch"]), refusals: [422, 400] }, async (page) => {
  await page.getByText(/'serch' is no kind of request/).waitFor();
  await page.getByRole("form", { name: t("start") }).getByRole("button", { name: t("begin") }).click();
  await page.waitForURL(/kind=bank-accounts&on=/);
  await page.locator("#letter").waitFor();
});

look("a wrong fact of one measure is told beside its question", { path: linkTo(["bank-accounts", { measure: "freeze", "property.type": "cloud" }]), refusals: [422] }, async (page) => {
  await page.getByRole("alert").getByText(/cloud/).waitFor();
  await question(page).getByText(t("for-measures", { measures: freezing })).waitFor();
});
