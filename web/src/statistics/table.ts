// SPDX-License-Identifier: EUPL-1.2
import type { StatisticCell } from "../office/register";

export interface TableRow {
  group: string;
  cells: StatisticCell[];
}

/** The cells of a table row by row, and its columns; "" is all of them, and the last. */
export function tableOf(cells: readonly StatisticCell[]): { columns: string[]; rows: TableRow[] } {
  const columns = cells.filter(({ row }) => row === "").map(({ column }) => column);
  const groups = [...new Set(cells.map(({ row }) => row))];
  return { columns, rows: groups.map((group) => ({ group, cells: cells.filter(({ row }) => row === group) })) };
}
