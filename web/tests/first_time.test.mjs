// SPDX-License-Identifier: EUPL-1.2
// Somebody who has never seen the desk: what came in becomes a case with its papers, and what is next is said; what they look
// for is in sight, on a telephone too; who decides goes from one to the next.
import assert from "node:assert/strict";
import { after } from "node:test";
import { keyboardOf } from "./keyboard.mjs";
import { arrest, openOffice, thisMinute } from "./office.mjs";
import { chooseState, eventually, settled, visit } from "./visit.mjs";
import { words } from "./words.mjs";

const office = await openOffice({ cases: 2 });
after(() => office.stop());
const at = office.address;
const t = { case: words("casefile"), desk: words("desk"), newcase: words("newcase"), codes: words("codes"), approvals: words("approvals") };
const anna = await office.signedIn("anna");

const inSight = (locator) =>
  locator.evaluate((element) => {
    const { top, bottom, left, right } = element.getBoundingClientRect();
    return top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth && element.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2));
  });

visit("an arrest that came in with three papers becomes a case with them, and the page says what is next", { at, path: "desk", storageState: anna }, async (page) => {
  await page.getByRole("link", { name: t.desk("new-case") }).first().click();
  await page.getByLabel(t.newcase("kind")).selectOption("provisional-arrest");
  await chooseState(page, t.newcase("counterpart"), "TR");
  await page.getByLabel(t.newcase("title-field")).fill("At the airport");
  await page.getByLabel(t.case("names")).fill("Deniz Örnek");
  await page.getByLabel(t.newcase("is-held")).check();
  await page.getByLabel(t.newcase("since")).fill(thisMinute());
  const files = ["Notice", "Identity", "Fingerprints", "Menu"].map((name) => ({ name: `${name}.txt`, mimeType: "text/plain", buffer: Buffer.from(`${name}\n`) }));
  await page.getByLabel(t.newcase("choose-files")).setInputFiles(files);
  await page.getByRole("button", { name: t.newcase("remove", { name: "Menu.txt" }) }).click();
  await page.getByRole("button", { name: t.newcase("open"), exact: true }).click();
  await page.waitForURL(/desk\/cases\/.*pane=dossier/);

  // The page of the case begins at its top, and Tab goes on in it.
  const heading = page.getByRole("heading", { level: 1 });
  await heading.waitFor();
  assert.ok(await inSight(heading));
  assert.equal(await page.evaluate(() => document.activeElement?.id), "content");

  const next = page.getByRole("region", { name: t.case("first-steps") });
  await next.getByRole("link", { name: t.case("first-papers") }).waitFor();
  const all = page.getByRole("button", { name: t.case("add-all", { count: 3 }) });
  const kinds = page.getByLabel(t.case("paper-kind"));
  await all.waitFor();
  assert.equal(await kinds.count(), 3);
  // What is missing is said, and what is whole does not wait for it.
  const missing = page.getByText(t.case("upload-missing", { what: t.case("paper-kind") }));
  assert.equal(await missing.count(), 3);
  for (const at of [0, 1]) await kinds.nth(at).selectOption("other");
  await eventually(page, async () => assert.equal(await page.getByText(t.case("sent-whole"), { exact: true }).count(), 3));
  await all.click();
  await next.getByRole("link", { name: t.case("first-papers-done", { count: 2 }) }).waitFor();
  assert.equal(await missing.count(), 1);
  await kinds.selectOption("letter");
  await page.getByRole("button", { name: t.case("add-paper"), exact: true }).click();
  await next.getByRole("link", { name: t.case("first-papers-done", { count: 3 }) }).waitFor();

  await next.getByRole("link", { name: t.case("first-law") }).click();
  await page.getByRole("heading", { level: 2, name: t.case("pane-law"), exact: true }).waitFor();
  await next.getByRole("link", { name: t.case("first-act", { acts: t.case("acts") }) }).click();
  await page.getByRole("button", { name: new RegExp(`^${t.codes("step-registered")}`) }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: t.desk("save") }).click();
  await next.waitFor({ state: "detached" });
});

const offline = await arrest(office, "Without connection");
visit("that the server does not answer is said in sight, and a folded form with an entry is open again", { at, path: `desk/cases/${offline.id}?pane=work`, storageState: anna, complaints: ["ERR_INTERNET_DISCONNECTED"] }, async (page, context) => {
  await settled(page);
  await page.getByRole("button", { name: t.case("add-task") }).click();
  const says = page.getByLabel(t.case("task-says"));
  await eventually(page, async () => assert.ok(await says.evaluate((field) => field === document.activeElement)));
  await context.setOffline(true);
  await says.fill("Ask Ankara for the warrant");
  const notice = page.getByText(t.desk("offline"));
  await notice.waitFor();
  assert.ok(await inSight(notice));
  await context.setOffline(false);
  await page.reload();
  await settled(page);
  assert.equal(await says.inputValue(), "Ask Ankara for the warrant");
  await page.getByRole("button", { name: t.desk("cancel") }).click();
  await eventually(page, async () => assert.equal(await page.evaluate(() => document.activeElement?.textContent), t.case("add-task")));
  await page.reload();
  await settled(page);
  assert.equal(await says.count(), 0);
});

const cut = await arrest(office, "Cut off");
visit("a file chosen without connection is sent by itself when there is one again", { at, path: `desk/cases/${cut.id}?pane=dossier`, storageState: anna, complaints: ["ERR_INTERNET_DISCONNECTED"] }, async (page, context) => {
  await settled(page);
  await context.setOffline(true);
  await page.getByLabel(t.case("choose-file")).setInputFiles({ name: "Warrant.txt", mimeType: "text/plain", buffer: Buffer.from("Warrant\n") });
  await page.getByRole("alert").filter({ hasText: words("app")("problem-offline") }).waitFor();
  await context.setOffline(false);
  await page.getByText(t.case("sent-whole"), { exact: true }).waitFor();
  assert.equal(await page.getByRole("alert").count(), 0);
});

for (const [name, size] of [["a telephone", { width: 360, height: 740 }], ["a telephone held across", { width: 740, height: 360 }]])
  visit(`every page behind More can be pressed on ${name}, and the menu goes when one has gone there`, { at, ...size, path: "desk", storageState: anna, hasTouch: true }, async (page) => {
    await settled(page);
    const menu = page.locator(".more");
    const more = menu.locator("summary");
    const open = () => menu.evaluate((details) => details.open);
    await more.tap();
    const links = menu.getByRole("link");
    for (let one = 0; one < (await links.count()); one += 1) {
      await links.nth(one).scrollIntoViewIfNeeded();
      assert.ok(await inSight(links.nth(one)), await links.nth(one).textContent());
    }
    await page.keyboard.press("Escape");
    assert.equal(await open(), false);
    assert.ok(await more.evaluate((summary) => summary === document.activeElement));
    await more.tap();
    await menu.getByRole("link", { name: t.desk("clocks") }).tap();
    await page.waitForURL(/desk\/clocks/);
    await eventually(page, async () => assert.equal(await open(), false));
  });

for (const [who, names] of [["ada", ["administration", "approvals"]], ["otto", ["administration", "docket"]], ["edda", ["news", "statistics"]]])
  visit(`${who}, who keeps no cases, is led from Today to where the work is`, { at, path: "desk", storageState: await office.signedIn(who) }, async (page) => {
    const pages = page.getByRole("region", { name: words("today")("your-pages") });
    await pages.waitFor();
    assert.deepEqual(await pages.getByRole("link").allInnerTexts(), names.map((name) => t.desk(name)));
    await pages.getByRole("link").first().click();
    await page.getByRole("heading", { level: 1 }).waitFor();
    assert.ok(page.url().endsWith(names[0]));
  });

visit("who looks for a new request under What came in is led to a case for it", { at, path: "desk/incoming", storageState: anna }, async (page) => {
  await page.getByRole("link", { name: words("incoming")("open-case") }).click();
  await page.getByRole("heading", { level: 1, name: t.newcase("title") }).waitFor();
});

const waiting = [];
for (const title of ["First", "Second", "Third"]) {
  const { id } = await arrest(office, title);
  await office.ask("anna", "POST", `cases/${id}/steps`, { step: "released", subject: "s1", at: new Date(Date.now() - 60_000).toISOString(), reason: `why: ${title}` });
  waiting.push(id);
}
visit("one approves three in a row by Enter and Tab: the next one has the focus, and how many wait is told", { at, path: "desk/approvals", storageState: await office.signedIn("hana") }, async (page) => {
  await settled(page);
  const keys = keyboardOf(page);
  const count = await page.getByRole("article").count();
  const told = page.getByRole("status").filter({ hasText: t.approvals("waiting", { count }) });
  await told.waitFor();
  const first = page.locator("section.panel:has(article) h2 a").first();
  await keys.press(page.getByRole("button", { name: t.case("approve") }));
  for (const left of [count - 1, count - 2]) {
    await eventually(page, async () => assert.equal(await page.getByRole("article").count(), left));
    await eventually(page, async () => assert.ok(await first.evaluate((link) => link === document.activeElement)));
    await keys.press(page.getByRole("button", { name: t.case("approve") }));
  }
  await eventually(page, async () => assert.equal(await page.getByRole("article").count(), count - 3));
  for (const id of waiting) assert.equal((await office.ask("anna", "GET", `cases/${id}/subjects`)).subjects[0].held, null);
});
