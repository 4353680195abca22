// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import type { Transmittal } from "../office/types";
import { proofOf, runsOf } from "./correspondence";

const mark = { at: "2026-11-22T09:00:00+02:00", by: "anna", event: 1 };
const sent: Transmittal = {
  id: "x1", direction: "out", uuid: "u", thread: "t", sequence: 1, channel: "as4", action: "Reply", party: "tr-moj", unit: "", documents: [], missing: [], says: "", reference: "", replaces: "", reply_by: null,
  registered: false, at: "2026-11-22T09:00:00+02:00", standing: "", lamps: [], proofs: [], conflicts: [], recorded: mark,
};
const proof = (issuer: string, at: string, evidence: string) => ({ event: "channel.delivered", evidence, at, witnessed: null, issuer, document: "", says: "", digest: "", code: "", recorded: mark });

test("neighbours are one run", () => {
  expect([[], [2], [2, 3], [2, 3, 4, 7, 9, 10]].map(runsOf)).toEqual(["", "2", "2–3", "2–4, 7, 9–10"]);
});

test("the proof of a lamp is the one of that issuer at that moment", () => {
  const one = { ...sent, proofs: [proof("Posti", "2026-11-23T10:00:00+02:00", "advice-of-receipt"), proof("node", "2026-11-24T10:00:00+02:00", "time-limit")] };
  const lamp = { lamp: "delivered", light: "lit" as const, issuer: "Posti", stated: "2026-11-23T10:00:00+02:00", witnessed: null };
  expect(proofOf(one, lamp)?.evidence).toBe("advice-of-receipt");
  expect(proofOf(one, { ...lamp, light: "dark", issuer: "", stated: null })).toBeUndefined();
});
