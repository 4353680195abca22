// SPDX-License-Identifier: EUPL-1.2
import type { StatisticCell } from "../office/register";
import { tableOf } from "./table";

export interface Bar {
  column: string;
  count: number | null;
  /** Of 1,000: the greatest number has all. */
  share: number;
}

/** More bars are no picture any more. */
export const mostBars = 120;

/** The rows of a table without those of all; none where there is nothing to draw, or too much. */
export function barsOf(cells: readonly StatisticCell[], hasColumns: boolean): { group: string; bars: Bar[] }[] {
  const drawn = cells.filter(({ row, column }) => row !== "" && !(hasColumns && column === ""));
  const greatest = Math.max(0, ...drawn.map(({ count }) => count ?? 0));
  if (greatest === 0 || drawn.length > mostBars) return [];
  const bar = ({ column, count }: StatisticCell) => ({ column, count, share: Math.floor(((count ?? 0) * 1000) / greatest) });
  return tableOf(drawn).rows.map(({ group, cells: ofRow }) => ({ group, bars: ofRow.map(bar) }));
}
