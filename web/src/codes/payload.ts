// SPDX-License-Identifier: EUPL-1.2
// The parts of a payload that a reader understands, in the order they are read, and whose words are codes.
import type { CodeGroup } from "./codes";

export const payloadParts = [
  "step", "stage", "action", "channel", "to", "documents", "attachments", "reply_by", "evidence", "issuer", "subject", "names", "role", "fact", "value", "unknown", "label", "kind", "title", "says", "what", "place", "basis", "how", "at", "since", "on", "from", "due", "conservative", "until", "level",
  "account", "owner", "substitute", "executor", "watcher", "unit", "relation", "reason", "because", "comments", "result", "outcome", "gaps", "paper", "template", "findings", "content", "rung", "origin", "language", "digest", "source",
] as const;

export const payloadCodes: Readonly<Record<string, CodeGroup>> = {
  step: "step", role: "subject", basis: "basis", how: "custody-end", relation: "link", level: "alarm", rung: "rung", origin: "origin", direction: "direction", act: "act", command: "command", action: "action", channel: "channel", evidence: "evidence",
};

/** A value without words of its own: lists and records by what stands in them. */
export function plainText(value: unknown): string {
  if (value === null || value === undefined || value === "") return "";
  if (Array.isArray(value)) return value.map(plainText).filter(Boolean).join("; ");
  if (typeof value === "object")
    return Object.values(value as Record<string, unknown>)
      .map(plainText)
      .filter(Boolean)
      .join(", ");
  return String(value);
}
