-- SPDX-License-Identifier: EUPL-1.2
-- What waits for a time stamp (RFC 3161), and the stamps that came.
CREATE TABLE channel_stamp (
    authority TEXT NOT NULL,
    case_id   TEXT NOT NULL,
    digest    BYTEA NOT NULL CHECK (length(digest) = 32),
    what      TEXT NOT NULL,              -- 'transmittal', 'container', 'receipt', 'evidence'
    about     TEXT NOT NULL,              -- digest of the file it belongs to, hexadecimal
    queued    BIGINT NOT NULL,
    tries     BIGINT NOT NULL,
    last_try  BIGINT,
    told      INTEGER NOT NULL,           -- 1: when it was late, a person was told
    token     BYTEA,                      -- DER; NULL while it waits
    PRIMARY KEY (authority, case_id, digest)
) /* sqlite: WITHOUT ROWID */;

CREATE INDEX channel_stamp_waiting ON channel_stamp (authority, tries, queued) WHERE token IS NULL;
