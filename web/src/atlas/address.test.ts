// SPDX-License-Identifier: EUPL-1.2
// @vitest-environment node
import { expect, test } from "vitest";
import type { Partners } from "../api/types";
import { partnersCsv } from "./partnersCsv";
import { addressOf, choiceOf, today } from "./useAtlasAddress";

const read = (address: string) => choiceOf(new URL(address, "http://localhost/").searchParams);

test.each([
  { a: "TR", b: "CH", kind: "extradition", on: "2014-05-01" },
  { a: "TR", b: "", kind: "bank-accounts", on: "1966-12-31" },
  { a: "", b: "", kind: "extradition", on: today() },
  { a: "FI", b: "", kind: "transfer-sentenced", on: "2026-11-21", gaps: true },
])("the address of %o leads back to it", (choice) => expect(read(addressOf(choice))).toEqual(choice));

test("nothing chosen is the plain address", () => {
  expect(addressOf({ a: "", b: "", kind: "extradition", on: today() })).toBe("./");
});

test("a day that was chosen stays in the address even when it is today", () => {
  expect(addressOf({ a: "TR", b: "CH", kind: "extradition", on: today() }, true)).toBe(`./?a=TR&b=CH&on=${today()}`);
});

test("letters of any case are States; a day that is none is today", () => {
  expect(read("?a=tr&b=ch&on=yesterday")).toEqual({ a: "TR", b: "CH", kind: "extradition", on: today() });
});

test("the table as CSV has a head, quoted cells and line ends of RFC 4180", () => {
  const partner = { state: "CH", answer: "treaty", governing: ["coe-024"], layers: ["coe-212", "coe-209"], since: "1967-03-20", reservations: 9, template: false };
  const table = { state: "TR", side: "requesting", kind: "extra,dition", on: "2026-11-21", partners: [partner, { ...partner, state: "AE", answer: "none", governing: [], layers: [], since: null, reservations: 0 }] };
  expect(partnersCsv(table as Partners)).toBe(
    [
      "requesting,requested,kind,on,answer,governing,layers,since,reservations",
      'TR,CH,"extra,dition",2026-11-21,treaty,coe-024,coe-212 coe-209,1967-03-20,9',
      'TR,AE,"extra,dition",2026-11-21,none,,,,0',
      "",
    ].join("\r\n"),
  );
});
