// SPDX-License-Identifier: EUPL-1.2
// The sheet of a State: GET state in docs/formats/api.md.
import type { NetworkAnswer } from "./types";

export interface Membership {
  organisation: string;
  name: string;
  member: boolean | null;
  from: string | null;
  to: string | null;
  verified: boolean;
  source: string;
}
export interface Authority {
  name: string;
  competence: string | null;
  role: string | null;
  address: string | null;
  languages: string | null;
  channel: string | null;
}
export interface TopicLine {
  origin: "national-law" | "national-rule" | "declaration" | "authority";
  value: string | null;
  label: string | null;
  says: string;
  cite: string | null;
  instrument: string | null;
  from: string | null;
  to: string | null;
  source: string | null;
  as_of: string | null;
  verified: boolean;
  mark: string | null;
  authority: Authority | null;
}
export interface Asked {
  whom: "central-authority" | "depositary" | "foreign-ministry";
  name: string | null;
  words: string;
}
export interface Topic {
  topic: string;
  title: string;
  known: "yes" | "partly" | "unverified" | "no";
  lines: TopicLine[];
  question: string;
  ask: Asked[];
}
export interface SheetDeclaration {
  article: string | null;
  kind: string;
  effect: string;
  from: string | null;
  to: string | null;
  source: string | null;
  verified: boolean;
}
export interface Suspension {
  state: string;
  toward: string | null;
  from: string | null;
  to: string | null;
  source: string | null;
  verified: boolean;
}
export const standings = ["bound", "perhaps", "to-come", "awaiting", "signed", "scheme", "ended"] as const;
export type Standing = (typeof standings)[number];
export interface SheetInstrument {
  id: string;
  title: string;
  reference: string | null;
  status: Standing;
  from: string | null;
  to: string | null;
  signed: string | null;
  deposited: string | null;
  act: string | null;
  source: string | null;
  as_of: string | null;
  verified: boolean;
  note: string | null;
  loaded: boolean;
  between: string[];
  depositary: string | null;
  declarations: SheetDeclaration[];
  suspensions: Suspension[];
}
export type AnswerCounts = Record<NetworkAnswer, number>;
export interface PartnerCount {
  kind: string;
  label: string;
  requesting: AnswerCounts;
  requested: AnswerCounts;
}
export interface StateSheet {
  state: string;
  alpha3: string | null;
  name: string;
  names: { en: string; fr: string; ru: string };
  on: string;
  note: string | null;
  source: string | null;
  memberships: Membership[];
  topics: Topic[];
  instruments: SheetInstrument[];
  partners: PartnerCount[];
  unknown: string[];
}
