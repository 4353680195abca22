// SPDX-License-Identifier: EUPL-1.2
// Which version of a case somebody saw last when they were asked to approve: kept in this browser, by account.
const key = (account: string, caseId: string) => `comity.seen.${account}.${caseId}`;

/** null: never looked at. */
export function lastLook(account: string, caseId: string): number | null {
  const kept = Number(localStorage.getItem(key(account, caseId)));
  return Number.isInteger(kept) && kept > 0 ? kept : null;
}

export const remember = (account: string, caseId: string, version: number) => localStorage.setItem(key(account, caseId), String(version));
