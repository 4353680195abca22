// SPDX-License-Identifier: EUPL-1.2
// The main pages beside the pictures that were accepted, on a telephone, a tablet and a desk by day, on a desk by night,
// and four of them in Arabic. Everything on them is invented and stands on one day, so that nothing moves.
import { after } from "node:test";
import { openOffice } from "./office.mjs";
import { holdToPicture } from "./reference.mjs";
import { eventually, settled, speak, visit } from "./visit.mjs";

const MOMENT = "2026-03-16T09:00:00Z";
const office = await openOffice({ cases: 12, moment: "2026-03-16 09:00:00" });
after(() => office.stop());
const people = { anna: await office.signedIn("anna"), hana: await office.signedIn("hana") };
const by = (who, path, body) => office.ask(who, "POST", path, body);

/** Somebody held for a Turkish request since a week, with what an officer has written down about it. */
async function arrested() {
  const { case: id } = await by("anna", "cases", { kind: "provisional-arrest", direction: "incoming", counterpart: "TR", title: "Arrest of Mehmet Dağcı at Vantaa", substitute: "boris", unit: "extradition" });
  await by("anna", `cases/${id}/subjects`, { role: "sought", names: ["Mehmet Dağcı"], born: "1980-05-??" });
  await by("anna", `cases/${id}/subjects/s1/custody`, { basis: "provisional", since: "2026-03-09T14:30:00Z", place: "Vantaa" });
  await by("anna", `cases/${id}/facts`, { fact: "person.date_of_birth", subject: "s1", value: "1980-05-12" });
  await by("anna", `cases/${id}/promises`, { kind: "assurance", given: false, breached_by: ["execute"], says: "The death penalty will not be imposed.", until: "2026-04-10", source: { words: "Note of 10 March 2026" } });
  await by("anna", `cases/${id}/tasks`, { says: "Ask the prison for the medical sheet", owner: "anna", due: "2026-03-18" });
  return id;
}

/** A request of ours for bank records, drafted in two languages. */
async function drafted() {
  const { case: id } = await by("anna", "cases", { kind: "assistance", direction: "outgoing", counterpart: "CH", title: "Accounts of the Example company", substitute: "boris", unit: "extradition" });
  await by("anna", `cases/${id}/subjects`, { role: "accused", names: ["Rashad Example"] });
  await by("anna", `cases/${id}/measures`, { word: "bank-accounts" });
  await by("anna", `cases/${id}/papers`, { template: "bank-records", languages: ["en", "fr"] });
  return id;
}

async function met() {
  const { meeting } = await by("anna", "meetings", { title: "Yearly consultation with Kazakhstan", kind: "bilateral", parties: [{ state: "KZ", authority: "Prosecutor General’s Office" }], from: "2026-04-14", to: "2026-04-15", place: "Astana", substitute: "boris" });
  await by("anna", `meetings/${meeting}/agenda`, { subject: "Requests that wait for more than a year", by: "us", says: "Four of ours, two of theirs.", papers: ["List of open requests"] });
  await by("anna", `meetings/${meeting}/agenda`, { subject: "A form for urgent freezing", by: "them" });
  return meeting;
}

const held = await arrested();
const asked = await drafted();
const meeting = await met();
const question = {
  as_of: "2026-03-16",
  facts: { "request.kind": "extradition", "request.requesting_state": "TR", "request.requested_state": "CH", "custody.arrest_date": "2026-03-09", "custody.basis": "provisional", offences: [{ id: "fraud", purpose: "prosecution" }] },
};
const pages = [
  ["atlas", null, "?a=TR&b=CH&kind=extradition&on=2026-03-16"],
  ["interview", null, `interview?a=TR&b=CH#q=${Buffer.from(JSON.stringify(question)).toString("base64url")}`],
  ["sign-in", null, "desk"],
  ["today", "anna", "desk"],
  ["docket", "anna", "desk/docket"],
  ["new-case", "anna", "desk/new"],
  ["clock-wall", "anna", "desk/clocks"],
  ["case", "anna", `desk/cases/${held}`],
  ["case-facts", "anna", `desk/cases/${held}?pane=facts`],
  ["case-law", "anna", `desk/cases/${held}?pane=law`],
  ["case-timeline", "anna", `desk/cases/${held}?pane=timeline`],
  ["paper", "anna", `desk/cases/${asked}?pane=papers&paper=w1`],
  ["approvals", "hana", "desk/approvals"],
  ["reciprocity", "anna", "desk/reciprocity?state=TR"],
  ["meeting", "anna", `desk/meetings/${meeting}?pane=agenda`],
];
const looks = [
  { width: 360, height: 1200, theme: "light" },
  { width: 768, height: 1100, theme: "light" },
  { width: 1440, height: 1000, theme: "light" },
  { width: 1440, height: 1000, theme: "dark" },
];

// From right to left.
for (const [name, who, path] of pages.filter(([name]) => ["sign-in", "today", "docket", "case"].includes(name)))
  visit(`${name} in Arabic looks as it was accepted`, { at: office.address, path, storageState: who ? people[who] : undefined, timezoneId: "UTC", moment: MOMENT, reader: who ?? "nobody", stays: true }, async (page) => {
    await speak(page, "ar");
    for (const width of [360, 1440]) {
      await page.setViewportSize({ width, height: 1000 });
      await settled(page);
      await eventually(page, () => holdToPicture(page, `${name}-${width}-arabic`));
    }
    await speak(page, "en");
  });

for (const [name, who, path] of pages)
  visit(`${name} looks as it was accepted`, { at: office.address, path, storageState: who ? people[who] : undefined, timezoneId: "UTC", moment: MOMENT, reader: who ?? "nobody", stays: true }, async (page) => {
    for (const { width, height, theme } of looks) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
      await settled(page);
      await eventually(page, () => holdToPicture(page, `${name}-${width}${theme === "dark" ? "-dark" : ""}`));
    }
  });
