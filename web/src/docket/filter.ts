// SPDX-License-Identifier: EUPL-1.2
// What of the docket is shown: kept in the address, so that a view is a link, and by name in this browser.
import { query } from "../api/client";

export const filterNames = ["q", "kind", "direction", "counterpart", "owner", "closed"] as const;
export type FilterName = (typeof filterNames)[number];
export type Filter = Partial<Record<FilterName, string>>;

export function filterOf(address: URLSearchParams): Filter {
  const entries = filterNames.map((name) => [name, address.get(name) ?? ""] as const).filter(([, value]) => value !== "");
  return Object.fromEntries(entries);
}

export const addressOf = (filter: Filter) => {
  const asked = query({ ...filter });
  return asked ? `desk/docket?${asked}` : "desk/docket";
};

/** One letter finds too much to be asked for; the server wants beginnings of words. */
export function askedOf(filter: Filter, more: Record<string, string>): string {
  const { q, ...rest } = filter;
  return query({ ...rest, ...(q && q.trim().length > 1 && { q: q.trim() }), ...more });
}

export interface SavedView {
  name: string;
  filter: Filter;
}

const key = (account: string) => `comity.views.${account}`;

export function savedViews(account: string): SavedView[] {
  try {
    const kept = JSON.parse(localStorage.getItem(key(account)) ?? "[]") as unknown;
    return Array.isArray(kept) ? (kept as SavedView[]).filter((view) => typeof view?.name === "string" && typeof view.filter === "object") : [];
  } catch {
    return [];
  }
}

export function keepViews(account: string, views: SavedView[]): void {
  localStorage.setItem(key(account), JSON.stringify(views));
}

export const columns = ["due", "number", "title", "counterpart", "kind", "stage", "owner", "opened_on", "foreign_reference"] as const;
export type Column = (typeof columns)[number];
const usual: Column[] = ["due", "number", "title", "counterpart", "kind", "stage", "owner"];

export function shownColumns(): Column[] {
  const kept = (localStorage.getItem("comity.columns") ?? "").split(",");
  const known = columns.filter((column) => kept.includes(column));
  return known.length > 0 ? known : usual;
}

export const keepColumns = (shown: Column[]) => localStorage.setItem("comity.columns", shown.join());
