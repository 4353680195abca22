// SPDX-License-Identifier: EUPL-1.2
// Made by tools/api_types.mjs from GET /api/v1/openapi.json; a test says when it is no longer current.
export interface Account {
  disabled: boolean;
  id: string;
  language: string;
  name: string;
  ready: boolean;
  roles: Array<"officer" | "head-of-unit" | "deputy" | "executing-officer" | "translator" | "registrar" | "auditor" | "administrator" | "public-editor">;
  sign_in_name: string;
  unit: string;
}
export interface Accounts { accounts: Array<Account | { id: string; name: string; unit: string; }>; }
export interface Authority { id: string; name: string; state: string; time_zone: string; }
export interface BackupState { engine: "sqlite" | "postgresql"; events: number; last: { at: string; bytes: number; events: number; file: string; } | null; }
export interface BroughtTranslation {
  language: string;
  refused: Array<{ line: number; reason: string; unit: string; }>;
  units: Array<{ after: string; before: string; changed: boolean; differences: string[]; unit: string; }>;
}
export interface Case {
  clocks?: Clock[];
  closed: boolean;
  common_stage: string;
  correspondence?: Transmittal[];
  counterpart: string;
  direction: "incoming" | "outgoing";
  documents?: Document[];
  facts?: Fact[];
  foreign_reference: string;
  gaps?: Gap[];
  grants?: Grant[];
  has_measures: boolean;
  id: string;
  kind: string;
  kind_says: string;
  last: Mark;
  links?: CaseLink[];
  matter: string;
  measures?: Measure[];
  notes?: Note[];
  number: string;
  opened: Mark;
  own: string;
  owner: string;
  packages?: Package[];
  papers?: Paper[];
  pre_flight?: { gaps: string[]; overridden_because: string; };
  promises?: Promise[];
  proposals?: Proposal[];
  relations: string[];
  restricted: boolean;
  stage: string;
  stage_says: string;
  steps_taken?: StepTaken[];
  subjects?: Subject[];
  substitute: string;
  tasks?: Task[];
  team: string[];
  title: string;
  unit: string;
  urgent: boolean;
  version: number;
}
export interface CaseDeterminations {
  as_of: string;
  determinations: Array<{
    answer?: Record<string, unknown>;
    faults?: Array<{ hint: string; message: string; }>;
    measure: string;
    question: Record<string, unknown>;
    subject: string;
  }>;
  law: string;
}
export interface CaseEvents {
  events: Array<{ at: string; by: string; on_behalf_of: string; payload: Record<string, unknown>; says: string; sequence: number; type: string; version: number; }>;
}
export interface CaseLink { number: string; recorded: Mark; relation: string; says: string; title: string; to: string; }
export interface CaseOpened { case: string; number: string; version: number; }
export interface CasePart {
  clocks?: Clock[];
  correspondence?: Transmittal[];
  documents?: Document[];
  facts?: Fact[];
  gaps?: Gap[];
  grants?: Grant[];
  links?: CaseLink[];
  measures?: Measure[];
  notes?: Note[];
  packages?: Package[];
  papers?: Paper[];
  promises?: Promise[];
  proposals?: Proposal[];
  subjects?: Subject[];
  tasks?: Task[];
}
export interface CaseReadings { readings: Array<{ account: string; at: string; on_behalf_of: string; what: string; }>; }
export interface CaseSteps { of_measures: Array<{ measure: string; possible: Step[]; }>; possible: Step[]; stage: string; taken: StepTaken[]; }
export interface Cases {
  cases: Array<{
    closed: boolean;
    common_stage: string;
    counterpart: string;
    direction: "incoming" | "outgoing";
    due: string;
    foreign_reference: string;
    held: number;
    id: string;
    kind: string;
    number: string;
    opened_on: string;
    owner: string;
    stage: string;
    substitute: string;
    title: string;
    unit: string;
    urgent: boolean;
    version: number;
  }>;
  next: string | null;
  total?: number;
}
export interface ChannelAlarms {
  alarms: Array<{
    at: string;
    cleared_as: string;
    cleared_by: string;
    cleared_on_behalf_of: string;
    id: number;
    kind: string;
    known: string;
    peer: string;
    presented: string;
    says: string;
  }>;
}
export interface ChannelDirectory {
  authorities: Array<{
    choice: boolean;
    competences: string[];
    id: string;
    name: string;
    own: boolean;
    proposed_by: string;
    proposed_on_behalf_of: string;
    source: "federation" | "manual";
    state: string;
    status: string;
  }>;
  sequence: number | null;
  valid_until: string | null;
}
export interface ChannelPModes {
  pmodes: Array<{
    actions: string[];
    anchor: boolean;
    binding: "push" | "pushAndPush" | "pull";
    encrypt: { key_transport?: string; on: boolean; };
    evidence: string;
    id: string;
    initiator: { authority: string; role: string; };
    mep: string;
    priority: "normal" | "urgent";
    profile: "as4-1.15" | "as4-2.0";
    responder: { authority: string; role: string; };
    service: { value: string; };
    sign: { alg: string; token: string; };
  }>;
}
export interface ChannelStatus { answers: boolean; authority: string; federation: string; health: unknown; says: string; }
export interface Channels {
  actions: Array<{ says: string; word: string; }>;
  channels: Array<{ evidence: Array<{ event: string; issuer: string; says: string; word: string; }>; machine: boolean; says: string; word: string; }>;
}
export interface Checkpoints { checkpoints: Array<{ cosignatures: Array<{ at: string; witness: string; }>; note: string; root: string; size: number; }>; next: string | null; }
export interface Clock {
  alarm: string;
  conservative: string;
  due: string;
  effect: string;
  ended: boolean;
  ended_because: string;
  from: string;
  gap: boolean;
  id: string;
  kind: string;
  label: string;
  measure: string;
  owner: string;
  period: string;
  recorded: Mark;
  rule: string;
  silence: { approved_by: string; approved_on_behalf_of: string; reason: string; until: string; } | null;
  subject: string;
  substitute: string;
}
export interface Clocks {
  clocks: Array<{
    alarm: string;
    begun: string;
    careful: string;
    case: string;
    counterpart: string;
    due: string;
    effect: string;
    gap: boolean;
    id: string;
    kind: string;
    label: string;
    next_steps: Array<{ act: string; by: string; source: string; step: string; }>;
    number: string;
    owner: string;
    period: string;
    place: string;
    rule: string;
    silent_until: string;
    subject: string;
    subject_name: string;
    substitute: string;
    title: string;
  }>;
  next: string | null;
}
export interface CodedCase { document: string; id: string; number: string; paper: string; title: string; }
export interface CommandDone { case: string; events: Array<{ payload: Record<string, unknown>; type: string; }>; number: string; version: number; waits_for: string | null; }
export interface Correspondence {
  correspondence: Array<{
    action: string;
    at: string;
    case: string;
    channel: string;
    conflict: boolean;
    counterpart: string;
    direction: string;
    id: string;
    number: string;
    party: string;
    registered: boolean;
    standing: string;
    title: string;
  }>;
  next: string | null;
}
export interface Document {
  id: string;
  kind: string;
  language: string;
  media_type: string;
  origin: string;
  seal: "none" | "sealed" | "verified" | "failed";
  title: string;
  translation_of: string;
  versions: Array<{
    bytes: number;
    digest: string;
    found_text: FoundText | null;
    inspection: DocumentInspection | null;
    recorded: Mark;
    taken: Array<{ reason: string; recorded: Mark; }>;
  }>;
  withdrawn: boolean;
}
export interface DocumentInspection { findings: InspectionFinding[]; media_type: string; more: boolean; pages: number; recorded: Mark; scan: MalwareScan; type: string; }
export interface DueForErasure {
  next: string | null;
  retention: Array<{ case: string; closed_on: string; counterpart: string; ground: string; kept_until: string; number: string; proposed: boolean; title: string; }>;
}
export interface EarlierTranslations { translations: Array<{ case: string; likeness: number; number: string; on: string; paper: string; source: string; translation: string; }>; }
export interface EventProof { entry: string; event: string; leaf: number; salt: string; }
export interface Fact {
  before: FactEntry[];
  fact: string;
  measure: string;
  offence: string;
  recorded: Mark;
  source: Source;
  subject: string;
  unknown: string;
  value: unknown;
}
export interface FactEntry { recorded: Mark; source: Source; unknown: string; value: unknown; }
export interface FileFault { hint: string; message: string; }
export interface Found {
  found: Array<{ closed: boolean; counterpart: string; direction: string; id: string; kind: string; number: string; owner: string; title: string; }>;
  total: number;
}
export interface FoundText {
  by: string;
  bytes: number;
  languages: string[];
  more: boolean;
  pages: number;
  recorded: Mark;
  result: "asked" | "found" | "nothing" | "not-installed" | "no-language" | "unreadable" | "too-heavy";
}
export interface FoundTextPages { by: string; languages: string[]; more: boolean; pages: Array<{ page: number; read: boolean; text: string; }>; recorded: Mark; }
export interface FoundTextSearch {
  more: boolean;
  pages: Array<{ document: string; page: number; snippet: Array<{ found: boolean; text: string; }>; title: string; version: number; }>;
  searched: number;
  without: number;
}
export interface Gap { asked: string | null; party: string; recorded: Mark; sequences: number[]; thread: string; }
export interface Glossary { terms: GlossaryTerm[]; version: number; }
export interface GlossaryDone { events: GlossaryEvent[]; glossary: string; number: string; version: number; waits_for: null; }
export interface GlossaryEvent { payload: Record<string, unknown>; type: string; }
export interface GlossaryTerm { id: string; note: string; recorded: Mark; source: string; withdrawn: boolean; withdrawn_because: string; words: Record<string, string>; }
export interface Grant { account: string; break_glass: boolean; ended: boolean; reason: string; recorded: Mark; until: string; }
export interface Inspection { bytes: number; digest?: string; findings: InspectionFinding[]; media_type: string; more: boolean; pages: number; scan: MalwareScan; type: string; }
export interface InspectionFinding { detail: string; kind: string; level: "note" | "warning" | "danger"; where: string; }
export interface Intake {
  intake: Array<{
    action: string;
    at: string;
    case: string;
    channel: string;
    conflict: boolean;
    counterpart: string;
    direction: string;
    id: string;
    number: string;
    party: string;
    registered: boolean;
    standing: string;
    title: string;
  }>;
  next: string | null;
}
export interface IssuedCalendar { expires: string; path: string; }
export interface IssuedLink { expires: string; path: string; }
export interface IssuedToken { expires: string; token: string; }
export interface Jobs {
  clocks_of_day: string;
  clocks_of_law: string;
  jobs: Array<{ began: string; cases: number; changed: number; ended: string; fault: string; job: string; }>;
}
export interface Ledger { ledger: ReciprocityLine[]; }
export interface LedgerLine {
  all: number;
  counterpart: string;
  direction: string;
  granted: number;
  grounds: string[];
  median_days: number | null;
  pending: number;
  refused: number;
  what: string;
  withdrawn: number;
}
export interface Link { expires: string; name: string; sign_in_name: string; }
export interface LinkUsed { sign_in_name: string; }
export interface MalwareScan { by: string; found: string; result: "clean" | "found" | "too-large" | "none" | "unreachable"; }
export interface Mark { at: string; by: string; event: number; on_behalf_of?: string; }
export interface Matters { matters: Array<{ cases: number; due: string; held: number; matter: string; open: number; }>; }
export interface Measure { due: string | null; executor: string; id: string; recorded: Mark; result: string; says: string; stage: string; subjects: string[]; word: string; }
export interface Note { id: string; recorded: Mark; says: string; }
export interface OwnAccount {
  id: string;
  language: string;
  name: string;
  passkeys: Array<{ added: string; backed_up: boolean; barred: boolean; id: string; label: string; }>;
  recovery_codes: number;
  roles: string;
  sessions: Array<{
    address: string;
    agent: string;
    began: string;
    last_used: string;
    level: "none" | "anonymous" | "password" | "enrolment" | "full";
    methods: string;
    this: boolean;
  }>;
  sign_in_name: string;
  totp: boolean;
  unit: string;
}
export interface Package {
  attachments: string[];
  content: string;
  document: string;
  id: string;
  paper: string;
  parts: PackagePart[];
  recorded: Mark;
  title: string;
  to: string;
}
export interface PackagePart { bytes: number; digest: string; media_type: string; name: string; }
export interface Paper {
  id: string;
  languages: string[];
  law: string;
  measure: string;
  overridden: { content: string; findings: string[]; reason: string; recorded: Mark; } | null;
  released: { content: string; recorded: Mark; } | null;
  sealed: { content: string; documents: string[]; recorded: Mark; } | null;
  subject: string;
  template: string;
  template_digest: string;
  title: string;
  versions: Array<{ bytes: number; content: string; findings: string[]; recorded: Mark; }>;
  withdrawn: boolean;
}
export interface PaperBlock {
  block: "heading" | "paragraph" | "list" | "table" | "page-break";
  head?: PaperSegment[];
  items?: PaperSegment[];
  level?: number;
  number?: number;
  numbered?: boolean;
  rows?: PaperSegment[][];
  style?: "body" | "address" | "reference" | "title" | "signature" | "note";
  words?: PaperSegment;
}
export interface PaperFindings { findings: string[]; paper: string; review: PaperReview; }
export interface PaperPlace { begin: number; end: number; language: string; says: string; }
export interface PaperReview {
  changes: Array<{ after: string[]; before: string[]; kind: "changed" | "appeared" | "gone" | "free"; segment: string; slots: string[]; }>;
  differences: Array<{
    kind: "untranslated" | "name" | "value" | "date" | "sum" | "provision" | "number" | "negation" | "outdated";
    other: PaperPlace;
    segment: string;
    source: PaperPlace;
  }>;
  gaps: Array<{ language: string; segment: string; slot: string; }>;
  open: Array<{ facts: string[]; segment: string; }>;
  requirements: Array<{
    attachment: boolean;
    clauses: string[];
    key: string;
    label: string;
    required: boolean;
    segments: string[];
    state: "present" | "missing" | "later" | "uncertain";
  }>;
  template: string;
}
export interface PaperRun { face?: "plain" | "emphasis" | "strong"; footnote?: number; slot?: number; text: string; }
export interface PaperSegment { gives: string[]; id: string; origin: "standard" | "free"; outdated?: number[]; source: number; versions: PaperRun[][]; }
export interface PaperShown { paper: Paper; text: PaperText; told: Record<string, unknown>; }
export interface PaperTemplates {
  templates: Array<{
    contents_required: boolean;
    fields: Array<{ label: string; list: boolean; name: string; per_offence: boolean; type: "text" | "name" | "code" | "date" | "number" | "money" | "period"; }>;
    fits: "yes" | "perhaps";
    id: string;
    title: string;
  }>;
}
export interface PaperTerms { terms: GlossaryTerm[]; uses: Array<{ begin: number; end: number; missing: boolean; segment: string; term: string; }>; version: number; }
export interface PaperText {
  attachments: Array<{ digest: string; pages: number; paper: string; title: PaperSegment; }>;
  blocks: PaperBlock[];
  date: string;
  draft: boolean;
  footnotes: PaperSegment[];
  kind: string;
  languages: string[];
  law_digest: string;
  law_version: string;
  reference: string;
  requested: string;
  requesting: string;
  slots: Array<{ empty: boolean; kind: string; name: string; value: string; words: string[]; }>;
  template_digest: string;
  titles: string[];
}
export interface PasskeyChallenge { csrf: string; options: PublicKeyOptions; }
export interface Problem { detail?: string; errors?: Array<{ hint: string; message: string; place: string; }>; status: number; title: string; type: string; }
export interface Promise {
  breached_by: string[];
  ended_because: string;
  given: boolean;
  id: string;
  kind: string;
  recorded: Mark;
  rule: string;
  says: string;
  source: Source;
  subject: string;
  until: string | null;
  watcher: string;
}
export interface Promises {
  next: string | null;
  promises: Array<{
    breached_by: string;
    case: string;
    counterpart: string;
    given: boolean;
    id: string;
    kind: string;
    number: string;
    says: string;
    until: string;
    watcher: string;
  }>;
}
export interface Proposal {
  act: string;
  approved_by: string[];
  approved_on_behalf_of?: string[];
  arguments: unknown;
  command: string;
  comments: string;
  decided_by: string;
  decided_on_behalf_of?: string;
  id: string;
  reason: string;
  recorded: Mark;
  status: "waiting" | "approved" | "returned" | "withdrawn";
}
export interface Proposals {
  next: string | null;
  proposals: Array<{
    act: string;
    at: string;
    by: string;
    case: string;
    command: string;
    id: string;
    number: string;
    restricted: boolean;
    says: string;
    title: string;
    version: number;
  }>;
}
export type PublicKeyOptions = Record<string, unknown>;
export interface Readings { next: string | null; readings: Array<{ account: string; at: string; case: string; on_behalf_of: string; sequence: number; what: string; }>; }
export interface ReciprocityLine {
  all: number;
  counterpart: string;
  direction: string;
  granted: number;
  grounds: string[];
  guarantees_given: number;
  guarantees_received: number;
  median_days: number | null;
  pending: number;
  refused: number;
  what: string;
  withdrawn: number;
}
export interface RecoveryCodes { recovery_codes: string[]; }
export interface ReplySlip {
  answer: "acknowledged" | "question" | "granted" | "granted-in-part" | "postponed" | "refused";
  contact?: string;
  date: string;
  form: string;
  office: string;
  reference: string;
  registration?: string;
  request: string;
  text?: string;
}
export interface Restrictions {
  next: string | null;
  restrictions: Array<{
    arrived: number;
    case: string;
    closed_on: string;
    counterpart: string;
    direction: string;
    glass_broken: number;
    kind: string;
    number: string;
    restricted_on: string;
  }>;
}
export interface RetriedWebhook { waiting: number; }
export interface Scan {
  documents?: Array<{
    case?: CodedCase;
    count: number;
    document: string;
    missing: number[];
    pages: Array<{ page: number; place: number; }>;
    pseudonym: string;
    repeated: number[];
  }>;
  fault?: FileFault;
  replies?: Array<{ case?: CodedCase; place: number; reply: ReplySlip; }>;
  scanned?: number;
  unreadable?: Array<{ place: number; }>;
}
export interface Session {
  account?: {
    id: string;
    language: string;
    name: string;
    roles: Array<"officer" | "head-of-unit" | "deputy" | "executing-officer" | "translator" | "registrar" | "auditor" | "administrator" | "public-editor">;
    sign_in_name: string;
    unit: string;
  };
  authority: Authority;
  began?: string;
  csrf?: string;
  ends?: string;
  fresh_until?: string;
  level: "none" | "anonymous" | "password" | "enrolment" | "full";
  methods?: string;
  signed_in: boolean;
}
export interface SignInStep {
  account?: {
    id: string;
    language: string;
    name: string;
    roles: Array<"officer" | "head-of-unit" | "deputy" | "executing-officer" | "translator" | "registrar" | "auditor" | "administrator" | "public-editor">;
    sign_in_name: string;
    unit: string;
  };
  authority?: Authority;
  began?: string;
  csrf?: string;
  ends?: string;
  factors?: Array<"totp" | "passkey" | "recovery-code">;
  fresh_until?: string;
  level?: "none" | "anonymous" | "password" | "enrolment" | "full";
  methods?: string;
  outcome: "second-factor" | "enrol" | "signed-in" | "confirmed";
  recovery_codes?: string[];
  signed_in?: boolean;
}
export interface Source { document: string; page: number; words: string; }
export interface Step {
  act: string;
  by: string;
  liberty: string;
  needs_facts: Array<{ fact: string; one_of: string[]; }>;
  needs_measures_finished: boolean;
  needs_nobody_held: boolean;
  needs_pre_flight: boolean;
  needs_reason: boolean;
  needs_subject: boolean;
  says: string;
  source: string;
  step: string;
  to: string;
  touches: string[];
}
export interface StepTaken { on: string; recorded: Mark; says: string; step: string; subject: string; }
export interface Subject {
  born: { first: string; last: string; } | null;
  company: boolean;
  held: { basis: string; place: string; recorded: Mark; since: string; } | null;
  id: string;
  identifiers: Array<{ issued_by: string; type: string; value: string; }>;
  names: string[];
  recorded: Mark;
  role: string;
  withdrawn: boolean;
}
export interface Substitutions {
  acts_for: Array<{
    account: string;
    name: string;
    roles: Array<"officer" | "head-of-unit" | "deputy" | "executing-officer" | "translator" | "registrar" | "auditor" | "administrator" | "public-editor">;
    unit: string;
    until: string;
  }>;
  granted: Array<{ from: string; granted_by: string; reason: string; state: "coming" | "runs" | "over"; substitute: string; substitution: string; until: string; }>;
}
export interface Task { done_because: string; due: string | null; from: string; id: string; owner: string; recorded: Mark; says: string; }
export interface Tasks {
  next: string | null;
  tasks: Array<{ case: string; due: string; id: string; made_by: string; number: string; owner: string; says: string; title: string; }>;
}
export interface TokenScopes { resources: Array<{ resource: string; says: string; }>; roles: string[]; verbs: string[]; }
export interface Tokens {
  calendars: Array<{ expires: string; feed: "own" | "unit"; id: string; issued: string; label: string; }>;
  tokens: Array<{
    expires: string;
    id: string;
    issued: string;
    label: string;
    resources: string[];
    roles: Array<"officer" | "head-of-unit" | "deputy" | "executing-officer" | "translator" | "registrar" | "auditor" | "administrator" | "public-editor">;
    verbs: string[];
  }>;
}
export interface Totp { address: string; secret: string; }
export interface Transmittal {
  action: string;
  at: string;
  channel: string;
  conflicts: string[];
  direction: "out" | "in";
  documents: string[];
  id: string;
  lamps: Array<{ evidence: string; issuer: string; lamp: string; light: "dark" | "lit" | "failed" | "disputed"; stated: string | null; witnessed: string | null; }>;
  missing: number[];
  party: string;
  proofs: Array<{
    at: string;
    code: string;
    digest: string;
    document: string;
    event: string;
    evidence: string;
    id: string;
    issuer: string;
    recorded: Mark;
    says: string;
    witnessed: string | null;
  }>;
  recorded: Mark;
  reference: string;
  registered: boolean;
  replaces: string;
  reply_by: string | null;
  says: string;
  sequence: number;
  standing: string;
  thread: string;
  unit: string;
  uuid: string;
}
export interface TrustApproved { account: string; expires?: string; path?: string; }
export interface TrustProposal {
  account: string;
  arguments: Record<string, unknown>;
  at: string;
  by: string;
  command: string;
  decided_by: string;
  decided_on_behalf_of: string;
  id: string;
  reason: string;
  status: "waiting" | "approved" | "returned";
}
export interface TrustProposals { proposals: TrustProposal[]; }
export interface Upload { digest?: string; offset: number; total: number; upload: string; }
export interface Validation {
  bytes: number;
  digest: string;
  fault?: FileFault;
  indication?: "TOTAL-PASSED" | "INDETERMINATE" | "TOTAL-FAILED";
  kind?: "pdf" | "container" | "package";
  not_covered?: string[];
  package?: {
    attachments: Array<{ file: string; title: string; }>;
    documents: Array<{ file: string; language: string; }>;
    from: string;
    made: string;
    reference: string;
    request: string;
    title: string;
    to: string;
  };
  package_fault?: FileFault;
  parts?: Array<{ bytes: number; digest: string; name: string; }>;
  sentence?: string;
  signatures?: ValidationSignature[];
}
export interface ValidationSignature {
  covered: string[];
  indication: "TOTAL-PASSED" | "INDETERMINATE" | "TOTAL-FAILED";
  issuer?: string;
  octets?: number;
  reason?: string;
  signature: string;
  signer?: string;
  signing_time?: string;
  sub_indication?: "FORMAT_FAILURE" | "HASH_FAILURE" | "SIG_CRYPTO_FAILURE" | "REVOKED" | "NOT_YET_VALID" | "SIG_CONSTRAINTS_FAILURE" | "CHAIN_CONSTRAINTS_FAILURE" | "NO_SIGNING_CERTIFICATE_FOUND" | "NO_CERTIFICATE_CHAIN_FOUND" | "OUT_OF_BOUNDS_NO_POE" | "REVOKED_NO_POE" | "TRY_LATER" | "TIMESTAMP_ORDER_FAILURE" | "SIGNED_DATA_NOT_FOUND";
  time_stamp?: string;
}
export interface Webhooks {
  webhooks: Array<{
    account: string;
    given_up: Array<{ answer: string; at: string; attempts: number; id: string; }>;
    receiver: string;
    server: string;
    waiting: number;
  }>;
}
export interface Witnesses {
  ours: Array<{ at: string; size: number; witness: string; }>;
  theirs: Array<{ forks: number; origin: string; root: string; size: number; stopped: boolean; }>;
}
