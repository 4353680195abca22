-- SPDX-License-Identifier: EUPL-1.2
-- Files of cases that are still to be looked into ('new'), and those that no malware scanner has seen ('unscanned').
-- Those of before are there after `comity record rebuild`.
CREATE TABLE docket_inspection (
    authority TEXT NOT NULL,
    case_id   TEXT NOT NULL,
    document  TEXT NOT NULL,
    version   BIGINT NOT NULL,
    digest    TEXT NOT NULL,                    -- SHA-256 of the file, hexadecimal
    standing  TEXT NOT NULL,
    PRIMARY KEY (authority, case_id, document, version)
) /* sqlite: STRICT, WITHOUT ROWID */;
CREATE INDEX docket_inspection_standing ON docket_inspection (authority, standing);
