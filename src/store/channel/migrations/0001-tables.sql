-- What an access point keeps: docs/formats/store.md, "Tables of the access point". Times are milliseconds in UTC.

CREATE TABLE channel_outgoing (
    authority TEXT NOT NULL,
    id TEXT NOT NULL,
    number BIGINT NOT NULL,
    version BIGINT NOT NULL,
    state TEXT NOT NULL,
    recipient TEXT NOT NULL,
    conversation TEXT NOT NULL,
    urgent BIGINT NOT NULL CHECK (urgent IN (0, 1)),
    mpc TEXT NOT NULL,
    created BIGINT NOT NULL,
    order_json TEXT NOT NULL,
    order_digest BYTEA NOT NULL CHECK (length(order_digest) = 32),
    message_id TEXT,
    pmode TEXT NOT NULL,
    directory BIGINT NOT NULL,
    signing BYTEA NOT NULL CHECK (length(signing) = 32),
    encryption BYTEA NOT NULL CHECK (length(encryption) = 32),
    reference_digest BYTEA NOT NULL CHECK (length(reference_digest) = 32),
    file TEXT NOT NULL,
    content_type TEXT NOT NULL,
    size BIGINT NOT NULL,
    spooled BIGINT,
    tries BIGINT NOT NULL,
    tries_before BIGINT NOT NULL,
    first_try BIGINT,
    next_try BIGINT,
    invalid_receipts BIGINT NOT NULL,
    alarmed BIGINT NOT NULL CHECK (alarmed IN (0, 1)),
    code TEXT NOT NULL,
    reason TEXT NOT NULL,
    header BYTEA,
    signal BYTEA,
    PRIMARY KEY (authority, id)
) /* sqlite: STRICT */;

CREATE UNIQUE INDEX channel_outgoing_message ON channel_outgoing (authority, message_id);
CREATE INDEX channel_outgoing_unfinished ON channel_outgoing (authority, number)
    WHERE state IN ('prepared', 'spooled', 'in_flight', 'waiting_retry');
CREATE INDEX channel_outgoing_queued ON channel_outgoing (authority, mpc, number)
    WHERE mpc <> '' AND state IN ('spooled', 'in_flight', 'waiting_retry');

CREATE TABLE channel_events (
    authority TEXT NOT NULL,
    sequence BIGINT NOT NULL CHECK (sequence > 0),
    time BIGINT NOT NULL,
    event TEXT NOT NULL,
    PRIMARY KEY (authority, sequence)
) /* sqlite: STRICT, WITHOUT ROWID */;

-- The last numbers given: they rise also when the rows that had them are gone.
CREATE TABLE channel_numbers (
    authority TEXT NOT NULL,
    name TEXT NOT NULL,
    last BIGINT NOT NULL,
    PRIMARY KEY (authority, name)
) /* sqlite: STRICT, WITHOUT ROWID */;

CREATE TABLE channel_received (
    authority TEXT NOT NULL,
    signer TEXT NOT NULL,
    message_id TEXT NOT NULL,
    reference_digest BYTEA NOT NULL CHECK (length(reference_digest) = 32),
    pmode TEXT NOT NULL,
    received BIGINT NOT NULL,
    receipt BYTEA NOT NULL,
    copies BIGINT NOT NULL,
    PRIMARY KEY (authority, signer, message_id)
) /* sqlite: STRICT */;

CREATE INDEX channel_received_by_age ON channel_received (authority, received);

-- The versions of the federation directory that were taken; messages name the one they were made by.
CREATE TABLE channel_directories (
    authority TEXT NOT NULL,
    sequence BIGINT NOT NULL,
    fetched BIGINT NOT NULL,
    note BYTEA NOT NULL,
    json BYTEA NOT NULL,
    PRIMARY KEY (authority, sequence)
) /* sqlite: STRICT */;
