// SPDX-License-Identifier: EUPL-1.2
// Work on a case: what is entered is recorded once, whatever happens on the way; two persons; proofs.
import assert from "node:assert/strict";
import { after } from "node:test";
import { arrest, openOffice, thisMinute } from "./office.mjs";
import { eventually, visit } from "./visit.mjs";
import { words } from "./words.mjs";

const office = await openOffice({ cases: 1 });
after(() => office.stop());
const at = office.address;
const anna = await office.signedIn("anna");
const hana = await office.signedIn("hana");
const t = { case: words("casefile"), desk: words("desk"), codes: words("codes"), inspection: words("inspection"), interview: words("interview"), newcase: words("newcase"), approvals: words("approvals") };
const pane = (id, name) => `desk/cases/${id}${name ? `?pane=${name}` : ""}`;

const kept = await arrest(office, "Kept through everything");
visit("a note written without connection is kept, and recorded once", { at, path: pane(kept.id, "work"), storageState: anna, complaints: ["ERR_INTERNET_DISCONNECTED"] }, async (page, context) => {
  const note = page.getByLabel(t.case("note"), { exact: true });
  await note.fill("the prison called at three");
  await context.setOffline(true);
  await page.getByRole("button", { name: t.case("write-note") }).click();
  await page.getByRole("alert").waitFor();
  await page.getByText(t.desk("offline")).waitFor();
  assert.equal(await note.inputValue(), "the prison called at three");
  await context.setOffline(false);
  await page.reload();
  await page.getByText(t.desk("draft-kept")).waitFor();
  assert.equal(await note.inputValue(), "the prison called at three");
  await page.getByRole("button", { name: t.case("write-note") }).click();
  await page.getByText(t.desk("recorded")).waitFor();
  assert.equal(await note.inputValue(), "");
  const { notes } = await office.ask("anna", "GET", `cases/${kept.id}/notes`);
  assert.deepEqual(notes.map(({ says }) => says), ["the prison called at three"]);
});

const asked = await arrest(office, "Questions of the law");
visit("an answer to a question of the law becomes a fact with its source", { at, path: pane(asked.id, "law"), storageState: anna }, async (page) => {
  const question = page.locator("section[aria-labelledby=question]");
  await question.waitFor();
  const open = page.getByRole("region", { name: new RegExp(`^${t.case("open-questions")}`) });
  await open.getByRole("button").first().waitFor();
  await page.getByLabel(t.case("source-of-answers")).fill("call of the police");
  for (let tries = 0; !(await question.getByRole("button", { name: t.interview("yes"), exact: true }).isVisible()); tries += 1) {
    assert.ok(tries < 20, "no question is answered with yes or no");
    const before = await question.getByRole("heading", { level: 2 }).innerText();
    await question.getByRole("button", { name: t.interview("skip"), exact: true }).click();
    await eventually(page, async () => assert.notEqual(await question.getByRole("heading", { level: 2 }).innerText(), before));
  }
  const before = await question.getByRole("heading", { level: 2 }).innerText();
  const { facts } = await office.ask("anna", "GET", `cases/${asked.id}/facts`);
  await question.getByRole("button", { name: t.interview("yes"), exact: true }).click();
  await eventually(page, async () => assert.notEqual(await question.getByRole("heading", { level: 2 }).innerText(), before));
  const now = (await office.ask("anna", "GET", `cases/${asked.id}/facts`)).facts;
  assert.equal(now.length, facts.length + 1);
  const added = now.find((fact) => !facts.some((one) => one.fact === fact.fact));
  assert.equal(added.value, true);
  assert.equal(added.source.words, "call of the police");
});

visit("the reasons of a result are those of the case's facts", { at, path: pane(asked.id, "law"), storageState: anna }, async (page) => {
  const clock = page.locator(".clock").filter({ hasText: "Provisional arrest: absolute limit" });
  await clock.locator("summary").click();
  await clock.getByRole("button", { name: t.interview("show-reasoning") }).click();
  await clock.getByText(/custody/).first().waitFor();
});

const papers = await arrest(office, "Papers in the dossier");
visit("a paper is dropped, sent in pieces, read in place", { at, path: pane(papers.id, "dossier"), storageState: anna }, async (page) => {
  await page.getByLabel(t.case("choose-file")).setInputFiles({ name: "Note verbale.txt", mimeType: "text/plain", buffer: Buffer.from(`The Embassy presents its compliments.\n${"x".repeat(2_500_000)}`) });
  await page.getByText(t.case("sent-whole"), { exact: true }).waitFor();
  await page.getByLabel(t.case("paper-kind")).selectOption("letter");
  await page.getByRole("button", { name: t.case("add-paper") }).click();
  await page.getByRole("button", { name: "Note verbale", exact: true }).click();
  await page.getByText("The Embassy presents its compliments.").waitFor();
  const { documents } = await office.ask("anna", "GET", `cases/${papers.id}/documents`);
  assert.equal(documents[0].versions[0].bytes, 2_500_038);
});

// The smallest file that is a PDF with one page and a line of text (ISO 32000-1, annex H.3).
function pdf() {
  const objects = [
    "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
    "<</Length 44>>\nstream\nBT /F1 24 Tf 20 100 Td (Warrant of arrest) Tj ET\nendstream", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
  ];
  let text = "%PDF-1.4\n";
  const places = objects.map((object, index) => {
    const place = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = text.length;
  text += `xref\n0 6\n0000000000 65535 f \n${places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("")}trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n${table}\n%%EOF`;
  return Buffer.from(text, "latin1");
}

visit("a PDF is drawn in place", { at, path: pane(papers.id, "dossier"), storageState: anna }, async (page) => {
  await page.getByLabel(t.case("choose-file")).setInputFiles({ name: "Warrant.pdf", mimeType: "application/pdf", buffer: pdf() });
  await page.getByText(t.case("sent-whole"), { exact: true }).waitFor();
  await page.getByLabel(t.case("paper-kind")).selectOption("other");
  await page.getByRole("button", { name: t.case("add-paper") }).click();
  await page.getByRole("button", { name: "Warrant", exact: true }).click();
  const drawn = page.locator("canvas[data-drawn]");
  await drawn.waitFor();
  const dark = await drawn.evaluate((canvas) => canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.filter((value, at) => at % 4 === 0 && value < 100).length);
  assert.ok(dark > 50, `the page is empty: ${dark} dark pixels`);
});

visit("the text on a PDF is recognised when somebody asks, and found in the dossier", { at, path: pane(papers.id, "dossier"), storageState: anna }, async (page) => {
  const { documents } = await office.ask("anna", "GET", `cases/${papers.id}/documents`);
  const warrant = documents.find(({ title }) => title === "Warrant");
  const version = async () => (await office.ask("anna", "GET", `cases/${papers.id}/documents`)).documents.find(({ id }) => id === warrant.id).versions[0];
  await eventually(page, async () => assert.ok((await version()).inspection, "looked into"));
  await page.getByRole("button", { name: "Warrant", exact: true }).click();
  await page.getByText(t.inspection("text-title"), { exact: true }).click();
  await page.getByLabel(t.inspection("text-language")).selectOption("en");
  await page.getByRole("button", { name: t.inspection("text-ask"), exact: true }).click();
  await page.getByText(t.inspection("text-found")).waitFor({ timeout: 60_000 });
  const read = page.getByRole("region", { name: t.inspection("text-page", { page: 1 }) });
  await read.getByText("Warrant of arrest").waitFor();
  await page.getByText(t.inspection("text-by-machine", { by: (await version()).found_text.by })).waitFor();
  await page.getByRole("button", { name: t.case("close-paper"), exact: true }).click();
  await page.getByRole("searchbox", { name: t.inspection("text-search") }).fill("warrants");
  await page.getByRole("button", { name: t.inspection("text-search-go"), exact: true }).click();
  await page.locator(".snippet mark").getByText("Warrant", { exact: true }).waitFor();
});

const released = await arrest(office, "Two persons");
visit("an act waits for a second person, who proves anew and approves", { at, path: pane(released.id), storageState: anna }, async (page, context) => {
  await page.getByRole("button", { name: new RegExp(t.case("more-acts", { count: 0 }).replace("0", "\\d+")) }).click();
  await page.getByRole("button", { name: new RegExp(`^${t.codes("step-released")}\\b`) }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(t.case("moment")).fill(thisMinute());
  await dialog.getByLabel(t.desk("reason")).fill("the request will not come");
  await dialog.getByRole("button", { name: t.desk("propose") }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByText(t.case("waits-for-second")).waitFor();

  await page.goto("about:blank"); // nothing is asked while one person makes room for another
  await context.clearCookies();
  await context.addCookies(hana.cookies);
  await page.goto(new URL("desk/approvals", at).href);
  const card = page.getByRole("article").filter({ hasText: "the request will not come" });
  await card.getByRole("button", { name: t.case("approve") }).click();
  await card.waitFor({ state: "detached" });
  const { subjects } = await office.ask("anna", "GET", `cases/${released.id}/subjects`);
  assert.equal(subjects[0].held, null);
});

const told = await arrest(office, "The story of the file");
visit("the story is told in order, and an entry is proved to be in the log", { at, path: pane(told.id, "timeline"), storageState: anna }, async (page) => {
  await page.getByText(t.codes("event-custody-began")).waitFor();
  const entry = page.getByRole("listitem").filter({ hasText: t.codes("event-case-opened") });
  await entry.locator("summary").click();
  await entry.getByRole("button", { name: t.case("prove-entry") }).click();
  await entry.getByText(t.case("proof-holds"), { exact: true }).waitFor();
});

visit("a case that is another's does not exist", { at, path: pane(told.id), storageState: await office.signedIn("carla"), refusals: [404] }, async (page) => {
  await page.getByRole("heading", { level: 1, name: t.case("not-there") }).waitFor();
  assert.equal(await page.getByText("The story of the file").count(), 0);
});

visit("what another changed meanwhile is told before it is overruled, and nothing of mine is lost", { at, path: pane(told.id), storageState: anna, refusals: [409] }, async (page) => {
  await page.getByRole("button", { name: `${t.case("change-person")}: Mehmet Dağcı` }).click();
  const names = page.getByLabel(t.case("names"));
  await names.fill("Mehmet Dağcı\nMehmet Dagci");
  await office.ask("anna", "POST", `cases/${told.id}/subjects/s1/description`, { names: ["Mehmet Dağcıoğlu"] });
  await page.getByRole("button", { name: t.desk("save"), exact: true }).click();
  await page.getByText(t.desk("conflict")).waitFor();
  assert.equal(await names.inputValue(), "Mehmet Dağcı\nMehmet Dagci");
  await page.getByRole("button", { name: t.desk("record-anyway") }).click();
  await names.waitFor({ state: "detached" });
  const { subjects } = await office.ask("anna", "GET", `cases/${told.id}/subjects`);
  assert.deepEqual(subjects[0].names, ["Mehmet Dağcı", "Mehmet Dagci"]);
});

visit("a print is recorded as of the pane that is shown, whatever the address asks for", { at, path: pane(told.id, "nowhere"), storageState: anna }, async (page) => {
  await page.getByRole("link", { name: t.case("pane-overview"), exact: true }).and(page.locator("[aria-current=page]")).waitFor();
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await eventually(page, async () => {
    const { readings } = await office.ask("anna", "GET", `cases/${told.id}/readings`);
    assert.ok(readings.some(({ account, what }) => account === "anna" && what === "print of overview"));
  });
});

const written = await arrest(office, "Letters and lamps");
visit("a letter goes by post when a second person approves, and its receipt lights a lamp", { at, path: pane(written.id, "correspondence"), storageState: anna }, async (page, context) => {
  await page.getByRole("button", { name: t.case("send-something") }).click();
  await page.getByLabel(t.case("what-it-is")).selectOption("RequestInformation");
  await page.getByLabel(t.case("channel")).selectOption("post");
  await page.getByLabel(t.case("to-whom")).fill("Ministry of Justice, Ankara");
  await page.getByRole("button", { name: t.desk("propose") }).click();
  await page.getByRole("button", { name: t.case("send-something") }).waitFor();
  const { proposals } = await office.ask("anna", "GET", `cases/${written.id}/proposals`);
  assert.deepEqual(proposals.map(({ act, status }) => [act, status]), [["send", "waiting"]]);

  await page.goto("about:blank"); // nothing is asked while one person makes room for another
  await context.clearCookies();
  await context.addCookies(hana.cookies);
  await page.goto(new URL("desk/approvals", at).href);
  const card = page.getByRole("article").filter({ hasText: "Ministry of Justice, Ankara" });
  await card.getByRole("button", { name: t.case("approve") }).click();
  await card.waitFor({ state: "detached" });

  await page.goto("about:blank"); // nothing is asked while one person makes room for another
  await context.clearCookies();
  await context.addCookies(anna.cookies);
  await page.goto(new URL(pane(written.id, "correspondence"), at).href);
  const left = page.getByRole("listitem").filter({ hasText: t.case("lamp-submitted") }).last();
  await left.getByText(t.case("lamp-dark")).waitFor();
  await page.getByRole("button", { name: new RegExp(`^${t.case("file-evidence")}`) }).click();
  await page.getByLabel(t.case("evidence"), { exact: true }).selectOption("posting-receipt");
  await page.getByLabel(t.case("evidence-at")).fill(thisMinute());
  await page.getByLabel(t.case("evidence-says")).fill("RR 1234");
  await page.getByRole("button", { name: t.desk("save"), exact: true }).click();
  await left.getByText(t.case("lamp-lit")).waitFor();
  await left.getByText(/RR 1234/).waitFor();
});

visit("what the interview was told becomes a case with its facts", { at, path: "desk", storageState: anna }, async (page) => {
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Interview" }).click();
  const question = { as_of: "2026-11-21", facts: { "request.kind": "extradition", "request.requesting_state": "TR", "request.requested_state": "FI", "custody.basis": "provisional", "custody.arrest_date": "2026-11-10", offences: [{ id: "fraud", purpose: "prosecution" }] } };
  await page.evaluate((to) => {
    history.pushState(null, "", to);
    dispatchEvent(new Event("comity:moved"));
  }, new URL(`interview?a=TR&b=FI&kind=extradition&on=2026-11-21#q=${Buffer.from(JSON.stringify(question)).toString("base64url")}`, at).href);
  await page.getByRole("link", { name: t.interview("open-case") }).click();
  await page.getByText(t.newcase("from-interview", { count: 3 })).waitFor();
  await page.getByLabel(t.newcase("title-field"), { exact: true }).fill("Told in the interview");
  await page.getByLabel(t.case("names")).fill("Elif Example");
  await page.getByRole("button", { name: t.newcase("open") }).click();
  await page.getByRole("heading", { level: 1, name: "Told in the interview" }).waitFor();
  const id = new URL(page.url()).pathname.split("/").at(-1);
  const { facts } = await office.ask("anna", "GET", `cases/${id}/facts`);
  const known = facts.map(({ fact, subject, offence, value }) => [fact, subject, offence, value]);
  for (const expected of [["custody.arrest_date", "s1", "", "2026-11-10"], ["custody.basis", "s1", "", "provisional"], ["offence.purpose", "", "fraud", "prosecution"]])
    assert.ok(known.some((one) => JSON.stringify(one) === JSON.stringify(expected)), JSON.stringify(known));
});
