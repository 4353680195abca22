-- SPDX-License-Identifier: EUPL-1.2
-- Which case a code stands for that its paper or its reply slip bears: the pseudonym on printed pages, or the digest of a
-- sealed request's list. Codes of before are there after `comity record rebuild`.
CREATE TABLE docket_code (
    authority TEXT NOT NULL,
    code      TEXT NOT NULL,                    -- base32, or 'sha256:...'
    case_id   TEXT NOT NULL,
    paper     TEXT NOT NULL,
    document  TEXT NOT NULL,                    -- whose pages bear it, or the container of the sealed request
    PRIMARY KEY (authority, code, case_id)
) /* sqlite: STRICT, WITHOUT ROWID */;
CREATE INDEX docket_code_case ON docket_code (authority, case_id);
