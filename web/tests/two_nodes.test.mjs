// SPDX-License-Identifier: EUPL-1.2
// A request leaves the desk of one authority and is registered at the desk of another: two nodes, two access points, two browsers.
import assert from "node:assert/strict";
import { after } from "node:test";
import { approver, open, PRE_FLIGHT, walk } from "./case_path.mjs";
import { keyboardOf } from "./keyboard.mjs";
import { openTwoOffices } from "./two_offices.mjs";
import { eventually, visit } from "./visit.mjs";
import { words } from "./words.mjs";

const two = await openTwoOffices();
after(() => two.stop());
const { fi, az } = two;
const t = { case: words("casefile"), desk: words("desk"), codes: words("codes"), administration: words("administration") };
const LONG = 600_000;
/** A message goes by two access points, on a machine that may be busy. */
const ON_ITS_WAY = 120_000;
const pane = (page) => page.locator("section[aria-labelledby=correspondence]");

/** Releases what is ready to the other authority, by the official channel. */
async function release(page, id) {
  const keys = keyboardOf(page);
  // The approval of another is on the page before an entry rests on it.
  const { version } = await fi.ask("anna", "GET", `cases/${id}`);
  await page.locator(`.case-head[data-version="${version}"]`).waitFor();
  await keys.press(page.getByRole("link", { name: t.case("pane-correspondence"), exact: true }));
  await keys.press(pane(page).getByRole("button", { name: t.case("send-something") }));
  await keys.choose(pane(page).getByLabel(t.case("channel"), { exact: true }), t.codes("channel-as4"));
  await keys.type(pane(page).getByLabel(t.case("to-whom")), az.authority);
  await keys.type(pane(page).getByLabel(t.desk("reason")), "why: SubmitRequest");
  await keys.press(pane(page).locator("button[type=submit]"));
}

const lit = (page, lamp) => pane(page).locator(".lamp.lit").filter({ hasText: t.case(`lamp-${lamp}`) });

visit("a request goes from one authority to another, which registers it; the lamps follow it at the sender's desk", { at: fi.address, path: "desk/new", storageState: await fi.signedIn("anna"), limit: LONG }, async (page, context) => {
  const id = await open(page, { kind: "assistance", direction: "outgoing", counterpart: "Azer", title: "Records of a bank", person: "Clara Account" });
  await walk(page, context, fi, id, [["drafting-begun"], ["submitted"], ["approved", "hana"], [PRE_FLIGHT], ["sealed", "hana"]]);
  await release(page, id);
  const head = await approver(context, fi, "hana");
  await head.approve(id, "why: SubmitRequest");
  await head.close();
  await lit(page, "taken-over").waitFor({ timeout: ON_ITS_WAY });

  // In the other State the registry takes it in, and the head lets the acknowledgement go.
  const { number } = await fi.ask("anna", "GET", `cases/${id}`);
  const there = await eventually(page, async () => {
    const { intake } = await az.ask("rita", "GET", "intake");
    const found = intake.find(({ title }) => title.includes(number));
    assert.ok(found);
    return found.case;
  });
  const own = await context.browser().newContext({ viewport: { width: 1440, height: 900 }, locale: "en", reducedMotion: "reduce", storageState: await az.signedIn("rita") });
  const registry = await own.newPage();
  await registry.goto(new URL(`desk/cases/${there}?pane=correspondence`, az.address).href);
  const keys = keyboardOf(registry);
  await keys.press(pane(registry).getByRole("button", { name: new RegExp(`^${t.case("register-it")}`) }));
  await keys.press(pane(registry).locator("button[type=submit]"));
  const theirHead = await approver(context, az, "hana");
  await theirHead.approve(there, "acknowledge x1");
  await theirHead.close();
  await lit(page, "acknowledged").waitFor({ timeout: ON_ITS_WAY });
  await own.close();
});

visit("the room of the channel shows whom the directory lists and which P-Modes are in force", { at: fi.address, path: "desk/administration?room=channel", storageState: await fi.signedIn("ada") }, async (page) => {
  const table = page.locator("section[aria-labelledby=pmodes] table");
  await table.getByText(`${fi.authority}-${az.authority}`, { exact: true }).waitFor();
  assert.equal(await table.locator("tbody tr").count(), 2);
  assert.equal(await table.getByText(t.administration("not-encrypted")).count(), 0);
  await page.locator("section[aria-labelledby=directory]").getByText(az.authority, { exact: true }).waitFor();
});
