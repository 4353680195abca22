// SPDX-License-Identifier: EUPL-1.2
// What was sent and received in a case, as the server tells it (docs/formats/api-office.md): five lamps for each.
import type { Transmittal } from "../office/types";

export type LampState = Transmittal["lamps"][number];

/** What lit a lamp, or says that it will not be lit; undefined while nobody says anything. */
export function proofOf(transmittal: Transmittal, lamp: LampState): Transmittal["proofs"][number] | undefined {
  return transmittal.proofs.find(({ id }) => id === lamp.evidence);
}

/** Numbers in order, neighbours as one run: "2–17, 20". */
export function runsOf(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last && number === last[1] + 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([first, last]) => (first === last ? String(first) : `${first}–${last}`)).join(", ");
}
