// SPDX-License-Identifier: EUPL-1.2
// What was decided at the table, and what of it is to be done by whom.
import type { MeetingCommands } from "../office/commands";
import type { MeetingDecision } from "../office/register";
import { given } from "../register/fields";

/** The colour of a task's status. */
export const toneOfStatus: Record<MeetingDecision["status"], string> = { noted: "soft", open: "open", late: "bad", done: "good", dropped: "soft" };

export const isOpen = ({ status }: MeetingDecision) => status === "open" || status === "late";

export type DecisionDraft = Record<"says" | "on" | "point" | "by" | "due" | "owner" | "responsible_there" | "case" | "about", string>;

/** Only what belongs to who does it is sent; a decision that only notes has neither day nor owner. */
export function decisionOf({ says, on, by, due, owner, responsible_there, ...rest }: DecisionDraft): MeetingCommands["decisions"] | null {
  if (says.trim() === "" || on === "") return null;
  const noted = { says: says.trim(), on, ...given(rest) };
  if (by === "") return noted;
  if (due === "" || due < on || (by === "us" && owner === "")) return null;
  return by === "us" ? { ...noted, by, due, owner } : { ...noted, by: "them", due, ...given({ responsible_there }) };
}
