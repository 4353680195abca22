-- SPDX-License-Identifier: EUPL-1.2
-- What lists of the register read: agreements and what else it keeps. Every row follows from the events.

CREATE TABLE register_holding (
    authority  TEXT NOT NULL,
    id         TEXT NOT NULL,
    word       TEXT NOT NULL,                -- 'agreement'
    number     TEXT NOT NULL,
    title      TEXT NOT NULL,
    sort       TEXT NOT NULL,                -- kind of agreement
    owner      TEXT NOT NULL,
    substitute TEXT NOT NULL,
    states     TEXT NOT NULL,                -- of the partners, with blanks around each: ' KZ TR '
    version    BIGINT NOT NULL,              -- of its stream
    PRIMARY KEY (authority, id)
) /* sqlite: WITHOUT ROWID */;
CREATE UNIQUE INDEX register_holding_number ON register_holding (authority, word, number);

CREATE TABLE register_party (
    authority TEXT NOT NULL,
    holding   TEXT NOT NULL,
    state     TEXT NOT NULL,
    name      TEXT NOT NULL,
    PRIMARY KEY (authority, holding, state, name)
) /* sqlite: WITHOUT ROWID */;
CREATE INDEX register_party_state ON register_party (authority, state);

-- Stages with the day from which each holds: the stage of a day is that of the last row not behind it.
CREATE TABLE register_stage (
    authority TEXT NOT NULL,
    holding   TEXT NOT NULL,
    place     BIGINT NOT NULL,               -- in the order of the steps
    stage     TEXT NOT NULL,
    effect    TEXT NOT NULL,
    PRIMARY KEY (authority, holding, place)
) /* sqlite: WITHOUT ROWID */;

CREATE TABLE register_proposal (
    authority TEXT NOT NULL,
    holding   TEXT NOT NULL,
    id        TEXT NOT NULL,
    act       TEXT NOT NULL,
    command   TEXT NOT NULL,
    says      TEXT NOT NULL,
    by        TEXT NOT NULL,
    at        BIGINT NOT NULL,
    PRIMARY KEY (authority, holding, id)
) /* sqlite: WITHOUT ROWID */;
CREATE INDEX register_proposal_at ON register_proposal (authority, at);
