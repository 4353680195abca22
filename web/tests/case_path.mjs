// SPDX-License-Identifier: EUPL-1.2
// The way of a case from its first page to its closing, by keyboard alone: the officer opens and works, the head and the deputy approve.
import assert from "node:assert/strict";
import { keyboardOf } from "./keyboard.mjs";
import { eventually, visit } from "./visit.mjs";
import { words } from "./words.mjs";

const t = { case: words("casefile"), desk: words("desk"), codes: words("codes"), newcase: words("newcase") };
const LONG = 600_000;

/** Stops on a way that are no step of the case. */
export const MEASURES = Symbol("every measure goes its way");
export const PRE_FLIGHT = Symbol("the draft is put to the law of the other State");

/** Of each measure, by who asks: the steps, and the stage each leads to. */
const measureSteps = {
  incoming: [["assigned", "assigned"], ["executed", "executed"]],
  outgoing: [["asked", "asked"], ["result-received", "received"], ["found-usable", "usable"]],
};

/** Opens a case on the page for it; gives its id. */
export async function open(page, { kind, counterpart, title, person, measures = [], direction = "incoming" }) {
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
export async function approver(context, office, who) {
  const own = await context.browser().newContext({ viewport: { width: 1440, height: 900 }, locale: "en", reducedMotion: "reduce", storageState: await office.signedIn(who) });
  const page = await own.newPage();
  await page.goto(new URL("desk/approvals", office.address).href);
  return {
    /** Of the case with that id, what was proposed for that reason. */
    async approve(id, reason) {
      const card = page.locator(`article[id^="${id}-"]`).filter({ hasText: reason });
      await keyboardOf(page).press(card.getByRole("button", { name: t.case("approve"), exact: true }));
      await card.waitFor({ state: "detached" });
    },
    close: () => own.close(),
  };
}

/** Every measure goes its way, on the pane of measures. */
async function carryOut(page, office, id, direction) {
  const keys = keyboardOf(page);
  await keys.press(page.getByRole("link", { name: t.case("pane-measures"), exact: true }));
  const measures = page.locator("section[aria-labelledby=measures] > ul > li");
  await measures.first().waitFor();
  for (let at = 0; at < (await measures.count()); ++at)
    for (const [step, stage] of measureSteps[direction]) {
      await keys.press(measures.nth(at).getByRole("button", { name: new RegExp(`^${t.case("measure-step")}`) }));
      await keys.choose(measures.nth(at).getByLabel(t.case("what-happened")), t.codes(`step-${step}`));
      await keys.press(measures.nth(at).locator("button[type=submit]"));
      await eventually(page, async () => assert.equal((await office.ask("anna", "GET", `cases/${id}/measures`)).measures[at].stage, stage));
      await measures.nth(at).getByText(t.codes(`stage-${stage}`), { exact: true }).waitFor();
    }
  await keys.press(page.getByRole("link", { name: t.case("pane-overview"), exact: true }));
}

/** The draft as it is now, put to the law; what it found lacking is gone on from, with a reason. */
async function preFlight(page, office, id) {
  const keys = keyboardOf(page);
  const before = (await office.ask("anna", "GET", `cases/${id}`)).version;
  const pane = page.locator("section[aria-labelledby=pre-flight]");
  await page.locator(`.case-head[data-version="${before}"]`).waitFor();
  await keys.press(pane.getByRole("button", { name: t.case("pre-flight-run"), exact: true }).or(pane.getByRole("button", { name: t.case("pre-flight-again"), exact: true })));
  const file = await eventually(page, async () => {
    const now = await office.ask("anna", "GET", `cases/${id}`);
    assert.ok(now.version > before);
    return now;
  });
  if (file.pre_flight.gaps.length === 0) return pane.getByText(t.case("no-gaps"), { exact: true }).waitFor();
  await keys.press(pane.getByRole("button", { name: t.case("override") }));
  await keys.type(pane.getByLabel(t.desk("reason")), "why: as it is");
  await keys.press(pane.locator("button[type=submit]"));
  await pane.getByText(t.case("overridden", { reason: "why: as it is" })).waitFor();
}

/** Takes a case of Anna's its way. `way`: steps, each with who approves it, in a window of their own, where somebody has to, and the stops above. */
export async function walk(page, context, office, id, way) {
  const keys = keyboardOf(page);
  const { direction } = await office.ask("anna", "GET", `cases/${id}`);
  const windows = { hana: await approver(context, office, "hana"), sara: await approver(context, office, "sara") };
  for (const [step, second] of way) {
    if (step === MEASURES) {
      await carryOut(page, office, id, direction);
      continue;
    }
    if (step === PRE_FLIGHT) {
      await preFlight(page, office, id);
      continue;
    }
    await keys.take(step);
    if (second) await windows[second].approve(id, `why: ${step}`);
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

/** A test for each way: from the page for new cases to the closing, or to where it `ends`. */
export function visitWays(office, anna, ways) {
  for (const { name, opening, way, ends = { closed: true, stage: "closed" } } of ways)
    visit(`${name}, by keyboard alone`, { at: office.address, path: "desk/new", storageState: anna, limit: LONG }, async (page, context) => {
      const id = await open(page, opening);
      await walk(page, context, office, id, way);
      const { closed, stage } = await office.ask("anna", "GET", `cases/${id}`);
      assert.deepEqual({ closed, stage }, ends);
    });
}
