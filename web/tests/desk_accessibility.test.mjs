// SPDX-License-Identifier: EUPL-1.2
// Every page of the desk without a violation of any axe rule and none wider than its screen, in three languages, by day and
// by night; and in each language nothing left in English.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { after } from "node:test";
import { COLOURS_ALONE, examine, WITHOUT_COLOURS } from "./axe.mjs";
import { deskPages } from "./desk_pages.mjs";
import { openOffice } from "./office.mjs";
import { everythingSaid, settled, visit } from "./visit.mjs";

const office = await openOffice({ cases: 20 });
after(() => office.stop());
const at = office.address;
const { pages, people, shown } = await deskPages(office);

const rooms = readdirSync(new URL("../src", import.meta.url)).filter((room) => existsSync(new URL(`../src/${room}/words.en.json`, import.meta.url)));
const catalogue = (language) => rooms.map((room) => JSON.parse(readFileSync(new URL(`../src/${room}/words.${language}.json`, import.meta.url), "utf8")));

/** English messages of two words and more that no message of the other language equals. */
function onlyEnglish(language) {
  const own = new Set(catalogue(language).flatMap((words) => Object.values(words)));
  return new Set(catalogue("en").flatMap((words) => Object.values(words)).filter((text) => text.includes(" ") && !text.includes("{") && !own.has(text)));
}

for (const language of ["en", "fr", "ru"]) {
  const english = language === "en" ? new Set() : onlyEnglish(language);
  for (const [who, path] of pages) {
    visit(`${shown(path)} of ${who ?? "nobody"} in ${language} is without violations and of one language`, { at, path, language, storageState: who ? people[who] : undefined, reader: `${who} in ${language}`, stays: true }, async (page) => {
      await settled(page);
      assert.deepEqual((await everythingSaid(page)).filter((said) => english.has(said)), []);
      // Languages differ in the length of their words, which a telephone has least room for.
      for (const width of language === "en" ? [360, 1440] : [360]) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
        await examine(page, `${width} px, light`, language === "en" ? {} : WITHOUT_COLOURS);
        if (language !== "en") continue;
        await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
        await examine(page, `${width} px, dark`, COLOURS_ALONE);
      }
    });
  }
}
