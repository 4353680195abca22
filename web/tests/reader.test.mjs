// SPDX-License-Identifier: EUPL-1.2
// The page of a sealed portable request, opened from the disk, without any network.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { examine } from "./axe.mjs";
import { visit } from "./visit.mjs";
import { words } from "./words.mjs";

const at = pathToFileURL(join(process.env.COMITY_PAGES, "downloads/comity-reader.html")).href;
const sealed = fileURLToPath(new URL("../../tests/vectors/package/request.asice", import.meta.url));
const t = words("reader");
const folder = mkdtempSync(join(tmpdir(), "comity-reader-"));
after(() => rmSync(folder, { recursive: true, force: true }));

/** The text of what a press on something saves, and the name it is saved under. */
async function saved(page, pressed) {
  const [download] = await Promise.all([page.waitForEvent("download"), pressed.click()]);
  const path = join(folder, "saved");
  await download.saveAs(path);
  return { name: download.suggestedFilename(), text: readFileSync(path, "utf8") };
}

const give = (page, file) => page.getByLabel(t("choose")).setInputFiles(file);

visit("a sealed request is shown, and that it is unchanged", { at, offline: true, width: 360 }, async (page) => {
  await give(page, sealed);
  await page.getByRole("heading", { name: "Request for extradition" }).waitFor();
  await page.getByText(t("good"), { exact: true }).waitFor();
  await page.getByText("Ministry of Justice of X").waitFor();
  await page.getByRole("listitem").filter({ hasText: "Russian" }).waitFor();
  await examine(page, "the request");
  const { name, text } = await saved(page, page.getByRole("listitem").filter({ hasText: "warrant" }).getByRole("link", { name: t("save") }));
  assert.equal(name, "001 warrant.txt");
  assert.equal(text.slice(0, 11), "the warrant");
});

visit("a request that was changed is not shown", { at, offline: true, language: "fr" }, async (page) => {
  const file = readFileSync(sealed);
  file[file.indexOf("META-INF/signatures.xml") + 60] ^= 1;
  const fr = words("reader", "fr");
  await page.getByLabel(fr("choose")).setInputFiles({ name: "changed.asice", mimeType: "application/octet-stream", buffer: file });
  await page.getByText(fr("bad"), { exact: true }).waitFor();
  assert.equal(await page.getByText("Request for extradition").count(), 0);
  await examine(page, "the request");
});

visit("the reply slip is a file that answers this request", { at, offline: true }, async (page) => {
  await give(page, sealed);
  await page.getByRole("button", { name: t("save-reply") }).click();
  await page.getByText(t("lacking", { field: t("office") })).waitFor();
  await page.getByLabel(t("answer")).selectOption("question");
  await page.getByLabel(t("office")).fill("Prokuratura");
  await page.getByLabel(t("text")).fill("Which court?");
  const { name, text } = await saved(page, page.getByRole("button", { name: t("save-reply") }));
  assert.equal(name, "reply-EXT-O-2026-00007.json");
  const slip = JSON.parse(text);
  assert.deepEqual({ ...slip, date: "", request: "" }, { answer: "question", date: "", form: "comity-reply-1", office: "Prokuratura", reference: "EXT-O-2026-00007", request: "", text: "Which court?" });
  assert.match(slip.request, /^sha256:[0-9a-f]{64}$/);
});
