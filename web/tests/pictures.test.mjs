// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { eventually, look } from "./visit.mjs";
import { words } from "./words.mjs";

const t = words("pictures");
const picture = (page, heading) => page.locator("section.picture").filter({ has: page.getByRole("heading", { level: 2, name: heading }) });

for (const width of [360, 1440]) {
  look(`the spread of an instrument is read year by year at ${width} px`, { path: "instruments/coe-024", width }, async (page) => {
    const spread = picture(page, t("spread"));
    await spread.getByRole("img").waitFor();
    // ETS 024 entered into force on 18 April 1960 between Norway, Sweden and Türkiye.
    await spread.getByLabel(t("year-read")).fill("1960");
    await spread.getByText(t("joined", { year: "1960" })).waitFor();
    await spread.getByText("Türkiye").first().waitFor();
    await spread.getByText(t("figures")).click();
    const first = spread.getByRole("row").filter({ has: page.getByRole("rowheader", { name: "1960" }) });
    assert.match(await first.innerText(), /Norway/);
    const csv = await page.request.get(await spread.getByRole("link", { name: t("download") }).getAttribute("href"));
    assert.match(await csv.text(), /^year,/);
  });

  look(`the partners of a State over the years stand on its sheet and on the Atlas at ${width} px`, { path: "states/FI", width }, async (page) => {
    await picture(page, t("partners")).getByRole("img").waitFor();
    await page.goto(new URL("/?a=FI&kind=extradition", page.url()).href);
    const partners = picture(page, t("partners"));
    await partners.getByRole("img").waitFor();
    // Before the European Convention bound Finland (10 August 1971) nobody is reached by it.
    await partners.getByLabel(t("year-read")).fill("1970");
    const convention = partners.getByRole("listitem").filter({ hasText: "European Convention on Extradition" });
    await eventually(page, async () => assert.match(await convention.innerText(), /\b0\s*$/));
    await partners.getByLabel(t("year-read")).fill("1972");
    await eventually(page, async () => assert.doesNotMatch(await convention.innerText(), /\b0\s*$/));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(wide, 0);
  });
}
