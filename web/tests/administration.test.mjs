// SPDX-License-Identifier: EUPL-1.2
// What an auditor and an administrator see: who read what, jobs, copies, the log; and a token made for a script.
import assert from "node:assert/strict";
import { after } from "node:test";
import { arrest, officeDay, openOffice } from "./office.mjs";
import { eventually, visit } from "./visit.mjs";
import { words } from "./words.mjs";

const office = await openOffice({ cases: 1 });
after(() => office.stop());
const at = office.address;
const [anna, otto, ada] = await Promise.all(["anna", "otto", "ada"].map((name) => office.signedIn(name)));
const t = words("administration");
const ofAccount = words("account");
const codes = words("codes");

const { id } = await arrest(office, "Read by somebody");
await office.ask("boris", "GET", `cases/${id}`);

visit("an auditor finds who read a case, and takes the list", { at, path: "desk/administration?room=audit", storageState: otto }, async (page) => {
  const rows = page.locator("section[aria-labelledby=audit] tbody tr");
  await rows.filter({ hasText: id }).first().waitFor();
  await page.getByLabel(t("case-number")).fill(id);
  await page.getByLabel(t("what"), { exact: true }).selectOption("case");
  await page.getByRole("button", { name: t("look"), exact: true }).click();
  await eventually(page, async () => assert.deepEqual([...new Set(await rows.locator("td:nth-child(4)").allInnerTexts())], [id]));
  assert.ok((await rows.locator("td:nth-child(3)").allInnerTexts()).every((what) => what === t("read-case")));
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: t("take-out"), exact: true }).click()]);
  assert.equal(download.suggestedFilename(), "readings.csv");
  await page.getByLabel(t("case-number")).fill("aaaaaaaaaaaaaaaa");
  await page.getByRole("button", { name: t("look"), exact: true }).click();
  await page.getByText(t("nobody-read")).waitFor();
});

visit("an administrator sees what the node does of itself, and that no copy was made", { at, path: "desk/administration?room=health", storageState: ada }, async (page) => {
  await page.getByRole("cell", { name: t("job-alarms") }).waitFor();
  await page.getByText(t("went-well")).first().waitFor();
  await page.getByText(t("backup-never")).waitFor();
});

visit("an officer sees the log and its witnesses, and no jobs", { at, path: "desk/administration?room=log", storageState: anna }, async (page) => {
  await page.locator("section[aria-labelledby=checkpoints] tbody tr").first().waitFor();
  await page.getByText(t("no-witness")).waitFor();
  await page.getByLabel(t("only-cosigned")).check();
  await page.getByText(t("no-checkpoint")).waitFor();
  await page.getByRole("link", { name: t("room-health") }).click();
  await page.getByText(t("law"), { exact: true }).waitFor();
  assert.equal(await page.getByRole("heading", { name: t("jobs") }).count(), 0);
  assert.equal(await page.getByRole("link", { name: t("room-channel") }).count(), 0);
});

visit("a token for a script is made, shown once, and listed", { at, path: "desk/account", storageState: anna }, async (page) => {
  await page.getByRole("button", { name: ofAccount("new-token") }).click();
  await page.getByLabel(ofAccount("token-label")).fill("nightly list");
  await page.getByLabel(ofAccount("token-until")).fill(officeDay(30));
  for (const [legend, words] of [["token-roles", [codes("role-officer")]], ["token-verbs", [ofAccount("verb-list")]], ["token-resources", [ofAccount("resource-case")]]])
    for (const word of words) {
      const tick = page.getByRole("group", { name: ofAccount(legend) }).getByLabel(word, { exact: true });
      if (!(await tick.isChecked())) await tick.check();
    }
  await page.getByRole("button", { name: ofAccount("make-token") }).click();
  const token = await page.locator(".one-time").innerText();
  const answer = await fetch(new URL("api/v1/cases", at), { headers: { Authorization: `Bearer ${token}` } });
  assert.equal(answer.status, 200);
  await page.getByRole("button", { name: ofAccount("token-kept") }).click();
  await page.getByText("nightly list").waitFor();
  assert.equal(await page.getByText(token).count(), 0);
});
