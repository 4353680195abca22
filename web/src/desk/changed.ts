// SPDX-License-Identifier: EUPL-1.2
/** Of what would be sent, what differs from `began`; null where nothing does, or something is missing. */
export function changedOf<S extends object>(sent: S | null, began: S | null): Partial<S> | null {
  if (sent === null) return null;
  const before: Partial<S> = began ?? {};
  const changed = Object.entries(sent).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name as keyof S]));
  return changed.length > 0 ? (Object.fromEntries(changed) as Partial<S>) : null;
}
