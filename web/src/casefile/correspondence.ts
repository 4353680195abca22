// SPDX-License-Identifier: EUPL-1.2
// What was sent and received in a case, as the server tells it (docs/formats/api-office.md): five lamps for each.
import type { Transmittal } from "../office/types";

export type LampState = Transmittal["lamps"][number];

/** What lit a lamp, or says that it will not be lit; undefined while nobody says anything. */
export function proofOf(transmittal: Transmittal, lamp: LampState): Transmittal["proofs"][number] | undefined {
  return transmittal.proofs.findLast(({ issuer, at }) => issuer === lamp.issuer && at === lamp.stated);
}

/** Numbers of messages that never came, by thread: the other side counts them from one. */
export function missingOf(transmittals: readonly Transmittal[]): Map<string, number[]> {
  const came = new Map<string, Set<number>>();
  for (const { direction, thread, sequence } of transmittals)
    if (direction === "in" && sequence > 0) came.set(thread, (came.get(thread) ?? new Set()).add(sequence));
  const missing = new Map<string, number[]>();
  for (const [thread, numbers] of came) {
    const never = Array.from({ length: Math.max(...numbers) }, (_, at) => at + 1).filter((number) => !numbers.has(number));
    if (never.length > 0) missing.set(thread, never);
  }
  return missing;
}
