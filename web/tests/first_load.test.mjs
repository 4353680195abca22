// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { visit } from "./visit.mjs";

const LIMIT = 250 * 1024;

for (const language of ["en", "fr", "ru"]) {
  visit(`the first load of the Atlas in ${language} stays within 250 KiB, answers included`, { path: "no-such-page", language }, async (page, context) => {
    const fresh = await context.newPage();
    const wire = await context.newCDPSession(fresh);
    await wire.send("Network.enable");
    await wire.send("Network.setCacheDisabled", { cacheDisabled: true });
    let bytes = 0;
    const encodings = [];
    wire.on("Network.loadingFinished", ({ encodedDataLength }) => {
      bytes += encodedDataLength;
    });
    fresh.on("response", (response) => encodings.push([new URL(response.url()).pathname, response.headers()["content-encoding"]]));
    await fresh.goto(new URL("?a=TR&b=CH", process.env.COMITY_ADDRESS).href, { waitUntil: "networkidle" });
    await fresh.getByRole("heading", { level: 1 }).waitFor();
    assert.ok(bytes > 50 * 1024, `only ${bytes} bytes were counted`);
    assert.ok(bytes <= LIMIT, `${(bytes / 1024).toFixed(1)} KiB`);
    const plain = encodings.filter(([path, encoding]) => /\.(js|css)$/.test(path) && !encoding).map(([path]) => path);
    assert.deepEqual(plain, [], "sent without compression");
  });
}

visit("the Atlas does not load the pages behind it", { path: "?a=TR&b=CH" }, async (page) => {
  await page.waitForLoadState("networkidle");
  const loaded = await page.evaluate(() => performance.getEntriesByType("resource").map((entry) => new URL(entry.name).pathname));
  assert.deepEqual(loaded.filter((path) => /InterviewPage|InstrumentPage/.test(path)), []);
});
