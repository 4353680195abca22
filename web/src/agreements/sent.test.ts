// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import { correctionOf } from "./Correction";
import { offerOf } from "./OffersPane";
import { askedOf } from "./StepForm";

const correction = { on: "2024-05-01", effect: "2024-05-01", place: "", signatories: "", says: "said", source: " letter 9 ", document: "", reason: "misread" };

test("a field that was cleared is sent as an empty one", () => {
  expect(correctionOf(correction)).toEqual({ on: "2024-05-01", effect: "2024-05-01", place: "", signatories: [], says: "said", source: "letter 9", document: "", reason: "misread" });
});

test("no correction is without its reason, its source and both days", () => {
  for (const name of ["reason", "source", "on", "effect"] as const) expect(correctionOf({ ...correction, [name]: "" }), name).toBeNull();
});

test("a step asks for what belongs to it, and an end for what belongs to how it ended", () => {
  expect(askedOf("negotiate", "")).toEqual(["place"]);
  expect(askedOf("sign", "")).toEqual(["place", "signatories", "reason"]);
  expect(askedOf("suspend", "")).toEqual(["effect", "by", "reason"]);
  expect(askedOf("end", "denounced")).toEqual(["effect", "how", "by", "reason"]);
  expect(askedOf("end", "replaced")).toEqual(["effect", "how", "replaced_by", "reason"]);
  expect(askedOf("end", "expired")).toEqual(["effect", "how", "reason"]);
});

test("the reason for a second person is sent of our offers only", () => {
  const offer = { by: "us", state: "KZ", on: "2024-05-01", says: "rules", draft: "", answer_by: "", reason: "decided", source: "letter", document: "" };
  expect(offerOf(offer)).toEqual({ by: "us", state: "KZ", on: "2024-05-01", says: "rules", source: "letter", reason: "decided" });
  expect(offerOf({ ...offer, by: "them" })).toEqual({ by: "them", state: "KZ", on: "2024-05-01", says: "rules", source: "letter" });
});
