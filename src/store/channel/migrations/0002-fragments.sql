-- Split and join: docs/formats/store.md, "Tables of the access point".

-- Of a fragment: the message it is cut from. Of a message that was cut: how many fragments.
ALTER TABLE channel_outgoing ADD COLUMN source TEXT NOT NULL DEFAULT '';
ALTER TABLE channel_outgoing ADD COLUMN fragments BIGINT NOT NULL DEFAULT 0;
CREATE INDEX channel_outgoing_fragments ON channel_outgoing (authority, source) WHERE source <> '';

CREATE TABLE channel_groups (
    authority TEXT NOT NULL,
    signer TEXT NOT NULL,
    group_id TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('collecting', 'complete', 'answering', 'over')),
    pmode TEXT NOT NULL,
    certificate BYTEA NOT NULL,
    flags TEXT NOT NULL,
    first BIGINT NOT NULL,
    answer BYTEA NOT NULL,
    tries BIGINT NOT NULL,
    next_try BIGINT,
    PRIMARY KEY (authority, signer, group_id)
) /* sqlite: STRICT */;

CREATE INDEX channel_groups_unfinished ON channel_groups (authority, first) WHERE state <> 'over';

CREATE TABLE channel_fragments (
    authority TEXT NOT NULL,
    signer TEXT NOT NULL,
    group_id TEXT NOT NULL,
    number BIGINT NOT NULL CHECK (number > 0),
    message_id TEXT NOT NULL,
    reference_digest BYTEA NOT NULL CHECK (length(reference_digest) = 32),
    octets BIGINT NOT NULL,
    file TEXT NOT NULL,
    envelope BYTEA NOT NULL,
    PRIMARY KEY (authority, signer, group_id, number)
) /* sqlite: STRICT */;
