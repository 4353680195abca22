// SPDX-License-Identifier: EUPL-1.2
import type { Case, Clock } from "../office/types";

/** The day to keep: the careful one, where the law's own may be counted in two ways. */
export const dayOfClock = (clock: Clock) => clock.conservative || clock.due;

/** Those that run: custody first, where no limit is known before all; then by the day. */
export function nearestClocks(file: Case): Clock[] {
  const rank = (clock: Clock) => (clock.kind === "custody" ? 0 : 1);
  return (file.clocks ?? [])
    .filter((clock) => !clock.ended)
    .sort((one, other) => rank(one) - rank(other) || dayOfClock(one).localeCompare(dayOfClock(other)) || one.id.localeCompare(other.id));
}
