// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import type { Transmittal } from "../office/types";
import { proofOf, runsOf } from "./correspondence";

const mark = { at: "2026-11-22T09:00:00+02:00", by: "anna", event: 1 };
const sent: Transmittal = {
  id: "x1", direction: "out", uuid: "u", thread: "t", sequence: 1, channel: "as4", action: "Reply", party: "tr-moj", unit: "", documents: [], missing: [], says: "", reference: "", replaces: "", reply_by: null,
  registered: false, at: "2026-11-22T09:00:00+02:00", standing: "", lamps: [], proofs: [], conflicts: [], recorded: mark,
};
const proof = (id: string, evidence: string) => ({ id, event: "channel.delivered", evidence, at: sent.at, witnessed: null, issuer: "tr-moj", document: "", says: "", digest: "", code: "", recorded: mark });

test("neighbours are one run", () => {
  expect([[], [2], [2, 3], [2, 3, 4, 7, 9, 10]].map(runsOf)).toEqual(["", "2", "2–3", "2–4, 7, 9–10"]);
});

test("the proof of a lamp is the one it names, though others of that issuer and moment stand beside it", () => {
  const one = { ...sent, proofs: [proof("7", "relay-acceptance"), proof("8", "advice-of-receipt"), proof("9", "content-handover")] };
  const lamp = { lamp: "delivered", light: "lit" as const, issuer: "tr-moj", evidence: "8", stated: sent.at, witnessed: null };
  expect(proofOf(one, lamp)?.evidence).toBe("advice-of-receipt");
  expect(proofOf(one, { ...lamp, light: "dark", issuer: "", evidence: "", stated: null })).toBeUndefined();
});
