// SPDX-License-Identifier: EUPL-1.2
import type { Ledger } from "../office/types";

export type LedgerRow = Ledger["ledger"][number];
export type Outcomes = Pick<LedgerRow, "all" | "granted" | "refused" | "withdrawn" | "pending">;

/** Of several kinds together. Medians cannot be added. */
export function sum(rows: Outcomes[]): Outcomes {
  const add = (name: keyof Outcomes) => rows.reduce((before, row) => before + row[name], 0);
  return { all: add("all"), granted: add("granted"), refused: add("refused"), withdrawn: add("withdrawn"), pending: add("pending") };
}
