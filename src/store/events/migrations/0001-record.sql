-- The record of each authority: docs/formats/store.md, "Tables of the record".

CREATE TABLE record_events (
    authority TEXT NOT NULL,
    sequence BIGINT NOT NULL CHECK (sequence > 0),
    stream_kind TEXT NOT NULL,
    stream_id TEXT NOT NULL,
    stream_sequence BIGINT NOT NULL CHECK (stream_sequence > 0),
    entry BYTEA NOT NULL,
    body BYTEA NOT NULL,
    PRIMARY KEY (authority, sequence),
    UNIQUE (authority, stream_kind, stream_id, stream_sequence)
) /* sqlite: STRICT */;

CREATE TABLE record_hashes (
    authority TEXT NOT NULL,
    stored_index BIGINT NOT NULL CHECK (stored_index >= 0),
    hash BYTEA NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (authority, stored_index)
) /* sqlite: STRICT, WITHOUT ROWID */;

CREATE TABLE record_checkpoints (
    authority TEXT NOT NULL,
    size BIGINT NOT NULL CHECK (size >= 0),
    note BYTEA NOT NULL,
    cosignatures BYTEA NOT NULL,
    PRIMARY KEY (authority, size)
) /* sqlite: STRICT, WITHOUT ROWID */;

CREATE INDEX record_checkpoints_cosigned ON record_checkpoints (authority, size) WHERE length(cosignatures) > 0;

CREATE TABLE record_witnessed (
    authority TEXT NOT NULL,
    origin TEXT NOT NULL,
    size BIGINT NOT NULL CHECK (size >= 0),
    root BYTEA NOT NULL CHECK (length(root) = 32),
    note BYTEA NOT NULL,
    stopped BIGINT NOT NULL CHECK (stopped IN (0, 1)),
    PRIMARY KEY (authority, origin)
) /* sqlite: STRICT, WITHOUT ROWID */;

CREATE TABLE record_forks (
    authority TEXT NOT NULL,
    origin TEXT NOT NULL,
    number BIGINT NOT NULL CHECK (number > 0),
    seen BIGINT NOT NULL,
    seen_offset BIGINT NOT NULL,
    reason TEXT NOT NULL,
    known BYTEA NOT NULL,
    presented BYTEA NOT NULL,
    PRIMARY KEY (authority, origin, number)
) /* sqlite: STRICT */;

-- NULL where the key was erased: what is erased stays so.
CREATE TABLE record_data_keys (
    authority TEXT NOT NULL,
    stream_kind TEXT NOT NULL,
    stream_id TEXT NOT NULL,
    wrapped BYTEA,
    PRIMARY KEY (authority, stream_kind, stream_id)
) /* sqlite: STRICT, WITHOUT ROWID */;

CREATE TABLE record_answers (
    authority TEXT NOT NULL,
    idempotency_key TEXT NOT NULL,
    request BYTEA NOT NULL CHECK (length(request) = 32),
    answer BYTEA NOT NULL,
    given BIGINT NOT NULL,
    given_offset BIGINT NOT NULL,
    PRIMARY KEY (authority, idempotency_key)
) /* sqlite: STRICT */;

CREATE INDEX record_answers_by_age ON record_answers (authority, given);
