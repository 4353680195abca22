// SPDX-License-Identifier: EUPL-1.2
// Made by tools/api_types.mjs from GET /api/v1/openapi.json; a test says when it is no longer current.
import type { LedgerLine, Mark, Proposal } from "./types";

export interface Agreement {
  amendments: Amendment[];
  channel: string;
  covers: string[];
  drafts: AgreementDraftLine[];
  entered_on: string;
  enters_after: string;
  expected_entry: string;
  id: string;
  in_force_since: string;
  kind: string;
  known: string | null;
  languages: string[];
  last: Mark;
  last_stage: string;
  limits: Array<{ period: string; what: string; }>;
  notice: string;
  number: string;
  observed: boolean;
  offers: Offer[];
  on: string;
  own_authority: string;
  owner: string;
  page: AgreementPage;
  parties: Party[];
  possible: string[];
  procedures: Procedure[];
  procedures_missing: string[];
  prolonged_by: string;
  proposals: Proposal[];
  replaces: string;
  signed_on: string;
  stage: string;
  steps: AgreementStep[];
  substitute: string;
  term: string;
  term_ends: string;
  texts: AgreementTextLine[];
  title: string;
  version: number;
}
export interface AgreementChanges {
  clauses: Array<{ after: string; before: string; label_after: string; label_before: string; what: "same" | "changed" | "added" | "removed"; }>;
  draft: string;
  since: string;
}
export interface AgreementCount { agreements: number; group: string; numbers: string[]; states: number; }
export interface AgreementDone { agreement: string; events: RegisterEvent[]; number: string; version: number; waits_for: string | null; }
export interface AgreementDraft { by: string; id: string; language: string; octets: number; on: string; recorded: Mark; round: number; says: string; text: string; }
export interface AgreementDraftLine { by: string; id: string; language: string; octets: number; on: string; recorded: Mark; round: number; says: string; }
export interface AgreementLine {
  first_day: string;
  id: string;
  kind: string;
  last_day: string;
  number: string;
  observed: boolean;
  owner: string;
  since: string;
  stage: string;
  states: string[];
  substitute: string;
  title: string;
  version: number;
}
export interface AgreementNumbers { groups: AgreementCount[]; known: string | null; on: string; stage: string; whole: AgreementCount; }
export interface AgreementPage { behind: boolean; offered: PublicAgreement | null; public: PublicAgreement | null; withdrawn_because: PublicWords; withdrawn_on: string; }
export interface AgreementStep {
  by: string;
  document: string;
  effect: string;
  how: string;
  id: string;
  on: string;
  place: string;
  recorded: Mark;
  replaced_by: string;
  says: string;
  signatories: string[];
  source: string;
  stage: string;
  step: string;
  withdrawn: boolean;
}
export interface AgreementText { authentic: boolean; document: string; id: string; language: string; octets: number; recorded: Mark; source: string; text: string; }
export interface AgreementTextLine { authentic: boolean; document: string; id: string; language: string; octets: number; recorded: Mark; source: string; }
export interface Agreements { agreements: AgreementLine[]; next: string | null; }
export interface Amendment { document: string; effect: string; id: string; number: string; on: string; recorded: Mark; says: string; source: string; }
export interface AnswerCell { count: number | null; outcome: string; row: string; }
export interface AnswerDays { median: number | null; row: string; }
export interface AnswerTable {
  cells: AnswerCell[];
  days: AnswerDays[];
  direction: "incoming" | "outgoing";
  kinds: string[];
  measures: string[];
  rows: "year" | "kind" | "measure" | "state" | "region" | "ground";
}
export interface AnsweredQuestion { ask: PublicWords; cite: string; id: string; tables: AnswerTable[]; }
export interface BalanceSide {
  accepted: number;
  countered: number;
  declined: number;
  median_days: number | null;
  offers: number;
  reminders: number;
  waiting: number;
  withdrawn: number;
}
export interface Bodies { bodies: RegisterLine[]; next: string | null; }
export interface Body {
  delegates: BodyDelegate[];
  document: string;
  ended_because: string;
  ended_on: string;
  entered_on: string;
  id: string;
  kind: string;
  known: string | null;
  last: Mark;
  mandate: string;
  number: string;
  on: string;
  organisation: string;
  owner: string;
  parent: string;
  parties: Party[];
  proposals: Proposal[];
  seat: string;
  source: string;
  stage: string;
  substitute: string;
  title: string;
  version: number;
}
export interface BodyDelegate {
  document: string;
  from: string;
  id: string;
  mandate: string;
  name: string;
  office: string;
  recorded: Mark;
  serves: boolean;
  source: string;
  until: string;
}
export interface BodyDone { body: string; events: RegisterEvent[]; number: string; version: number; waits_for: string | null; }
export interface Brief {
  agreements: BriefAgreement[];
  cases: BriefCases[];
  last_meeting: BriefMeeting | null;
  next_meeting: BriefMeeting | null;
  observed: BriefObserved[];
  offers: OpenOffer[];
  on: string;
  people: BriefPerson[];
  programmes: BriefProgramme[];
  promises: BriefPromises[];
  reciprocity: LedgerLine[];
  state: string;
  tasks: BriefTask[];
  treaties: BriefTreaties[];
}
export interface BriefAgreement { id: string; in_force_since: string; kind: string; number: string; stage: string; title: string; }
export interface BriefCases { direction: string; held: number; kind: string; open: number; overdue: number; }
export interface BriefMeeting { from: string; id: string; number: string; place: string; stage: string; title: string; to: string; }
export interface BriefObserved { id: string; kind: string; number: string; parties: Party[]; since: string; source: string; stage: string; title: string; }
export interface BriefPerson { last_met: string; meeting: string; name: string; office: string; times: number; }
export interface BriefProgramme { id: string; number: string; progress: ProgrammeProgress; stage: string; title: string; }
export interface BriefPromises { by: string; count: number; kind: string; }
export interface BriefTask { decision: MeetingDecision; meeting: string; number: string; }
export interface BriefTreaties { answer: string; direction: string; family: string; governing: string[]; }
export interface Dissemination {
  acknowledged_by: string;
  acknowledged_on: string;
  authority: string;
  document: string;
  edition: string;
  how: string;
  id: string;
  language: string;
  on: string;
  receipt: string;
  receipt_document: string;
  recorded: Mark;
  source: string;
  state: string;
}
export interface FoundPage {
  authentic: boolean;
  edition: string;
  in_force: boolean;
  in_force_from: string;
  in_force_to: string;
  kind: string;
  label: string;
  language: string;
  number: string;
  page: number;
  publication: string;
  snippet: SnippetPart[];
  text: string;
  title: string;
}
export interface FoundPages { found: number; pages: FoundPage[]; }
export interface LawConfirmed { on: string; recorded: Mark; says: string; }
export interface LawUnder { confirmed: LawConfirmed[]; due: string; moved_on: string; provisions: ProvisionMoved[]; waits: boolean; }
export interface Meeting {
  agenda: MeetingPoint[];
  body: string;
  cancelled_because: string;
  cancelled_on: string;
  decisions: MeetingDecision[];
  document: string;
  entered_on: string;
  from: string;
  held: boolean;
  id: string;
  kind: string;
  known: string | null;
  last: Mark;
  members: MeetingMember[];
  minutes: MeetingMinutesLine[];
  number: string;
  on: string;
  owner: string;
  page: MeetingPage;
  parties: Party[];
  place: string;
  proposals: Proposal[];
  source: string;
  stage: string;
  substitute: string;
  title: string;
  to: string;
  under: string[];
  version: number;
}
export interface MeetingDecision {
  about: string;
  by: string;
  case: string;
  document: string;
  done_on: string;
  done_says: string;
  dropped_because: string;
  dropped_on: string;
  due: string;
  id: string;
  moved: number;
  on: string;
  owner: string;
  point: string;
  recorded: Mark;
  responsible_there: string;
  says: string;
  source: string;
  status: "noted" | "open" | "late" | "done" | "dropped";
}
export interface MeetingDone { events: RegisterEvent[]; meeting: string; number: string; version: number; waits_for: string | null; }
export interface MeetingMember { id: string; name: string; office: string; recorded: Mark; role: string; side: string; state: string; withdrawn: boolean; }
export interface MeetingMinutes { adopted_on: string; document: string; id: string; language: string; octets: number; recorded: Mark; source: string; text: string; }
export interface MeetingMinutesLine { adopted_on: string; document: string; id: string; language: string; octets: number; recorded: Mark; source: string; }
export interface MeetingPage { behind: boolean; offered: PublicMeeting | null; public: PublicMeeting | null; withdrawn_because: PublicWords; withdrawn_on: string; }
export interface MeetingPoint { by: string; dropped: boolean; id: string; papers: string[]; recorded: Mark; says: string; subject: string; }
export interface Meetings { meetings: RegisterLine[]; next: string | null; }
export interface News {
  entered_on: string;
  id: string;
  known: string | null;
  last: Mark;
  number: string;
  on: string;
  owner: string;
  pictures: NewsPicture[];
  proposals: Proposal[];
  revisions: NewsRevision[];
  stage: "draft" | "published" | "withdrawn";
  states: string[];
  substitute: string;
  tags: string[];
  texts: NewsText[];
  title: string;
  version: number;
  withdrawn_because: PublicWords;
  withdrawn_on: string;
}
export interface NewsDone { events: RegisterEvent[]; news: string; number: string; version: number; waits_for: string | null; }
export interface NewsList { news: RegisterLine[]; next: string | null; }
export interface NewsPicture { alternative: PublicWords; credit: string; height: number; id: string; recorded: Mark; width: number; }
export interface NewsRevision { id: string; note: PublicWords; on: string; pictures: NewsPicture[]; recorded: Mark; states: string[]; tags: string[]; texts: NewsText[]; }
export interface NewsText { headline: string; language: string; recorded?: Mark; text: string; }
export interface Offer {
  answer: string;
  answer_by: string;
  answer_document: string;
  answer_says: string;
  answer_source: string;
  answered_on: string;
  by: string;
  document: string;
  draft: string;
  id: string;
  on: string;
  recorded: Mark;
  reminders: Array<{ document: string; on: string; recorded: Mark; says: string; source: string; }>;
  says: string;
  source: string;
  state: string;
}
export interface OfferBalance { balance: Array<{ ours: BalanceSide; state: string; theirs: BalanceSide; }>; }
export interface OpenOffer {
  agreement: string;
  answer_by: string;
  by: string;
  days: number;
  number: string;
  offer: string;
  on: string;
  overdue: boolean;
  owner: string;
  reminders: number;
  says: string;
  state: string;
  title: string;
}
export interface OpenOffers { offers: OpenOffer[]; }
export interface Party { authority: string; state: string; }
export interface Procedure { document: string; on: string; recorded: Mark; side: string; source: string; }
export interface Programme {
  document: string;
  ended_because: string;
  ended_document: string;
  ended_on: string;
  ended_source: string;
  entered_on: string;
  from: string;
  id: string;
  items: ProgrammeItem[];
  known: string | null;
  last: Mark;
  number: string;
  on: string;
  own_authority: string;
  owner: string;
  page: ProgrammePage;
  parties: Party[];
  place: string;
  predecessor: string;
  progress: ProgrammeProgress;
  proposals: Proposal[];
  signatories: string[];
  signed_on: string;
  source: string;
  stage: string;
  substitute: string;
  successor: string;
  title: string;
  to: string;
  version: number;
}
export interface ProgrammeDone { events: RegisterEvent[]; number: string; programme: string; version: number; waits_for: string | null; }
export interface ProgrammeItem {
  cancelled_because: string;
  cancelled_on: string;
  document: string;
  done_on: string;
  done_place: string;
  done_says: string;
  form: string;
  from: string;
  id: string;
  moved: number;
  outputs: string[];
  place: string;
  recorded: Mark;
  responsible: string;
  responsible_there: string;
  says: string;
  source: string;
  status: "planned" | "running" | "late" | "done" | "cancelled";
  subject: string;
  to: string;
}
export interface ProgrammePage { behind: boolean; offered: PublicProgramme | null; public: PublicProgramme | null; withdrawn_because: PublicWords; withdrawn_on: string; }
export interface ProgrammeProgress {
  all: number;
  cancelled: number;
  days_left: number;
  done: number;
  late: number;
  percent: number;
  planned: number;
  remaining: string[];
  renew: boolean;
  running: number;
}
export interface ProgrammeRenewal { cases: LedgerLine[]; programme: string; progress: ProgrammeProgress; remaining: ProgrammeItem[]; }
export interface Programmes { next: string | null; programmes: RegisterLine[]; }
export interface ProvisionMoved { before: string; now: string; provision: string; }
export interface PublicAgreement {
  amendments: Array<{ effect: string; on: string; says: string; }>;
  channel: string;
  covers: string[];
  fields: string[];
  in_force_since: string;
  kind: string;
  language: string;
  languages: string[];
  notice: string;
  number: string;
  observed: boolean;
  parties: Party[];
  prolonged_by: string;
  published_on: string;
  signed_on: string;
  source: string;
  stage: string;
  steps: Array<{ effect: string; how: string; on: string; place: string; signatories: string[]; stage: string; step: string; }>;
  term: string;
  texts: Array<{ authentic: boolean; id: string; language: string; octets: number; }>;
  titles: PublicWords;
}
export interface PublicAgreements { agreements: PublicAgreement[]; next: string | null; }
export interface PublicMeeting {
  agenda: string[];
  cancelled_on: string;
  fields: string[];
  from: string;
  heads: Array<{ name: string; office: string; side: string; state: string; }>;
  held: boolean;
  kind: string;
  language: string;
  number: string;
  parties: Party[];
  place: string;
  published_on: string;
  source: string;
  titles: PublicWords;
  to: string;
}
export interface PublicMeetings { meetings: PublicMeeting[]; next: string | null; }
export interface PublicNews { news: PublicNewsItem[]; next: string | null; }
export interface PublicNewsItem {
  corrections: Array<{ note: PublicWords; on: string; }>;
  number: string;
  on: string;
  pictures: PublicPicture[];
  states: string[];
  tags: string[];
  texts: NewsText[];
}
export interface PublicPicture { alternative: PublicWords; credit: string; large: PublicPictureSize; small: PublicPictureSize; }
export interface PublicPictureSize { height: number; path: string; width: number; }
export interface PublicProgramme {
  ended_on: string;
  fields: string[];
  from: string;
  items: Array<{ cancelled_on: string; done_on: string; form: string; from: string; id: string; subject: string; to: string; }>;
  language: string;
  number: string;
  parties: Party[];
  place: string;
  published_on: string;
  signatories: string[];
  signed_on: string;
  source: string;
  titles: PublicWords;
  to: string;
}
export interface PublicProgrammes { next: string | null; programmes: PublicProgramme[]; }
export interface PublicStatistics {
  next: string | null;
  statistics: Array<{
    about: "cases" | "agreements";
    columns: string;
    edition: StatisticEdition;
    from: string;
    number: string;
    rows: string;
    smallest_told: number;
    title: string;
    title_fr: string;
    title_ru: string;
  }>;
}
export interface PublicWords { en: string; fr: string; ru: string; }
export interface Publication {
  citation: string;
  disseminations: Dissemination[];
  editions: PublicationEdition[];
  entered_on: string;
  id: string;
  kind: string;
  known: string | null;
  last: Mark;
  law: LawUnder;
  number: string;
  on: string;
  owner: string;
  proposals: Proposal[];
  readers: string[];
  restricted: boolean;
  rests_on: string[];
  stage: string;
  states: string[];
  substitute: string;
  texts: PublicationText[];
  title: string;
  topics: string[];
  version: number;
}
export interface PublicationDone { events: RegisterEvent[]; number: string; publication: string; version: number; waits_for: string | null; }
export interface PublicationEdition {
  authors: string[];
  document: string;
  from: string;
  holds_until: string;
  id: string;
  in_force_document: string;
  in_force_source: string;
  label: string;
  on: string;
  prepared: Mark;
  recorded: Mark;
  review_says: string;
  reviewed_by: string;
  reviewed_on: string;
  source: string;
  status: string;
  until: string;
  withdrawn_because: string;
  withdrawn_document: string;
  withdrawn_on: string;
  withdrawn_source: string;
}
export interface PublicationPage { page: number; text: string; }
export interface PublicationPages {
  authentic: boolean;
  edition: string;
  first_page: number;
  id: string;
  language: string;
  last_page: number;
  pages: PublicationPage[];
  recorded: Mark;
  withdrawn: boolean;
  withdrawn_because: string;
}
export interface PublicationText {
  authentic: boolean;
  edition: string;
  first_page: number;
  id: string;
  language: string;
  last_page: number;
  recorded: Mark;
  withdrawn: boolean;
  withdrawn_because: string;
}
export interface Publications { next: string | null; publications: RegisterLine[]; }
export interface QuestionnaireAnswers { from: number; id: string; outside: boolean; questions: AnsweredQuestion[]; smallest_told: number; source: string; title: PublicWords; to: number; }
export interface Questionnaires { questionnaires: Array<{ id: string; questions: number; source: string; title: PublicWords; }>; }
export interface RegisterDay {
  from: string;
  holding: string;
  kind: string;
  number: string;
  owner: string;
  part: string;
  says: string;
  states: string[];
  status: string;
  title: string;
  to: string;
  what: "meeting" | "task" | "promise" | "item";
}
export interface RegisterDays { days: RegisterDay[]; }
export interface RegisterEvent { payload: Record<string, unknown>; type: string; }
export interface RegisterLine {
  first_day: string;
  id: string;
  kind: string;
  last_day: string;
  number: string;
  owner: string;
  since: string;
  stage: string;
  states: string[];
  substitute: string;
  title: string;
  version: number;
}
export interface RegisterProposals {
  next: string | null;
  proposals: Array<{
    act: string;
    at: string;
    by: string;
    command: string;
    holding: string;
    id: string;
    number: string;
    says: string;
    title: string;
    word: "agreement" | "programme" | "body" | "meeting" | "publication" | "news" | "statistic";
  }>;
}
export interface RegisterTask {
  about: string;
  by: string;
  case: string;
  case_number: string;
  decision: string;
  due: string;
  holding: string;
  late: boolean;
  meeting: string;
  number: string;
  owner: string;
  responsible_there: string;
  says: string;
  states: string[];
  title: string;
  word: string;
}
export interface RegisterTasks { next: string | null; tasks: RegisterTask[]; }
export interface SnippetPart { found: boolean; text: string; }
export interface Statistic {
  about: "cases" | "agreements";
  columns: string;
  editions: StatisticEdition[];
  entered_on: string;
  from: string;
  id: string;
  known: string | null;
  last: Mark;
  number: string;
  on: string;
  owner: string;
  proposals: Proposal[];
  rows: string;
  smallest_told: number;
  stage: "draft" | "published" | "withdrawn";
  substitute: string;
  title: string;
  title_fr: string;
  title_ru: string;
  version: number;
}
export interface StatisticCell { column: string; count: number | null; row: string; states: number | null; }
export interface StatisticCounted {
  column: string;
  counted: Array<{ counterpart: string; direction: string; id: string; kind: string; number: string; opened_on: string; title: string; }>;
  row: string;
}
export interface StatisticDone { events: RegisterEvent[]; number: string; statistic: string; version: number; waits_for: string | null; }
export interface StatisticEdition {
  cells: StatisticCell[];
  id: string;
  on: string;
  recorded?: Mark;
  until: string;
  withdrawn_because: string;
  withdrawn_note: PublicWords;
  withdrawn_on: string;
}
export interface Statistics { next: string | null; statistics: RegisterLine[]; }
