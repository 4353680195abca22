// SPDX-License-Identifier: EUPL-1.2
// The shapes of docs/formats/api.md and determination.md.
export interface Law {
  version: string;
  digest: string;
  instruments: number;
  rules: number;
  states: number;
}
export interface LawClock {
  id: string;
  rule: string;
  label: string;
}
export interface State {
  code: string;
  alpha3: string;
  name: string;
  names: { en: string; fr: string; ru: string };
}
export interface Kind {
  kind: string;
  family: "extradition" | "assistance";
  label: string;
}
export type FactType =
  | "yes/no" | "one of" | "set of" | "date" | "moment" | "period" | "penalty" | "state" | "list of state" | "instrument"
  | "list of instrument" | "text" | "list of text" | "number" | "money" | "list";
export interface FactValue {
  value: string;
  label: string;
}
export interface FactField {
  name: string;
  type: FactType;
  values?: FactValue[];
}
export interface Fact {
  name: string;
  type: FactType;
  label: string;
  ask: string;
  help: string;
  answered_by: "requested" | "requesting" | "registry" | "register";
  appreciation: boolean;
  per_offence: boolean;
  values: FactValue[];
  fields: FactField[];
}
export interface FactsAnswer {
  facts: Fact[];
}
export interface Excluded {
  id: string;
  reason: string;
  cite: string;
}
export interface LegalBasis {
  governing: string[];
  layers: string[];
  also_invocable: string[];
  supplementary: string[];
  excluded: Excluded[];
  conflicts: string[];
  chapters_not_accepted: { id: string; chapter: string }[];
  template: boolean;
}
export type NetworkAnswer = "treaty" | "convention" | "reciprocity" | "none" | "unknown";
export interface Row {
  from: string | null;
  to: string | null;
  signed: string | null;
  deposited: string | null;
  act: string;
  source: string;
  as_of: string;
  verified: boolean;
}
export interface Declaration {
  state: string;
  article: string;
  kind: string;
  effect: string;
  from: string | null;
  to: string | null;
  source: string;
  verified: boolean;
}
export interface BindingInstrument {
  id: string;
  title: string;
  reference: string;
  role: "governing" | "layer" | "open" | "also-invocable" | "supplementary" | "overlay" | "excluded";
  in_force: "yes" | "no" | "unknown";
  since: string | null;
  until: string | null;
  a: Row | null;
  b: Row | null;
  declarations: Declaration[];
  chapters_not_accepted: string[];
  template: boolean;
}
export interface Treaties {
  a: string;
  b: string;
  kind: string;
  on: string;
  answer: NetworkAnswer;
  legal_basis: LegalBasis;
  instruments: BindingInstrument[];
  gaps: string[];
}
export interface Partner {
  state: string;
  answer: NetworkAnswer;
  governing: string[];
  layers: string[];
  since: string | null;
  reservations: number;
  template: boolean;
}
export interface Partners {
  state: string;
  side: string;
  kind: string;
  on: string;
  partners: Partner[];
}
export interface YearChange {
  from: string;
  answer: NetworkAnswer;
  governing: string[];
  layers: string[];
}
export const changeEvents = [
  "opened", "signed", "consent", "in-force", "bound", "left", "declared", "declaration-modified", "declaration-withdrawn",
  "suspended", "suspension-ended", "joined", "left-organisation",
] as const;
export type ChangeEvent = (typeof changeEvents)[number];
export interface Change {
  id: string;
  day: string;
  certain: boolean;
  event: ChangeEvent;
  state: string | null;
  toward: string | null;
  instrument: string | null;
  title: string;
  words: string;
  effect: string | null;
  source: string;
  as_of: string | null;
  verified: boolean;
  note: string | null;
}
export interface Changes {
  from: string;
  to: string | null;
  undated: number;
  events: Change[];
}
export interface PairAnswer {
  answer: NetworkAnswer;
  governing: string[];
}
export interface Difference {
  requesting: string;
  requested: string;
  kinds: string[];
  before: PairAnswer;
  after: PairAnswer;
}
export interface Differences {
  from: string;
  to: string;
  kinds: string[];
  pairs: Difference[];
}
export interface InstrumentEntry {
  id: string;
  title: string;
  reference: string;
}
export interface Instrument {
  id: string;
  title: string;
  reference: string;
  family: string[];
  role: string;
  opened: string | null;
  between: string[];
  loaded: boolean;
  rules: number;
  mark_counts: Record<string, number>;
  party_count: number;
  provisions: {
    id: string;
    title: string;
    says: string;
    mark: string;
    rules: { kind: string; id: string; effect: string; words: string }[];
  }[];
  parties: (Row & { state: string; bound: boolean })[];
  declarations: Declaration[];
}
/** A question as POST determine takes it. Facts are dotted or nested names with values. */
export interface Question {
  as_of?: string;
  register?: "overlay" | "replace";
  facts: Record<string, unknown>;
}
interface Result {
  rule: string;
  id: string;
  instrument: string;
  label: string;
  mark: string;
  template?: boolean;
}
interface Reasoned extends Result {
  offence: string | null;
  status: string;
  because: string[];
  needs: string[];
}
export interface ConditionResult extends Reasoned {
  status: "met" | "not-met" | "undetermined" | "waivable";
}
export interface GroundResult extends Reasoned {
  kind: "mandatory" | "optional";
  status: "triggered" | "cleared" | "undetermined" | "excluded" | "not-applicable";
  excluded_by: string | null;
  self_judging?: boolean;
}
export interface DutyResult extends Reasoned {
  effect: string;
}
export interface FormalResult extends Result {
  topic: string;
  status: "met" | "missing" | "defective" | "undetermined" | "not-applicable";
  required?: string[];
  missing?: string[];
  because?: string[];
  needs?: string[];
}
export interface Paper {
  rule: string;
  id: string;
  label: string;
  status: "met" | "missing" | "undetermined";
  mark: string;
}
export interface Deadline {
  id: string;
  rule: string;
  label?: string;
  kind: "custody" | "duty" | "limit" | "preference" | "protection" | "status";
  from: string;
  period: string;
  due: string;
  conservative: string | null;
  status: "running" | "last-day" | "expired" | "satisfied" | "undetermined" | "compare";
  effect: string;
  because: string[];
  needs: string[];
  mark?: string;
}
export interface NextQuestion {
  fact: string;
  ask: string;
  answers: string;
  decides: string[];
  rank: number;
}
export interface Answer {
  law: { version: string; digest: string };
  kind: "extradition" | "assistance";
  requesting_state: string | null;
  requested_state: string | null;
  as_of: string;
  legal_basis: LegalBasis;
  outcome: string;
  outcome_if_verified?: string;
  by_offence: { offence: string | null; outcome: string; outcome_if_verified?: string }[];
  conditions: ConditionResult[];
  grounds: GroundResult[];
  duties: DutyResult[];
  formal: FormalResult[];
  documents: Paper[];
  documents_possible: Paper[];
  use_limits: DutyResult[];
  deadlines: Deadline[];
  costs: (Result & { payer: string; effect: string })[];
  procedures: (Result & { says: string })[];
  questions: NextQuestion[];
  texts: Record<string, { title: string; says: string; instrument: string }>;
}
/** Why a letter is apart from others, and from which measures. */
export interface Apart {
  id: string;
  title: string;
  says: string;
  from: string[];
  source: string;
  mark: string;
}
/** Measures by their ids. */
export interface ProposedLetter {
  measures: string[];
  governing: string[];
  apart: Apart[];
}
export interface MeasureAnswer {
  id: string;
  measure: string;
  label: string;
  outcome: string;
  answer: Answer;
}
/** The answer to a question with `request.measures`: "Several measures" of docs/formats/determination.md. */
export interface RequestAnswer {
  law: { version: string; digest: string };
  as_of: string;
  outcome: string;
  outcome_if_verified?: string;
  measures: MeasureAnswer[];
  letters: ProposedLetter[];
}
/** POST letter: docs/formats/letter.md. */
export interface LetterChoice {
  accepted: { value: string; label: string }[];
  open: { value: string; label: string }[];
  rules: { rule: string; label: string; says: string; applies: "yes" | "no" | "unknown"; mark: string }[];
}
export interface Letter {
  measures: { id: string; measure: string; label: string; outcome: string }[];
  to: {
    competence: string;
    authorities: LetterAuthority[];
    elsewhere: LetterAuthority[];
    declarations: { instrument: string; article: string; kind: string; effect: string; source: string; verified: boolean }[];
  };
  channel: LetterChoice;
  language: LetterChoice;
  contents: { key: string; label: string; required: boolean; status: "met" | "missing" | "undetermined"; asked_by: string[] }[];
  missing: string[];
  returned: { rule: string; words: string }[];
  forms: { id: string; title: string; mark: string }[];
}
export interface LetterAuthority {
  name: string;
  role: string;
  instrument: string;
  address: string;
  languages: string;
  channel: string;
  source: string;
  as_of: string;
}
export interface Reasoning {
  text: string;
  truth: "yes" | "no" | "unknown";
  children: Reasoning[];
}
