// SPDX-License-Identifier: EUPL-1.2
// Every page of the desk in Arabic, from right to left, in the colours of whoever needs contrast, with letters twice as large,
// and on paper.
import assert from "node:assert/strict";
import { after } from "node:test";
import { violations } from "./axe.mjs";
import { deskPages } from "./desk_pages.mjs";
import { arrest, openOffice } from "./office.mjs";
import { settled, speak, visit } from "./visit.mjs";
import { words } from "./words.mjs";

const office = await openOffice({ cases: 2 });
after(() => office.stop());
const at = office.address;
const { pages, people, shown } = await deskPages(office);
const arabic = { title: "تسليم متهم بالاحتيال", person: "محمد بن عبد الله المغربي" };
const { id } = await arrest(office, arabic.title, arabic.person);
pages.push(["anna", `desk/cases/${id}`]);
const of = (who) => (who ? people[who] : undefined);
const name = (path) => shown(path).replace(id, "… in Arabic");

/** What reaches beyond the screen. */
const wide = (page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth <= clientWidth ? [] : [`${scrollWidth} px wide on a screen of ${clientWidth} px`];
  });
const middle = (page, selector) => page.locator(selector).first().evaluate((element) => element.getBoundingClientRect().left + element.getBoundingClientRect().width / 2);

/** In the page: numbers and references that are not read from the left by themselves, and digits that are not those of the records. */
function readOtherwise() {
  const turned = [...document.querySelectorAll("code, .code, kbd")].filter((element) => {
    const { direction, unicodeBidi } = getComputedStyle(element);
    return direction !== "ltr" || !unicodeBidi.startsWith("isolate");
  });
  const mirrored = document.documentElement.dir === "rtl" ? [] : ["the page is not mirrored"];
  return [...mirrored, ...turned.map((element) => `not from the left: ${element.outerHTML.slice(0, 120)}`), ...(document.body.innerText.match(/[٠-٩۰-۹]+/g) ?? [])];
}

async function fromRightToLeft(page, who) {
  const faults = [];
  const before = await middle(page, "h1");
  await speak(page, "ar");
  await settled(page);
  for (const width of [360, 768, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    faults.push(...(await wide(page)));
  }
  faults.push(...(await page.evaluate(readOtherwise)));
  // What stood left of the middle of the screen stands right of it.
  if (before < 1440 / 2 && (await middle(page, "h1")) < 1440 / 2) faults.push("the heading did not move to the right");
  if (who && (await middle(page, ".desk-nav")) < 1440 / 2) faults.push("the navigation did not move to the right");
  await speak(page, "en");
  await settled(page);
  return faults;
}

async function twiceAsLarge(page) {
  const faults = [];
  await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
  for (const width of [720, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    faults.push(...(await wide(page)));
  }
  await page.evaluate(() => (document.documentElement.style.fontSize = ""));
  return faults;
}

/** Seven to one (WCAG 2.2, 1.4.6) in the theme of high contrast. */
async function highContrast(page) {
  await page.evaluate(() => (document.documentElement.dataset.theme = "contrast"));
  const enhanced = "color-contrast-enhanced";
  const faults = await violations(page, { runOnly: [enhanced], rules: { [enhanced]: { enabled: true } } });
  await page.evaluate(() => delete document.documentElement.dataset.theme);
  return faults;
}

/** Where the reader's colours replace ours, backgrounds say nothing: what they stood for must have an edge. */
async function coloursOfTheReader(page) {
  await page.emulateMedia({ forcedColors: "active" });
  const faults = await page.evaluate(() =>
    [...document.querySelectorAll(".badge, .panel, .custody-card, button:not(.quiet), input, select, textarea, .lamp-light, .notice, .problem, [aria-current=page]")]
      .filter((element) => element.checkVisibility())
      .filter((element) => {
        const style = getComputedStyle(element);
        const edge = ["top", "right", "bottom", "left"].some((side) => style[`border-${side}-style`] !== "none" && style[`border-${side}-width`] !== "0px");
        return !edge && style.outlineStyle === "none" && style.textDecorationLine === "none" && style.appearance === "none";
      })
      .map((element) => element.outerHTML.slice(0, 120)),
  );
  await page.emulateMedia({ forcedColors: "none" });
  return faults;
}

/** A4 at 96 px an inch: nothing to press, nothing cut, nothing that scrolls. */
async function onPaper(page) {
  await page.setViewportSize({ width: 794, height: 1123 });
  await page.emulateMedia({ media: "print" });
  const left = await page.evaluate(() => {
    const seen = (selector) => [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility());
    const scrolls = seen("main *").filter((element) => element.scrollHeight > element.clientHeight + 2 && ["auto", "scroll"].includes(getComputedStyle(element).overflowY));
    return [...seen("button, nav, .skip"), ...scrolls].map((element) => element.outerHTML.slice(0, 120));
  });
  return [...(await wide(page)), ...left];
}

for (const [who, path] of pages)
  visit(`${name(path)} of ${who ?? "nobody"}: mirrored, twice as large, in high contrast, in the reader's colours, on paper`, { at, path, storageState: of(who), reader: `${who}`, stays: true }, async (page) => {
    await settled(page);
    const found = {};
    for (const look of [fromRightToLeft, twiceAsLarge, highContrast, coloursOfTheReader, onPaper]) {
      const faults = await look(page, who);
      if (faults.length > 0) found[look.name] = faults;
    }
    assert.deepEqual(found, {});
  });

visit("on paper the docket is the whole list that is loaded, not the rows in view", { at, path: "desk/docket", height: 400, storageState: people.hana }, async (page) => {
  for (let i = 0; i < 45; ++i) await arrest(office, `Row ${i}`);
  await page.reload();
  await page.getByRole("heading", { level: 1, name: words("docket")("title") }).waitFor();
  await settled(page);
  const rows = page.locator("[data-row]");
  const all = Number(await page.locator(".case-table table").getAttribute("aria-rowcount")) - 1;
  assert.ok(all >= 45);
  assert.ok((await rows.count()) < all);
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.equal(await rows.count(), all);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  assert.ok((await rows.count()) < all);
});

visit("an Arabic name keeps its direction among words of another, and a number its own", { at, path: `desk/cases/${id}`, storageState: people.anna }, async (page) => {
  await page.getByRole("heading", { level: 1, name: arabic.title }).waitFor();
  assert.equal(await page.locator("h1").evaluate((element) => getComputedStyle(element).unicodeBidi), "plaintext");
  await page.evaluate(() => document.documentElement.setAttribute("dir", "rtl"));
  assert.deepEqual(await page.locator(".code").first().evaluate((element) => [getComputedStyle(element).direction, getComputedStyle(element).unicodeBidi]), ["ltr", "isolate"]);
});
