// SPDX-License-Identifier: EUPL-1.2
// Cases from their first page to their closing, by keyboard alone: the officer opens and works, the head and the deputy approve.
import assert from "node:assert/strict";
import { after } from "node:test";
import { keyboardOf } from "./keyboard.mjs";
import { openOffice } from "./office.mjs";
import { eventually, visit } from "./visit.mjs";
import { words } from "./words.mjs";

const office = await openOffice({ cases: 1 });
after(() => office.stop());
const at = office.address;
const t = { case: words("casefile"), desk: words("desk"), codes: words("codes"), newcase: words("newcase"), approvals: words("approvals") };
const people = { anna: await office.signedIn("anna"), hana: await office.signedIn("hana"), sara: await office.signedIn("sara") };
const LONG = 600_000;
const MEASURES = Symbol("the measures are carried out");

/** Opens a case on the page for it; gives its id. */
async function open(page, { kind, counterpart, title, person, measures = [], direction = "incoming" }) {
  const keys = keyboardOf(page);
  await page.getByRole("heading", { level: 1, name: t.newcase("title") }).waitFor();
  await keys.reach(page.getByRole("radio").first());
  if (direction === "outgoing") await page.keyboard.press("ArrowDown");
  await keys.choose(page.getByLabel(t.newcase("kind"), { exact: true }), t.codes(`kind-${kind}`));
  await keys.type(page.getByRole("combobox", { name: t.newcase("counterpart") }), counterpart);
  await page.getByRole("listbox").getByRole("option").first().waitFor();
  await page.keyboard.press("Enter");
  for (const measure of measures) {
    await keys.choose(page.getByLabel(t.newcase("measures"), { exact: true }), measure);
    await keys.press(page.getByRole("button", { name: t.newcase("add-this") }));
  }
  await keys.type(page.getByLabel(t.newcase("title-field"), { exact: true }), title);
  await keys.type(page.getByLabel(t.case("names")).first(), person);
  await keys.press(page.locator("form.new-case button[type=submit]"));
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
  const id = new URL(page.url()).pathname.split("/").at(-1);
  await keys.press(page.getByRole("link", { name: t.case("pane-overview"), exact: true }));
  return id;
}

/** Another person's window, at what waits for them. */
async function approver(context, who) {
  const own = await context.browser().newContext({ viewport: { width: 1440, height: 900 }, locale: "en", reducedMotion: "reduce", storageState: people[who] });
  const page = await own.newPage();
  await page.goto(new URL("desk/approvals", at).href);
  return {
    async approve(step) {
      const card = page.getByRole("article").filter({ hasText: `why: ${step}` });
      await keyboardOf(page).press(card.getByRole("button", { name: t.case("approve"), exact: true }));
      await card.waitFor({ state: "detached" });
    },
    close: () => own.close(),
  };
}

/** Every measure is assigned and carried out, on the pane of measures. */
async function carryOut(page, id) {
  const keys = keyboardOf(page);
  await keys.press(page.getByRole("link", { name: t.case("pane-measures"), exact: true }));
  const measures = page.locator("section[aria-labelledby=measures] > ul > li");
  await measures.first().waitFor();
  for (let at = 0; at < (await measures.count()); ++at)
    for (const step of ["assigned", "executed"]) {
      await keys.press(measures.nth(at).getByRole("button", { name: new RegExp(`^${t.case("measure-step")}`) }));
      await keys.choose(measures.nth(at).getByLabel(t.case("what-happened")), t.codes(`step-${step}`));
      await keys.press(measures.nth(at).locator("button[type=submit]"));
      await eventually(page, async () => assert.equal((await office.ask("anna", "GET", `cases/${id}/measures`)).measures[at].stage, step));
      await measures.nth(at).getByText(t.codes(`stage-${step}`), { exact: true }).waitFor();
    }
  await keys.press(page.getByRole("link", { name: t.case("pane-overview"), exact: true }));
}

/** `way`: steps, each with who approves it where somebody has to. */
async function walk(page, context, id, way) {
  const keys = keyboardOf(page);
  const windows = { hana: await approver(context, "hana"), sara: await approver(context, "sara") };
  for (const [step, second] of way) {
    if (step === MEASURES) {
      await carryOut(page, id);
      continue;
    }
    await keys.take(step);
    if (second) await windows[second].approve(step);
    await eventually(page, async () => {
      const { steps_taken: taken } = await office.ask("anna", "GET", `cases/${id}`);
      assert.equal(taken.at(-1)?.step, step);
    });
    // The page follows by itself; where the step moved the case on, the next acts are other ones.
    const { stage } = await office.ask("anna", "GET", `cases/${id}`);
    await page.getByText(t.codes(`stage-${stage}`), { exact: true }).first().waitFor();
  }
  for (const window of Object.values(windows)) await window.close();
}

const ways = [
  {
    name: "an extradition asked of us, from the request to the surrender and the closing",
    opening: { kind: "extradition", counterpart: "Türk", title: "Path of extradition", person: "Mehmet Example" },
    way: [
      ["request-received"], ["registered"], ["arrested"], ["formal-check-begun"], ["legal-check-begun"], ["brought-before-court"], ["found-admissible"], ["decision-proposed"], ["granted", "hana"], ["became-final"],
      ["handover-planned", "hana"], ["surrendered", "sara"], ["custody-reported", "hana"], ["closed"],
    ],
  },
  {
    name: "assistance with three measures, from the request to the reply",
    opening: { kind: "assistance", counterpart: "Türk", title: "Path of assistance", person: "Carla Account", measures: ["information on bank accounts", "search", "service of documents"] },
    way: [["registered"], ["check-begun"], ["accepted", "hana"], [MEASURES], ["results-gathered"], ["transmission-approved", "hana"], ["reply-sent", "hana"], ["closed"]],
  },
  {
    name: "a sentenced person transferred to the State that asked, to the end of enforcement",
    opening: { kind: "sentenced-person", counterpart: "Türk", title: "Path of transfer", person: "Anna Convicted" },
    way: [["registered"], ["check-begun"], ["decision-proposed"], ["agreed", "hana"], ["transfer-planned", "hana"], ["handed-over", "sara"], ["enforcement-ended"], ["closed"]],
  },
  {
    name: "compulsory treatment handed over to another State",
    opening: { kind: "compulsory-treatment", counterpart: "Türk", title: "Path of treatment", person: "Boris Patient" },
    way: [["registered"], ["check-begun"], ["decision-proposed"], ["agreed", "hana"], ["transfer-planned", "hana"], ["handed-over", "sara"], ["enforcement-ended"], ["closed"]],
  },
];

for (const { name, opening, way } of ways)
  visit(`${name}, by keyboard alone`, { at, path: "desk/new", storageState: people.anna, limit: LONG }, async (page, context) => {
    const id = await open(page, opening);
    await walk(page, context, id, way);
    const { closed, stage } = await office.ask("anna", "GET", `cases/${id}`);
    assert.deepEqual({ closed, stage }, { closed: true, stage: "closed" });
  });
