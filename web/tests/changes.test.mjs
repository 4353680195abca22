// SPDX-License-Identifier: EUPL-1.2
// Russia: ETS 182 in force from 1 January 2020, CETS 217 ratified on 24 January and in force from 1 May 2020.
import assert from "node:assert/strict";
import { text } from "node:stream/consumers";
import { chooseState, eventually, look } from "./visit.mjs";
import { words } from "./words.mjs";

const t = words("changes");
const year = "changes?from=2020-01-01&to=2020-12-31";
const russia = `${year}&state=RU`;
const heading = (page, name, level = 2) => page.getByRole("heading", { name, level, exact: true });
const events = (page) => page.locator("li.event");
const days = (page) => page.getByRole("heading", { level: 3 }).allInnerTexts();

look("the header leads to what changed in the last twelve months", { path: "?a=TR&b=CH" }, async (page) => {
  await page.getByRole("navigation").getByRole("link", { name: words("app")("changes") }).click();
  await heading(page, t("title"), 1).waitFor();
  await page.getByRole("button", { name: t("period-year"), pressed: true }).waitFor();
  const from = await page.getByLabel(t("from"), { exact: true }).inputValue();
  assert.equal(Math.round((Date.now() - Date.parse(from)) / 86_400_000 / 365), 1);
  assert.match(page.url(), /changes\?a=TR&b=CH/);
});

look("the events of a period stand by day, the last first, with source and mark", { path: russia }, async (page) => {
  await heading(page, t("found", { count: 3 })).waitFor();
  assert.deepEqual(await days(page), ["1 May 2020", "24 January 2020", "1 January 2020"]);
  const last = events(page).first();
  await last.getByText(t("event-bound"), { exact: true }).waitFor();
  await last.getByText(t("verified")).waitFor();
  await last.locator("summary").click();
  await last.getByText("https://verdragen.nl/en/Treaty/Details/013172_p.html").waitFor();
  await last.getByRole("link", { name: /Prevention of Terrorism/ }).click();
  await page.waitForURL(/\/instruments\/coe-217/);
});

look("rows without a day are counted beside the events", { path: russia }, async (page) => {
  await heading(page, t("found", { count: 3 })).waitFor();
  const { undated } = await page.evaluate(async () => (await fetch("api/v1/changes?from=2020-01-01&to=2020-12-31&state=RU")).json());
  assert.ok(undated > 0);
  await page.getByText(t("undated", { count: undated })).waitFor();
});

look("State, kind of event and instrument narrow the list, and the address holds them", { path: year }, async (page) => {
  await events(page).first().waitFor();
  await chooseState(page, t("state"), "russ");
  await heading(page, t("found", { count: 3 })).waitFor();
  await page.getByLabel(t("event"), { exact: true }).selectOption("bound");
  await heading(page, t("found", { count: 2 })).waitFor();
  await page.getByLabel(t("instrument"), { exact: true }).fill("coe-217");
  await heading(page, t("found", { count: 1 })).waitFor();
  assert.match(page.url(), /from=2020-01-01&to=2020-12-31&state=RU&instrument=coe-217&event=bound$/);
  await page.reload();
  await heading(page, t("found", { count: 1 })).waitFor();
  await page.getByRole("button", { name: t("all-instruments") }).click();
  await heading(page, t("found", { count: 2 })).waitFor();
  await page.getByRole("button", { name: t("all-states") }).click();
  await eventually(page, async () => assert.ok((await events(page).count()) > 2));
});

look("an instrument that is none asks nothing and says what to do", { path: russia }, async (page) => {
  await heading(page, t("found", { count: 3 })).waitFor();
  await page.getByLabel(t("instrument"), { exact: true }).fill("coe-99x");
  await page.getByText(t("instrument-none")).waitFor();
  assert.equal(await events(page).count(), 3);
});

look("the period is chosen by day and by name; one that runs backwards is told", { path: russia }, async (page) => {
  await heading(page, t("found", { count: 3 })).waitFor();
  await page.getByLabel(t("from"), { exact: true }).fill("2020-02-01");
  await heading(page, t("found", { count: 1 })).waitFor();
  await page.getByLabel(t("to"), { exact: true }).fill("2019-12-31");
  await page.getByRole("alert").getByText(t("order-wrong")).waitFor();
  await page.getByRole("button", { name: t("period-century") }).click();
  await page.waitForURL(/from=2000-01-01&state=RU$/);
  await eventually(page, async () => assert.ok((await events(page).count()) > 3));
});

look("what ends ahead is marked so", { path: "changes?from=2026-12-01" }, async (page) => {
  await page.getByRole("heading", { level: 3, name: /1 January 2027/ }).getByText(t("ahead")).waitFor();
});

look("a long list comes in parts", { path: "changes?from=2015-01-01&to=2020-12-31" }, async (page) => {
  await eventually(page, async () => assert.equal(await events(page).count(), 200));
  await page.getByRole("button", { name: t("more", { count: 200 }) }).click();
  await eventually(page, async () => assert.equal(await events(page).count(), 400));
});

look("the list can be taken along as CSV and followed as a feed", { path: russia }, async (page) => {
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: t("download") }).click()]);
  const lines = (await text(await file.createReadStream())).trim().split(/\r?\n/);
  assert.equal(lines.length, 4);
  assert.match(lines[3], /^2020-05-01,bound,RU,,coe-217,/);
  const feed = await page.getByRole("link", { name: t("follow") }).evaluate(async (link) => {
    const answer = await fetch(link.href);
    return { status: answer.status, type: answer.headers.get("Content-Type"), text: await answer.text() };
  });
  assert.equal(feed.status, 200);
  assert.match(feed.type, /^application\/atom\+xml/);
  assert.match(feed.text, /2020-05-01: /);
});

look("the pairs that are answered differently stand with both answers", { path: "changes?view=differences&from=2020-01-01&to=2026-11-21&state=FI&kind=extradition" }, async (page) => {
  const row = page.getByRole("row", { name: /Finland → United Kingdom/ });
  await row.waitFor();
  const cells = await row.getByRole("cell").allInnerTexts();
  assert.match(cells[1], /treaty\s+.*arrest warrant/i);
  assert.match(cells[2], /treaty\s+European Convention on Extradition/);
  await row.getByRole("rowheader").getByRole("link").click();
  await page.waitForURL(/\?a=FI&b=GB&kind=extradition&on=2026-11-21/);
});

look("without a State one kind is compared; with one every kind can be", { path: "changes?from=2020-01-01&to=2020-12-31" }, async (page) => {
  await page.getByRole("button", { name: t("view-differences") }).click();
  const kind = page.getByLabel(t("kind"), { exact: true });
  assert.equal(await kind.inputValue(), "extradition");
  await chooseState(page, t("state"), "finland");
  await eventually(page, async () => assert.equal(await kind.inputValue(), ""));
  await page.getByRole("table").waitFor();
});
