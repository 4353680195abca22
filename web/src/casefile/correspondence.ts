// SPDX-License-Identifier: EUPL-1.2
// What was sent and received in a case, folded from its story (docs/formats/casework.md, "Correspondence"): five lamps for
// each, lit by what proves them, with who says so and since when.
import type { CaseEvents } from "../office/types";

export const lamps = ["submitted", "taken_over", "delivered", "opened", "acknowledged"] as const;
export type Lamp = (typeof lamps)[number];

export interface Proof {
  event: string;
  evidence: string;
  at: string;
  issuer: string;
  says: string;
}

export interface Transmittal {
  id: string;
  outgoing: boolean;
  channel: string;
  action: string;
  party: string;
  documents: string[];
  reply_by: string;
  says: string;
  at: string;
  registered: boolean;
  proofs: Proof[];
  conflicts: string[];
}

export interface Correspondence {
  transmittals: Transmittal[];
  /** Numbers of messages that never came, by thread. */
  missing: Map<string, number[]>;
}

// A receipt of their access point is no word that anybody took it over: it lights no lamp of its own.
const lights: Record<string, Lamp> = {
  "channel.submitted": "submitted", "channel.taken_over": "taken_over", "channel.delivered": "delivered", "channel.opened": "opened", "case.acknowledged": "acknowledged",
};
const darkens: Record<string, Lamp> = {
  "channel.refused": "submitted", "channel.unproven": "taken_over", "channel.not_taken_over": "taken_over", "channel.not_delivered": "delivered", "channel.not_opened": "opened",
};
const proves = new Set([...Object.keys(lights), ...Object.keys(darkens), "channel.receipted"]);

const text = (value: unknown) => (typeof value === "string" ? value : "");

export function correspondenceOf(events: CaseEvents["events"]): Correspondence {
  const found: Correspondence = { transmittals: [], missing: new Map() };
  for (const { type, payload, at } of events) {
    const one = found.transmittals.find(({ id }) => id === payload.transmittal);
    if (type === "channel.queued" || type === "channel.received") {
      const outgoing = type === "channel.queued";
      found.transmittals.push({
        id: text(payload.transmittal), outgoing, channel: text(payload.channel), action: text(payload.action), party: text(outgoing ? payload.to : payload.from),
        documents: Array.isArray(payload.documents) ? payload.documents.map(String) : [], reply_by: text(payload.reply_by), says: text(payload.says), at: outgoing ? at : text(payload.at),
        registered: outgoing, proofs: [], conflicts: [],
      });
      const thread = text(payload.thread);
      const left = (found.missing.get(thread) ?? []).filter((number) => number !== payload.sequence);
      if (left.length > 0) found.missing.set(thread, left);
      else found.missing.delete(thread);
    } else if (type === "channel.gap") {
      found.missing.set(text(payload.thread), Array.isArray(payload.sequences) ? payload.sequences.map(Number) : []);
    } else if (one && type === "channel.conflict") one.conflicts.push(text(payload.says));
    else if (one && type === "message-registered") one.registered = true;
    else if (one && proves.has(type)) one.proofs.push({ event: type, evidence: text(payload.evidence), at: text(payload.at), issuer: text(payload.issuer), says: text(payload.says) });
  }
  return found;
}

/** The newest word on a lamp: what lit it, or what says that it will not be lit; null while nobody says anything. */
export function lampOf(transmittal: Transmittal, lamp: Lamp): { lit: boolean; proof: Proof } | null {
  const proof = transmittal.proofs.findLast(({ event }) => lights[event] === lamp || darkens[event] === lamp);
  return proof ? { lit: lights[proof.event] === lamp, proof } : null;
}
