// SPDX-License-Identifier: EUPL-1.2
// Every page without a violation of any axe rule, and none wider than its screen (WCAG 2.2, 1.4.10): in three languages,
// on a telephone and a desk, by day and by night, and in high contrast.
import { COLOURS_ALONE, examine, WITHOUT_COLOURS } from "./axe.mjs";
import { settled, visit } from "./visit.mjs";

const question = {
  as_of: "2026-11-21",
  facts: {
    "request.kind": "extradition", "request.requesting_state": "TR", "request.requested_state": "CH",
    "custody.arrest_date": "2026-11-10", "custody.basis": "provisional",
    offences: [{ id: "fraud", purpose: "prosecution", final_judgment_requested: true }],
  },
};
const measures = {
  as_of: "2026-11-21",
  facts: {
    "request.measures": ["bank-accounts", "search", { measure: "freeze", "property.type": "bank" }, "extradition"],
    "request.requesting_state": "AZ", "request.requested_state": "FI", "custody.arrest_date": "2026-11-10", "custody.basis": "provisional",
    offences: [{ id: "fraud", purpose: "prosecution" }],
  },
};
const measuresPage = `interview?a=AZ&b=FI#q=${Buffer.from(JSON.stringify(measures)).toString("base64url")}`;
const pages = {
  "the Atlas": "?a=TR&b=CH&kind=extradition&on=2026-11-21",
  "the Atlas with only the gaps": "?a=FI&kind=transfer-sentenced&on=2026-11-21&show=gaps",
  "the interview": "interview?a=TR&b=CH&kind=extradition&on=2026-11-21",
  "the interview with clocks and grounds": `interview?a=TR&b=CH#q=${Buffer.from(JSON.stringify(question)).toString("base64url")}`,
  "the interview about several measures": measuresPage,
  "an instrument": "instruments/coe-098",
  "the changes of a State": "changes?from=2020-01-01&to=2026-11-21&state=RU",
  "the answers that differ": "changes?view=differences&from=2020-01-01&to=2026-11-21&state=GB&kind=extradition",
  "the sheet of a State": "states/RU?on=2026-11-21",
};
const sparePages = { "the Atlas with nothing chosen": "", "the interview before its start": "interview", "all States": "states", "no page": "no-such-page" };

for (const [name, path] of Object.entries(pages)) {
  for (const language of ["en", "fr", "ru"]) {
    visit(`${name} in ${language} is without violations`, { path, language, reader: language, stays: true }, async (page) => {
      await settled(page);
      // Languages differ in the length of their words, which a telephone has least room for.
      for (const width of language === "en" ? [360, 1440] : [360]) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
        await examine(page, `${width} px, light`, language === "en" ? {} : WITHOUT_COLOURS);
        if (language !== "en") continue;
        await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
        await examine(page, `${width} px, dark`, COLOURS_ALONE);
      }
      if (language !== "en") return;
      const appearance = page.getByRole("combobox", { name: "Appearance" });
      await appearance.selectOption("contrast");
      await examine(page, "high contrast", COLOURS_ALONE);
      await appearance.selectOption("system");
    });
  }
}

const letterQuestion = {
  as_of: "2026-11-21",
  facts: { "request.measure": "bank-accounts", "request.requesting_state": "AZ", "request.requested_state": "FI", "request.contains": ["authority"] },
};
const letterPage = `interview?a=AZ&b=FI&kind=bank-accounts&on=2026-11-21#q=${Buffer.from(JSON.stringify(letterQuestion)).toString("base64url")}`;
for (const language of ["en", "fr", "ru"]) {
  visit(`the opened letter in ${language} is without violations`, { path: letterPage, language, reader: language, stays: true }, async (page) => {
    const letter = page.locator("#letter");
    await letter.locator("summary").click();
    await letter.getByText("pc-oc-mla").waitFor();
    await settled(page);
    for (const width of [360, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      await examine(page, `${width} px`, language === "en" ? {} : WITHOUT_COLOURS);
    }
  });
}

for (const language of ["en", "fr", "ru"]) {
  visit(`measures and letters opened in ${language} are without violations`, { path: measuresPage, language, reader: language, stays: true }, async (page) => {
    await page.locator("#letters").waitFor();
    for (const opened of [".measure:first-child", ".measure:last-child", ".letters > li:first-child", ".letters > li:last-child"])
      await page.locator(`${opened} > details > summary`).click();
    await page.locator(".letters").getByText("pc-oc-mla").first().waitFor();
    await settled(page);
    for (const width of [360, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      await examine(page, `${width} px, light`, language === "en" ? {} : WITHOUT_COLOURS);
    }
    if (language !== "en") return;
    await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
    await examine(page, "1440 px, dark", COLOURS_ALONE);
  });
}

for (const [name, path] of Object.entries(sparePages)) {
  visit(`${name} is without violations`, { path, width: 360, reader: "en", stays: true }, async (page) => {
    await settled(page);
    await examine(page, "360 px, light");
  });
}
