// SPDX-License-Identifier: EUPL-1.2
// What need to know keeps from somebody, and how it is opened all the same: the glass broken in an emergency, a closed case put
// out of sight by two persons, read for a reason, and shown again by two.
import assert from "node:assert/strict";
import { after } from "node:test";
import { examine } from "./axe.mjs";
import { openOffice } from "./office.mjs";
import { settled, visit } from "./visit.mjs";
import { words } from "./words.mjs";

const office = await openOffice({ cases: 2 });
after(() => office.stop());
const at = office.address;
const t = Object.fromEntries(["casefile", "restrictions", "approvals", "codes", "desk"].map((page) => [page, words(page)]));
const by = (who, path, body) => office.ask(who, "POST", path, body);

const opened = (title) => by("anna", "cases", { kind: "extradition", direction: "incoming", counterpart: "TR", title, substitute: "boris", unit: "extradition" });
async function closed(title) {
  const one = await opened(title);
  for (const step of ["withdrawn", "closed"]) await by("anna", `cases/${one.case}/steps`, { step });
  return one;
}

/** A page of somebody else's, of another kind of browser. */
async function as(context, name, path) {
  const own = await context.browser().newContext({ locale: "en", reducedMotion: "reduce", viewport: { width: 1440, height: 900 }, storageState: await office.signedIn(name) });
  const page = await own.newPage();
  await page.goto(new URL(path, at).href);
  return page;
}

const button = (on, name) => on.getByRole("button", { name, exact: true });
const notThere = (page) => page.getByRole("heading", { level: 1, name: t.casefile("not-there") }).waitFor();

async function breakTheGlass(page, reason) {
  await notThere(page);
  await page.getByText(t.casefile("break-glass"), { exact: true }).click();
  const act = button(page, t.casefile("break-glass-do"));
  assert.ok(await act.isDisabled(), "not without a reason");
  await page.getByLabel(t.casefile("break-glass-reason"), { exact: true }).fill(reason);
  await act.click();
}

/** Somebody else approves it where it waits; nothing of the case is shown there. */
async function approveUnseen(context, number, title) {
  const page = await as(context, "sara", "desk/approvals");
  const panel = page.locator("section.panel").filter({ has: page.getByRole("heading", { name: number, exact: true }) });
  await panel.getByText(t.approvals("out-of-sight")).waitFor();
  assert.equal((await page.locator("main").innerText()).includes(title), false);
  await button(panel, t.casefile("approve")).click();
  await panel.waitFor({ state: "detached" });
  await page.context().close();
}

const emergency = await opened("Glass affair");

visit("the glass is broken for a reason, which the owner is told at once and the case keeps", { at, path: `desk/cases/${emergency.case}`, storageState: await office.signedIn("carla"), refusals: [404], limit: 120_000 }, async (page, context) => {
  await notThere(page);
  await settled(page);
  await examine(page, "a case that is not there for her");
  await breakTheGlass(page, "The owner is on a flight; a court asks");
  await page.getByRole("heading", { level: 1, name: "Glass affair" }).waitFor();
  const owner = await as(context, "anna", "desk");
  await owner.locator("main").getByText("The owner is on a flight; a court asks").first().waitFor();
  await owner.goto(new URL(`desk/cases/${emergency.case}?pane=people`, at).href);
  await owner.getByText(t.casefile("broke-glass"), { exact: true }).waitFor();
  await owner.context().close();
});

const affair = await closed("Basalt affair");

visit("a closed case goes out of sight by two persons, is read for a reason, and is shown again by two", { at, path: `desk/cases/${affair.case}`, storageState: await office.signedIn("hana"), refusals: [404], limit: 180_000 }, async (page, context) => {
  const panel = page.getByRole("region", { name: t.restrictions("restriction") });
  await button(panel, t.restrictions("restrict")).click();
  assert.ok(await button(panel, t.restrictions("propose")).isDisabled(), "not without a reason");
  await panel.getByLabel(t.restrictions("reason"), { exact: true }).fill("Kept for the archive alone");
  await button(panel, t.restrictions("propose")).click();
  await panel.getByText(t.restrictions("restrict-waits")).waitFor();

  const second = await as(context, "sara", "desk/approvals");
  const waiting = second.locator("section.panel").filter({ has: second.getByRole("link", { name: "Basalt affair", exact: true }) });
  await waiting.getByText("Kept for the archive alone").first().waitFor();
  await button(waiting, t.casefile("approve")).click();
  await waiting.waitFor({ state: "detached" });
  await second.context().close();

  const owner = await as(context, "anna", `desk/cases/${affair.case}`);
  await breakTheGlass(owner, "A court asks for the file");
  await owner.getByRole("heading", { level: 1, name: "Basalt affair" }).waitFor();
  await owner.locator("h1 .badge", { hasText: t.casefile("restricted") }).waitFor();

  await page.goto(new URL("desk/restrictions", at).href);
  await page.getByRole("link", { name: affair.number, exact: true }).waitFor();
  await settled(page);
  assert.equal((await page.locator("main").innerText()).includes("Basalt"), false, "nothing of what it says");
  await examine(page, "the list of cases out of sight");
  await button(page, `${t.restrictions("lift")}: ${affair.number}`).click();
  await page.getByLabel(t.restrictions("reason"), { exact: true }).fill("A new request");
  await button(page, t.restrictions("propose")).click();
  await page.getByText(t.restrictions("lift-waits")).waitFor();
  await approveUnseen(context, affair.number, "Basalt");

  // The list follows by itself; who had no reason sees the case again.
  await page.getByText(t.restrictions("none")).waitFor();
  await page.goto(new URL(`desk/cases/${affair.case}`, at).href);
  await page.getByRole("heading", { level: 1, name: "Basalt affair" }).waitFor();
  await owner.context().close();
});
