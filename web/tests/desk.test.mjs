// SPDX-License-Identifier: EUPL-1.2
// The officer's desk, against the program with an office of invented people: signing in, today, the docket.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { after, test } from "node:test";
import { typesOf } from "../tools/api_types.mjs";
import { arrest, openOffice } from "./office.mjs";
import { eventually, visit } from "./visit.mjs";
import { words } from "./words.mjs";

const office = await openOffice();
after(() => office.stop());
const at = office.address;
const anna = await office.signedIn("anna");
const t = { desk: words("desk"), docket: words("docket"), signin: words("signin"), today: words("today") };

test("the types of the pages are those of the server's own description", async () => {
  const description = await (await fetch(new URL("api/v1/openapi.json", at))).json();
  for (const [file, text] of Object.entries(typesOf(description)))
    assert.equal(readFileSync(new URL(`../src/office/${file}`, import.meta.url), "utf8"), text, `${file} is not current; run tools/api_types.mjs`);
});

visit("nobody sees anything before signing in, and a wrong password says no more than that", { at, path: "desk/docket", refusals: [401] }, async (page) => {
  await page.getByRole("heading", { level: 1, name: t.signin("title") }).waitFor();
  await page.getByLabel(t.signin("name")).fill("carla");
  await page.getByLabel(t.signin("password")).fill("not the password");
  await page.keyboard.press("Enter");
  await page.getByRole("alert").getByText(t.signin("wrong-password")).waitFor();
  assert.equal(await page.getByLabel(t.signin("password")).inputValue(), "");
});

visit("one signs in with password and code by keyboard alone, comes to the page asked for, and out again", { at, path: "desk/docket" }, async (page) => {
  await page.getByLabel(t.signin("name")).waitFor();
  await page.keyboard.type("carla");
  await page.keyboard.press("Tab");
  await page.keyboard.type(office.password);
  await page.keyboard.press("Enter");
  await page.getByLabel(t.signin("code"), { exact: true }).waitFor();
  await page.keyboard.type(await office.code("carla"));
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: t.docket("title") }).waitFor();
  await page.getByRole("button", { name: t.desk("sign-out") }).click();
  await page.getByRole("heading", { level: 1, name: t.signin("title") }).waitFor();
});

visit("a link that is cut is told as such", { at, path: "link#comity-link-nothing", refusals: [404, 422] }, async (page) => {
  await page.getByRole("alert").waitFor();
});

visit("the public pages need nobody to sign in", { at, path: "?a=TR&b=CH&on=2026-11-21" }, async (page) => {
  await page.getByText("European Convention on Extradition").first().waitFor();
});

visit("today begins with who is held, and a new arrest appears by itself", { at, path: "desk", storageState: anna }, async (page) => {
  await page.getByRole("heading", { level: 1, name: t.today("title") }).waitFor();
  const { number } = await arrest(office, "Forged certificates", "Mehmet Dağcı");
  await page.goto(new URL("desk/clocks", at).href);
  const card = page.getByRole("listitem").filter({ hasText: number }).filter({ has: page.getByRole("heading", { level: 3 }) });
  await card.getByRole("link", { name: "Mehmet Dağcı" }).waitFor();
  // Article 16(4) of the European Convention on Extradition: eighteen days, the day of arrest not counted; the careful day is one less.
  await card.getByText("Provisional arrest: request and papers").waitFor();
  assert.match(await card.innerText(), /^16\s+days left/);
  const second = await arrest(office, "Robbery of a jeweller", "Elif Example");
  await page.getByText(second.number).first().waitFor();
});

visit("typing finds a case, the keys walk and open it", { at, path: "desk/docket", storageState: anna }, async (page) => {
  const { number } = await arrest(office, "Antiquities of Ephesus", "Person Unique");
  await page.getByRole("heading", { level: 1, name: t.docket("title") }).waitFor();
  await page.keyboard.press("/");
  await page.keyboard.type("ephes");
  await page.getByText(t.docket("cases", { count: 1 })).waitFor();
  await page.getByText(number).waitFor();
  await page.keyboard.press("Escape");
  assert.equal(await page.getByRole("searchbox").inputValue(), "ephes");
  await page.keyboard.press("j");
  const link = page.getByRole("link", { name: "Antiquities of Ephesus" });
  await eventually(page, async () => assert.ok(await link.evaluate((element) => element === document.activeElement)));
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Antiquities of Ephesus" }).waitFor();
  await page.keyboard.press("u");
  await page.getByRole("heading", { level: 1, name: t.docket("title") }).waitFor();
});

visit("a view is kept by its name, the list is a file for a table program", { at, path: "desk/docket?kind=extradition", storageState: anna }, async (page) => {
  await page.getByText(t.docket("views"), { exact: true }).click();
  await page.getByLabel(t.docket("view-name")).fill("Extraditions");
  await page.keyboard.press("Enter");
  await page.reload();
  await page.getByRole("search").waitFor();
  await page.getByRole("search").getByLabel(t.docket("kind"), { exact: true }).selectOption("");
  await page.getByText(t.docket("views"), { exact: true }).click();
  await page.getByRole("button", { name: "Extraditions", exact: true }).click();
  await page.waitForURL(/kind=extradition/);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: t.docket("export") }).click()]);
  assert.match(await text(await download.createReadStream()), /^number,kind,direction/);
});

visit("the keys are told where one asks for them", { at, path: "desk", storageState: anna }, async (page) => {
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog", { name: t.desk("keys") });
  await dialog.waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await page.keyboard.press("g");
  await page.keyboard.press("d");
  await page.getByRole("heading", { level: 1, name: t.docket("title") }).waitFor();
});

visit("a session that ended lets one sign in above the page, which stays", { at, path: "desk/new", storageState: await office.signedIn("dmitri"), refusals: [401] }, async (page, context) => {
  await page.getByLabel("Title").fill("Not to be lost");
  await context.clearCookies();
  await page.getByRole("link", { name: t.desk("today") }).first().click();
  const dialog = page.getByRole("dialog", { name: t.signin("lost-title") });
  await dialog.waitFor();
  assert.equal(await page.evaluate(() => Object.values(sessionStorage).some((kept) => kept.includes("Not to be lost"))), true);
});

const below = await openOffice({ cases: 1, basePath: "/comity" });
after(() => below.stop());
visit("below a base path the desk, its news and its files work", { at: below.address, path: "desk", storageState: await below.signedIn("anna") }, async (page) => {
  await page.getByRole("heading", { level: 1, name: t.today("title") }).waitFor();
  await page.getByRole("link", { name: t.desk("docket") }).first().click();
  await page.waitForURL(/\/comity\/desk\/docket$/);
  const { number } = await arrest(below, "Below a path");
  await page.getByText(number).waitFor();
  await page.getByRole("link", { name: "Below a path" }).click();
  await page.getByRole("heading", { level: 1, name: "Below a path" }).waitFor();
  const asked = await page.evaluate(() => performance.getEntriesByType("resource").map((entry) => new URL(entry.name).pathname));
  assert.deepEqual(asked.filter((path) => !path.startsWith("/comity/")), []);
});
