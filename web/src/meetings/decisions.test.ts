// SPDX-License-Identifier: EUPL-1.2
// As docs/formats/meetings.md has it: what is to be done has who and by which day, an owner only of ours.
import { expect, test } from "vitest";
import { type DecisionDraft, decisionOf } from "./decisions";
import { memberOf } from "./DelegationsPane";
import { numbersOf } from "./MeetingFields";

const draft: DecisionDraft = { says: " send a list ", on: "2024-03-13", point: "", by: "", due: "2024-04-15", owner: "anna", responsible_there: "B. Counterpart", case: "", about: "PRG-2024-00001" };

test("what is only noted has neither day nor owner, whatever stood in the fields before", () => {
  expect(decisionOf(draft)).toEqual({ says: "send a list", on: "2024-03-13", about: "PRG-2024-00001" });
});

test("a task of ours has its owner, a promise of theirs who answers for it there", () => {
  expect(decisionOf({ ...draft, by: "us" })).toEqual({ says: "send a list", on: "2024-03-13", about: "PRG-2024-00001", by: "us", due: "2024-04-15", owner: "anna" });
  expect(decisionOf({ ...draft, by: "them" })).toEqual({ says: "send a list", on: "2024-03-13", about: "PRG-2024-00001", by: "them", due: "2024-04-15", responsible_there: "B. Counterpart" });
});

test("nothing is sent while a part is missing, or due before it was decided", () => {
  for (const missing of [{ says: " " }, { on: "" }, { by: "us", owner: "" }, { by: "us", due: "" }, { by: "them", due: "2024-03-12" }]) expect(decisionOf({ ...draft, ...missing }), JSON.stringify(missing)).toBeNull();
  expect(decisionOf({ ...draft, by: "them", due: "2024-03-13" })).not.toBeNull();
});

test("a member of ours is of no other State", () => {
  const member = { side: "us", state: "KZ", name: "A", office: "B", role: "head" };
  expect(memberOf(member)).toEqual({ side: "us", name: "A", office: "B", role: "head" });
  expect(memberOf({ ...member, side: "them" })).toEqual({ side: "them", state: "KZ", name: "A", office: "B", role: "head" });
  expect(memberOf({ ...member, side: "them", state: "" })).toBeNull();
});

test("numbers are parted by commas, spaces or lines", () => expect(numbersOf(" AGR-2024-00001, PRG-2024-00002\nBOD-2024-00003 ")).toEqual(["AGR-2024-00001", "PRG-2024-00002", "BOD-2024-00003"]));
