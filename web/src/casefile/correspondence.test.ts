// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import { correspondenceOf, lampOf } from "./correspondence";

let version = 0;
const event = (type: string, payload: Record<string, unknown>) => ({ type, payload, at: "2026-11-22T09:00:00+02:00", by: "anna", on_behalf_of: "", says: "", sequence: ++version, version });
const sent = event("channel.queued", { transmittal: "x1", channel: "post", action: "SubmitRequest", to: "tr-moj", documents: ["d1"], uuid: "u", thread: "t" });
const proof = (type: string, evidence: string) => event(type, { transmittal: "x1", evidence, at: "2026-11-23T10:00:00+02:00", issuer: "Posti" });
const lampsOf = (...events: ReturnType<typeof event>[]) => {
  const [one] = correspondenceOf([sent, ...events]).transmittals;
  if (one === undefined) throw new Error("nothing was sent");
  return (["submitted", "taken_over", "delivered", "opened", "acknowledged"] as const).map((lamp) => lampOf(one, lamp)?.lit ?? null);
};

test("what was released burns no lamp until something proves that it left", () => {
  expect(lampsOf()).toEqual([null, null, null, null, null]);
  expect(lampsOf(proof("channel.submitted", "posting-receipt"))).toEqual([true, null, null, null, null]);
});

test("a receipt of their machine is no word that somebody took it over", () => {
  expect(lampsOf(proof("channel.receipted", "as4-receipt"))[1]).toBeNull();
});

test("of two words the newer shows, and the contradiction stays", () => {
  const [one] = correspondenceOf([sent, proof("channel.not_delivered", "x"), proof("channel.delivered", "advice-of-receipt"), event("channel.conflict", { transmittal: "x1", says: "both" })]).transmittals;
  expect(one && lampOf(one, "delivered")).toMatchObject({ lit: true, proof: { evidence: "advice-of-receipt", issuer: "Posti" } });
  expect(one?.conflicts).toEqual(["both"]);
});

test("a number that was missing and came is missing no more", () => {
  const gap = event("channel.gap", { thread: "t9", sequences: [2, 3] });
  const came = event("channel.received", { transmittal: "x2", channel: "as4", action: "Reply", from: "tr-moj", thread: "t9", sequence: 2, at: "2026-11-22T10:00:00+03:00" });
  expect(correspondenceOf([gap]).missing.get("t9")).toEqual([2, 3]);
  const after = correspondenceOf([gap, came]);
  expect(after.missing.get("t9")).toEqual([3]);
  expect(after.transmittals[0]).toMatchObject({ outgoing: false, registered: false, party: "tr-moj" });
  expect(correspondenceOf([came, event("message-registered", { transmittal: "x2" })]).transmittals[0]?.registered).toBe(true);
});
