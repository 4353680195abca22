// SPDX-License-Identifier: EUPL-1.2
// @vitest-environment node
// What is sent has the shapes of docs/formats/templates.md, section 6.
import { expect, test } from "vitest";
import { askedFields, changesOf, entriesOf, type TemplateField } from "./told";

const field = (name: string, type: TemplateField["type"], more: Partial<TemplateField> = {}): TemplateField => ({ name, type, list: false, per_offence: false, label: name, ...more });
const fields = [field("facts.summary", "text"), field("sender.signatory", "name"), field("bank.from", "date"), field("bank.accounts", "code", { list: true }), field("offence.title", "text", { per_offence: true })];
const asked = askedFields(fields, ["fraud", "theft"]);
const languages = ["en", "fr"];
const told = { fields: { "facts.summary": { en: "He paid." }, "bank.accounts": ["FI21", "FI22"], "sender.signatory": "A. Virtanen" }, offences: { theft: { "offence.title": { en: "Theft", fr: "Vol" } } } };

test("what is told once per offence is asked of each", () => {
  expect(asked.map(({ key }) => key)).toEqual(["facts.summary", "sender.signatory", "bank.from", "bank.accounts", "offence.title/fraud", "offence.title/theft"]);
});

test("a form begins with what was told", () => {
  expect(entriesOf(told, asked, languages)).toEqual({
    "facts.summary": [["He paid.", ""]], "sender.signatory": [["A. Virtanen", ""]], "bank.from": [[""]], "bank.accounts": [["FI21"], ["FI22"]], "offence.title/fraud": [["", ""]], "offence.title/theft": [["Theft", "Vol"]],
  });
});

test("only what was changed is sent, in the shape of its type", () => {
  const before = entriesOf(told, asked, languages);
  expect(changesOf({}, before, asked, languages)).toBeNull();
  expect(changesOf({ "facts.summary": [["He paid.", ""]] }, before, asked, languages)).toBeNull();
  expect(changesOf({ "facts.summary": [["He paid.", "Il a payé."]], "offence.title/fraud": [["Fraud", ""]] }, before, asked, languages)).toEqual({ fields: { "facts.summary": { en: "He paid.", fr: "Il a payé." } }, offences: { fraud: { "offence.title": { en: "Fraud" } } } });
  expect(changesOf({ "sender.signatory": [[" B. Korhonen ", ""]], "bank.from": [["2026-01-01"]] }, before, asked, languages)).toEqual({ fields: { "sender.signatory": "B. Korhonen", "bank.from": "2026-01-01" } });
});

test("what is emptied is sent as nothing, an empty line of a list is none", () => {
  const before = entriesOf(told, asked, languages);
  expect(changesOf({ "facts.summary": [["", " "]], "bank.accounts": [["FI21"], [""]] }, before, asked, languages)).toEqual({ fields: { "facts.summary": null, "bank.accounts": ["FI21"] } });
});
