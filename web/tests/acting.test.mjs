// SPDX-License-Identifier: EUPL-1.2
// Acting in another's place, from the account of who is away to the desk of who stands in.
import assert from "node:assert/strict";
import { after } from "node:test";
import { officeDay, openOffice } from "./office.mjs";
import { visit } from "./visit.mjs";
import { words } from "./words.mjs";

const office = await openOffice({ cases: 2 });
after(() => office.stop());
const at = office.address;
const t = { account: words("account"), approvals: words("approvals"), desk: words("desk") };

visit("who is away names a stand-in, another approves it, and the desk is theirs until they leave it", { at, path: "desk/account", storageState: await office.signedIn("hana"), limit: 120_000 }, async (page, context) => {
  await page.getByRole("button", { name: t.account("name-stand-in") }).click();
  await page.getByLabel(t.account("stand-in"), { exact: true }).selectOption("anna");
  await page.getByLabel(t.account("away-because")).fill("On leave");
  await page.getByLabel(t.account("away-until")).fill(officeDay(7));
  await page.getByRole("button", { name: t.account("propose-stand-in") }).click();
  await page.getByText(t.account("stand-in-waits")).waitFor();

  const opened = async (name, path) => {
    const own = await context.browser().newContext({ locale: "en", reducedMotion: "reduce", storageState: await office.signedIn(name) });
    const other = await own.newPage();
    await other.goto(new URL(path, at).href);
    return other;
  };
  const sara = await opened("sara", "desk/approvals");
  const proposed = sara.locator("section").filter({ has: sara.getByRole("heading", { name: t.approvals("trust") }) }).getByRole("listitem");
  await proposed.getByText("On leave").first().waitFor();
  await proposed.getByRole("button", { name: t.approvals("approve") }).click();
  await sara.getByText(t.approvals("no-trust")).waitFor();

  const anna = await opened("anna", "desk");
  const chooser = anna.locator(".desk-side > .own").getByLabel(t.desk("acting-for"));
  const approvals = anna.getByRole("navigation", { name: t.desk("desk") }).getByRole("link", { name: t.desk("approvals") });
  await chooser.waitFor();
  assert.equal(await approvals.count(), 0, "an officer approves nothing");
  await chooser.selectOption({ index: 1 });
  await anna.locator(".acting").waitFor();
  await approvals.first().waitFor();
  await anna.reload();
  await anna.locator(".acting").waitFor();
  await chooser.selectOption("");
  await anna.locator(".acting").waitFor({ state: "detached" });
  assert.equal(await approvals.count(), 0);
  await anna.context().close();

  await page.reload();
  await page.getByRole("button", { name: new RegExp(`^${t.account("end")}: `) }).click();
  await page.getByRole("button", { name: new RegExp(`^${t.account("end")}: `) }).waitFor({ state: "detached" });
  await sara.context().close();
});
