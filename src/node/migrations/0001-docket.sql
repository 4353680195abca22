-- SPDX-License-Identifier: EUPL-1.2
-- What lists, searches and counts read. Every row follows from the events and can be made again from them.

CREATE TABLE docket_case (
    authority         TEXT NOT NULL,
    id                TEXT NOT NULL,
    number            TEXT NOT NULL,
    matter            TEXT NOT NULL,
    kind              TEXT NOT NULL,
    direction         TEXT NOT NULL,
    counterpart       TEXT NOT NULL,
    title             TEXT NOT NULL,
    foreign_reference TEXT NOT NULL,
    owner             TEXT NOT NULL,
    substitute        TEXT NOT NULL,
    unit              TEXT NOT NULL,
    stage             TEXT NOT NULL,
    common_stage      TEXT NOT NULL,
    urgent            INTEGER NOT NULL,
    held              INTEGER NOT NULL,      -- how many subjects are held for a request
    closed            INTEGER NOT NULL,
    due               TEXT NOT NULL,         -- the nearest careful day of a running clock; '9999-12-31' without
    opened_on         TEXT NOT NULL,
    closed_on         TEXT NOT NULL,         -- '' while open
    changed_at        BIGINT NOT NULL,       -- milliseconds since 1970, UTC
    version           BIGINT NOT NULL,       -- of the case's stream
    law               TEXT NOT NULL,         -- digest of the library its clocks were last computed with
    rank              TEXT NOT NULL,         -- of the work list: held before not held, then by day, then by number
    PRIMARY KEY (authority, id)
) /* sqlite: WITHOUT ROWID */;
CREATE UNIQUE INDEX docket_case_number ON docket_case (authority, number);
CREATE INDEX docket_case_open ON docket_case (authority, closed, rank);
CREATE INDEX docket_case_law ON docket_case (authority, closed, law);

-- Who may see a case, and how they stand to it: one row per reason. Heads stand here as 'unit:NAME'.
CREATE TABLE docket_access (
    authority TEXT NOT NULL,
    account   TEXT NOT NULL,
    case_id   TEXT NOT NULL,
    relation  TEXT NOT NULL,
    until     BIGINT NOT NULL,               -- milliseconds since 1970; the largest number where it has no end
    closed    INTEGER NOT NULL,              -- of the case, as rank: so that a work list is one walk along the index
    rank      TEXT NOT NULL,
    PRIMARY KEY (authority, account, case_id, relation)
) /* sqlite: WITHOUT ROWID */;
CREATE INDEX docket_access_work ON docket_access (authority, account, closed, rank);
CREATE INDEX docket_access_case ON docket_access (authority, case_id);

-- Words of number, title, names, references and States, folded; for search by their beginnings.
CREATE TABLE docket_word (
    authority TEXT NOT NULL,
    word      TEXT NOT NULL,
    case_id   TEXT NOT NULL,
    PRIMARY KEY (authority, word, case_id)
) /* sqlite: WITHOUT ROWID */;
CREATE INDEX docket_word_case ON docket_word (authority, case_id);

CREATE TABLE docket_clock (
    authority    TEXT NOT NULL,
    case_id      TEXT NOT NULL,
    id           TEXT NOT NULL,
    kind         TEXT NOT NULL,
    label        TEXT NOT NULL,
    rule         TEXT NOT NULL,
    subject      TEXT NOT NULL,
    subject_name TEXT NOT NULL,
    begun        TEXT NOT NULL,
    period       TEXT NOT NULL,
    due          TEXT NOT NULL,              -- '' for a gap
    careful      TEXT NOT NULL,              -- the day to keep: the conservative one, else the due one
    effect       TEXT NOT NULL,
    gap          INTEGER NOT NULL,
    owner        TEXT NOT NULL,
    substitute   TEXT NOT NULL,
    alarm        TEXT NOT NULL,
    silent_until TEXT NOT NULL,
    PRIMARY KEY (authority, case_id, id)
) /* sqlite: WITHOUT ROWID */;
CREATE INDEX docket_clock_day ON docket_clock (authority, careful, case_id);

CREATE TABLE docket_task (
    authority TEXT NOT NULL,
    case_id   TEXT NOT NULL,
    id        TEXT NOT NULL,
    says      TEXT NOT NULL,
    owner     TEXT NOT NULL,
    due       TEXT NOT NULL,                 -- '9999-12-31' without
    made_by   TEXT NOT NULL,
    PRIMARY KEY (authority, case_id, id)
) /* sqlite: WITHOUT ROWID */;
CREATE INDEX docket_task_owner ON docket_task (authority, owner, due);

CREATE TABLE docket_proposal (
    authority TEXT NOT NULL,
    case_id   TEXT NOT NULL,
    id        TEXT NOT NULL,
    act       TEXT NOT NULL,
    command   TEXT NOT NULL,
    says      TEXT NOT NULL,
    by        TEXT NOT NULL,
    at        BIGINT NOT NULL,
    PRIMARY KEY (authority, case_id, id)
) /* sqlite: WITHOUT ROWID */;

CREATE TABLE docket_promise (
    authority TEXT NOT NULL,
    case_id   TEXT NOT NULL,
    id        TEXT NOT NULL,
    kind      TEXT NOT NULL,
    given     INTEGER NOT NULL,
    says      TEXT NOT NULL,
    breached_by TEXT NOT NULL,
    until     TEXT NOT NULL,
    watcher   TEXT NOT NULL,
    PRIMARY KEY (authority, case_id, id)
) /* sqlite: WITHOUT ROWID */;

CREATE TABLE docket_link (
    authority TEXT NOT NULL,
    case_id   TEXT NOT NULL,
    other     TEXT NOT NULL,
    relation  TEXT NOT NULL,
    PRIMARY KEY (authority, case_id, other, relation)
) /* sqlite: WITHOUT ROWID */;
CREATE INDEX docket_link_other ON docket_link (authority, other);

-- One row per case without measures, or per measure: what reciprocity is counted from.
CREATE TABLE docket_ledger (
    authority   TEXT NOT NULL,
    counterpart TEXT NOT NULL,
    case_id     TEXT NOT NULL,
    measure     TEXT NOT NULL,               -- '' for the case itself
    kind        TEXT NOT NULL,
    what        TEXT NOT NULL,               -- the measure's word, else the kind's
    direction   TEXT NOT NULL,
    outcome     TEXT NOT NULL,               -- 'pending', 'granted', 'refused', 'withdrawn'
    ground      TEXT NOT NULL,               -- citation, of a refusal
    sent_on     TEXT NOT NULL,
    answered_on TEXT NOT NULL,               -- '' while pending
    PRIMARY KEY (authority, counterpart, case_id, measure)
) /* sqlite: WITHOUT ROWID */;

-- Blind marks of persons and papers: MACs of what identifies them exactly.
CREATE TABLE docket_mark (
    authority TEXT NOT NULL,
    mark      TEXT NOT NULL,
    case_id   TEXT NOT NULL,
    PRIMARY KEY (authority, mark, case_id)
) /* sqlite: WITHOUT ROWID */;
CREATE INDEX docket_mark_case ON docket_mark (authority, case_id);

-- Who read what: the owner sees it, and the auditor.
CREATE TABLE docket_reading (
    authority TEXT NOT NULL,
    case_id   TEXT NOT NULL,                 -- '' for lists and searches
    sequence  BIGINT NOT NULL,               -- of the event
    account   TEXT NOT NULL,
    what      TEXT NOT NULL,
    at        BIGINT NOT NULL,
    PRIMARY KEY (authority, case_id, sequence)
) /* sqlite: WITHOUT ROWID */;
CREATE INDEX docket_reading_account ON docket_reading (authority, account, at);

-- Numbers of the docket given so far.
CREATE TABLE docket_number (
    authority TEXT NOT NULL,
    series    TEXT NOT NULL,                 -- 'EXT-I-2026'
    last      BIGINT NOT NULL,
    PRIMARY KEY (authority, series)
) /* sqlite: WITHOUT ROWID */;
