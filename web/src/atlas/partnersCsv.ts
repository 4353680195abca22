// SPDX-License-Identifier: EUPL-1.2
import type { Partners } from "../api/types";

const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The table as CSV with a header line (RFC 4180). */
export function partnersCsv({ state, kind, on, partners }: Partners): string {
  const rows = partners.map((p) => [state, p.state, kind, on, p.answer, p.governing.join(" "), p.layers.join(" "), p.since ?? "", String(p.reservations)]);
  const head = ["requesting", "requested", "kind", "on", "answer", "governing", "layers", "since", "reservations"];
  return [head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}
