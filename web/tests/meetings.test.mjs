// SPDX-License-Identifier: EUPL-1.2
// From a meeting to what became of it: decisions that are tasks, the brief for the next one, all of it by keyboard; minutes
// by two persons; a body with who speaks there; the days of all that.
import assert from "node:assert/strict";
import { after } from "node:test";
import { keyboardOf } from "./keyboard.mjs";
import { officeDay, openOffice } from "./office.mjs";
import { eventually, visit } from "./visit.mjs";
import { words } from "./words.mjs";

const office = await openOffice({ cases: 1 });
after(() => office.stop());
const at = office.address;
const [anna, boris, hana] = await Promise.all(["anna", "boris", "hana"].map((name) => office.signedIn(name)));
const t = { meetings: words("meetings"), register: words("register"), brief: words("brief"), desk: words("desk"), case: words("casefile"), today: words("today") };
const button = (page, name) => page.getByRole("button", { name, exact: true });
const field = (page, name) => page.getByLabel(name, { exact: true });
const stage = (page) => page.locator("h1 .badge");
const pane = (page, name) => page.getByRole("navigation", { name: t.register("parts") }).getByRole("link", { name: t.register(`pane-${name}`), exact: true });

/** A meeting of yesterday with Kazakhstan, that was held. */
async function held(title, state = "KZ") {
  const day = officeDay(-1);
  const { meeting } = await office.ask("anna", "POST", "meetings", { title, kind: "bilateral", parties: [{ state }], from: day, to: day, place: "Astana", substitute: "boris" });
  await office.ask("anna", "POST", `meetings/${meeting}/course`, { source: "report of the delegation" });
  return meeting;
}

visit("by keyboard alone: a meeting, a decision that is a task, its outcome, and the brief that shows what became of it", { at, path: "desk/meetings", storageState: anna, limit: 240_000 }, async (page) => {
  const keys = keyboardOf(page);
  const save = () => keys.press(button(page, t.desk("save")));
  await keys.press(button(page, t.meetings("enter-meeting")));
  await keys.type(field(page.locator(".folded"), t.register("title")), "Consultations in Astana");
  await keys.choose(field(page.locator(".folded"), t.register("kind")), t.register("kind-bilateral"));
  await keys.type(page.getByRole("group", { name: t.register("parties") }).getByRole("combobox", { name: t.register("state") }), "Kazakh");
  await page.getByRole("listbox").getByRole("option").first().waitFor();
  await page.keyboard.press("Enter");
  const day = officeDay(-1);
  await keys.typeDay(field(page, t.register("first-day")), day);
  await keys.typeDay(field(page, t.register("last-day")), day);
  await keys.type(field(page, t.register("line-place")), "Astana");
  await keys.choose(field(page.locator(".folded"), t.register("substitute")), await page.locator(".folded").getByLabel(t.register("substitute"), { exact: true }).locator("option[value=boris]").innerText());
  await save();
  await page.getByRole("heading", { level: 1, name: "Consultations in Astana" }).waitFor();
  assert.equal(await stage(page).innerText(), t.register("stage-planned"));

  await keys.press(button(page, t.meetings("add-point")));
  await keys.type(field(page, t.register("line-subject")), "Pending requests");
  await keys.type(field(page, t.meetings("position")), "ask for dates");
  await save();
  await page.getByRole("heading", { level: 3, name: "Pending requests" }).waitFor();

  await keys.press(pane(page, "delegations"));
  await keys.press(button(page, t.meetings("add-member")));
  await keys.choose(field(page, t.meetings("delegation")), t.register("by-them"));
  await keys.type(field(page, t.register("line-name")), "B. Counterpart");
  await keys.type(field(page, t.register("line-office")), "Deputy head");
  await save();
  await page.getByRole("region", { name: "Kazakhstan" }).getByText("B. Counterpart").waitFor();

  await keys.press(button(page, t.meetings("record-held")));
  await keys.type(field(page, t.register("source")), "report of the delegation");
  await save();
  await eventually(page, async () => assert.equal(await stage(page).innerText(), t.register("stage-held")));

  await keys.press(pane(page, "decisions"));
  await keys.press(button(page, t.meetings("record-decision")));
  await keys.type(field(page, t.meetings("what-decided")), "send a list of pending requests");
  await keys.choose(field(page, t.meetings("who-does")), t.register("by-us"));
  await keys.typeDay(field(page, t.register("line-due")), officeDay(20));
  const owner = field(page, t.register("owner"));
  await keys.choose(owner, await owner.locator("option[value=anna]").innerText());
  await save();
  await page.getByRole("heading", { level: 3, name: "send a list of pending requests" }).waitFor();

  // The brief of the counterpart has it, and whom we met.
  await keys.press(page.getByRole("link", { name: t.meetings("brief-of", { state: "Kazakhstan" }) }));
  const tasks = page.locator("section[aria-labelledby=brief-tasks]");
  await tasks.getByRole("row", { name: new RegExp(`send a list.*${t.register("status-open")}`) }).waitFor();
  await page.locator("section[aria-labelledby=brief-meetings]").getByRole("row", { name: /B\. Counterpart.*Deputy head/ }).waitFor();

  // It stands among what is hers to do, and there she says what came of it.
  await keys.press(page.getByRole("navigation", { name: t.desk("desk") }).getByRole("link", { name: t.desk("today"), exact: true }));
  await keys.press(page.locator("section[aria-labelledby=tasks]").getByRole("link", { name: "send a list of pending requests" }));
  await keys.press(button(page, `${t.register("record-done")}: send a list of pending requests`));
  await keys.type(field(page, t.meetings("what-came")), "sent with 14 requests");
  await keys.type(field(page, t.register("source")), "letter 9");
  await save();
  await page.getByText(/sent with 14 requests/).waitFor();
  await keys.press(page.getByRole("link", { name: t.meetings("brief-of", { state: "Kazakhstan" }) }));
  await tasks.getByRole("row", { name: new RegExp(`send a list.*${t.register("status-done")}.*sent with 14 requests`) }).waitFor();
});

visit("a task's owner closes it and changes nothing else; its meeting is another's", { at, path: "desk/meetings?room=tasks", storageState: boris }, async (page) => {
  const meeting = await held("Owned by Anna", "TR");
  for (const [says, due] of [["answer Ankara", 5], ["late already", -1]])
    await office.ask("anna", "POST", `meetings/${meeting}/decisions`, { says, by: "us", owner: "carla", due: officeDay(due) });
  await office.ask("anna", "POST", `meetings/${meeting}/decisions`, { says: "their figures", by: "them", responsible_there: "N. Example", due: officeDay(9) });
  await page.reload();
  const rows = page.locator("section[aria-labelledby=tasks] li");
  await rows.filter({ hasText: "answer Ankara" }).waitFor();
  await field(page, t.meetings("who-does")).selectOption("them");
  await rows.filter({ hasText: "answer Ankara" }).waitFor({ state: "detached" });
  assert.match(await rows.filter({ hasText: "their figures" }).innerText(), /N\. Example/);

  const carla = await (await page.context().browser().newContext({ storageState: await office.signedIn("carla") })).newPage();
  await carla.goto(new URL(`desk/meetings/${meeting}?pane=decisions`, at).href);
  await button(carla, `${t.register("record-done")}: answer Ankara`).waitFor();
  assert.equal(await carla.getByRole("button", { name: t.meetings("move-task") }).count(), 0);
  assert.equal(await button(carla, `${t.register("record-done")}: their figures`).count(), 0);
  assert.equal(await button(carla, t.meetings("record-decision")).count(), 0);
  await carla.context().close();
});

visit("minutes are agreed by a second person, who finds them where approvals wait", { at, path: "desk/meetings", storageState: anna }, async (page, context) => {
  const meeting = await held("Minutes of Brasília", "BR");
  await page.goto(new URL(`desk/meetings/${meeting}?pane=minutes`, at).href);
  await button(page, t.meetings("add-minutes")).click();
  await field(page, t.meetings("minutes-text")).fill("The delegations exchanged lists.\n");
  await button(page, t.desk("save")).click();
  await page.getByRole("button", { name: t.register("read-text") }).click();
  await page.getByText("The delegations exchanged lists.").waitFor();
  await page.getByRole("button", { name: t.register("command-adopt-minutes") }).click();
  await field(page, t.meetings("day-agreed")).fill(officeDay());
  await field(page, t.register("source")).fill("exchange of letters");
  await field(page, t.register("reason")).fill("as their embassy wrote");
  await button(page, t.desk("save")).click();
  await page.locator("section[aria-labelledby=waiting]").getByText("as their embassy wrote").waitFor();
  assert.equal(await stage(page).innerText(), t.register("stage-held"));

  const other = await (await context.browser().newContext({ storageState: hana })).newPage();
  await other.goto(new URL("desk/approvals", at).href);
  const card = other.getByRole("article").filter({ hasText: "as their embassy wrote" });
  await button(card, t.case("approve")).click();
  await card.waitFor({ state: "detached" });
  await other.context().close();
  await page.reload();
  await eventually(page, async () => assert.equal(await stage(page).innerText(), t.register("stage-minuted")));
  await page.getByText(t.meetings("adopted"), { exact: true }).waitFor();
});

visit("a body has who speaks there on the day, and its meeting and its days are found", { at, path: "desk/bodies", storageState: anna }, async (page) => {
  await button(page, t.meetings("enter-body")).click();
  await field(page.locator(".folded"), t.register("title")).fill("Committee of experts");
  await field(page.locator(".folded"), t.register("kind")).selectOption("committee");
  await field(page, t.register("line-organisation")).fill("Council of Europe");
  await field(page.locator(".folded"), t.register("substitute")).selectOption("boris");
  await button(page, t.desk("save")).click();
  await page.getByRole("heading", { level: 1, name: "Committee of experts" }).waitFor();
  for (const [name, from, until] of [["A. Before", "2020-01-01", "2023-12-31"], ["A. Delegate", "2024-01-01", ""]]) {
    await button(page, t.meetings("name-delegate")).click();
    await field(page, t.register("line-name")).fill(name);
    await field(page, t.register("line-office")).fill("Head of unit");
    await field(page, t.register("first-day")).fill(from);
    await field(page, t.register("last-day")).fill(until);
    await field(page, t.register("source")).fill("letter 12/4");
    await button(page, t.desk("save")).click();
    await page.getByRole("heading", { level: 3, name }).waitFor();
  }
  const serving = () => page.locator("li").filter({ has: page.locator(".badge.good") }).getByRole("heading").allInnerTexts();
  assert.deepEqual(await serving(), ["A. Delegate"]);
  await page.goto(`${page.url()}?on=2022-06-01`);
  await eventually(page, async () => assert.deepEqual(await serving(), ["A. Before"]));
});

visit("the calendar has meetings and tasks on their days, and by whose they are", { at, path: "desk/meetings?room=calendar&month=2024-03", storageState: anna }, async (page) => {
  const { meeting } = await office.ask("anna", "POST", "meetings", { title: "Two days in March", kind: "conference", parties: [{ state: "AZ" }], from: "2024-03-12", to: "2024-03-13", substitute: "boris" });
  await office.ask("anna", "POST", `meetings/${meeting}/course`, { source: "report" });
  await office.ask("anna", "POST", `meetings/${meeting}/decisions`, { says: "a task of Carla", by: "us", owner: "carla", due: "2024-03-28" });
  await page.reload();
  const cell = (day) => page.locator(`td:has(time[datetime="${day}"])`);
  for (const day of ["2024-03-12", "2024-03-13"]) await cell(day).getByRole("link", { name: "Two days in March" }).waitFor();
  await cell("2024-03-28").getByRole("link", { name: "a task of Carla" }).waitFor();
  assert.equal(await cell("2024-03-14").getByRole("link").count(), 0);
  const list = page.locator(".days-list");
  await list.locator(".badge.bad").getByText(t.register("status-late")).waitFor();
  await field(page, t.meetings("whose-days")).selectOption("carla");
  await list.getByText("Two days in March").first().waitFor({ state: "detached" });
  await list.getByRole("link", { name: "a task of Carla" }).click();
  await page.getByRole("heading", { level: 1, name: "Two days in March" }).waitFor();
});

// Sections of the paper (src/node/brief/brief_paper.cpp): meetings, tasks, treaties and agreements, programmes, cases.
const SHEETS = 5;
visit("the brief prints in the minister's language, each section on a sheet of its own", { at, path: "desk/brief", storageState: anna }, async (page, context) => {
  await held("Kept for the minister");
  await page.getByRole("combobox", { name: t.brief("counterpart") }).fill("Kazakh");
  await page.getByRole("listbox").getByRole("option").first().waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 2, name: t.brief("treaties") }).waitFor();
  const russian = await page.getByRole("group", { name: t.brief("to-print") }).getByRole("link", { name: "Russian" }).getAttribute("href");
  const paper = await context.newPage();
  await paper.goto(russian);
  assert.equal(await paper.locator("html").getAttribute("lang"), "ru");
  await paper.getByText("Kept for the minister").first().waitFor();
  await paper.getByText("Казахстан").first().waitFor();
  const pdf = (await paper.pdf({ format: "A4" })).toString("latin1");
  assert.equal(pdf.match(/\/Type\s*\/Page\b/g).length, SHEETS);
});
