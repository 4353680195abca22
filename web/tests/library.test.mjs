// SPDX-License-Identifier: EUPL-1.2
// The library: a paper from its first page into force, given to another authority, acknowledged, and found by word forms.
import assert from "node:assert/strict";
import { after } from "node:test";
import { openOffice } from "./office.mjs";
import { eventually, visit } from "./visit.mjs";
import { words } from "./words.mjs";

const office = await openOffice({ cases: 1 });
after(() => office.stop());
const at = office.address;
const [anna, boris, hana] = await Promise.all(["anna", "boris", "hana"].map((name) => office.signedIn(name)));
const t = words("register");
const l = words("library");
const d = words("desk");
const c = words("casefile");

const button = (page, name) => page.getByRole("button", { name, exact: true });
const pane = (page, name) => page.getByRole("navigation", { name: t("parts") }).getByRole("link", { name: t(`pane-${name}`), exact: true }).click();
const field = (page, name) => page.locator(".folded").getByLabel(name, { exact: true });
const record = (page) => button(page, d("save")).click();
/** The same page as somebody else sees it. */
const as = async (context, person, address) => {
  const page = await (await context.browser().newContext({ storageState: person })).newPage();
  await page.goto(address);
  return page;
};

visit("a paper comes from its pages into force, is given to others, acknowledged and found", { at, path: "desk/publications?room=list", storageState: anna, limit: 120_000 }, async (page, context) => {
  await page.getByText(t("no-publications")).waitFor();
  await button(page, l("enter")).click();
  await field(page, t("title")).fill("Requests to Kazakhstan");
  await field(page, t("kind")).selectOption("country-note");
  await field(page, l("about-state")).selectOption("KZ");
  await field(page, t("substitute")).selectOption("boris");
  await record(page);
  await page.getByRole("heading", { level: 1, name: "Requests to Kazakhstan" }).waitFor();
  const address = page.url();

  await button(page, l("prepare")).click();
  await field(page, t("line-label")).fill("1st edition");
  await field(page, t("source")).fill("file 12");
  await record(page);
  await page.getByText(l("needs-text")).waitFor();
  await pane(page, "pages");
  await button(page, t("add-text")).click();
  await field(page, t("text")).fill("On languages.\n---\nRequests are extradited to nobody; zeppelins are confiscated.");
  await record(page);
  await page.getByText(l("pages", { first: 1, last: 2 })).first().waitFor();
  await page.getByText("On languages.").waitFor();
  await page.getByRole("link", { name: l("page-after", { page: 2 }) }).click();
  await page.getByText("zeppelins are confiscated").waitFor();

  await pane(page, "editions");
  await page.getByText(l("needs-other")).waitFor();
  const reviewer = await as(context, boris, address);
  await button(reviewer, `${l("review")}: 1st edition`).click();
  await record(reviewer);
  await reviewer.getByText(t("status-reviewed"), { exact: true }).waitFor();
  await reviewer.context().close();
  await page.reload();
  await button(page, `${t("command-put-in-force")}: 1st edition`).click();
  await field(page, t("source")).fill("order 3");
  await record(page);
  await page.getByText(t("proposed-to-second")).waitFor();
  const second = await as(context, hana, address);
  await button(second, c("approve")).click();
  await second.locator("section[aria-labelledby=waiting]").waitFor({ state: "detached" });
  await second.context().close();
  await page.reload();
  await eventually(page, async () => assert.equal(await page.locator("h1 .badge").first().innerText(), t("stage-in-force")));

  await pane(page, "receivers");
  await button(page, l("disseminate")).click();
  await page.getByRole("group", { name: t("parties") }).getByRole("combobox", { name: t("state") }).fill("KZ");
  await page.keyboard.press("Enter");
  await field(page, t("source")).fill("letter 7");
  await record(page);
  await page.getByText(l("not-acknowledged")).waitFor();
  await page.getByRole("button", { name: l("record-receipt") }).click();
  await field(page, t("source")).fill("letter 9");
  await record(page);
  await page.getByText(l("acknowledged"), { exact: true }).waitFor();

  await page.goto(new URL("desk/publications", at).href);
  await page.getByRole("search").getByLabel(l("words"), { exact: true }).fill("confiscating zeppelin");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: l("found", { count: 1 }) }).waitFor();
  assert.deepEqual(await page.locator(".snippet mark").allInnerTexts(), ["zeppelins", "confiscated"]);
  await page.getByText(l("page-number", { page: 2 })).waitFor();
  await page.getByRole("link", { name: "Requests to Kazakhstan" }).click();
  await page.getByRole("heading", { name: l("page-of", { page: 2, last: 2 }) }).waitFor();
  await page.getByText("zeppelins are confiscated").waitFor();
});

visit("what is restricted is found by nobody else", { at, path: "desk/publications?text=quokka", storageState: hana, refusals: [404] }, async (page) => {
  const { publication } = await office.ask("anna", "POST", "publications", { title: "Secret", kind: "model-form", substitute: "boris" });
  await office.ask("anna", "POST", `publications/${publication}/editions`, { label: "1st", on: "2024-01-02", source: "x" });
  await office.ask("anna", "POST", `publications/${publication}/texts`, { edition: "e1", language: "en", text: "quokka" });
  await page.reload();
  await page.getByRole("heading", { name: l("found", { count: 1 }) }).waitFor();
  await office.ask("anna", "POST", `publications/${publication}/restriction`, { readers: ["boris"], because: "theirs" });
  await page.reload();
  await page.getByText(l("none-found")).waitFor();
  await page.goto(new URL(`desk/publications/${publication}`, at).href);
  await page.getByText(t("not-there")).waitFor();
});
