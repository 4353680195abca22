// SPDX-License-Identifier: EUPL-1.2
// The file for a court: taken from the case's page, checked by a page opened from the disk, without any network.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { examine } from "./axe.mjs";
import { arrest, openOffice } from "./office.mjs";
import { visit } from "./visit.mjs";
import { words } from "./words.mjs";

const folder = mkdtempSync(join(tmpdir(), "comity-court-"));
const office = await openOffice({ cases: 1 });
after(async () => {
  await office.stop();
  rmSync(folder, { recursive: true, force: true });
});
const anna = await office.signedIn("anna");
const boris = await office.signedIn("boris");
const t = words("court");
const ofCase = words("casefile");
const vectors = fileURLToPath(new URL("../../tests/verify/", import.meta.url));
const kept = { verifier: join(folder, "comity-verify.html"), real: join(folder, "real.comity-export"), tampered: join(folder, "tampered.comity-export") };

const held = await arrest(office, "A file for the court");
await office.ask("anna", "POST", `cases/${held.id}/notes`, { says: "handed over at nine" });

async function keep(page, link, path) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: link, exact: true }).click()]);
  await download.saveAs(path);
  return download.suggestedFilename();
}

visit("the owner takes file and page from the timeline, and it is recorded who took them", { at: office.address, path: `desk/cases/${held.id}?pane=timeline`, storageState: anna }, async (page) => {
  assert.equal(await keep(page, ofCase("court-file"), kept.real), `${held.number}.comity-export`);
  assert.equal(await keep(page, ofCase("court-page"), kept.verifier), "comity-verify.html");
  const { readings } = await office.ask("anna", "GET", `cases/${held.id}/readings`);
  assert.ok(readings.some(({ account, what }) => account === "anna" && what === "export"));
  const text = readFileSync(kept.real, "utf8");
  assert.ok(text.includes("handed over at nine"));
  writeFileSync(kept.tampered, text.replace("handed over at nine", "handed over at five"));
});

visit("whoever only works on the case is not offered the file", { at: office.address, path: "desk", storageState: boris }, async (page) => {
  const { case: id } = await office.ask("anna", "POST", "cases", { kind: "transit", direction: "incoming", counterpart: "TR", title: "Shared", substitute: "hana", unit: "extradition" });
  await office.ask("hana", "POST", `cases/${id}/team`, { account: "boris" });
  await page.goto(new URL(`desk/cases/${id}?pane=timeline`, office.address).href);
  await page.locator(".story li").first().waitFor();
  assert.equal(await page.getByRole("link", { name: ofCase("court-file") }).count(), 0);
});

/** The page as a court opens it: from the disk, with no line to anywhere. */
const inCourt = (name, options, body) => visit(name, { at: pathToFileURL(kept.verifier).href, offline: true, ...options }, body);
const give = (page, ...files) => page.getByLabel(t("choose")).setInputFiles(files);
const verdict = (page) => page.locator("article .verdict > strong");

inCourt("the file is found whole, and its story told", {}, async (page) => {
  await give(page, kept.real);
  await verdict(page).waitFor();
  assert.equal(await verdict(page).innerText(), t("verdict-agrees"));
  await page.getByText(t("compare")).waitFor();
  await page.getByText(t("proved-unchanged")).waitFor();
  await page.getByText(t("not-witnessed")).waitFor();
  const story = page.locator("ol.story > li");
  const { events } = await office.ask("anna", "GET", `cases/${held.id}/events`);
  assert.equal(await story.count(), events.length);
  const note = story.filter({ hasText: "handed over at nine" });
  assert.match(await note.innerText(), /anna wrote a note/);
});

inCourt("a word that was changed is shown where it stands", {}, async (page) => {
  await give(page, kept.tampered);
  await verdict(page).waitFor();
  assert.equal(await verdict(page).innerText(), t("verdict-broken"));
  const lines = readFileSync(kept.tampered, "utf8").split("\n");
  const at = lines.findIndex((line) => line.includes("handed over at five"));
  const from = Buffer.byteLength(`${lines.slice(0, at).join("\n")}\n`);
  const fault = page.locator(".faults > li");
  assert.equal(await fault.count(), 1);
  const said = await fault.innerText();
  const number = (value) => new Intl.NumberFormat("en").format(value);
  assert.ok(said.includes(t("fault-place", { line: number(at + 1), from: number(from), to: number(from + Buffer.byteLength(lines[at])) })), said);
  assert.ok(said.includes(t("fault-event-changed")), said);
  assert.ok(said.includes("handed over at five"), said);
  assert.equal(await page.getByText(t("proved")).count(), 0);
});

inCourt("files are dropped anywhere on the page, several at once, with the keys one trusts", {}, async (page) => {
  const files = ["case-2026-17.comity-export", "forged.comity-export", "believed.policy"].map((name) => ({ name, text: readFileSync(join(vectors, name), "utf8") }));
  await page.evaluate((given) => {
    const dataTransfer = new DataTransfer();
    for (const { name, text } of given) dataTransfer.items.add(new File([text], name));
    document.querySelector("main").dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  }, files);
  await verdict(page).nth(1).waitFor();
  assert.deepEqual(await verdict(page).allInnerTexts(), [t("verdict-verified"), t("verdict-stranger")]);
  await page.getByText("gw.xb.example/comity/witness had seen this log").waitFor();
  await page.getByRole("button", { name: t("keys-forget") }).click();
  await page.locator(".verdict.open").nth(1).waitFor();
  assert.deepEqual(await verdict(page).allInnerTexts(), [t("verdict-agrees"), t("verdict-agrees")]);
});

inCourt("what is neither an export nor a list of keys is refused", {}, async (page) => {
  await give(page, { name: "letter.txt", mimeType: "text/plain", buffer: Buffer.from("Dear Sirs\n") });
  assert.match(await page.getByRole("alert").innerText(), /letter\.txt/);
});

inCourt("a browser without Ed25519 says what it could not check", {}, async (page, context) => {
  await context.addInitScript(() => {
    const { subtle } = globalThis.crypto;
    const own = subtle.importKey.bind(subtle);
    subtle.importKey = (form, key, algorithm, ...more) => ((algorithm.name ?? algorithm) === "Ed25519" ? Promise.reject(new DOMException("Unrecognized name.", "NotSupportedError")) : own(form, key, algorithm, ...more));
  });
  await page.reload();
  assert.equal(await page.getByRole("alert").innerText(), t("lack-no-ed25519"));
  await give(page, kept.real, kept.tampered);
  await verdict(page).nth(1).waitFor();
  assert.deepEqual(await verdict(page).allInnerTexts(), [t("verdict-unsigned"), t("verdict-broken")]);
  await page.getByText(t("not-signed")).waitFor();
  assert.equal(await page.getByText(/is signed with the key/).count(), 0);
});

inCourt("the page can reach nobody", { complaints: ["Content Security Policy"] }, async (page) => {
  const refused = await page.evaluate(async () => {
    const violated = new Promise((resolve) => document.addEventListener("securitypolicyviolation", (event) => resolve(event.effectiveDirective)));
    const answered = await fetch("http://127.0.0.1:9/").then(() => true, () => false);
    return [answered, await violated];
  });
  assert.deepEqual(refused, [false, "connect-src"]);
});

for (const language of ["en", "fr", "ru"])
  for (const [width, theme] of [[360, "light"], [1440, "dark"]])
    inCourt(`no violation of any axe rule, in ${language} at ${width} px, ${theme}`, { language, width, theme }, async (page) => {
      const said = words("court", language);
      await page.getByLabel(said("choose")).setInputFiles([kept.real, kept.tampered]);
      await verdict(page).nth(1).waitFor();
      assert.deepEqual(await verdict(page).allInnerTexts(), [said("verdict-agrees"), said("verdict-broken")]);
      await examine(page, "both files");
    });
