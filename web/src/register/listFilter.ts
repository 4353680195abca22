// SPDX-License-Identifier: EUPL-1.2
// What of a list of the register is shown: kept in the address, so that a view is a link.
import { query } from "../api/client";

export const filterNames = ["state", "kind", "stage", "owner", "observed", "on", "known"] as const;
export type FilterName = (typeof filterNames)[number];
export type Filter = Partial<Record<FilterName, string>>;

export function filterOf(address: URLSearchParams): Filter {
  const entries = filterNames.map((name) => [name, address.get(name) ?? ""] as const).filter(([, value]) => value !== "");
  return Object.fromEntries(entries);
}

export const addressOf = (list: string, filter: Filter, room = "") => {
  const asked = query({ room, ...filter });
  return asked ? `desk/${list}?${asked}` : `desk/${list}`;
};

/** What the register knew until the end of a day, by the clock of whoever asks. */
export const knownAt = (day: string): string => (day ? new Date(`${day}T23:59:59.999`).toISOString() : "");

/** A view as the API is asked for it. */
export const askedOf = (filter: Filter): Filter => ({ ...filter, ...axesOf(filter) });

/** The two axes as the API takes them: a day of knowledge is asked for by its last moment. */
export const axesOf = ({ on = "", known = "" }: { on?: string; known?: string }) => ({ ...(on && { on }), ...(known && { known: knownAt(known) }) });
