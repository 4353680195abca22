// SPDX-License-Identifier: EUPL-1.2
// Judges an exported public site by validators that share no code with it: its HTML by html-validate, its calendars by
// ical.js (RFC 5545). Writes each fault in a line, and how many files were judged.
//   node validate.mjs WEB SITE
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative } from "node:path";

const [web, site] = process.argv.slice(2);
const { HtmlValidate } = createRequire(join(web, "package.json"))("html-validate");
const ical = await import(createRequire(join(web, "package.json")).resolve("ical.js")).then((module) => module.default);

// The style sheet is the site's own: nothing is fetched of which a digest would have to be told (W3C Subresource Integrity).
const html = new HtmlValidate({
  root: true,
  extends: ["html-validate:standard", "html-validate:a11y", "html-validate:document"],
  rules: { "require-sri": ["error", { target: "crossorigin" }] },
});
const faults = [];
const judged = { html: 0, ics: 0 };

function judgeHtml(path, name) {
  judged.html += 1;
  const report = html.validateFileSync(path);
  for (const { messages } of report.results) for (const { ruleId, message, line, column } of messages) faults.push(`${name}:${line}:${column}: ${ruleId}: ${message}`);
}

/** What RFC 5545 asks of a component: sections 3.4, 3.6, 3.6.1. */
function judgeCalendar(path, name) {
  judged.ics += 1;
  const text = readFileSync(path, "utf8");
  if (/[^\r]\n/.test(text)) faults.push(`${name}: a line does not end with CR LF`);
  for (const line of text.split("\r\n")) if (Buffer.byteLength(line) > 75) faults.push(`${name}: a line of ${Buffer.byteLength(line)} octets`);
  let calendar;
  try {
    calendar = new ical.Component(ical.parse(text));
  } catch (fault) {
    faults.push(`${name}: ${fault.message}`);
    return;
  }
  for (const once of ["version", "prodid"]) if (calendar.getAllProperties(once).length !== 1) faults.push(`${name}: ${once} stands ${calendar.getAllProperties(once).length} times`);
  const uids = new Set();
  for (const part of calendar.getAllSubcomponents("vevent")) {
    const event = new ical.Event(part);
    for (const once of ["uid", "dtstamp", "dtstart"]) if (part.getAllProperties(once).length !== 1) faults.push(`${name}: ${event.uid}: ${once} stands ${part.getAllProperties(once).length} times`);
    if (uids.has(event.uid)) faults.push(`${name}: ${event.uid} twice`);
    uids.add(event.uid);
    if (!(event.endDate.compare(event.startDate) > 0)) faults.push(`${name}: ${event.uid} ends before it begins`);
  }
  judged.events = (judged.events ?? 0) + uids.size;
}

for (const entry of readdirSync(site, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const path = join(entry.parentPath ?? entry.path, entry.name);
  if (path.endsWith(".html")) judgeHtml(path, relative(site, path));
  if (path.endsWith(".ics")) judgeCalendar(path, relative(site, path));
}
for (const fault of faults.slice(0, 100)) console.log(fault);
console.log(JSON.stringify(judged));
process.exit(faults.length === 0 ? 0 : 1);
