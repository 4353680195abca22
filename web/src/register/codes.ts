// SPDX-License-Identifier: EUPL-1.2
// The words of what the register keeps: docs/formats/agreements.md, programmes.md, meetings.md, library.md, news.md and statistics.md.
import { useCodesOf } from "../codes/codes";

export type RegisterGroup = "kind" | "stage" | "step" | "covers" | "channel" | "by" | "how" | "form" | "status" | "command" | "event" | "change" | "role";

export const useRegisterCodes = () => useCodesOf<RegisterGroup>("register");

export const agreementKinds = ["treaty", "protocol", "interdepartmental-agreement", "memorandum", "reciprocity-assurance"] as const;
export const publicationKinds = ["methodological-paper", "model-form", "court-decision", "treaty-commentary", "country-note"] as const;
export const bodyKinds = ["commission", "committee", "council", "conference-of-parties", "working-group", "network", "contact-group"] as const;
export const meetingKinds = ["bilateral", "session", "working-group", "conference", "visit", "video"] as const;
/** What a statistic counts. */
export const counted = ["cases", "agreements"] as const;
export const roles = ["head", "member", "interpreter", "observer"] as const;
/** Kinds that a list is narrowed to; some have none. */
export const kindsOf: Record<keyof typeof stages, readonly string[]> = { agreements: agreementKinds, programmes: [], publications: publicationKinds, bodies: bodyKinds, meetings: meetingKinds, news: [], statistics: counted };
export const coverages = ["extradition", "assistance", "transfer-of-persons", "transfer-of-proceedings", "asset-recovery", "police", "information", "experience", "training"] as const;
export const channels = ["direct", "central-authorities", "ministries", "diplomatic", "interpol"] as const;
export const stages = {
  agreements: ["idea", "proposed", "negotiated", "initialled", "signed", "internal-procedures", "in-force", "suspended", "ended"],
  programmes: ["idea", "agreed", "running", "ended"],
  publications: ["in-preparation", "in-force", "out-of-force"],
  bodies: ["active", "ended"],
  meetings: ["planned", "held", "minuted", "cancelled"],
  news: ["draft", "published", "withdrawn"],
  statistics: ["draft", "published", "withdrawn"],
} as const;
export const forms = ["meeting", "seminar", "exchange-of-documents", "study-visit", "joint-analysis", "training"] as const;

/** The colour of a stage. */
export const toneOf = (stage: string) => ({ "in-force": "good", running: "good", active: "good", minuted: "good", published: "good", withdrawn: "bad", suspended: "warn", ended: "soft", "out-of-force": "soft", idea: "soft", cancelled: "soft" })[stage] ?? "open";
