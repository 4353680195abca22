// SPDX-License-Identifier: EUPL-1.2

export type Tone = "good" | "warn" | "bad" | "open" | "soft";

const tones: Record<string, Tone> = {
  "met": "good", "cleared": "good", "satisfied": "good", "not-owed": "soft", "waivable": "warn", "running": "warn", "owed": "warn",
  "not-met": "bad", "triggered": "bad", "breached": "bad", "missing": "bad", "defective": "bad", "last-day": "bad", "expired": "bad",
  "undetermined": "open", "compare": "soft", "excluded": "soft", "not-applicable": "soft",
};

export function tone(status: string): Tone {
  return tones[status] ?? "soft";
}

const outcomes: Record<string, Tone> = {
  "grant-due": "good", "must-assist": "good", "no-request-needed": "good", "grant-due-unless-optional": "good",
  "discretion": "warn", "may-assist": "warn", "may-refuse": "warn", "returned-for-completion": "warn", "partial": "warn",
  "refuse-mandatory": "bad", "must-refuse": "bad", "no-legal-basis": "bad", "not-covered": "bad",
};

export function outcomeTone(outcome: string): Tone {
  return outcomes[outcome] ?? "open";
}

/** Days from one day to another, both known in full. */
export function daysBetween(from: string, to: string): number | null {
  const [start, end] = [Date.parse(`${from}T00:00:00Z`), Date.parse(`${to}T00:00:00Z`)];
  return Number.isNaN(start) || Number.isNaN(end) ? null : Math.round((end - start) / 86_400_000);
}

export const whole = /^\d{4}-\d{2}-\d{2}$/;
