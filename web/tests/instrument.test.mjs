// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { eventually, look } from "./visit.mjs";
import { words } from "./words.mjs";

const t = words("instrument");
const convention = "European Convention on Extradition";
const parties = (page) => page.locator("section[aria-labelledby=parties]");
const rows = (page) => parties(page).locator("tbody").getByRole("row");

look("an instrument shows its provisions, parties and reservations", { path: "instruments/coe-024" }, async (page) => {
  await page.getByRole("heading", { level: 1, name: convention }).waitFor();
  await page.getByText("ETS 024").first().waitFor();
  await eventually(page, async () => assert.match(await page.title(), new RegExp(convention)));
  await page.getByRole("heading", { level: 3, name: /^6\.1\.a\s+Nationals/ }).first().waitFor();
  await parties(page).waitFor();
  assert.ok((await rows(page).count()) > 45);
  const turkey = rows(page).filter({ hasText: "Türkiye" });
  await turkey.getByText("18 April 1960").waitFor();
});

look("the parties are found by name in any language", { path: "instruments/coe-024" }, async (page) => {
  await parties(page).getByRole("searchbox", { name: t("filter") }).fill("Швейцария");
  await eventually(page, async () => assert.equal(await rows(page).count(), 1));
  await rows(page).getByText("Switzerland").waitFor();
  await rows(page).getByText("20 March 1967").waitFor();
});

look("the declarations of one State are read by themselves", { path: "instruments/coe-024" }, async (page) => {
  const section = page.locator("section[aria-labelledby=declarations]");
  await section.getByLabel(t("of-state")).selectOption("CH");
  await eventually(page, async () => assert.equal(await section.locator("details").count(), 1));
  await section.getByText(t("article", { article: "6" })).first().waitFor();
});

look("an address names a provision", { path: "instruments/coe-024#coe-024:6.1.a" }, async (page) => {
  await page.locator('[id="coe-024:6.1.a"]').waitFor();
  await eventually(page, async () => {
    const box = await page.locator('[id="coe-024:6.1.a"]').boundingBox();
    assert.ok(box && box.y > -50 && box.y < 850, JSON.stringify(box));
  });
});

look("in Russian the title, the dates and the words are Russian", { path: "instruments/coe-024", language: "ru" }, async (page) => {
  await page.getByRole("heading", { level: 1, name: "Европейская конвенция о выдаче" }).waitFor();
  await rows(page).filter({ hasText: "Турция" }).getByText("18 апреля 1960 г.").waitFor();
});

look("an instrument that is not there is told as such", { path: "instruments/coe-9999", refusals: [404] }, async (page) => {
  await page.getByRole("heading", { level: 1, name: t("no-such", { id: "coe-9999" }) }).waitFor();
  await page.getByText(t("no-such-help")).waitFor();
});

look("an instrument known only by its name says so", { path: "instruments/ar-au-extradition-1988" }, async (page) => {
  await page.getByText(t("not-loaded")).waitFor();
});
