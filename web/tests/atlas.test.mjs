// SPDX-License-Identifier: EUPL-1.2
// The European Convention on Extradition is in force between Türkiye and Switzerland from 20 March 1967.
import assert from "node:assert/strict";
import { text } from "node:stream/consumers";
import { chooseState, eventually, look } from "./visit.mjs";
import { words } from "./words.mjs";

const t = words("atlas");
const pair = "?a=TR&b=CH&kind=extradition&on=2014-05-01";
const sentence = (page) => page.locator("section[aria-labelledby=binding-title]").getByRole("status");
const binding = (page) => page.locator("section[aria-labelledby=binding-title]");
const table = (page) => page.getByRole("table");
const rows = (page) => table(page).locator("tbody").getByRole("row");
// Of the two States; the picture below has a slider of its own.
const yearOf = (page) => page.getByRole("slider", { name: /^Year \d/ });
const says = (page, what) => sentence(page).getByText(what).waitFor();
const convention = "European Convention on Extradition";
/** Where on the screen a shape of the map can be hit: States are not convex, their middle may be another's. */
async function inside(shapes) {
  await shapes.first().scrollIntoViewIfNeeded();
  const place = await shapes.evaluateAll((paths) => {
    for (const path of paths) {
      const box = path.getBoundingClientRect();
      for (let x = box.left; x < box.right; x += 2)
        for (let y = box.top; y < box.bottom; y += 2) if (document.elementFromPoint(x, y) === path) return [x, y];
    }
    return null;
  });
  assert.ok(place, "no shape can be hit");
  return place;
}

const none = t("sentence-reciprocity", { a: "Türkiye", b: "Switzerland" });

look("two States are chosen by typing, and what binds them is told", {}, async (page) => {
  await chooseState(page, t("requesting"), "turquie");
  await page.getByRole("heading", { name: t("partners", { state: "Türkiye" }) }).waitFor();
  await chooseState(page, t("requested"), "швейц");
  await says(page, new RegExp(convention));
  assert.match(page.url(), /\?a=TR&b=CH/);
});

look("the governing convention stands first, then the protocols over it with since when", { path: "?a=TR&b=CH&kind=extradition&on=2026-11-21" }, async (page) => {
  await says(page, new RegExp(convention));
  const titles = await binding(page).getByRole("article").getByRole("heading").allInnerTexts();
  assert.equal(titles[0], convention);
  assert.deepEqual(titles.slice(1, 5), ["Fourth", "Third", "Second"].map((one) => `${one} Additional Protocol to the ${convention}`).concat(`Additional Protocol to the ${convention}`));
  await binding(page).getByRole("article").first().getByText(t("since", { day: "20 March 1967" })).waitFor();
  await binding(page).getByRole("heading", { name: t("gaps") }).waitFor();
});

look("declarations and the register's rows open with their card", { path: pair }, async (page) => {
  const card = binding(page).getByRole("article").first();
  await card.locator("summary").click();
  await card.getByText("Switzerland", { exact: true }).first().waitFor();
  await card.getByText(/18 April 1960/).waitFor();
  await card.getByText(/article 6/).first().waitFor();
});

look("exchanging the States asks the other way round", { path: pair }, async (page) => {
  await says(page, new RegExp(convention));
  await page.getByRole("button", { name: t("swap") }).click();
  await page.waitForURL(/\?a=CH&b=TR/);
  await page.getByRole("heading", { name: /^Switzerland → Türkiye/ }).waitFor();
  await page.getByRole("heading", { name: t("partners", { state: "Switzerland" }) }).waitFor();
});

look("before 1967 there is no treaty: by the slider, by the day, by the days of change", { path: pair }, async (page) => {
  await says(page, new RegExp(convention));
  const slider = yearOf(page);
  await slider.fill("1966");
  await says(page, none);
  await page.waitForURL(/on=1966-05-01/);
  await page.getByRole("button", { name: "20 March 1967" }).click();
  await says(page, new RegExp(convention));
  await page.getByLabel(t("day"), { exact: true }).fill("1967-03-19");
  await says(page, none);
  await slider.focus();
  await page.keyboard.press("ArrowRight");
  await says(page, new RegExp(convention));
  await page.waitForURL(/on=1968-03-19/);
});

look("the address holds what was chosen; back returns to it", { path: pair }, async (page) => {
  await says(page, new RegExp(convention));
  await page.getByRole("button", { name: t("swap") }).click();
  await page.waitForURL(/\?a=CH&b=TR/);
  await page.goBack();
  await page.getByRole("heading", { name: /^Türkiye → Switzerland/ }).waitFor();
  assert.equal(await yearOf(page).inputValue(), "2014");
});

look("a day that was chosen stays in the address, also today's", { path: "?a=TR&b=CH" }, async (page) => {
  await says(page, new RegExp(convention));
  assert.doesNotMatch(page.url(), /on=/);
  const day = page.getByLabel(t("day"), { exact: true });
  const today = await day.inputValue();
  await day.fill("2014-05-01");
  await day.fill(today);
  await page.waitForURL(`**/?a=TR&b=CH&on=${today}`);
  await page.getByRole("button", { name: t("swap") }).click();
  await page.waitForURL(`**/?a=CH&b=TR&on=${today}`);
});

look("another kind of request is answered by its own treaties", { path: pair }, async (page) => {
  await says(page, new RegExp(convention));
  await page.getByLabel(t("kind"), { exact: true }).selectOption("bank-accounts");
  await eventually(page, async () => assert.doesNotMatch(await sentence(page).innerText(), new RegExp(convention)));
  assert.match(await sentence(page).innerText(), /Mutual Assistance in Criminal Matters/);
});

look("the table of partners is filtered, and says when nothing fits", { path: pair }, async (page) => {
  await eventually(page, async () => assert.ok((await rows(page).count()) > 150));
  const filter = page.getByRole("searchbox", { name: t("filter") });
  await filter.fill("switz");
  await eventually(page, async () => assert.equal(await rows(page).count(), 1));
  await rows(page).getByText("coe-024").waitFor();
  await filter.fill("no such State");
  await page.getByText(t("no-partner")).waitFor();
});

look("the table is sorted by each heading, up and down", { path: pair }, async (page) => {
  await eventually(page, async () => assert.ok((await rows(page).count()) > 150));
  const names = await rows(page).getByRole("rowheader").allInnerTexts();
  assert.deepEqual(names, [...names].sort((a, b) => a.localeCompare(b, "en")));
  const press = (key) => table(page).getByRole("button", { name: t(key), exact: true }).click();
  const reservations = async () => (await rows(page).locator("td:last-child").allInnerTexts()).map(Number);
  await press("column-reservations");
  await table(page).locator("th[aria-sort=ascending]").getByText(t("column-reservations")).waitFor();
  const up = await reservations();
  assert.deepEqual(up, [...up].sort((a, b) => a - b));
  await press("column-reservations");
  await table(page).locator("th[aria-sort=descending]").waitFor();
  const down = await reservations();
  assert.deepEqual(down, [...down].sort((a, b) => b - a));
  assert.ok(down[0] > 0);
});

look("the map is coloured by the answer, and a State on it can be chosen", { path: pair }, async (page) => {
  const map = page.locator("section[aria-labelledby=partners-title] svg.world").first();
  const fill = (part) => part.evaluate((element) => getComputedStyle(element).fill);
  await map.locator("path.home").first().waitFor();
  const bound = await map.locator("path.treaty").count();
  assert.ok(bound > 40, `${bound} States are drawn as bound by treaty`);
  const chosen = map.locator("path.chosen");
  assert.match(await chosen.getAttribute("class"), /treaty/);
  const colours = await Promise.all(["treaty", "convention", "home"].map((answer) => fill(map.locator(`path.${answer}`).first())));
  assert.equal(new Set(colours).size, 3, colours.join(", "));
  await yearOf(page).fill("1966");
  await eventually(page, async () => assert.match(await chosen.getAttribute("class"), /reciprocity/));
  assert.ok((await map.locator("path.treaty").count()) < bound);
  await page.mouse.click(...(await inside(map.locator("path.treaty"))));
  await eventually(page, async () => assert.doesNotMatch(page.url(), /b=CH/));
});

look("the States without a basis are counted, and stand alone on the map and in the table", { path: "?a=FI&kind=transfer-sentenced&on=2026-11-21" }, async (page) => {
  const panel = page.locator("section[aria-labelledby=partners-title]");
  await eventually(page, async () => assert.ok((await rows(page).count()) > 150));
  const answered = async (answer) => rows(page).locator(`.answer-${answer}`).count();
  const [none, unknown] = [await answered("none"), await answered("unknown")];
  assert.ok(none + unknown > 20, `${none} none, ${unknown} unknown`);
  await panel.getByText(t("gap-count", { count: none + unknown })).waitFor();
  const fill = () => panel.locator("svg.world path.treaty").first().evaluate((path) => getComputedStyle(path).fill);
  const bound = await fill();
  await panel.getByLabel(t("gaps-only")).check();
  await page.waitForURL(/show=gaps/);
  await eventually(page, async () => assert.equal(await rows(page).count(), none + unknown));
  assert.notEqual(await fill(), bound);
  await page.reload();
  await eventually(page, async () => assert.equal(await rows(page).count(), none + unknown));
  await panel.getByLabel(t("gaps-only")).uncheck();
  await eventually(page, async () => assert.ok((await rows(page).count()) > none + unknown));
});

look("from the table to the sheet of a partner, on the same day", { path: "?a=TR&on=2014-05-01" }, async (page) => {
  await rows(page).getByRole("link", { name: t("sheet", { state: "France" }) }).click();
  await page.waitForURL(/\/states\/FR\?on=2014-05-01$/);
  await page.getByRole("heading", { level: 1, name: /^France/ }).waitFor();
});

look("from a row of the table to the pair", { path: "?a=TR&on=2014-05-01" }, async (page) => {
  await rows(page).getByRole("button", { name: "France", exact: true }).click();
  await page.waitForURL(/b=FR/);
  await says(page, new RegExp(convention));
});

look("the table can be taken along as CSV", { path: pair }, async (page) => {
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: t("download") }).click()]);
  assert.equal(file.suggestedFilename(), "comity-TR-extradition-2014-05-01.csv");
  const lines = (await text(await file.createReadStream())).split("\r\n");
  assert.ok(lines.some((line) => line.startsWith("TR,CH,extradition,2014-05-01,treaty,coe-024,")));
});

look("to the interview with the same pair, kind and day", { path: pair }, async (page) => {
  await page.getByRole("link", { name: t("to-interview") }).click();
  await page.waitForURL(/\/interview\?a=TR&b=CH&kind=extradition&on=2014-05-01/);
  await page.getByRole("heading", { level: 1, name: /Türkiye.*Switzerland/ }).waitFor();
});

look("a State that is none is told with the way out", { path: "?a=QQ1&b=CH", refusals: [422] }, async (page) => {
  await page.getByRole("alert").first().getByText(/QQ1/).waitFor();
});

look("when the server does not answer the page says so, and tries again", { path: pair, refusals: [503] }, async (page, context) => {
  await says(page, new RegExp(convention));
  await context.route("**/api/v1/treaties*", (route) => route.fulfill({ status: 503, contentType: "application/problem+json", body: '{"title":"Service Unavailable","status":503,"detail":"too many requests","errors":[]}' }), { times: 1 });
  await yearOf(page).fill("1966");
  await page.getByRole("alert").getByText("too many requests").waitFor();
  await page.getByRole("alert").getByRole("button").click();
  await says(page, none);
});
