-- SPDX-License-Identifier: EUPL-1.2
-- What the node keeps of its talk with the access point. Cases, alarms and approvals are told by events; these rows say
-- how far the talk went.

-- Every message that was taken over, for the life of the record: the same delivery again has the same answer.
CREATE TABLE channel_message (
    authority  TEXT NOT NULL,
    signer     TEXT NOT NULL,
    message_id TEXT NOT NULL,
    refs       TEXT NOT NULL,             -- digest of its references
    case_id    TEXT NOT NULL,             -- '' of a message that belongs to no case
    uuid       TEXT NOT NULL,             -- of its transmittal, ''
    taken      INTEGER NOT NULL,          -- 0: begun, and to be gone on with
    verdict    TEXT NOT NULL,             -- on the anchor that came, until it is answered; ''
    answer     TEXT NOT NULL,             -- as it was given; '' until then
    at         BIGINT NOT NULL,
    PRIMARY KEY (authority, signer, message_id)
) /* sqlite: WITHOUT ROWID */;

-- Up to which event of the access point everything is filed.
CREATE TABLE channel_cursor (
    authority TEXT PRIMARY KEY,
    last      BIGINT NOT NULL
) /* sqlite: WITHOUT ROWID */;

-- The exchange of anchors with each peer.
CREATE TABLE channel_peer (
    authority TEXT NOT NULL,
    peer      TEXT NOT NULL,
    state     TEXT NOT NULL,
    PRIMARY KEY (authority, peer)
) /* sqlite: WITHOUT ROWID */;

-- The directory in force, and who signs the next one.
CREATE TABLE channel_directory (
    authority  TEXT PRIMARY KEY,
    federation TEXT NOT NULL,
    sequence   BIGINT NOT NULL,
    roots      TEXT NOT NULL,             -- verifier keys, a line each
    threshold  BIGINT NOT NULL,
    json       TEXT NOT NULL
) /* sqlite: WITHOUT ROWID */;

-- Authorities that two persons made a choice for senders, or one proposed.
CREATE TABLE channel_choice (
    authority   TEXT NOT NULL,
    peer        TEXT NOT NULL,
    proposed_by TEXT NOT NULL,
    approved_by TEXT NOT NULL,            -- '' while it waits
    PRIMARY KEY (authority, peer)
) /* sqlite: WITHOUT ROWID */;

CREATE TABLE channel_alarm (
    authority  TEXT NOT NULL,
    id         BIGINT NOT NULL,
    at         BIGINT NOT NULL,
    kind       TEXT NOT NULL,
    peer       TEXT NOT NULL,
    says       TEXT NOT NULL,
    known      TEXT NOT NULL,             -- two notes that contradict each other, ''
    presented  TEXT NOT NULL,
    cleared_by TEXT NOT NULL,             -- '' while somebody is to look
    cleared_as TEXT NOT NULL,             -- why it may be cleared
    PRIMARY KEY (authority, id)
) /* sqlite: WITHOUT ROWID */;

-- Messages that no officer released: evidences, anchors. The order's id is made of what it is about, so that it is
-- ordered once.
CREATE TABLE channel_order (
    authority TEXT NOT NULL,
    id        TEXT NOT NULL,
    case_id   TEXT NOT NULL,
    state     TEXT NOT NULL,              -- 'ordered', then as the access point says
    PRIMARY KEY (authority, id)
) /* sqlite: WITHOUT ROWID */;
