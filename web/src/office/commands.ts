// SPDX-License-Identifier: EUPL-1.2
// Made by tools/api_types.mjs from GET /api/v1/openapi.json; a test says when it is no longer current.
export interface OpenCase {
  counterpart: string;
  direction: "incoming" | "outgoing";
  foreign_reference?: string;
  kind: string;
  matter?: string;
  owner?: string;
  substitute: string;
  title: string;
  unit?: string;
  urgent?: boolean;
}
/** Commands to a case by their address below it. */
export interface CaseCommands {
  "arrivals": {
    action: string;
    at: string;
    channel: string;
    documents?: string[];
    from: string;
    reference?: string;
    reply_by?: string;
    says?: string;
    unit?: string;
  };
  "assignment": { owner: string; substitute: string; unit?: string; };
  "break-glass": { reason: string; };
  "clocks/assignment": { clock: string; owner: string; substitute: string; };
  "clocks/silence": { clock: string; reason: string; until: string; };
  "correspondence": {
    action: string;
    at?: string;
    channel: string;
    documents?: string[];
    facts?: unknown;
    instrument?: string;
    place?: string;
    reason?: string;
    replaces?: string;
    reply_by?: string;
    says?: string;
    step?: string;
    subject?: string;
    to: string;
    unit?: string;
  };
  "correspondence/{transmittal}/evidences": { at: string; document?: string; evidence: string; issuer?: string; says?: string; };
  "correspondence/{transmittal}/opening": Record<string, never>;
  "correspondence/{transmittal}/registration": { foreign_reference?: string; says?: string; };
  "description": { foreign_reference?: string; matter?: string; title?: string; urgent?: boolean; };
  "documents": {
    bytes: number;
    digest: string;
    kind: string;
    language?: string;
    media_type: string;
    origin: "own" | "received";
    title: string;
    translation_of?: string;
  };
  "documents/{document}/recognition": { languages?: string[]; version: number; };
  "documents/{document}/taking": { reason: string; version: number; };
  "documents/{document}/versions": { bytes: number; digest: string; media_type?: string; };
  "documents/{document}/withdrawal": { reason: string; };
  "erasure": { reason: string; };
  "facts": { fact: string; measure?: string; offence?: string; source?: unknown; subject?: string; value: unknown; };
  "facts/unknown": { fact: string; measure?: string; offence?: string; reason: string; source?: unknown; subject?: string; };
  "grants": { account: string; reason: string; until: string; };
  "grants/end": { account: string; };
  "links": { relation: "competing" | "supplementary" | "follows" | "prosecution-in-place" | "related"; says?: string; to: string; };
  "measures": { due?: string; executor?: string; says?: string; subjects?: string[]; word: string; };
  "measures/{measure}/assignment": { due?: string; executor: string; };
  "measures/{measure}/steps": { on: string; result?: string; step: string; };
  "notes": { says: string; };
  "packages": { attachments?: string[]; paper: string; title?: string; to: string; };
  "packages/{package}/seal": Record<string, never>;
  "papers": {
    attachments?: Record<string, unknown>[];
    fields?: unknown;
    languages?: string[];
    measure?: string;
    offences?: unknown;
    subject?: string;
    template: string;
  };
  "papers/{paper}/edits": {
    attachments?: Record<string, unknown>[];
    fields?: unknown;
    looked_at?: Record<string, unknown>[];
    offences?: unknown;
    passages?: Record<string, unknown>[];
    units?: string[];
    xliff?: string;
  };
  "papers/{paper}/release": { reason?: string; };
  "papers/{paper}/renewal": { segments?: string[]; };
  "papers/{paper}/seal": Record<string, never>;
  "papers/{paper}/withdrawal": { reason: string; };
  "plans": { by?: "us" | "them"; facts?: unknown; says: string; subject?: string; touches: string[]; };
  "pre-flight": Record<string, never>;
  "pre-flight/override": { reason: string; };
  "promises": {
    breached_by: string[];
    given: boolean;
    kind: "assurance" | "undertaking" | "speciality" | "use-limit" | "secrecy" | "return" | "costs";
    rule?: string;
    says: string;
    source: unknown;
    subject?: string;
    until?: string;
    watcher?: string;
  };
  "promises/{promise}/end": { because: string; document: string; };
  "proposals/{proposal}/approval": { comments?: string; };
  "proposals/{proposal}/return": { comments: string; };
  "proposals/{proposal}/withdrawal": { comments?: string; };
  "prosecution": { owner?: string; subject: string; substitute?: string; };
  "reminders": { on?: string; rung: string; };
  "restriction": { reason: string; };
  "restriction/end": { reason: string; };
  "steps": { at?: string; facts?: unknown; on?: string; place?: string; reason?: string; says?: string; step: string; subject?: string; };
  "subjects": {
    born?: string;
    company?: boolean;
    identifiers?: Record<string, unknown>[];
    names: string[];
    role: "sought" | "suspect" | "accused" | "convicted" | "witness" | "expert" | "victim" | "third-party";
  };
  "subjects/{subject}/custody": { basis: "provisional" | "on-request" | "domestic-case" | "serving-sentence"; place?: string; since: string; source?: string; };
  "subjects/{subject}/custody/end": { at: string; how: "released-by-court" | "released" | "surrendered" | "transferred" | "died" | "escaped"; source?: string; };
  "subjects/{subject}/description": {
    born?: string;
    company?: boolean;
    identifiers?: Record<string, unknown>[];
    names?: string[];
    role?: "sought" | "suspect" | "accused" | "convicted" | "witness" | "expert" | "victim" | "third-party";
  };
  "subjects/{subject}/withdrawal": { reason: string; };
  "tasks": { due?: string; from?: string; owner: string; says: string; };
  "tasks/{task}/end": { because: string; };
  "team": { account: string; };
  "team/leave": { account: string; };
}
export interface BeginAgreement {
  channel?: "direct" | "central-authorities" | "ministries" | "diplomatic" | "interpol";
  covers?: string[];
  enters_after?: string;
  kind: "treaty" | "protocol" | "interdepartmental-agreement" | "memorandum" | "reciprocity-assurance";
  languages?: string[];
  limits?: Record<string, unknown>[];
  notice?: string;
  observed?: boolean;
  own_authority?: string;
  owner?: string;
  parties: Record<string, unknown>[];
  prolonged_by?: string;
  replaces?: string;
  substitute: string;
  term?: string;
  title: string;
}
/** Commands to an agreement by their address below it. */
export interface AgreementCommands {
  "amendments": { document?: string; effect: string; number?: string; on: string; says: string; source: string; };
  "assignment": { owner: string; substitute: string; };
  "description": {
    channel?: "direct" | "central-authorities" | "ministries" | "diplomatic" | "interpol";
    covers?: string[];
    enters_after?: string;
    kind?: "treaty" | "protocol" | "interdepartmental-agreement" | "memorandum" | "reciprocity-assurance";
    languages?: string[];
    limits?: Record<string, unknown>[];
    notice?: string;
    own_authority?: string;
    prolonged_by?: string;
    replaces?: string;
    term?: string;
    title?: string;
  };
  "drafts": { by: "us" | "them" | "both"; language: string; on: string; round: number; says?: string; text: string; };
  "offers": {
    answer_by?: string;
    by: "us" | "them";
    document?: string;
    draft?: string;
    on: string;
    reason?: string;
    says: string;
    source: string;
    state: string;
  };
  "offers/{offer}/answer": { document?: string; how: "accepted" | "declined" | "countered" | "withdrawn"; on: string; reason?: string; says?: string; source: string; };
  "offers/{offer}/reminders": { answer_by?: string; document?: string; on: string; says?: string; source: string; };
  "page": { fields?: string[]; language?: string; reason?: string; source: string; title: string; title_fr: string; title_ru: string; };
  "page/withdrawal": { because: string; because_fr: string; because_ru: string; reason?: string; };
  "parties": { parties: Record<string, unknown>[]; reason: string; };
  "procedures": { document?: string; on: string; side: string; source: string; };
  "proposals/{proposal}/approval": { comments?: string; };
  "proposals/{proposal}/return": { comments: string; };
  "proposals/{proposal}/withdrawal": { comments?: string; };
  "steps": {
    by?: "us" | "them" | "both";
    document?: string;
    effect?: string;
    how?: "expired" | "replaced" | "denounced" | "abandoned";
    on: string;
    place?: string;
    reason?: string;
    replaced_by?: string;
    says?: string;
    signatories?: string[];
    source: string;
    step: "propose" | "negotiate" | "initial" | "sign" | "begin-procedures" | "enter-into-force" | "suspend" | "resume" | "end";
  };
  "steps/{id}/correction": { document?: string; effect?: string; on?: string; place?: string; reason: string; says?: string; signatories?: string[]; source: string; };
  "steps/{id}/withdrawal": { reason: string; };
  "texts": { authentic?: boolean; document?: string; language: string; source: string; text: string; };
}
export interface BeginProgramme {
  from: string;
  own_authority?: string;
  owner?: string;
  parties: Record<string, unknown>[];
  predecessor?: string;
  substitute: string;
  title: string;
  to: string;
}
/** Commands to a programme by their address below it. */
export interface ProgrammeCommands {
  "assignment": { owner: string; substitute: string; };
  "description": { from?: string; own_authority?: string; predecessor?: string; successor?: string; title?: string; to?: string; };
  "end": { because: string; document?: string; on: string; reason?: string; source: string; };
  "items": {
    form: "meeting" | "seminar" | "exchange-of-documents" | "study-visit" | "joint-analysis" | "training";
    from: string;
    place?: string;
    responsible?: string;
    responsible_there?: string;
    says?: string;
    subject: string;
    to: string;
  };
  "items/{item}/cancellation": { because: string; document?: string; on: string; source: string; };
  "items/{item}/description": {
    form?: "meeting" | "seminar" | "exchange-of-documents" | "study-visit" | "joint-analysis" | "training";
    from?: string;
    place?: string;
    reason: string;
    responsible?: string;
    responsible_there?: string;
    says?: string;
    subject?: string;
    to?: string;
  };
  "items/{item}/outcome": { document?: string; on: string; outputs?: string[]; place?: string; says?: string; source: string; };
  "page": { fields?: string[]; language?: string; reason?: string; source: string; title: string; title_fr: string; title_ru: string; };
  "page/withdrawal": { because: string; because_fr: string; because_ru: string; reason?: string; };
  "proposals/{proposal}/approval": { comments?: string; };
  "proposals/{proposal}/return": { comments: string; };
  "proposals/{proposal}/withdrawal": { comments?: string; };
  "signature": { document?: string; on: string; place?: string; reason?: string; signatories?: string[]; source: string; };
}
export interface BeginBody {
  kind: "commission" | "committee" | "council" | "conference-of-parties" | "working-group" | "network" | "contact-group";
  mandate?: string;
  organisation?: string;
  owner?: string;
  parent?: string;
  parties?: Record<string, unknown>[];
  seat?: string;
  substitute: string;
  title: string;
}
/** Commands to a body by their address below it. */
export interface BodyCommands {
  "assignment": { owner: string; substitute: string; };
  "delegates": { document?: string; from: string; mandate?: string; name: string; office: string; source: string; until?: string; };
  "delegates/{delegate}/end": { because?: string; on: string; };
  "description": {
    kind?: "commission" | "committee" | "council" | "conference-of-parties" | "working-group" | "network" | "contact-group";
    mandate?: string;
    organisation?: string;
    parent?: string;
    parties?: Record<string, unknown>[];
    seat?: string;
    title?: string;
  };
  "end": { because: string; document?: string; on: string; source: string; };
  "proposals/{proposal}/approval": { comments?: string; };
  "proposals/{proposal}/return": { comments: string; };
  "proposals/{proposal}/withdrawal": { comments?: string; };
}
export interface BeginMeeting {
  body?: string;
  from: string;
  kind: "bilateral" | "session" | "working-group" | "conference" | "visit" | "video";
  owner?: string;
  parties: Record<string, unknown>[];
  place?: string;
  substitute: string;
  title: string;
  to: string;
  under?: string[];
}
/** Commands to a meeting by their address below it. */
export interface MeetingCommands {
  "agenda": { by: "us" | "them" | "chair"; papers?: string[]; says?: string; subject: string; };
  "agenda/{point}/description": { by?: "us" | "them" | "chair"; papers?: string[]; says?: string; subject?: string; };
  "agenda/{point}/removal": { because: string; };
  "assignment": { owner: string; substitute: string; };
  "cancellation": { because: string; document?: string; on: string; source: string; };
  "course": { document?: string; from?: string; place?: string; source: string; to?: string; };
  "decisions": {
    about?: string;
    by?: "us" | "them";
    case?: string;
    due?: string;
    on?: string;
    owner?: string;
    point?: string;
    responsible_there?: string;
    says: string;
  };
  "decisions/{decision}/outcome": { document?: string; on: string; says?: string; source: string; };
  "decisions/{decision}/removal": { because: string; on: string; };
  "decisions/{decision}/term": { because: string; due?: string; owner?: string; };
  "description": {
    body?: string;
    from?: string;
    kind?: "bilateral" | "session" | "working-group" | "conference" | "visit" | "video";
    parties?: Record<string, unknown>[];
    place?: string;
    title?: string;
    to?: string;
    under?: string[];
  };
  "members": { name: string; office: string; role: "head" | "member" | "interpreter" | "observer"; side: "us" | "them"; state?: string; };
  "members/{member}/withdrawal": { because: string; };
  "minutes": { language: string; text: string; };
  "minutes/{minutes}/adoption": { document?: string; on: string; reason?: string; source: string; };
  "page": { fields?: string[]; language?: string; reason?: string; source: string; title: string; title_fr: string; title_ru: string; };
  "page/withdrawal": { because: string; because_fr: string; because_ru: string; reason?: string; };
  "proposals/{proposal}/approval": { comments?: string; };
  "proposals/{proposal}/return": { comments: string; };
  "proposals/{proposal}/withdrawal": { comments?: string; };
}
export interface BeginPublication {
  citation?: string;
  kind: "methodological-paper" | "model-form" | "court-decision" | "treaty-commentary" | "country-note";
  owner?: string;
  rests_on?: string[];
  states?: string[];
  substitute: string;
  title: string;
  topics?: string[];
}
/** Commands to a publication by their address below it. */
export interface PublicationCommands {
  "assignment": { owner: string; substitute: string; };
  "description": {
    citation?: string;
    kind?: "methodological-paper" | "model-form" | "court-decision" | "treaty-commentary" | "country-note";
    rests_on?: string[];
    states?: string[];
    title?: string;
    topics?: string[];
  };
  "disseminations": { document?: string; edition: string; how?: string; language: string; on: string; source: string; to: Record<string, unknown>[]; };
  "disseminations/{dissemination}/receipt": { by?: string; document?: string; on: string; source: string; };
  "editions": { authors?: string[]; document?: string; label: string; on: string; source: string; };
  "editions/{edition}/correction": { authors?: string[]; because: string; from?: string; label?: string; until?: string; };
  "editions/{edition}/force": { document?: string; from: string; reason?: string; source: string; until?: string; };
  "editions/{edition}/review": { on: string; says?: string; };
  "editions/{edition}/withdrawal": { because: string; document?: string; on: string; source: string; };
  "law/confirmation": { on: string; says?: string; };
  "proposals/{proposal}/approval": { comments?: string; };
  "proposals/{proposal}/return": { comments: string; };
  "proposals/{proposal}/withdrawal": { comments?: string; };
  "restriction": { because: string; readers: string[]; };
  "restriction/end": { because: string; };
  "texts": { authentic?: boolean; edition: string; first_page?: number; language: string; text: string; };
  "texts/{text_id}/withdrawal": { because: string; };
}
export interface BeginNews { owner?: string; states?: string[]; substitute: string; tags?: string[]; title: string; }
/** Commands to a news item by their address below it. */
export interface NewsCommands {
  "assignment": { owner: string; substitute: string; };
  "corrections": { note: string; note_fr: string; note_ru: string; reason?: string; };
  "description": { states?: string[]; tags?: string[]; title?: string; };
  "pictures/{picture}/description": { alternative: string; alternative_fr: string; alternative_ru: string; credit: string; };
  "pictures/{picture}/removal": Record<string, never>;
  "proposals/{proposal}/approval": { comments?: string; };
  "proposals/{proposal}/return": { comments: string; };
  "proposals/{proposal}/withdrawal": { comments?: string; };
  "publication": { on?: string; reason?: string; };
  "texts": { headline: string; language: string; text: string; };
  "withdrawal": { because: string; because_fr: string; because_ru: string; reason?: string; };
}
/** Commands to the glossary by their address below it. */
export interface GlossaryCommands {
  "filling": Record<string, never>;
  "import": { csv: string; };
  "terms": { note?: string; source?: string; words: unknown; };
  "terms/{term}/change": { note?: string; source?: string; words?: unknown; };
  "terms/{term}/withdrawal": { reason: string; };
}
export interface BeginStatistic {
  about: "cases" | "agreements";
  columns?: string;
  from?: string;
  owner?: string;
  rows: string;
  substitute: string;
  title: string;
  title_fr: string;
  title_ru: string;
}
/** Commands to a statistic by their address below it. */
export interface StatisticCommands {
  "assignment": { owner: string; substitute: string; };
  "description": { title?: string; title_fr?: string; title_ru?: string; };
  "editions": { reason?: string; until: string; };
  "editions/{edition}/withdrawal": { because: string; note?: string; note_fr?: string; note_ru?: string; reason?: string; };
  "proposals/{proposal}/approval": { comments?: string; };
  "proposals/{proposal}/return": { comments: string; };
  "proposals/{proposal}/withdrawal": { comments?: string; };
}
