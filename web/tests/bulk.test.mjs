// SPDX-License-Identifier: EUPL-1.2
// Acts for many cases of the docket at once, by keyboard: each case answers for itself.
import assert from "node:assert/strict";
import { after } from "node:test";
import { openOffice } from "./office.mjs";
import { eventually, visit } from "./visit.mjs";
import { words } from "./words.mjs";

const office = await openOffice({ cases: 1 });
after(() => office.stop());
const at = office.address;
const t = words("docket");
const d = words("desk");

const open = async (who, title, more = {}) => (await office.ask(who, "POST", "cases", { kind: "extradition", direction: "incoming", counterpart: "TR", title, substitute: who === "anna" ? "boris" : "anna", unit: "extradition", ...more })).case;
const own = [await open("anna", "Bulk one"), await open("anna", "Bulk two")];
// Hana sees them all as head of the unit.
const other = await open("boris", "Bulk three");
const shown = (id) => office.ask("hana", "GET", `cases/${id}`);

/** Ticks the first rows of what a search finds, and goes to the acts, without a mouse. */
async function tick(page, searched, count) {
  await page.getByRole("heading", { level: 1, name: t("title") }).waitFor();
  await page.keyboard.press("/");
  await page.keyboard.type(searched);
  await page.getByText(t("cases", { count })).waitFor();
  await page.keyboard.press("Escape");
  for (let i = 0; i < count; ++i) {
    await page.keyboard.press("j");
    await page.keyboard.press("x");
  }
  await page.getByText(t("chosen", { count })).waitFor();
  await page.keyboard.press("b");
}

visit("the head gives three cases to another officer, by keyboard", { at, path: "desk/docket", storageState: await office.signedIn("hana") }, async (page) => {
  await tick(page, "bulk", 3);
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: t("bulk-assign-title", { count: 3 }) });
  await dialog.waitFor();
  await dialog.getByLabel(t("owner")).focus();
  await page.keyboard.type("Boris");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Anna");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await dialog.getByText(t("bulk-so-far", { done: 3, waits: 0, refused: 0, left: 0 })).waitFor();
  for (const id of [...own, other]) assert.deepEqual([(await shown(id)).owner, (await shown(id)).substitute], ["boris", "anna"]);
  await eventually(page, async () => assert.equal(await dialog.getByRole("button", { name: d("close") }).evaluate((button) => button === document.activeElement), true));
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "detached" });
  assert.equal(await page.getByRole("region", { name: t("bulk") }).count(), 0);
});

visit("what cannot be is refused in words for each case, and those stay ticked", { at, path: "desk/docket", storageState: await office.signedIn("anna"), refusals: [403, 409, 422] }, async (page) => {
  await open("anna", "Quartet mine");
  await open("boris", "Quartet his");
  await tick(page, "quartet", 2);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: t("bulk-remind-title", { count: 2 }) });
  await dialog.getByRole("button", { name: t("bulk-remind-do", { count: 2 }) }).press("Enter");
  await dialog.getByText(t("bulk-so-far", { done: 0, waits: 0, refused: 2, left: 0 })).waitFor();
  assert.equal(await dialog.getByText("the request is not ours: there is nothing to remind of").count(), 2);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await page.getByText(t("chosen", { count: 2 })).waitFor();
});

visit("cases are marked urgent, and their files for a court are saved one by one", { at, path: "desk/docket", storageState: await office.signedIn("anna") }, async (page) => {
  const id = await open("anna", "Septet alone");
  await tick(page, "septet", 1);
  await page.getByRole("button", { name: t("bulk-mark") }).press("Enter");
  const marking = page.getByRole("dialog", { name: t("bulk-mark-title", { count: 1 }) });
  await marking.getByRole("button", { name: t("bulk-mark-do", { count: 1 }) }).press("Enter");
  await marking.getByText(t("outcome-done"), { exact: true }).waitFor();
  assert.equal((await shown(id)).urgent, true);
  await page.keyboard.press("Escape");
  await marking.waitFor({ state: "detached" });
  await tick(page, "", 1);
  await page.getByRole("button", { name: t("bulk-export") }).press("Enter");
  const saving = page.getByRole("dialog", { name: t("bulk-export-title", { count: 1 }) });
  const [file] = await Promise.all([page.waitForEvent("download"), saving.getByRole("button", { name: t("bulk-export-do", { count: 1 }) }).press("Enter")]);
  assert.equal(file.suggestedFilename(), `${(await shown(id)).number}.comity-export`);
  await saving.getByText(t("outcome-done"), { exact: true }).waitFor();
});
