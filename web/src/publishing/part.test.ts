// SPDX-License-Identifier: EUPL-1.2
// @vitest-environment node
// What can be chosen is held to the tables that the program prints, and every member of it is shown to the second person.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { fieldsOf, linesOf, type Part } from "./part";
import en from "./words.en.json";

const plain = { code: (_: string, word: string) => word, day: (day: string) => day, state: (state: string) => `of ${state}`, text: (word: string) => word };
const common = { number: "AGR-2026-00001", titles: { en: "e", fr: "f", ru: "r" }, fields: [], language: "en", source: "s", published_on: "", parties: [{ state: "AZ", authority: "Their office" }] };

test("the choices are those of the commands, each with its words", () => {
  for (const [kind, fields] of Object.entries(fieldsOf)) {
    const page = readFileSync(`../docs/formats/${kind}.md`, "utf8");
    const told = /parties and days: (.*) \|/.exec(page)?.[1] ?? "";
    expect(told.replace(/\([^)]*\)/g, "").split(",").map((word) => word.trim())).toEqual([...fields]);
    for (const field of fields) expect(en).toHaveProperty(`field-${field}`);
  }
});

test("a second person sees everything that becomes public", () => {
  const agreement = {
    ...common, kind: "memorandum", observed: false, stage: "in-force", signed_on: "2024-02-10", in_force_since: "2024-03-01",
    steps: [{ step: "sign", stage: "signed", on: "2024-02-10", effect: "2024-02-10", place: "Astana", signatories: ["A. Head"], how: "accepted" }],
    covers: ["assistance"], channel: "direct", languages: ["en"], term: "P5Y", prolonged_by: "", notice: "P6M",
    amendments: [{ on: "2025-01-01", effect: "2025-02-01", says: "Article 2" }], texts: [{ id: "x1", language: "en", authentic: true, octets: 9 }, { id: "x2", language: "az", authentic: false, octets: 8 }],
  } as Part;
  const seen = JSON.stringify(linesOf(agreement, plain));
  for (const word of ["sign", "2024-02-10", "Astana", "A. Head", "assistance", "direct", "P5Y", "P6M", "Article 2", "2025-01-01", "2025-02-01", "x1", "authentic", "x2", "translation", "accepted", "memorandum", "of AZ", "Their office"]) expect(seen).toContain(word);
  expect(JSON.stringify(linesOf({ ...agreement, observed: true } as Part, plain))).toContain("observed");
  expect(seen).not.toContain("observed");
  const meeting = { ...common, kind: "bilateral", from: "2024-01-01", to: "2024-01-02", place: "Baku", held: true, cancelled_on: "", agenda: ["Evidence"], heads: [{ side: "them", state: "KZ", name: "B. Head", office: "Office" }] } as Part;
  for (const word of ["Baku", "Evidence", "B. Head", "Office", "of KZ", "bilateral", "2024-01-01", "2024-01-02", "of AZ"]) expect(JSON.stringify(linesOf(meeting, plain))).toContain(word);
  const programme = {
    ...common, from: "2024-01-01", to: "2025-12-31", ended_on: "2025-06-30", signed_on: "2023-06-15", place: "Baku", signatories: ["C. Head"],
    items: [{ id: "i1", subject: "Assets", form: "seminar", from: "2024-05-01", to: "2024-05-02", done_on: "2024-05-02", cancelled_on: "" }],
  } as Part;
  expect(linesOf({ ...meeting, language: "ru" } as Part, plain)).toContainEqual({ name: "language", lines: ["ru"] });
  for (const { name } of [agreement, meeting, programme].flatMap((part) => linesOf(part, plain))) expect(en).toHaveProperty(`field-${name}`);
  for (const word of ["C. Head", "2023-06-15", "Assets", "✓ 2024-05-02", "2024-01-01", "2025-12-31", "2025-06-30", "of AZ"]) expect(JSON.stringify(linesOf(programme, plain))).toContain(word);
});
