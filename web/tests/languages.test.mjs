// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { eventually, everythingSaid, settled, speak, visit } from "./visit.mjs";

const catalogue = (page, language) => JSON.parse(readFileSync(new URL(`../src/${page}/words.${language}.json`, import.meta.url), "utf8"));
const several = { "request.measures": ["bank-accounts", "search", "freeze"], "request.requesting_state": "AZ", "request.requested_state": "FI" };
const pages = { atlas: "?a=TR&b=CH&on=2026-11-21", interview: "interview?a=TR&b=CH&on=2026-11-21", instrument: "instruments/coe-024", changes: "changes?from=2020-01-01&state=RU", sheet: "states/RU?on=2026-11-21" };
const visited = [...Object.entries(pages), ["interview", `interview#q=${Buffer.from(JSON.stringify({ as_of: "2026-11-21", facts: several })).toString("base64url")}`]];

/** English messages that no message of the other language equals. */
function onlyEnglish(page, language) {
  const own = new Set(["app", page].flatMap((name) => Object.values(catalogue(name, language))));
  const names = new Set(["English", "Français", "Русский", "العربية"]);
  return ["app", page].flatMap((name) => Object.values(catalogue(name, "en"))).filter((text) => !own.has(text) && !names.has(text));
}

for (const [name, path] of visited)
  visit(`${name}${path.includes("#") ? " of several measures" : ""}: switching the language leaves nothing in English`, { path, reader: "switching", stays: true }, async (page) => {
    for (const language of ["fr", "ru", "en"]) {
      await speak(page, language);
      if (language === "en") return;
      await settled(page);
      const english = new Set(onlyEnglish(name, language));
      await eventually(page, async () => assert.deepEqual((await everythingSaid(page)).filter((said) => english.has(said)), []));
    }
  });

visit("the language is that of the reader's browser, and a choice stays", { language: "fr-CH" }, async (page) => {
  await page.locator("html[lang=fr]").waitFor();
  await page.getByRole("combobox", { name: "Langue" }).selectOption("ru");
  await page.locator("html[lang=ru]").waitFor();
  await page.reload();
  await page.getByRole("combobox", { name: catalogue("app", "ru").language }).waitFor();
  assert.equal(await page.locator("html").getAttribute("lang"), "ru");
});

visit("the names of States and instruments follow the language", { path: pages.atlas }, async (page) => {
  await page.getByText("European Convention on Extradition").first().waitFor();
  await page.getByRole("combobox", { name: "Language" }).selectOption("fr");
  await page.getByText("Convention européenne d’extradition").or(page.getByText("Convention européenne d'extradition")).first().waitFor();
});
