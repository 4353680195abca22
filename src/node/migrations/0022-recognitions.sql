-- SPDX-License-Identifier: EUPL-1.2
-- Files of cases whose text somebody asked to be recognised ('asked'), and those that came in and nobody asked for
-- ('unasked'). Those of before are there after `comity record rebuild`.
CREATE TABLE docket_recognition (
    authority TEXT NOT NULL,
    case_id   TEXT NOT NULL,
    document  TEXT NOT NULL,
    version   BIGINT NOT NULL,
    digest    TEXT NOT NULL,                    -- SHA-256 of the file, hexadecimal
    standing  TEXT NOT NULL,
    PRIMARY KEY (authority, case_id, document, version)
) /* sqlite: STRICT, WITHOUT ROWID */;
CREATE INDEX docket_recognition_standing ON docket_recognition (authority, standing);
