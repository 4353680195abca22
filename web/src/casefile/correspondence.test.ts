// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import type { Transmittal } from "../office/types";
import { missingOf, proofOf } from "./correspondence";

const mark = { at: "2026-11-22T09:00:00+02:00", by: "anna", event: 1 };
const came = (thread: string, sequence: number, direction: "in" | "out" = "in"): Transmittal => ({
  id: `x${sequence}`, direction, uuid: "u", thread, sequence, channel: "as4", action: "Reply", party: "tr-moj", unit: "", documents: [], says: "", reference: "", replaces: "", missing: [], reply_by: null,
  registered: false, at: "2026-11-22T09:00:00+02:00", standing: "", lamps: [], proofs: [], conflicts: [], recorded: mark,
});
const proof = (issuer: string, at: string, evidence: string) => ({ event: "channel.delivered", evidence, at, witnessed: null, issuer, document: "", says: "", digest: "", code: "", recorded: mark });

test("a number below the highest that came is missing until it comes, thread by thread", () => {
  expect(missingOf([came("t", 1), came("t", 4), came("other", 1)])).toEqual(new Map([["t", [2, 3]]]));
  expect(missingOf([came("t", 1), came("t", 4), came("t", 3)]).get("t")).toEqual([2]);
  expect(missingOf([came("t", 1), came("t", 2)])).toEqual(new Map());
});

test("paper has no number, and our own messages are not missed", () => {
  expect(missingOf([came("", 0), came("t", 3, "out")])).toEqual(new Map());
});

test("the proof of a lamp is the one of that issuer at that moment", () => {
  const one = { ...came("t", 1, "out"), proofs: [proof("Posti", "2026-11-23T10:00:00+02:00", "advice-of-receipt"), proof("node", "2026-11-24T10:00:00+02:00", "time-limit")] };
  const lamp = { lamp: "delivered", light: "lit" as const, issuer: "Posti", stated: "2026-11-23T10:00:00+02:00", witnessed: null };
  expect(proofOf(one, lamp)?.evidence).toBe("advice-of-receipt");
  expect(proofOf(one, { ...lamp, light: "dark", issuer: "", stated: null })).toBeUndefined();
});
